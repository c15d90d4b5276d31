# The whole pipe, each stage with its time and peak memory; they run at once, as users run them.
: "${work:?is set by bench/run}" "${root:?}"
data=$CAHOOTS_SAMPLES/dev/posts.jsonl.gz
if [ ! -f "$data" ]; then
  echo "skipped: $data is not there"
  exit 0
fi
zcat "$data" >"$work/posts.jsonl"
echo "dev: $(wc -l <"$work/posts.jsonl") posts, $(wc -c <"$work/posts.jsonl") bytes"
bench_measure "wc -l" wc -l "$work/posts.jsonl" >"$work/count"
bench_measure ingest ingest -q --map "$root/examples/mappings/dev.json" "$work/posts.jsonl" |
  bench_measure dedupe dedupe | bench_measure cadence cadence |
  bench_measure linkgraph linkgraph | bench_measure cluster cluster >"$work/case.jsonl"
bench_measure "report text" report -f text "$work/case.jsonl" >"$work/report.txt"
bench_measure "report html" report -o "$work/report.html" "$work/case.jsonl"
