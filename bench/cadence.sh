# cadence against accounts whose clocks, shifts and timers are known (bench_cadence): offsets by the
# number of posts, the calibration of every test, its power; then the creation batches of a published
# operation; what each test separates of a labelled case; and speed. CADENCE_ACCOUNTS: accounts a row
# of offsets and CADENCE_NULLS a row of the calibration (nothing: left out); CADENCE_POSTS: for speed.
: "${work:?is set by bench/run}" "${root:?}"
: "${CADENCE_ACCOUNTS=2000}" "${CADENCE_NULLS=10000}" "${CADENCE_POWER=200}" "${CADENCE_POSTS=5000000}"

if [ -n "$CADENCE_ACCOUNTS" ]; then bench_cadence offsets "$CADENCE_ACCOUNTS" 11; fi
if [ -n "$CADENCE_NULLS" ]; then bench_cadence calibration "$CADENCE_NULLS" 11; fi
if [ -n "$CADENCE_POWER" ]; then bench_cadence power "$CADENCE_POWER" 11; fi

echo
users=$CAHOOTS_SAMPLES/china_x_io_2019_users/china_082019_1_users_csv_hashed.csv
if [ -f "$users" ]; then
  # The last but one cell of a line, whatever commas the cells before it hold.
  sed -n 's/.*"\([0-9]\{4\}-[0-9][0-9]-[0-9][0-9]\)","[^"]*"\r\{0,1\}$/\1/p' "$users" >"$work/days"
  echo "creation batches among $(wc -l <"$work/days") accounts:"
  bench_cadence_batches <"$work/days"
else
  echo "skipped: $users is not there"
fi

# separation: of "label test p q" with tabs: each test alone, by account. The area under the curve
# ranks the accounts tested by p, ties half.
separation() {
  sort -t "$(printf '\t')" -k 2,2 -k 3,3g | awk -F '\t' '
    function finish() {
      close_tie()
      if (test != "" && n["io"] * n["organic"] > 0)
        printf "| %s | %d | %d | %.3f | %.4f | %.3f |\n", test, n["io"], n["organic"],
          hits["io"] / n["io"], hits["organic"] / n["organic"], pairs / (n["io"] * n["organic"])
      else if (test != "")
        printf "| %s | %d | %d | | | |\n", test, n["io"], n["organic"]
      delete n; delete hits; pairs = 0
    }
    function close_tie() {
      pairs += tie["organic"] * (n["io"] - tie["io"] / 2)
      delete tie
    }
    BEGIN {
      print "| test alone | operation, tested | controls, tested | operation, q <= 0.01 | controls, q <= 0.01 | AUC |"
      print "|---|---:|---:|---:|---:|---:|"
    }
    $2 != test { finish(); test = $2; p = "" }
    $3 != p { close_tie(); p = $3 }
    { ++n[$1]; ++tie[$1]; if ($4 <= 0.01) ++hits[$1] }
    END { finish() }'
}

echo
data=$CAHOOTS_SAMPLES/dev
if [ -d "$data" ]; then
  zcat "$data/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" | dedupe -q |
    cadence -q --only cadence >"$work/cadence.jsonl"
  echo "dev:"
  jq -r '.account_uid as $uid | .tests | to_entries[] |
    select(.value.p_value != null) | [$uid[2:], .key, .value.p_value, .value.q_value] | @tsv' "$work/cadence.jsonl" |
    awk -F '[,\t]' 'NR == FNR { label[$1] = $2; next } $1 in label { print label[$1] "\t" $2 "\t" $3 "\t" $4 }' \
      "$data/labels.csv" - | separation
else
  echo "skipped: $data is not there"
fi

if [ -z "$CADENCE_POSTS" ]; then exit 0; fi
echo
bench_generate_posts jsonl "$CADENCE_POSTS" 7 | ingest -q --map "$root/bench/posts.mapping.json" - >"$work/posts.jsonl"
for threads in 1 2 1 2; do
  bench_measure --tsv "$work/times" "cadence -j$threads" cadence -q "-j$threads" --only cadence \
    "$work/posts.jsonl" >"$work/found"
done
bench_measure --tsv "$work/times" "nothing" cadence -q --only cadence /dev/null
awk -F '\t' -v posts="$CADENCE_POSTS" -v accounts="$(wc -l <"$work/found")" '
  !($1 in cpu_s) || $3 < cpu_s[$1] { wall_s[$1] = $2; cpu_s[$1] = $3; kib[$1] = $4 }
  END {
    for (threads = 1; threads <= 2; ++threads) {
      row = "cadence -j" threads
      printf "%d posts of %d accounts: %s: %.2f s, %.2f cpu s, %.2f M posts/s/core, peak %.0f MiB, %.0f B a post\n",
        posts, accounts, row, wall_s[row], cpu_s[row], posts / cpu_s[row] / 1e6, kib[row] / 1024,
        (kib[row] - kib["nothing"]) * 1024 / posts
    }
  }' "$work/times"
