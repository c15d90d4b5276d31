#!/usr/bin/env bats
# verify: a sound case, and each way in which one can be unsound. The case is the invented one of the
# demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 4 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  demo=$BATS_FILE_TMPDIR/demo
  case_file=$demo/case.jsonl
}

@test "a sound case, with its evidence" {
  run --separate-stderr verify --evidence "$demo/exports,$demo,$root/examples/mappings" "$case_file"
  assert_equal "$status" 0
  assert_equal "$stderr" ""
  n_records=$(wc -l <"$case_file" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)$/\1,\2/; ta')
  assert_line --index 0 "$n_records records, all sound by 5 runs"
  assert_line --index 1 --regexp '^[0-9,]+ references to [0-9,]+ posts, [0-9,]+ accounts, [0-9,]+ groups and [0-9]+ clusters$'
  assert_line --index 2 "12 evidence files as read"
  run --separate-stderr verify --memory 64K -j1 "$case_file"
  assert_equal "$status" 0
}

@test "evidence that is not what was read, or is not there" {
  cp -r "$demo/exports" .
  printf 'x' >>exports/tiktok_videos.jsonl
  rm exports/youtube_comments.csv
  run --separate-stderr verify --evidence "exports,$root/examples/mappings" "$case_file"
  assert_equal "$status" 1
  [[ "$stderr" == *"exports/tiktok_videos.jsonl: not the file that ingest read"* ]]
  [[ "$stderr" == *"exports/youtube_comments.csv"* ]]
  assert_line "9 evidence files as read"
}

@test "a line that is lost, by count and by the uids that lead to it" {
  uid=$(jq -r 'select(.type == "duplicate") | .post_uid' "$case_file" | head -n 1)
  grep -vF "{\"type\":\"post\",\"uid\":\"$uid\"" "$case_file" >cut
  run --separate-stderr verify cut
  assert_equal "$status" 1
  [[ "$stderr" == *"the case file is not whole"* ]]
  [[ "$stderr" == *"1 uid in post_uid of duplicate lead to no post in the case, such as $uid"* ]]
}

@test "each kind of reference is asked for" {
  while read -r type field kind; do
    jq -c "select(.type == \"$type\") | .$field = \"x:nobody\"" "$case_file" | head -n 1 >line
    run --separate-stderr verify line
    assert_equal "$status" 1
    [[ "$stderr" == *"1 uid in $field of $type lead to no $kind in the case, such as x:nobody"* ]]
  done <<'END'
duplicate post_uid post
duplicate account_uid account
duplicate group_uid duplicate_group
cadence cluster_uid cluster
edge source account
member account_uid account
member cluster_uid cluster
expansion account_uid account
END
}

@test "records that are not as the schema says, by file and line" {
  sed '7s/"platform":/"platforms":/; 9s/^{/[/' "$case_file" >unsound
  run --separate-stderr verify --rejects rejects unsound
  assert_equal "$status" 1
  [[ "$stderr" == *'unsound:7:1: post: key 3 should be "platform", is "platforms"'* ]]
  [[ "$stderr" == *"unsound:9:"* ]]
  assert_equal "$(wc -l <rejects)" 2
}

@test "a type of somebody else's is none of its business; behind the dispatcher" {
  printf '{"type":"note","uid":5}\n' >note
  run --separate-stderr cahoots verify note
  assert_equal "$status" 1
  [[ "$stderr" == *"no run record"* ]]
  assert_line --index 0 "1 record, all sound by 0 runs"
}

@test "what cannot be read, and options that are none" {
  gzip -c "$case_file" | head -c 20000 >cut.gz
  run --separate-stderr verify cut.gz
  assert_equal "$status" 1
  [[ "$stderr" == *"cut.gz"* ]]
  run --separate-stderr verify no-such-file
  assert_equal "$status" 1
  run --separate-stderr verify --evidenze x "$case_file"
  assert_equal "$status" 2
  [[ "$stderr" == *"--evidence"* ]]
  verify -o said "$case_file"
  assert_equal "$(wc -l <said)" 2
  run --separate-stderr verify -o said "$case_file"
  assert_equal "$status" 1
  [[ "$stderr" == *"--force"* ]]
}
