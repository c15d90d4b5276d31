# Members against labels, whole pipe, default options, no seeds; and without reposts.
: "${work:?is set by bench/run}" "${root:?}"
data=$CAHOOTS_SAMPLES/dev
if [ ! -d "$data" ]; then
  echo "skipped: $data is not there"
  exit 0
fi
for reposts in include exclude; do
  zcat "$data/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" >"$work/posts.jsonl"
  if [ "$reposts" = exclude ]; then
    grep -v '"post_type":"repost"' "$work/posts.jsonl" >"$work/originals.jsonl"
    mv "$work/originals.jsonl" "$work/posts.jsonl"
  fi
  dedupe -q "$work/posts.jsonl" | cadence -q | linkgraph -q | cluster -q >"$work/case.jsonl"
  echo "dev, reposts: $reposts"
  bench_accuracy "$data/labels.csv" x: "$work/case.jsonl"
done
