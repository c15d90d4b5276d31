# The whole pipe, default options, no seeds, against labels: with reposts, without them, and with each
# account cut to its busiest week; and the expansion from four seeds. ACCURACY_DRAWS: how many draws.
: "${work:?is set by bench/run}" "${root:?}" "${ACCURACY_DRAWS=100}"

# whole NAME LABELS PREFIX DRAWS: of $work/posts.jsonl.
whole() {
  dedupe -q "$work/posts.jsonl" | cadence -q | linkgraph -q | cluster -q >"$work/case.jsonl"
  echo "$1"
  bench_accuracy "$2" "$3" "$work/case.jsonl" "$4"
}

data=$CAHOOTS_SAMPLES/dev
if [ -d "$data" ]; then
  zcat "$data/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" >"$work/all.jsonl"
  cp "$work/all.jsonl" "$work/posts.jsonl"
  whole "dev, with reposts" "$data/labels.csv" x: "$ACCURACY_DRAWS"
  grep -v '"post_type":"repost"' "$work/all.jsonl" >"$work/posts.jsonl"
  whole "dev, originals only" "$data/labels.csv" x: "$ACCURACY_DRAWS"
  bench_busiest_week "$work/all.jsonl" >"$work/posts.jsonl"
  whole "dev, the busiest week of each account" "$data/labels.csv" x: 0
else
  echo "skipped: $data is not there"
fi
data=$CAHOOTS_SAMPLES/dev_reddit
if [ -d "$data" ]; then
  zcat "$data/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" >"$work/posts.jsonl"
  whole "dev_reddit" "$data/labels.csv" reddit: 0
else
  echo "skipped: $data is not there"
fi
