#!/usr/bin/env bats
# report --known: beside a former report. The case is the invented one of the demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 5 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  case_file=$BATS_FILE_TMPDIR/demo/case.jsonl
}

@test "a report beside itself knows everybody, in each form of the list" {
  report -q "$case_file" -f csv -o former/ --tables records
  jq -r .account_uid records/member.jsonl >uids
  for list in former/accounts.csv records/member.jsonl records/member.csv uids; do
    report -q "$case_file" --known "$list" -f json >found.json
    assert_equal "$(jq -r '.networks[].members[].standing' found.json | sort -u)" "known"
    assert_equal "$(jq '.former_accounts_absent | length' found.json)" 0
    assert_equal "$(jq .n_former_accounts found.json)" "$(wc -l <uids)"
  done
}

@test "new, known and returning members, and who is gone, in every form of the report" {
  report -q "$case_file" -f csv -o former/
  # Of the former report half is left; one comes back under another id; one was never in this case.
  {
    sed -n '1,10p' former/accounts.csv
    sed -n 11p former/accounts.csv | sed 's/^x:[0-9]*/x:1/; s/^youtube:[^,]*/youtube:old/; s/^tiktok:[^,]*/tiktok:old/; s/^medium:[^,]*/medium:old/; s/^blogspot:[^,]*/blogspot:old/; s/^reddit:[^,]*/reddit:old/'
    printf 'vk:77,vk,@nobody_there\r\n' | awk -v n="$(head -n 1 former/accounts.csv | tr -cd , | wc -c)" '{ sub(/\r/, ""); k = gsub(/,/, ","); printf "%s", $0; for (; k < n; ++k) printf ","; print "" }'
  } >list.csv
  report -q "$case_file" --known list.csv -f html,text,md,json,csv -o out/
  jq -r '.networks[].members[].standing' out/report.json | sort | uniq -c | awk '{ print $2, $1 }' >standings
  grep -qx "known 9" standings
  grep -qx "returning 1" standings
  assert_equal "$(jq -r '.former_accounts_absent | length' out/report.json)" 2
  assert_equal "$(jq -r '.former_accounts_absent[] | select(.account_uid == "vk:77") | .n_posts' out/report.json)" 0
  for file in report.html report.txt report.md; do
    grep -q "The former report" "out/$file"
    grep -q "returning" "out/$file"
    grep -q "vk:77" "out/$file"
  done
  grep -q ',returning,' out/accounts.csv
  report -q "$case_file" -f text | { ! grep -q "former report"; }
}

@test "a list that is none is refused by line" {
  printf 'x:1\nlena\n' >list
  run --separate-stderr report "$case_file" --known list
  assert_equal "$status" 2
  [[ "$stderr" == *"list:2:1: 'lena' is no uid of an account"* ]]
}
