# Shared by all tests of the programs. CAHOOTS_BIN is the folder of the programs; the tests in
# tests/tools/common run once for every tool, named in CAHOOTS_TOOL.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert
bats_load_library bats-file

: "${CAHOOTS_BIN:?set it to the folder of the programs, say build/release/bin}"
root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
tool=${CAHOOTS_TOOL:-}
PATH=$CAHOOTS_BIN:$PATH
# What the machine of the one who runs the tests is set to must not matter.
unset CAHOOTS_MEMORY SOURCE_DATE_EPOCH NO_COLOR POSIXLY_CORRECT

# The tests of one file share no file: each begins in an empty folder.
in_own_folder() { mkdir "$BATS_TEST_TMPDIR/work" && cd "$BATS_TEST_TMPDIR/work" || return 1; }

# good_line N: a line that the tool can use, the N-th of them. Accounts take turns, texts and links
# are shared by neighbours.
good_line() {
  local n=$1
  local account=$((n % 5)) text=$((n / 3))
  if [[ $tool == ingest ]]; then
    printf '{"id":"c%d","author":"user%d","created_utc":%d,"body":"text %d https://example.org/%d","subreddit":"news","link_id":"t3_a%d","parent_id":"t3_a%d","score":1}\n' \
      "$n" "$account" $((1500000000 + n * 7)) "$text" "$text" "$text" "$text"
  else
    post_line "$n" "$account" "$text"
  fi
}

# post_line N ACCOUNT TEXT: the N-th post record, as ingest writes it.
post_line() {
  local time
  printf -v time '%(%Y-%m-%dT%H:%M:%SZ)T' $((1500000000 + $1 * 7))
  printf '{"type":"post","uid":"x:%d","platform":"x","url":null,"created_at":"%s","created_at_precision_s":1,"collected_at":null,"account_uid":"x:9%d","account_handle":"@user%d","account_name":null,"text":"The same words, number %d, said by many people at once","lang":"en","post_type":"original","conversation_uid":null,"reply_to_uid":null,"reply_to_account_uid":null,"repost_of_uid":null,"quote_of_uid":null,"hashtags":["tag%d"],"mentions":[],"urls":["https://example.org/%d"],"url_keys":["example.org/%d"],"url_shortened":[false],"media":[],"likes":0,"replies":0,"reposts":0,"quotes":0,"views":null,"source_file":"posts.jsonl","source_line":%d}\n' \
    "$1" "$time" "$2" "$2" "$3" "$3" "$3" "$3" "$1"
}

# good_lines N: N of them.
good_lines() {
  local n
  for ((n = 1; n <= $1; ++n)); do good_line "$n"; done
}

# run_line TOOL COUNTS: the run record that a tool writes last, COUNTS being its records_out.
run_line() {
  printf '{"type":"run","tool":"%s","version":"0.1.0","arguments":[],"parameters":{},"inputs":[],"auxiliary":[],"records_in":{},"records_out":%s,"rejected":0,"conflicting":0,"notes":[],"input_complete":true,"exit_status":0}\n' \
    "$1" "$2"
}

# good_input N: N lines that the tool can use, as a whole input.
good_input() {
  good_lines "$1"
  [[ $tool == ingest ]] || run_line ingest "{\"post\":$1,\"run\":1}"
}

# is_stream_tool: reads a case stream and writes one. renders: writes no case stream.
is_stream_tool() { [[ $tool != ingest && $tool != report ]]; }
renders() { [[ $tool == report ]]; }

# n_seen: how many posts the tool wrote of those in the last test's output file OUT.
posts_in() { grep -c '^{"type":"post"' "$1"; }
