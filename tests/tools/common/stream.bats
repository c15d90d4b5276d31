#!/usr/bin/env bats
# The case stream: copied byte for byte, owned, counted, and known to be whole (contract, section 1).

load ../support/load
setup() {
  in_own_folder
  good_input 30 >input.jsonl
}
run_tool() { run --separate-stderr bash -c '"$@" >out' - "$tool" "$@"; }

@test "every input line is copied byte for byte and in order" {
  is_stream_tool || skip "$tool copies nothing"
  {
    good_lines 5
    printf '{ "z" : [ 1 ,2],\t"type"  :"alien", "\\u0061":1e2, "z":0 }\r\n'
    good_lines 9 | sed -n 's/,/ ,  /g; 6,9p'
    printf '{"type":"post","uid":"x:50","more":{"deep":[{"x":"\\u00e9é"}]}}   \n'
    run_line ingest '{"alien":1,"post":10,"run":1}'
  } >odd.jsonl
  run_tool odd.jsonl
  assert_success
  assert_equal "$stderr" ""
  head -c "$(stat -c %s odd.jsonl)" out | cmp - odd.jsonl
}

@test "a missing final LF is added and nothing else" {
  is_stream_tool || skip "$tool copies nothing"
  head -c -1 input.jsonl >cut.jsonl
  run_tool cut.jsonl
  assert_success
  head -c "$(stat -c %s input.jsonl)" out | cmp - input.jsonl
}

@test "the run record is last and its counts are those of the output" {
  renders && skip "$tool writes no records"
  run_tool input.jsonl
  assert_success
  tail -n 1 out | jq -e --arg tool "$tool" '.type == "run" and .tool == $tool'
  jq -s -c 'map(.type) | group_by(.) | map({(.[0]): length}) | add' out >counted
  tail -n 1 out | jq -c .records_out >claimed
  diff counted claimed
  tail -n 1 out | jq -e '.records_in.post == 30 or .tool == "ingest"'
}

@test "every record conforms to --schema" {
  renders && skip "$tool writes no records"
  "$tool" --schema | jq '[.oneOf[] | {(.properties.type.const): (.required | sort)}] | add' >keys
  run_tool input.jsonl
  assert_success
  run jq -n --slurpfile keys keys \
    '[inputs | select($keys[0][.type] != null and (keys != $keys[0][.type]))] | length' out
  assert_output 0
  "$tool" --schema | jq -c '[.oneOf[] | {(.properties.type.const): .required}] | add' >order
  run jq -n --slurpfile order order \
    '[inputs | select($order[0][.type] != null and (keys_unsorted != $order[0][.type]))] | length' out
  assert_output 0
}

@test "--only restricts the output to those types" {
  renders && skip "$tool writes no records"
  run_tool input.jsonl --only run
  assert_success
  assert_equal "$(grep -vc '"type":"run"' out)" 0
  # The record of ingest is a run, too.
  tail -n 1 out | jq -e --argjson n "$(wc -l <out)" '.records_out == {"run": $n}'
  run_tool input.jsonl --only post
  assert_success
  assert_equal "$(posts_in out)" "$(wc -l <out)"
  assert_equal "$(posts_in out)" 30
}

@test "records of the tool's own are an error that names the remedy" {
  is_stream_tool || skip "$tool has none in its input"
  "$tool" input.jsonl >first
  run_tool first
  assert_failure 1
  [[ $stderr == *"first:"*"already holds records of $tool"*"--replace"* ]]
  run grep -c '"type":"run","tool":"'"$tool" out
  refute_output 2
}

@test "--replace gives what the first run gave" {
  is_stream_tool || skip "$tool has none in its input"
  "$tool" input.jsonl >first
  run_tool first --replace
  assert_success
  [[ $stderr == *"--replace dropped"*"1 run"* ]]
  assert_equal "$(grep -v '"type":"run"' out)" "$(grep -v '"type":"run"' first)"
}

@test "a stream that was cut is worked on, with a warning and in the run record" {
  [[ $tool != ingest ]] || skip "ingest reads exports"
  good_lines 30 >cut.jsonl
  run_tool cut.jsonl
  assert_success
  [[ $stderr == *"cut short or filtered"* ]]
  renders || tail -n 1 out | jq -e '.input_complete == false'
  sed 5d input.jsonl >filtered.jsonl
  run_tool filtered.jsonl
  assert_success
  [[ $stderr == *"cut short or filtered after ingest"* ]]
  renders || tail -n 1 out | jq -e '.input_complete == false'
  run_tool input.jsonl
  assert_success
  assert_equal "$stderr" ""
  renders || tail -n 1 out | jq -e '.input_complete == true'
}

@test "--require-complete refuses a stream that was cut" {
  [[ $tool != ingest ]] || skip "ingest reads exports"
  sed 5d input.jsonl >filtered.jsonl
  run_tool filtered.jsonl --require-complete
  assert_failure 1
  [[ $stderr == *"cut short or filtered after ingest"* ]]
  renders || refute [ "$(tail -n 1 out | jq -r .tool)" = "$tool" ]
  run_tool input.jsonl --require-complete
  assert_success
}

@test "the number of threads changes nothing" {
  good_input 3000 >long.jsonl
  "$tool" -j 1 long.jsonl >one
  "$tool" -j 3 long.jsonl >three
  cmp one three
}

@test "the run record holds no path, clock or resource of this machine" {
  renders && skip "$tool writes no records"
  run_tool "$PWD/input.jsonl" --threads 2 --memory 100M --tmpdir "$PWD" --progress
  assert_success
  tail -n 1 out >run
  refute grep -F "$PWD" run
  refute grep -E 'threads|memory|tmpdir|progress' run
  jq -e '.inputs[0].name == "input.jsonl" and (.inputs[0].sha256 | length == 64)' run
  jq -e --arg sum "$(sha256sum <input.jsonl | cut -d" " -f1)" '.inputs[0].sha256 == $sum' run
}
