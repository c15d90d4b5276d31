# The stages of dedupe, cadence and linkgraph against the single process on one machine: the work (cpu s) of all
# tasks over that of one process, what goes over the wire, and the time with one task at a time and
# two, each with one thread. STAGE_POSTS: made-up posts (bench_generate_posts: no copies; accounts post
# at random); STAGE_SLICES and STAGE_TASKS: tasks of map and of a parted round.
: "${work:?is set by bench/run}" "${root:?}"
: "${STAGE_POSTS=1000000}" "${STAGE_SLICES=4}" "${STAGE_TASKS=2}"

bench_generate_posts jsonl "$STAGE_POSTS" 7 | ingest -q --map "$root/bench/posts.mapping.json" - >"$work/posts.jsonl"

# commands TOOL STEP TASKS READS: a line for each task of a step, as xargs takes it.
commands() {
  inputs=""
  for from in $(echo "$4" | tr , ' '); do
    [ "$from" = - ] || inputs="$inputs $(echo "$work/stages/$from".*)"
  done
  n=1
  [ "$3" = global ] || n=$STAGE_TASKS
  [ "$2" != map ] || n=$STAGE_SLICES
  i=0
  while [ $i -lt "$n" ]; do
    case $2 in
      map) echo "--stage map --slice $i/$n -o $work/stages/map.$i $work/posts.jsonl" ;;
      finish) echo "--stage finish -o $work/stages/finish.$i $inputs" ;;
      *)
        shard=""
        [ "$3" = global ] || shard="--shard $i/$n"
        echo "--stage reduce --round $2 $shard -o $work/stages/$2.$i $inputs"
        ;;
    esac
    i=$((i + 1))
  done
}

# staged TOOL WORKERS: all steps, so many tasks at a time; a line a task in $work/tasks: step, wall s, cpu s, KiB.
staged() {
  rm -rf "$work/stages" "$work/tasks"
  mkdir "$work/stages"
  "$1" --stage plan | while IFS="$(printf '\t')" read -r step tasks reads _; do
    commands "$1" "$step" "$tasks" "$reads" |
      xargs -P "$2" -L 1 bench_measure --tsv "$work/tasks" "$step" "$1" -q -j 1
  done
}

seconds() { date +%s.%N; }
echo "| tool | one process, cpu s | all tasks, cpu s | ratio | one process, s | 1 task at a time, s | 2 at a time, s | lines, bytes a post | largest task, MiB |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
for tool in cadence dedupe linkgraph; do
  rm -f "$work/single"
  # Without copying the posts, which stages leave where they are.
  types=cadence,edge
  [ "$tool" != dedupe ] || types=duplicate,duplicate_group
  [ "$tool" != linkgraph ] || types=edge
  bench_measure --tsv "$work/single" single "$tool" -q -j 1 --only $types "$work/posts.jsonl" >"$work/expected"
  wall=""
  for workers in 1 2; do
    begin=$(seconds)
    staged "$tool" $workers
    wall="$wall $(echo "$(seconds) - $begin" | bc)"
    # The law, here too.
    grep -v '^{"type":"run"' "$work/stages/finish.0" | cmp - "$work/expected"
  done
  lines=$(cat "$work/stages"/map.* "$work/stages"/[0-9].* | wc -c)
  # shellcheck disable=SC2086  # two numbers
  set -- $wall
  awk -F '\t' -v tool="$tool" -v one="$1" -v two="$2" -v lines="$lines" -v posts="$STAGE_POSTS" '
    NR == FNR { single_s = $2; single_cpu_s = $3; next }
    { cpu_s += $3; if ($4 > kib) kib = $4 }
    END {
      printf "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |\n", tool, single_cpu_s, cpu_s,
        cpu_s / single_cpu_s, single_s, one, two, lines / posts, kib / 1024
    }' "$work/single" "$work/tasks"
  awk -F '\t' '{ cpu_s[$1] += $3; n[$1]++ } END { for (step in n) printf "%s: %d tasks, %.2f cpu s\n", step, n[step], cpu_s[step] }' \
    "$work/tasks" | sort
done
