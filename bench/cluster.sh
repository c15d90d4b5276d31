# Communities of made graphs with planted ones (bench_community_probe): degrees and community sizes after
# power laws, ten edges a vertex, four in ten of them leaving the community. Ours beside igraph's in
# one run, where libigraph-dev was there when the benchmarks were built; one thread; Leiden with two
# iterations each. A row is the fastest of CLUSTER_RUNS (2) by processor time, theirs as well as ours,
# but for igraph's Louvain and labels, which are slow. Then what the resolution does. CLUSTER_VERTICES:
# sizes. Ten million edges take a quarter of an hour, most of it igraph's.
: "${work:?is set by bench/run}"
: "${CLUSTER_VERTICES=100000 1000000}" "${CLUSTER_RUNS:=2}" "${CLUSTER_IGRAPH=leiden louvain labels}"
graph=$work/planted
if ! command -v bench_igraph_probe >/dev/null; then
  echo "igraph is left out: install libigraph-dev and build the benchmarks again"
  CLUSTER_IGRAPH=
fi

# fastest PROBE METHOD: its fastest row.
fastest() {
  n_runs=$CLUSTER_RUNS
  case "$1 $2" in "bench_igraph_probe louvain" | "bench_igraph_probe labels") n_runs=1 ;; esac
  for _ in $(seq "$n_runs"); do
    "$1" "$2" "$graph"
  done | sort -t "$(printf '\t')" -k 4,4n | head -n 1
}

for n in $CLUSTER_VERTICES; do
  bench_community_probe make "$n" 1 "$graph"
  {
    bench_community_probe planted "$graph"
    for method in leiden louvain labels components kcore; do fastest bench_community_probe "$method"; done
    for method in $CLUSTER_IGRAPH; do fastest bench_igraph_probe "$method"; done
  } >"$work/rows"
  awk -F '\t' '
    NR == 1 {
      printf "%d edges, %d planted communities\n\n", $2, $7
      print "| method | graph, cpu s | communities, cpu s | peak MiB | modularity | communities | NMI with the planted | not connected |"
      print "|---|---:|---:|---:|---:|---:|---:|---:|"
    }
    {
      if ($1 == "leiden") ours_s = $4
      if ($1 == "igraph leiden") igraph_s = $4
      times = NR == 1 ? "– | – | –" : $3 " | " $4 " | " $5
      printf "| %s | %s | %s | %s | %s | %s |\n", $1, times, $6, $7, $8, $9
    }
    END {
      if (igraph_s > 0) printf "\nLeiden: igraph takes %.1f times as long.\n", igraph_s / ours_s
      print ""
    }' "$work/rows"
  {
    for resolution in 1 3 10 30 100; do
      printf '%s\t' "$resolution"
      bench_community_probe leiden "$graph" "$resolution"
    done
    for resolution in 0.0003 0.001 0.002 0.003 0.005 0.01; do
      printf '%s\t' "$resolution"
      bench_community_probe cpm "$graph" "$resolution"
    done
  } | awk -F '\t' '
    NR == 1 {
      print "| quality | resolution | communities, cpu s | modularity at 1 | communities | NMI with the planted |"
      print "|---|---:|---:|---:|---:|---:|"
    }
    { printf "| %s | %s | %s | %s | %s | %s |\n", $2 == "cpm" ? "cpm" : "modularity", $1, $5, $7, $8, $9 }
    END { print "" }'
done
