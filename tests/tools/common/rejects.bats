#!/usr/bin/env bats
# Lines that cannot be used: counted, kept on demand, and never a silent loss.

load ../support/load
setup() {
  in_own_folder
  {
    good_line 1
    echo '{"broken"'
    good_line 2
    printf 'bad \xff byte\n'
    good_line 3
  } >input.jsonl
}
run_tool() { run --separate-stderr bash -c '"$@" >out' - "$tool" "$@"; }

@test "--rejects keeps the lines, where they stood and why" {
  run_tool input.jsonl --rejects rejects.jsonl
  assert_failure 1
  run jq -c '[.file, .line, .offset, .raw]' rejects.jsonl
  assert_line --index 0 "[\"input.jsonl\",2,$(good_line 1 | wc -c),\"{\\\"broken\\\"\"]"
  assert_line --index 1 --partial '["input.jsonl",4,'
  run jq -r '.raw_base64 // empty' rejects.jsonl
  assert_output "$(printf 'bad \xff byte' | base64)"
  run jq -e '.error | length > 5' rejects.jsonl
  assert_success
}

@test "a file of rejects is not overwritten without --force" {
  echo precious >rejects.jsonl
  run_tool input.jsonl --rejects rejects.jsonl
  assert_failure 1
  assert_equal "$(cat rejects.jsonl)" precious
  run_tool input.jsonl --rejects rejects.jsonl --force
  assert_equal "$(wc -l <rejects.jsonl)" 2
}

@test "a file of rejects is there, and empty, where nothing was rejected" {
  good_input 3 >good.jsonl
  run_tool good.jsonl --rejects rejects.jsonl
  assert_success
  assert_file_empty rejects.jsonl
}

@test "--strict stops at the first" {
  run_tool input.jsonl --strict --rejects rejects.jsonl
  assert_failure 1
  assert_equal "$(wc -l <rejects.jsonl)" 1
  [[ $stderr == *"stopped after 1 line"* ]]
  run grep '"type":"run"' out
  assert_failure
}

@test "--max-errors N stops after N" {
  run_tool input.jsonl --max-errors 2
  assert_failure 1
  [[ $stderr == *"stopped after 2 lines"* ]]
  run_tool input.jsonl --max-errors 3
  assert_failure 1
  [[ $stderr != *stopped* ]]
}

@test "--keep-going makes it status 0, and the run record still counts" {
  run_tool input.jsonl --keep-going
  assert_success
  [[ $stderr == *"2 lines rejected"* ]]
  renders || tail -n 1 out | jq -e '.rejected == 2 and .exit_status == 0'
}

@test "the first ten are said, then the total" {
  { for n in {1..25}; do echo "broken $n"; done; good_line 1; } >input.jsonl
  run_tool input.jsonl
  assert_failure 1
  # A file of which nothing is understood need not be read line by line.
  [[ $tool != ingest ]] || skip "ingest does not recognise such a file"
  assert_equal "$(grep -c '^input.jsonl:' <<<"$stderr")" 10
  [[ $stderr == *"25 lines rejected"* ]]
}
