#!/usr/bin/env bats
# report --controls, and what a report says of reach and of those who are addressed, against jq on
# the same case: the invented one of the demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 3 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  demo=$BATS_FILE_TMPDIR/demo
  case_file=$demo/case.jsonl
}

@test "the false-positive rate is measured on the control accounts that are named" {
  # Everybody whom the demo's truth calls uninvolved, and two members as if they were.
  awk -F, 'NR > 1 && $2 != "operation" { print $1 }' "$demo/truth.csv" >controls
  n_innocent=$(wc -l <controls)
  jq -r 'select(.type == "member") | .account_uid' "$case_file" | head -n 2 >>controls
  echo 'x:@nobody_of_that_name' >>controls
  report -q "$case_file" --controls controls -f html,text,md,json -o out/
  finding=$(jq -c '.error_findings[] | select(.id == "error-controls")' out/report.json)
  assert_equal "$(jq -r .strength <<<"$finding")" counted
  assert_equal "$(jq '.measures[] | select(.name == "of them in a network").value' <<<"$finding")" 2
  n_in_case=$(jq '.measures[] | select(.name == "control accounts in the case").value' <<<"$finding")
  # Some accounts of the demo wrote nothing that was exported.
  [ "$n_in_case" -le $((n_innocent + 2)) ]
  [ "$n_in_case" -gt $((n_innocent / 2)) ]
  jq -e '.evidence | length == 2' <<<"$finding"
  jq -e --argjson n "$n_in_case" '
    [.measures[].value] as $m | ($m[2] - 2 / $n | fabs) < 1e-9 and $m[3] < $m[2] and $m[2] < $m[4]' <<<"$finding"
  for file in report.html report.txt report.md; do
    tr -s ' \n' ' ' <"out/$file" | grep -q "The networks hold 2 of $n_in_case"
  done
}

@test "without control accounts it says that the rate was not measured" {
  report -q "$case_file" -f json |
    jq -e '.error_findings[0] | .id == "error-controls" and .strength == "not tested"'
  printf 'x:@nobody\n' >list
  report -q "$case_file" --controls list -f json |
    jq -e '.error_findings[0] | .strength == "not tested" and (.text | contains("None of the 1 control account"))'
}

@test "a list of controls that is none is refused by line" {
  printf '# mine\nlena\n' >list
  run --separate-stderr report "$case_file" --controls list
  assert_failure 2
  [[ $stderr == *"list:2: 'lena' is no account"* ]]
  : >empty
  run --separate-stderr report "$case_file" --controls empty
  assert_failure 2
  [[ $stderr == *"empty: no account in it"* ]]
}

@test "views, targets and answers agree with what jq counts" {
  report -q "$case_file" -f json >found.json
  uid=$(jq -r '.networks[0].cluster_uid' found.json)
  jq -r --arg uid "$uid" 'select(.type == "member" and .cluster_uid == $uid) | .account_uid' "$case_file" |
    jq -R . | jq -s . >members.json
  jq -c --slurpfile m members.json 'select(.type == "post" and IN(.account_uid; $m[0][]))' "$case_file" >posts.jsonl
  assert_equal "$(jq '.networks[0].reach.views.n_known' found.json)" \
    "$(jq 'select(.views != null) | 1' posts.jsonl | wc -l)"
  assert_equal "$(jq -c '[.networks[0].reach.views.decades[] | select(.from == 10).n]' found.json)" \
    "[$(jq 'select(.views != null and .views >= 10 and .views <= 99) | 1' posts.jsonl | wc -l)]"
  assert_equal "$(jq -c '.networks[0].reach.most_viewed[0] | [.views, .post_uid]' found.json)" \
    "$(jq -s -c 'map(select((.views // 0) > 0)) | sort_by(-.views, .uid)[0] | [.views, .uid]' posts.jsonl)"
  target=$(jq -r '.networks[0].targets[0].name' found.json)
  assert_equal "$(jq '.networks[0].targets[0].n_mentions' found.json)" \
    "$(jq --arg t "$target" 'select(.mentions | index($t)) | 1' posts.jsonl | wc -l)"
  assert_equal "$(jq '.networks[0].targets[0].n_replies' found.json)" \
    "$(jq --arg t "$target" 'select(.reply_to_account_uid == $t) | 1' posts.jsonl | wc -l)"
  jq -r .uid posts.jsonl | jq -R . | jq -s . >uids.json
  assert_equal "$(jq '[.networks[0].outside_response.reposts[].n] | add // 0' found.json)" \
    "$(jq --slurpfile u uids.json --slurpfile m members.json \
      'select(.type == "post" and .repost_of_uid != null)
       | select(IN(.repost_of_uid; $u[0][])) | select(IN(.account_uid; $m[0][]) | not) | 1' "$case_file" | wc -l)"
}

@test "the model is the same whatever the memory" {
  report "$case_file" -f json --quiet >whole.json
  report --memory 4M -q "$case_file" -f json >spilled.json
  cmp whole.json spilled.json
}
