#!/usr/bin/env bats
# Each call to the system that can fail is made to fail, in each tool: the status is 1, a message says
# what happened, the old output is as it was, and nothing lies about. fault.cpp makes them fail.

load case
setup_file() {
  make_case
  make_fault
}
setup() { in_own_folder; }

# faulty TOOL CALL AT ERROR: one run with little memory, so that everything goes through temporary
# files; its status to `status`, what it says to `said`.
faulty() {
  local input=$BATS_FILE_TMPDIR/$1.in
  [[ $1 != ingest ]] || input=$BATS_FILE_TMPDIR/exports/x_archive_style.csv
  status=0
  FAULT_CALL=$2 FAULT_AT=$3 FAULT_ERRNO=$4 with_fault run_stage "$1" -q -j 2 --memory 64K --tmpdir tmp \
    "$input" -o out --force 2>said || status=$?
}

# clean: nothing beside what was there.
clean() {
  assert_equal "$(ls -A tmp)" ""
  assert_equal "$(ls -A | paste -sd ' ')" "${*:-calls out said tmp}"
}

# each_fails CALL ERROR WHAT MOST: in each tool, up to MOST of its calls of that name, evenly spread.
each_fails() {
  local n_faults=0
  mkdir -p tmp
  for name in ingest "${stages[@]}"; do
    FAULT_COUNT=calls faulty "$name" "$1" 0 0
    assert_equal "$name $status $(cat said)" "$name 0 "
    local n_calls
    n_calls=$(tail -n 1 calls)
    local step=$((n_calls > $4 ? n_calls / $4 : 1))
    for ((at = 1; at <= n_calls; at += step)); do
      echo precious >out
      faulty "$name" "$1" $at "$2"
      echo "$name: $1 $at of $n_calls: status $status, $(cat said)"
      assert_equal "$status" 1
      grep -q "$3" said
      [[ $1 == read ]] || assert_equal "$(head -c 99 out)" precious
      clean
      n_faults=$((n_faults + 1))
    done
  done
  [ $n_faults -ge 6 ]
  say "$1: $n_faults faults in 6 tools, 0 unnoticed"
}

@test "a disk that is full from any write on" { each_fails write 28 "No space left on device" 3; }

@test "temporary files that cannot be made, or be read again" {
  each_fails pread 5 "Input/output error; --tmpdir names another folder" 3
  for name in dedupe cadence linkgraph report; do
    echo precious >out
    faulty $name mkostemp 1 28
    assert_equal "$name $status $(head -c 99 out)" "$name 1 precious"
    grep -q "temporary file in tmp: cannot be made: No space left on device; --tmpdir names another folder" said
    clean
  done
}

@test "files that cannot be opened" { each_fails open 24 "Too many open files" 2; }

@test "an output that cannot be closed: the network file system could not keep it" {
  local n_faults=0 n_kept=0
  mkdir tmp
  for name in ingest "${stages[@]}"; do
    FAULT_COUNT=calls faulty "$name" close 0 0
    n_calls=$(tail -n 1 calls)
    mv out expected
    for ((at = n_calls > 3 ? n_calls - 2 : 1; at <= n_calls; at++)); do
      echo precious >out
      FAULT_ONCE=1 faulty "$name" close $at 5
      # Many a file is closed that was read to its end; what was written there is whole.
      if [ $status -ne 0 ]; then
        assert_equal "$(cat said)" "$name: out: close failed: Input/output error"
      fi
      # The old file or the new one, whole: once the file system has taken the new one, it stays.
      if [ "$(head -c 8 out)" = precious ]; then n_kept=$((n_kept + 1)); else cmp out expected; fi
      n_faults=$((n_faults + 1))
    done
    assert_equal "$(ls -A tmp)" ""
    rm expected
  done
  # The close that asks the file system before the output is put in its place.
  assert_equal $n_kept 6
  say "close: $n_faults faults in 6 tools, 0 outputs lost"
}

@test "an output that cannot be put in its place" {
  for call in linkat renameat2; do
    for name in ingest "${stages[@]}"; do
      mkdir -p tmp
      echo precious >out
      faulty $name $call 1 13
      assert_equal "$name $status $(head -c 99 out)" "$name 1 precious"
      grep -q "Permission denied" said
      clean out said tmp
    done
  done
}

@test "an input that cannot be read on: what came before is kept, and the end is said" {
  each_fails read 5 "read error after [0-9]* bytes: Input/output error" 3
  # The next tool learns of it from the stream itself.
  faulty dedupe read 2 5
  assert_equal "$(tail -n 1 out | jq -c '[.type, .exit_status, .input_complete]')" '["run",1,false]'
}

@test "memory that is refused" {
  local n_faults=0
  ! is_sanitized || skip "the address sanitizer has an allocator of its own"
  mkdir tmp
  for name in ingest "${stages[@]}"; do
    # What is asked for before main() has nobody to answer: begin behind all that --version needs.
    FAULT_CALL=new FAULT_COUNT=calls with_fault "$name" --version >said
    FAULT_COUNT=calls faulty "$name" new 0 0
    { read -r first && read -r n_calls; } <calls
    rm calls
    for ((at = first; at <= n_calls; at += (n_calls - first) / 5 + 1)); do
      echo precious >out
      FAULT_ONCE=1 faulty "$name" new $at 12
      echo "$name: $at of $n_calls: status $status, $(cat said)"
      assert_equal "$status $(head -c 99 out) $(cat said)" \
        "1 precious $name: out of memory; give it more, or less to read"
      clean out said tmp
      n_faults=$((n_faults + 1))
    done
  done
  say "memory: $n_faults refusals in 6 tools, 0 crashes"
}

@test "threads that are refused: fewer do the same" {
  mkdir tmp
  for name in ingest "${stages[@]}"; do
    faulty "$name" none 0 0
    mv out expected
    faulty "$name" pthread_create 1 11
    assert_equal "$name $status $(cat said)" "$name 0 "
    cmp out expected
  done
}

@test "calls that end early or are interrupted: the same bytes" {
  mkdir tmp
  for name in ingest "${stages[@]}"; do
    faulty "$name" none 0 0
    mv out expected
    faulty "$name" partial 0 0
    assert_equal "$name $status $(cat said)" "$name 0 "
    cmp out expected
  done
}
