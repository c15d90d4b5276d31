#!/usr/bin/env bats
# report --account: why an account is in the case. The case is the invented one of the demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 1 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  case_file=$BATS_FILE_TMPDIR/demo/case.jsonl
}

# member FILTER: the uid of the first member that passes it, by rank.
member() {
  jq -rs "map(select(.type == \"member\" and ($1))) | sort_by(.cluster_uid, .rank) | .[0].account_uid" "$case_file"
}
# outsider: an account with links that is in no network.
outsider() {
  jq -rs '(map(select(.type == "member").account_uid)) as $members
    | map(select(.type == "edge") | .source, .target) - $members | sort | .[0]' "$case_file"
}

@test "a member: score, evidence with posts, way from the tip-offs, rhythm, explanations" {
  uid=$(member '(.is_seed | not) and .score_parts.n_significant > 1')
  run -0 --separate-stderr report -q --account "$uid" "$case_file"
  for part in "Score, beside the other members" "What the score rests on" \
    "The way from the tip-offs" "Links, by channel" "Copied texts" "Rhythm" \
    "Innocent explanations considered" "What would change the answer"; do
    assert_line --partial "$part"
  done
  assert_output --partial "[supported]"
  refute_output --partial "given as a tip-off, not found"
  assert_output --partial "$(jq -r --arg uid "$uid" 'select(.type == "expansion" and .account_uid == $uid) | "Step \(.step),"' "$case_file")"
}

@test "the numbers are those of the records, and the posts those of the case" {
  uid=$(member '.is_seed | not')
  report -q --account "$uid" -f json "$case_file" >answer.json
  jq -e --slurpfile member <(jq -c --arg uid "$uid" 'select(.type == "member" and .account_uid == $uid)' "$case_file") \
    '.accounts[0] | .score == $member[0].score and .rank == $member[0].rank
      and ([.score_parts[] | {(.name): .value}] | add) == $member[0].score_parts' answer.json
  assert_equal "$(jq '.accounts[0].links | length' answer.json)" \
    "$(jq -c --arg uid "$uid" 'select(.type == "edge" and (.source == $uid or .target == $uid))' "$case_file" | wc -l)"
  assert_equal "$(jq '.accounts[0].activity.n_posts' answer.json)" \
    "$(jq -c --arg uid "$uid" 'select(.type == "post" and .account_uid == $uid)' "$case_file" | wc -l)"
  # The topics add up to the evidence of the score, circumstances aside.
  jq -e '.accounts[0] | ([.topics[].worth_nats] | add)
    - ([.score_parts[] | {(.name): .value}] | add | .evidence_nats - .circumstance_nats)
    | fabs < 1e-9' answer.json
  # Each post of the evidence that is shown has the text that the case has.
  jq -r '.accounts[0].topics[] | .own_post, .partner_post | select(. != null)' answer.json | sort -u >uids
  [[ -s uids ]]
  while read -r post; do
    assert_equal \
      "$(jq -r --arg post "$post" '[.accounts[0].links[].evidence[] | .own_post, .partner_post | select(.post_uid == $post and .text != null).text][0]' answer.json)" \
      "$(jq -r --arg post "$post" 'select(.type == "post" and .uid == $post).text' "$case_file")"
  done <uids
}

@test "the place in a group of copies is that of the records" {
  uid=$(member '.is_seed | not')
  report -q --account "$uid" -f json "$case_file" >answer.json
  group=$(jq -r '.accounts[0].copied_texts[0].group_uid' answer.json)
  expected=$(jq -cs --arg uid "$uid" --arg group "$group" \
    'map(select(.type == "duplicate" and .group_uid == $group)) | sort_by(.created_at, .post_uid)
      | map(.account_uid) | index($uid)' "$case_file")
  assert_equal "$(jq '.accounts[0].copied_texts[0].n_earlier_posts' answer.json)" "$expected"
}

@test "a tip-off is called one" {
  uid=$(member .is_seed)
  run -0 --separate-stderr report -q --account "$uid" "$case_file"
  assert_output --regexp "given as a tip-off,[[:space:]]+not found by the computation"
  assert_line --partial "step 0"
}

@test "an account in no network is answered, with its links and what was looked at" {
  uid=$(outsider)
  run -0 --separate-stderr report -q --account "$uid" "$case_file"
  assert_output --regexp "is not a member of (the|any)"
  assert_output --partial "Its nearest links, by channel"
  assert_output --partial "Looked at: "
  refute_output --partial "Score, beside the other members"
  report -q --account "$uid" -f json "$case_file" | jq -e '.accounts[0] | .is_member == false
    and .verdict.strength == "not found" and (.links | length > 0)'
}

@test "the form follows -f and the name of the output" {
  uid=$(member '.is_seed | not')
  report -q --account "$uid" "$case_file" -o why.html
  report -q --account "$uid" "$case_file" -o why.md
  report -q --account "$uid" "$case_file" -o why.json
  grep -q '^<!DOCTYPE html>' why.html
  grep -q '<mark>' why.html
  grep -q 'Content-Security-Policy' why.html
  run -1 grep -c '<script' why.html
  grep -q '^# Why is ' why.md
  jq -e '.type == "account_answer"' why.json
  run -2 --separate-stderr report --account "$uid" -f stix "$case_file"
  [[ $stderr == *"--account is answered as text, html, md, json, not as stix"* ]]
  run -2 --separate-stderr report --account "$uid" "$case_file" -o folder/
  [[ $stderr == *"not to a folder"* ]]
}

@test "without cadence and without links it says so" {
  good_input 40 >posts.jsonl
  run -0 --separate-stderr report -q --account @user1 posts.jsonl
  assert_output --partial "cadence was not run on this case"
  assert_output --regexp "No links[[:space:]]+were looked for"
  assert_output --partial "None is needed: it has no link."
}

@test "a handle on two platforms is answered for each, an unknown one named with the nearest" {
  good_input 40 >posts.jsonl
  good_lines 40 | sed 's/"x:/"vk:/g; s/"platform":"x"/"platform":"vk"/' >more.jsonl
  run -0 --separate-stderr report -q --account user1 posts.jsonl more.jsonl
  assert_line --partial "@user1 on X"
  assert_line --partial "@user1 on VK"
  run -1 --separate-stderr report -q --account @usr1 posts.jsonl
  [[ $stderr == *"--account @usr1: not in the data (nearest: @user1)"* ]]
}

@test "neither threads nor the order of the lines change the answer" {
  uid=$(member '.is_seed | not')
  report -q -j 1 --account "$uid" -f json "$case_file" >one.json
  report -q -j 4 --account "$uid" -f json "$case_file" >four.json
  cmp one.json four.json
  { grep -v '"type":"run"' "$case_file" | sort -R --random-source=<(yes); grep '"type":"run"' "$case_file"; } >mixed.jsonl
  report -q --account "$uid" -f json mixed.jsonl | jq 'del(.input_complete, .complaint)' >mixed.json
  jq 'del(.input_complete, .complaint)' one.json | cmp - mixed.json
}
