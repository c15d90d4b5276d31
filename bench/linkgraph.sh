# The co-action engine on LINKGRAPH_TRACES made traces, beside the research probe where that is there;
# LINKGRAPH_POSTS made posts within --memory; linkgraph on real posts; and the error rates under shuffles
# (--self-test).
: "${work:?is set by bench/run}" "${root:?}" "${LINKGRAPH_TRACES=1000000 10000000}" "${LINKGRAPH_SHUFFLES=200}"
: "${LINKGRAPH_POSTS=1000000 5000000}"
for n in $LINKGRAPH_TRACES; do
  bench_coaction_speed "$n" 11
  bench_coaction_speed "$n" 11 2
done
probe=$root/../shared/bench/coaction_probe.cpp
if [ -f "$probe" ]; then
  g++ -O3 -march=x86-64-v3 -std=c++20 -pthread -w -o "$work/probe" "$probe"
  for n in $LINKGRAPH_TRACES; do "$work/probe" spa2d "$n" 60 0 1 2; done
else
  echo "no research probe beside: it is not there"
fi
for n in $LINKGRAPH_POSTS; do
  bench_generate_posts jsonl "$n" 1 | ingest -q --map "$root/bench/posts.mapping.json" >"$work/posts.jsonl"
  for memory in 64M 1G; do
    bench_measure --tsv "$work/spilled" "$n posts, --memory $memory" linkgraph -q -j1 --memory "$memory" \
      --only edge "$work/posts.jsonl" >"$work/edges.$memory"
  done
  cmp "$work/edges.64M" "$work/edges.1G"
done
awk -F '\t' '{ printf "%s: %s s, %s cpu s, peak %.0f MiB\n", $1, $2, $3, $4 / 1024 }' "$work/spilled"
rm -f "$work/posts.jsonl" "$work"/edges.*
data=$CAHOOTS_SAMPLES/dev
if [ ! -d "$data" ]; then
  echo "skipped: $data is not there"
  exit 0
fi
zcat "$data/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" | dedupe -q >"$work/case.jsonl"
for threads in 1 2; do
  bench_measure --tsv "$work/times" "linkgraph -j$threads" linkgraph -q "-j$threads" --only edge \
    "$work/case.jsonl" >"$work/edges"
done
awk -F '\t' '{ printf "dev, 260,930 posts: %s: %s s, %s cpu s, peak %.0f MiB\n", $1, $2, $3, $4 / 1024 }' "$work/times"
echo "edges: $(wc -l <"$work/edges")"
linkgraph -q --only self_test --self-test shuffle --shuffles "$LINKGRAPH_SHUFFLES" "$work/case.jsonl" |
  jq -r '[.channel, .n_edges, .n_significant, .mean_shuffled_significant, .n_shuffles_with_significant,
    .ks_too_small, .ks_too_large, "\(.n_planted_found)/\(.n_planted)", .passed] | @tsv'
