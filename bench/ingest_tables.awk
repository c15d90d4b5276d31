# Prints what bench/ingest.sh measured, of several runs the fastest: with part=table all programs of
# each form, with part=goals the goals beside what was reached. Reads one file a form, FORM.tsv, with
# the lines of bench_measure --tsv behind one that gives the size, "bytes" and a number.
#   awk -v part=… -v posts=N -v tenth=N -v accounts=N -f ingest_tables.awk FORM.tsv…
BEGIN { FS = "\t" }
FNR == 1 {
  form = FILENAME
  sub(/.*\//, "", form)
  sub(/\.tsv$/, "", form)
  forms[++n_forms] = form
  bytes[form] = $2
  next
}
{
  is_new = !((form, $1) in wall)
  if (is_new) row[form, ++n_rows[form]] = $1
  scale = $1 ~ /^jq/ ? posts / tenth : 1
  if (is_new || $2 * scale < wall[form, $1]) {
    wall[form, $1] = $2 * scale
    cpu[form, $1] = $3 * scale
  }
  if ($4 > peak_kib[form, $1]) peak_kib[form, $1] = $4
}
END {
  if (part == "table") for (f = 1; f <= n_forms; ++f) print_table(forms[f])
  if (part == "goals") print_goals()
}

function ratio(form, name, other) {
  if (!((form, name) in wall) || !((form, other) in wall)) return -1
  return wall[form, name] / wall[form, other]
}

function print_table(form,    i, name, seconds) {
  printf "\n%s: %d posts, %.1f MB\n", form, posts, bytes[form] / 1e6
  printf "%-31s %8s %8s %7s %9s %8s %8s %12s\n", "", "wall s", "cpu s", "MB/s", "posts/s", \
    "peak MiB", "x wc -l", "x parse-only"
  for (i = 1; i <= n_rows[form]; ++i) {
    name = row[form, i]
    seconds = wall[form, name]
    printf "%-31s %8.3f %8.3f %7.0f %9.0f %8.1f %8.1f %12.2f\n", name, seconds, cpu[form, name], \
      bytes[form] / 1e6 / seconds, posts / seconds, peak_kib[form, name] / 1024, \
      ratio(form, name, "wc -l"), ratio(form, name, "parse-only")
  }
}

# One line: what was reached for each form, and by how much the goal was missed.
function print_goal(text, sign, goal, name, other,    f, reached) {
  printf "%-40s %s %4.1f", text, sign, goal
  for (f = 1; f <= n_forms; ++f) {
    reached = other == "" ? per_million(forms[f], name) : ratio(forms[f], name, other)
    printf " %16s", verdict(reached, sign, goal)
  }
  printf "\n"
}

function per_million(form, name) {
  return (form, name) in wall ? wall[form, name] / posts * 1e6 : -1
}

function verdict(reached, sign, goal) {
  if (reached < 0) return "-"
  if (sign == "<=" ? reached <= goal : reached >= goal) return sprintf("%.2f met", reached)
  return sprintf("%.2f no (%+.0f%%)", reached, (reached / goal - 1) * 100)
}

function print_goals(    f) {
  printf "\n%-48s", "Goals, set for plain JSON Lines"
  for (f = 1; f <= n_forms; ++f) printf " %16s", forms[f]
  printf "\n"
  print_goal("ingest, no hash / wc -l", "<=", 8, "ingest -j1 --no-hash", "wc -l")
  print_goal("ingest / wc -l", "<=", 12, "ingest -j1", "wc -l")
  print_goal("ingest, no hash / parse-only", "<=", 2, "ingest -j1 --no-hash", "parse-only")
  print_goal("jq / ingest, no hash", ">=", 25, "jq, a tenth, x10", "ingest -j1 --no-hash")
  print_goal("DuckDB / ingest, no hash", ">=", 3, "DuckDB, 1 thread", "ingest -j1 --no-hash")
  print_goal("s per million posts, no hash", "<=", 1, "ingest -j1 --no-hash", "")
  print_goal("1 / 2 threads, no hash", ">=", 1.7, "ingest -j1 --no-hash", "ingest -j2 --no-hash")
  print_goal("1 / 2 threads", ">=", 1.7, "ingest -j1", "ingest -j2")
  print_memory()
}

# The goal is 64 MB + 16 B a post + the states of the accounts: what is left for those.
function print_memory(    f, name, left_bytes) {
  printf "%-48s", "peak - 64 MB - 16 B a post, B per account"
  for (f = 1; f <= n_forms; ++f) {
    name = (forms[f], "ingest -j1 --no-hash") in wall ? "ingest -j1 --no-hash" : "ingest -j1"
    left_bytes = peak_kib[forms[f], name] * 1024 - 64e6 - 16 * posts
    printf " %16s", left_bytes <= 0 ? "0" : sprintf("%.0f", left_bytes / accounts)
  }
  printf "\n"
}
