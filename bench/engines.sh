# One node or worker against two, on real engines of this machine (Slurm, Dask), with made-up posts
# (bench_generate_posts): wall seconds of a whole run, and that of one process with one thread.
# ENGINE_POSTS, ENGINE_SLICES, ENGINE_TASKS: as in stages.sh.
: "${work:?is set by bench/run}" "${root:?}"
: "${ENGINE_POSTS=1000000}" "${ENGINE_SLICES=8}" "${ENGINE_TASKS=4}"

bench_generate_posts jsonl "$ENGINE_POSTS" 7 | ingest -q --map "$root/bench/posts.mapping.json" - >"$work/posts.jsonl"
echo "| tool | engine | one process, s | 1 node, s | 2 nodes, s |"
echo "|---|---|---:|---:|---:|"
for tool in cadence dedupe; do
  bench_measure --tsv "$work/single.$tool" single "$tool" -q -j 1 "$work/posts.jsonl" >"$work/expected.$tool"
done
# The clusters are those of the tests, which are written for Bash.
export work root ENGINE_SLICES ENGINE_TASKS
bash -eu <<'END'
PATH=$PATH:/usr/sbin:/sbin
skip() { echo "skipped: $*"; exit 0; }
single() { awk -F '\t' '{ printf "%.1f", $2 }' "$work/single.$1"; }
# check OUT TOOL: the records are those of one process.
check() {
  tail -n +"$(($(wc -l <"$work/posts.jsonl") + 1))" "$work/expected.$2" | grep -v '^{"type":"run"' |
    cmp - <(grep -v '^{"type":"run"' "$1") 1>&2 || [ ! -s "$1" ]
}
# timed COMMAND…: its wall seconds.
timed() {
  local TIMEFORMAT=%1R
  { time "$@" >/dev/null 2>"$work/said"; } 2>&1 || { cat "$work/said" >&2; exit 1; }
}

slurm() {
  source "$root/tests/engines/slurm.bash"
  needs_slurm
  cluster=$(mktemp -d /tmp/cahoots-bench.XXXXXX)
  trap 'stop_slurm "$cluster"; rm -rf "$cluster"' EXIT
  start_slurm "$cluster"
  for tool in cadence dedupe; do
    for nodes in 1 2; do
      where="-w n1"
      [ $nodes = 1 ] || where="--nodes=1"
      took[nodes]=$(timed "$root/share/engines/slurm/cahoots-slurm" -w "$work/slurm.$tool.$nodes" -s "$ENGINE_SLICES" \
        -r "$ENGINE_TASKS" --sbatch "$where" -o "$work/slurm.$tool.$nodes.out" "$tool" -- "$work/posts.jsonl")
      check "$work/slurm.$tool.$nodes.out" $tool
    done
    echo "| $tool | Slurm | $(single $tool) | ${took[1]} | ${took[2]} |"
  done
}

dask() {
  source "$root/tests/engines/dask.bash"
  needs_dask
  for nodes in 1 2; do
    (
      cluster=$work/dask.$nodes
      trap 'stop_dask "$cluster"' EXIT
      start_dask "$cluster"
      [ $nodes = 2 ] || kill "$(cat "$cluster/w2.pid")"
      sleep 2
      for tool in cadence dedupe; do
        timed "$python" "$root/share/engines/dask/cahoots_dask.py" --scheduler "$scheduler" -w "$work/dask.$tool.$nodes" \
          --shards "$ENGINE_SLICES" --reducers "$ENGINE_TASKS" -o "$work/dask.$tool.$nodes.out" "$tool" -- \
          "$work/posts.jsonl" >"$work/took.$tool.$nodes"
        check "$work/dask.$tool.$nodes.out" $tool
      done
    )
  done
  for tool in cadence dedupe; do
    echo "| $tool | Dask | $(single $tool) | $(cat "$work/took.$tool.1") | $(cat "$work/took.$tool.2") |"
  done
}

took=()
(slurm)
(dask)
END
