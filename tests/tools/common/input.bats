#!/usr/bin/env bats
# Bad input: a clear message, the right status, and nothing else is lost (contract, section 3).

load ../support/load
setup() { in_own_folder; }

# Runs the tool with its output in the file out.
run_tool() { run --separate-stderr bash -c '"$@" >out' - "$tool" "$@"; }

# assert_posts N: the output holds N posts. What report read it shows in its own way.
assert_posts() { renders || assert_equal "$(posts_in out)" "$1"; }

@test "a missing file: status 1, before anything is written" {
  good_input 3 >input.jsonl
  run_tool input.jsonl missing.jsonl
  assert_failure 1
  [[ $stderr == *"missing.jsonl: No such file or directory"* ]]
  assert_file_empty out
}

@test "a directory: status 1 and the remedy" {
  mkdir folder
  run_tool folder
  assert_failure 1
  [[ $stderr == *"folder: is a directory"* ]]
}

@test "an empty file and an empty pipe: status 0" {
  touch empty
  run_tool empty
  assert_success
  run --separate-stderr bash -c '"$0" </dev/null >out' "$tool"
  assert_success
}

@test "standard input, - and a file give the same" {
  good_input 20 >input.jsonl
  "$tool" <input.jsonl >from_stdin
  "$tool" - <input.jsonl >from_dash
  "$tool" input.jsonl >from_file
  assert_equal "$(grep -v '"type":"run"' from_dash)" "$(grep -v '"type":"run"' from_stdin)"
  if ! renders && [[ $tool != ingest ]]; then
    assert_equal "$(grep -v '"type":"run"' from_file)" "$(grep -v '"type":"run"' from_stdin)"
  fi
}

@test "every compression is opened, whatever the name" {
  good_input 20 >input.jsonl
  gzip -c input.jsonl >gz.jsonl
  zstd -qc --long=27 input.jsonl >zst.jsonl
  bzip2 -c input.jsonl >bz2.jsonl
  xz -c input.jsonl >xz.jsonl
  zip -q zip.jsonl.zip input.jsonl
  for file in gz.jsonl zst.jsonl bz2.jsonl xz.jsonl zip.jsonl.zip; do
    run_tool "$file"
    assert_success
    assert_posts 20
  done
}

@test "a truncated gzip: status 1, what came before the cut is kept" {
  good_input 5000 >input.jsonl
  gzip -c input.jsonl | head -c 20000 >cut.jsonl.gz
  good_lines 1 >after.jsonl
  run_tool cut.jsonl.gz after.jsonl
  assert_failure 1
  [[ $stderr == *"cut.jsonl.gz: damaged gzip data near byte 20000: the file is cut short"* ]]
  renders || [[ $(posts_in out) -gt 100 && $(posts_in out) -lt 4990 ]]
  renders || tail -n 1 out | jq -e '.exit_status == 1'
}

@test "a line of 64 MB: rejected, its neighbours kept, memory bounded" {
  {
    good_line 1
    printf '{"type":"post","text":"'
    head -c 64000000 /dev/zero | tr '\0' x
    printf '"}\n'
    good_line 2
  } >input.jsonl
  run_tool input.jsonl --rejects rejects.jsonl
  assert_failure 1
  [[ $stderr == *"input.jsonl:2:1: a "*"longer than --max-record allows"* ]]
  assert_posts 2
  assert [ "$(stat -c %s rejects.jsonl)" -lt 10000 ]
}

@test "--max-record holds however short it is" {
  { good_line 1; printf '{"type":"post","text":"%01000d"}\n' 0; good_line 2; } >input.jsonl
  run_tool input.jsonl --max-record 900
  assert_failure 1
  [[ $stderr == *"input.jsonl:2:1: a "*"longer than --max-record allows"* ]]
  assert_posts 2
}

@test "invalid UTF-8, broken JSON, scalars and lists: rejected, their neighbours kept" {
  {
    good_line 1
    printf '{"type":"post","id":"c","text":"bad \xff"}\n'
    printf '{"type":"post",\n'
    printf '5\n'
    printf '"post"\n'
    printf '\0\n'
    good_line 2
  } >input.jsonl
  run_tool input.jsonl
  assert_failure 1
  [[ $stderr == *"input.jsonl:2:37: malformed JSON"* ]]
  [[ $stderr == *"input.jsonl:3:"*": malformed JSON"* ]]
  [[ $stderr == *"input.jsonl:4:1: "*"no object"* ]]
  [[ $stderr == *"input.jsonl:5:1: "* ]]
  [[ $stderr == *"input.jsonl:6:1: "* ]]
  [[ $stderr == *"5 lines rejected"* ]]
  assert_posts 2
}

@test "a record without an account does no harm" {
  if [[ $tool == ingest ]]; then
    { good_line 1; echo '{"id":"c9","created_utc":1500000000,"body":"x","subreddit":"s","link_id":"t3_a","parent_id":"t3_a"}'; } >input.jsonl
    run_tool input.jsonl
    assert_failure 1
    [[ $stderr == *"input.jsonl:2:1: the author"* ]]
    assert_posts 1
  else
    { good_line 1; echo '{"type":"post","uid":"x:77","text":"no account"}'; good_line 2; } >input.jsonl
    run_tool input.jsonl
    assert_success
    assert_posts 3
  fi
}

@test "fields of unexpected kinds do no harm" {
  {
    good_line 1
    for value in null 1 -1 1e99 '""' '"x"' true '[]' '[null,1,{}]' '{}'; do
      printf '{"type":"post","uid":%s,"platform":%s,"created_at":%s,"account_uid":%s,"text":%s,"post_type":%s,"reply_to_uid":%s,"hashtags":%s,"mentions":%s,"urls":%s,"url_keys":%s,"likes":%s}\n' \
        "$value" "$value" "$value" "$value" "$value" "$value" "$value" "$value" "$value" "$value" \
        "$value" "$value"
    done
    good_line 2
  } >input.jsonl
  run_tool input.jsonl --keep-going
  assert_success
}

@test "CRLF, blank lines, a byte order mark and a missing final LF are no errors" {
  { printf '\xef\xbb\xbf'; good_line 1; echo; good_line 2 | sed 's/$/\r/'; printf '\r\n \n'
    printf '%s' "$(good_line 3)"; } >input.jsonl
  run_tool input.jsonl
  assert_success
  assert_posts 3
}

@test "an unreadable file: status 1" {
  [[ $(id -u) -ne 0 ]] || skip "root may read every file"
  touch secret
  chmod 000 secret
  run_tool secret
  assert_failure 1
  [[ $stderr == *"secret: Permission denied"* ]]
}
