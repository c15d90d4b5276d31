#!/usr/bin/env bats
# cahoots_dask on a real scheduler of Dask with two workers on this machine: the records of one
# process, whatever happens on the way.

load ../tools/support/load
load ../tools/support/stages
load dask
load case

setup_file() { make_posts; }
setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  in_own_folder
  needs_dask
  posts=$BATS_FILE_TMPDIR/posts.jsonl
  cluster=$BATS_TEST_TMPDIR/cluster
  start_dask "$cluster"
}
teardown() { [ -z "${cluster:-}" ] || stop_dask "$cluster"; }

# shellcheck disable=SC2154  # needs_dask and start_dask set them
run_dask() { "$python" "$root/share/engines/dask/cahoots_dask.py" --scheduler "$scheduler" "$@"; }

@test "the demo on two workers: each tool gives the records of one process" {
  for tool in cadence dedupe linkgraph; do
    types=$(types_of $tool)
    single $tool "$types" expected -- "$posts"
    [ -s expected ]
    run_dask -w $tool.work --shards 6 --reducers 2 -o $tool.jsonl $tool -- "$posts"
    is_same $tool.jsonl
    # Both workers had their part.
    [ "$(cat $tool.work/log/map.*.txt | grep -o '^tcp://[0-9.:]*[0-9]' | sort -u | wc -l)" -eq 2 ]
  done
}

@test "in a notebook: names with spaces and line ends, whole files, options; again, nothing is left to do" {
  mkdir "a folder"
  split -n l/3 "$posts" "a folder/part "
  mv "a folder/part aa" "a folder/one"$'\n'"more"
  single cadence cadence,edge expected --min-posts 40 -- "$posts"
  cat >cell.py <<'END'
import glob, sys
sys.path.insert(0, sys.argv[1])
from dask.distributed import Client
import cahoots_dask

client = Client(sys.argv[2])
given = dict(work="the work", options=["--min-posts", "40"], show_progress=False)
result = cahoots_dask.run(client, "cadence", sorted(glob.glob("a folder/*")), "the records", **given)
assert result.n_run == 7 and result.n_found_done == 0 and result.is_complete, result
again = cahoots_dask.run(client, "cadence", sorted(glob.glob("a folder/*")), "the records", **given)
assert again.n_run == 0 and again.n_found_done == 7, again
try:
    cahoots_dask.run(client, "cadence", ["a folder/part ab"], "others", work="b", options=["--min-posts", "x"], retries=0)
except cahoots_dask.StageError as error:
    assert (error.step, error.task, error.status) == ("map", 0, 2), error
else:
    raise AssertionError("a wrong option was taken")
END
  "$python" cell.py "$root/share/engines/dask" "$scheduler"
  is_same "the records"
}

@test "a worker that is killed in the middle: its tasks run elsewhere, the result is the same" {
  single cadence cadence,edge expected -- "$posts"
  wrapped cadence <<'END'
case $* in *"--stage map"*) echo "$*" >>"$here/ran"; sleep 1 ;; esac
exec "$real" "$@"
END
  run_dask -w work --shards 4 --reducers 2 -o out cadence -- "$posts" 3>&- &
  engine=$!
  for _ in $(seq 100); do [ ! -e ran ] || [ "$(wc -l <ran)" -lt 2 ] || break; sleep 0.05; done
  # With what it had started, as a machine that is gone.
  # shellcheck disable=SC2046  # several numbers
  kill -9 "$(cat "$cluster/w1.pid")" $(pgrep -P "$(cat "$cluster/w1.pid")")
  wait $engine
  is_same out
  # A task of the killed worker ran again.
  [ "$(grep -c -- '--stage map' ran)" -ge 5 ]
}

@test "a task that fails for good stops the run; given again, only what is left runs" {
  single cadence cadence,edge expected -- "$posts"
  wrapped cadence <<'END'
echo "$*" >>"$here/ran"
case $* in *"--slice 1/4"*) [ -e "$here/mended" ] || { echo "cadence: the machine is ill" >&2; exit 1; } ;; esac
exec "$real" "$@"
END
  run -1 run_dask -w work --shards 4 --reducers 2 --retries 1 -o out cadence -- "$posts"
  assert_output --partial "step map, task 1 ended with 1: cadence: the machine is ill"
  assert_file_not_exist out
  [ "$(grep -c -- '--slice 1/4' ran)" -eq 2 ]
  # What runs still may end.
  for _ in $(seq 50); do [ ! -e work/map.0 ] || [ ! -e work/map.2 ] || [ ! -e work/map.3 ] || break; sleep 0.1; done
  touch mended
  mv ran ran.before
  run_dask -w work --shards 4 --reducers 2 -o out cadence -- "$posts"
  is_same out
  [ "$(grep -c -- '--stage map' ran)" -eq 1 ]
}

@test "a file that was cut between the steps, and a full disk: the reason is said, and mended the run goes on" {
  single cadence cadence,edge expected -- "$posts"
  run_dask -w work --shards 3 --reducers 2 -o out cadence -- "$posts"
  rm out work/1.*
  truncate -s -100 work/map.1
  run -1 run_dask -w work --shards 3 --reducers 2 --retries 0 -o out cadence -- "$posts"
  assert_output --partial "map.1: "
  assert_file_not_exist out
  rm work/map.1
  wrapped cadence <<'END'
case $* in
  *"--slice 1/3"*) [ -e "$here/mended" ] || exec "$real" $(echo "$*" | sed 's|-o [^ ]*|-o /dev/full|') ;;
esac
exec "$real" "$@"
END
  # The same program under another name would be another run.
  sed -i "s|\"tool\": \"[^\"]*\"|\"tool\": \"$PWD/wrapped/cadence\"|" work/settings.json
  run -1 run_dask -w work --shards 3 --reducers 2 --retries 0 -o out cadence -- "$posts"
  assert_output --partial "No space left on device"
  touch mended
  run_dask -w work --shards 3 --reducers 2 -o out cadence -- "$posts"
  is_same out
}

@test "two runs at once in one folder do no harm" {
  single cadence cadence,edge expected -- "$posts"
  wrapped cadence <<'END'
case $* in *"--stage plan"*) ;; *) sleep 0.2 ;; esac
exec "$real" "$@"
END
  run_dask -w work --shards 3 --reducers 2 -o out cadence -- "$posts" 3>&- &
  first=$!
  for _ in $(seq 100); do [ ! -e work/settings.json ] || break; sleep 0.05; done
  run_dask -w work --shards 3 --reducers 2 -o out cadence -- "$posts"
  wait $first
  is_same out
}

@test "lines that cannot be used, other settings, an output that exists, wrong options" {
  { cat "$posts" && echo '{"type":'; } >case
  run -1 run_dask -w work --shards 2 --reducers 1 -o out cadence -- case
  assert_output --partial "1 lines could not be used"
  single cadence cadence,edge expected -- "$posts"
  is_same out
  run -1 run_dask -w work --shards 3 --reducers 1 -o out cadence -- case
  assert_output --partial "another run, with other shards"
  run -1 run_dask -w other --shards 2 -o out cadence -- case
  assert_output --partial "out exists"
  wrapped cadence <<'END'
case $* in *"--stage map"*) echo "$*" >>"$here/ran" ;; esac
exec "$real" "$@"
END
  run -1 run_dask -w wrong --shards 1 -o new cadence --min-posts x -- case
  assert_output --partial "step map, task 0 ended with 2: cadence: --min-posts"
  [ "$(wc -l <ran)" -eq 1 ] # not tried again
  run -1 run_dask -w none --shards 0 -o new cadence -- case
  assert_output --partial "that are numbers from 1"
  run -1 run_dask -w none -o new report -- case
  assert_output --partial "report has no stages: "
  run -2 run_dask -w other -o new cadence
  run -2 run_dask -w other cadence -- case
  run -1 run_dask -w other -o new no_such_tool -- case
  assert_output --partial "no_such_tool is not to be found"
}

@test "a million posts on two workers" {
  [ -n "${CAHOOTS_SLOW:-}" ] || skip "takes minutes; CAHOOTS_SLOW=1 scripts/test -R engines runs it"
  million_posts
  for tool in cadence dedupe; do
    types=$(types_of $tool)
    single $tool "$types" expected -- million.jsonl
    SECONDS=0
    run_dask -w $tool.work --shards 16 --reducers 4 -o $tool.jsonl $tool -- million.jsonl
    echo "# $tool: $SECONDS s on two workers, $(wc -l <expected) records" >&3
    is_same $tool.jsonl
  done
}
