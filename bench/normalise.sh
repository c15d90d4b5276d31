# What each step of dedupe --normalise is good for: the same with that step alone taken out. Cells of the evasion
# table (man/evasion.txt) that get worse without it; groups and duplicates in real posts; pairs of STS-B
# that people scored below 5 (alike in meaning, not copies) in one group; the processor time
# for N made posts (200,000), the least of three. Takes a quarter of an hour.
: "${work:?is set by bench/run}" "${root:?}" "${N:=200000}"
tests=$root/tests/tools/dedupe
table=$root/man/evasion.txt
# The steps from the program itself: it names them where it does not know one.
steps=$(dedupe --normalise nonsense "$table" 2>&1 | sed -n 's/.*the steps are \([a-z,-]*\).*/\1/p' | tr , ' ')
[ -n "$steps" ] || { echo "normalise.sh: dedupe names no steps" >&2; exit 1; }

# prepare NAME COMMAND…: a case stream of real posts, where the data is there.
prepare() {
  if [ -e "$CAHOOTS_SAMPLES/$1" ]; then
    name=$1
    shift
    "$@" >"$work/$name.jsonl" 2>"$work/$name.log" || [ -s "$work/$name.jsonl" ]
  else
    echo "left out: no sample $1" >&2
  fi
}
# counts FILE [OPTION]…: groups and duplicates.
counts() {
  if [ ! -e "$1" ]; then
    printf -- '-\t-'
    return
  fi
  dedupe -q --only duplicate,duplicate_group "$@" |
    awk '/^\{"type":"duplicate_group"/ { n++; next } { m++ } END { printf "%d\t%d", n, m }'
}
# cells [OPTION]…: how many cells are worse than in the table, and how many of those are not found any more.
cells() {
  sed 's/ *| */\t/g' "$table" >"$work/table.tsv"
  tail -n +2 "$work/table.tsv" | cut -f 1 | while read -r disguise; do
    "$tests/outcome.sh" "$disguise" "$root/tests/fixtures/evasion/texts.txt" "$@"
  done >"$work/cells"
  awk -F '\t' '
    BEGIN { rank["exact"] = 3; rank["near"] = 2; rank["part"] = 1 }
    FILENAME == ARGV[1] { for (i = 2; i <= 6; i++) was[$1, i] = $i; next }
    {
      for (i = 2; i <= 6; i++) {
        if (rank[$i] < rank[was[$1, i]]) n_worse++
        if (rank[$i] < 2 && rank[was[$1, i]] >= 2) n_lost++
      }
    }
    END { printf "%d\t%d", n_worse, n_lost }' "$work/table.tsv" "$work/cells"
}
paraphrases() {
  if [ ! -e "$CAHOOTS_SAMPLES/neardup_stsb_multi" ]; then
    printf -- '-'
    return
  fi
  "$tests/paraphrases.sh" "$CAHOOTS_SAMPLES/neardup_stsb_multi/data" "$@" |
    awk '{ n += $4; found += $5 } END { printf "%d", found }'
}
seconds() {
  rm -f "$work/times.tsv"
  for _ in 1 2 3; do
    bench_measure --tsv "$work/times.tsv" dedupe dedupe -q -j 1 --only duplicate "$@" "$work/made.jsonl" >/dev/null
  done
  cut -f 3 "$work/times.tsv" | sort -n | head -n 1 | tr -d '\n'
}
row() {
  printf '%s\t' "$1"
  shift
  cells "$@"
  for name in dev cnhu_xinjiang_sample ira_raw; do
    printf '\t'
    counts "$work/$name.jsonl" "$@"
  done
  printf '\t'
  paraphrases "$@"
  printf '\t'
  seconds "$@"
  echo
}

bench_copied_posts "$N" 1 "$work/made.jsonl" "$work/truth.tsv"
dev_posts() { zcat "$CAHOOTS_SAMPLES/dev/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json"; }
prepare dev dev_posts
prepare cnhu_xinjiang_sample ingest -q --keep-going "$CAHOOTS_SAMPLES"/cnhu_xinjiang_sample/*.csv
prepare ira_raw ingest -q --keep-going --map "$root/examples/mappings/ira_raw.json" "$CAHOOTS_SAMPLES"/ira_raw/*.csv
{
  row "(none)"
  for step in $steps; do row "$step" --normalise "-$step"; done
  row "(all)" --normalise none
} >"$work/rows.tsv"
awk -F '\t' '
  BEGIN {
    print "| left out | cells worse | not found | dev: groups | duplicates | cnhu: groups | duplicates | ira: groups | duplicates | paraphrases | cpu s |"
    print "|---|---|---|---|---|---|---|---|---|---|---|"
  }
  { gsub(/\t/, " | "); print "| " $0 " |" }' "$work/rows.tsv"
