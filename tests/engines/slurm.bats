#!/usr/bin/env bats
# cahoots-slurm on a real Slurm of two nodes on this machine: the records of one process, whatever
# happens on the way.

load ../tools/support/load
load ../tools/support/stages
load slurm
load case

setup_file() { ! command -v sbatch >/dev/null || make_posts; }
setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  in_own_folder
  PATH=$PATH:/usr/sbin:/sbin
  needs_slurm
  posts=$BATS_FILE_TMPDIR/posts.jsonl
  # Folders with a socket in them must be short.
  cluster=$(mktemp -d /tmp/cahoots-slurm.XXXXXX)
  start_slurm "$cluster"
}
teardown() {
  [ -z "${cluster:-}" ] || { stop_slurm "$cluster"; rm -rf "$cluster"; }
}

run_slurm() { "$root/share/engines/slurm/cahoots-slurm" "$@"; }

@test "the demo on two nodes: each tool gives the records of one process" {
  for tool in cadence dedupe linkgraph; do
    types=$(types_of $tool)
    single $tool "$types" expected -- "$posts"
    [ -s expected ]
    run_slurm -w $tool.work -s 6 -r 2 -o $tool.jsonl $tool -- "$posts"
    is_same $tool.jsonl
    # Both nodes had their part.
    [ "$(cat $tool.work/log/map.*.txt | grep -o 'node n[12]' | sort -u | wc -l)" -eq 2 ]
  done
}

@test "names of files with spaces and line ends, whole files as shards, options of the tool" {
  mkdir "a folder"
  split -n l/3 "$posts" "a folder/part "
  mv "a folder/part aa" "a folder/one"$'\n'"more"
  single cadence cadence,edge expected --min-posts 40 -- "$posts"
  run_slurm -w "the work" -o "the records" cadence --min-posts 40 -- "a folder"/*
  is_same "the records"
  # Again: nothing is left to do.
  run --separate-stderr run_slurm -w "the work" -o "the records" cadence --min-posts 40 -- "a folder"/*
  [ "$status" -eq 0 ]
  [ "$(wc -l <"the work/submitted")" -eq 0 ]
}

@test "a node that is killed in the middle: its tasks run elsewhere, the result is the same" {
  single cadence cadence,edge expected -- "$posts"
  wrapped cadence <<'END'
case $* in *"--stage map"*) sleep 2 ;; esac
exec "$real" "$@"
END
  run_slurm -w work -s 4 -r 2 -o out cadence -- "$posts" &
  engine=$!
  for _ in $(seq 100); do [ "$(squeue -h -t R -w n1 | wc -l)" -eq 0 ] || break; sleep 0.1; done
  kill -9 "$(cat "$cluster/n1.pid")"
  pkill -9 -f 'slurmstepd' || :
  pkill -9 -f "$PWD/wrapped/cadence" || :
  # Slurm lets two minutes pass before it starts a job again; nobody needs to wait for that here.
  while kill -0 $engine 2>/dev/null; do
    for job in $(squeue -h -r -t PD -o %i); do scontrol update "JobId=$job" StartTime=now 2>/dev/null || :; done
    sleep 0.5
  done
  wait $engine
  is_same out
  # It was on the killed node, and elsewhere later.
  grep -l 'try 2' work/log/map.*.txt
}

@test "a task that fails for good stops the run; given again, only what is left runs" {
  single cadence cadence,edge expected -- "$posts"
  wrapped cadence <<'END'
echo "$*" >>"$here/ran"
case $* in *"--slice 1/4"*) [ -e "$here/mended" ] || { echo "cadence: the node is ill" >&2; exit 1; } ;; esac
exec "$real" "$@"
END
  run -1 run_slurm -w work -s 4 -r 2 --retries 1 -o out cadence -- "$posts"
  assert_output --partial "the node is ill"
  assert_output --partial "step map, task 1 failed"
  assert_file_not_exist out
  [ "$(grep -c -- '--slice 1/4' ran)" -eq 2 ]
  touch mended
  mv ran ran.before
  run_slurm -w work -s 4 -r 2 -o out cadence -- "$posts"
  is_same out
  # One task of map, the round, finish; and the plan is asked for.
  [ "$(grep -c -- '--stage map' ran)" -eq 1 ]
}

@test "a file that was cut between the steps stops the run with the reason" {
  run_slurm -w work -s 3 -r 2 -o out cadence -- "$posts"
  rm out work/1.*
  truncate -s -100 work/map.1
  run -1 run_slurm -w work -s 3 -r 2 --retries 0 -o out cadence -- "$posts"
  assert_output --partial "map.1: "
  assert_output --partial "step finish, task 0 failed"
  assert_file_not_exist out
  rm work/map.1
  run_slurm -w work -s 3 -r 2 -o out cadence -- "$posts"
  single cadence cadence,edge expected -- "$posts"
  is_same out
}

@test "a full disk for one task is named; mended, the run goes on" {
  wrapped cadence <<'END'
case $* in
  *"--slice 2/3"*) [ -e "$here/mended" ] || exec "$real" $(echo "$*" | sed 's|-o map.2|-o /dev/full|') ;;
esac
exec "$real" "$@"
END
  run -1 run_slurm -w work -s 3 -r 1 --retries 0 -o out cadence -- "$posts"
  assert_output --partial "No space left on device"
  touch mended
  run_slurm -w work -s 3 -r 1 -o out cadence -- "$posts"
  single cadence cadence,edge expected -- "$posts"
  is_same out
}

@test "a task that runs twice at once does no harm" {
  run_slurm -w work -s 2 -r 1 -o out cadence -- "$posts"
  rm work/map.0
  tasks=()
  for _ in 1 2 3 4; do
    (cd work && SLURM_ARRAY_TASK_ID=0 sh ./run --task map >>../twice 2>&1 3>&-) &
    tasks+=($!)
  done
  wait "${tasks[@]}"
  rm out
  run_slurm -w work -s 2 -r 1 -o out cadence -- "$posts"
  single cadence cadence,edge expected -- "$posts"
  is_same out
}

@test "lines that cannot be used: the records are there, the status is 1" {
  { cat "$posts" && echo '{"type":'; } >case
  run -1 run_slurm -w work -s 2 -r 1 -o out cadence -- case
  assert_output --partial "1 lines could not be used"
  single cadence cadence,edge expected -- "$posts"
  is_same out
}

@test "other settings in the same folder, an output that exists, wrong options" {
  run_slurm -w work -s 2 -r 1 -o out cadence -- "$posts"
  run -1 run_slurm -w work -s 3 -r 1 -o out cadence -- "$posts"
  assert_output --partial "another run, with other shards"
  run -1 run_slurm -w work -s 2 -r 1 -o out cadence --min-posts 30 -- "$posts"
  assert_output --partial "with other arguments"
  run -1 run_slurm -w other -s 2 -r 1 -o out cadence -- "$posts"
  assert_output --partial "out exists"
  run -2 run_slurm -w other -s x -o new cadence -- "$posts"
  run -2 run_slurm -w other cadence -- "$posts"
  run -2 run_slurm -w other -o new cadence
  run -2 run_slurm --wrong
  run -1 run_slurm -w other -o new cadence -- no_such_file
  assert_output --partial "no_such_file cannot be read"
}

@test "a million posts on two nodes" {
  [ -n "${CAHOOTS_SLOW:-}" ] || skip "takes minutes; CAHOOTS_SLOW=1 scripts/test -R engines runs it"
  million_posts
  for tool in cadence dedupe; do
    types=$(types_of $tool)
    single $tool "$types" expected -- million.jsonl
    SECONDS=0
    run_slurm -w $tool.work -s 16 -r 4 -o $tool.jsonl $tool -- million.jsonl
    echo "# $tool: $SECONDS s on two nodes, $(wc -l <expected) records" >&3
    is_same $tool.jsonl
  done
}
