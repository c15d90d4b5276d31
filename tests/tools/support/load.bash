# Shared by all tests of the programs. CAHOOTS_BIN is the folder of the programs; the tests in
# tests/tools/common run once for every tool, named in CAHOOTS_TOOL.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert
bats_load_library bats-file

: "${CAHOOTS_BIN:?set it to the folder of the programs, say build/release/bin}"
root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
tool=${CAHOOTS_TOOL:-}
CAHOOTS_BIN=$(cd "$CAHOOTS_BIN" && pwd)
PATH=$CAHOOTS_BIN:$PATH
# What the machine of the one who runs the tests is set to must not matter.
unset CAHOOTS_MEMORY SOURCE_DATE_EPOCH NO_COLOR POSIXLY_CORRECT

# is_sanitized: built with a sanitizer, which needs more memory than a limit leaves.
is_thread_sanitized() { grep -q '__tsan_init' "$CAHOOTS_BIN/ingest"; }
is_sanitized() { grep -Eq '__(asan|tsan)_init' "$CAHOOTS_BIN/ingest"; }

# The tests of one file share no file: each begins in an empty folder.
in_own_folder() { mkdir "$BATS_TEST_TMPDIR/work" && cd "$BATS_TEST_TMPDIR/work" || return 1; }

# lines_of MAKER FROM TO: the lines FROM to TO of the kind MAKER, a function of the program below.
# One process however many lines: some tests need tens of thousands.
lines_of() {
  awk -v maker="$1" -v from="$2" -v to="$3" '
    # A Reddit comment as Pushshift publishes it.
    function reddit(n, account, text) {
      printf "{\"id\":\"c%d\",\"author\":\"user%d\",\"created_utc\":%d,\"body\":\"text %d https://example.org/%d\",\"subreddit\":\"news\",\"link_id\":\"t3_a%d\",\"parent_id\":\"t3_a%d\",\"score\":1}\n", n, account, 1500000000 + n * 7, text, text, text, text
    }
    # A post record as ingest writes it. 1500000000 is 2:40:00 on 14 July 2017.
    function post(n, account, text,   s) {
      s = 9600 + n * 7
      printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"x\",\"url\":null,\"created_at\":\"2017-07-%02dT%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"collected_at\":null,\"account_uid\":\"x:9%d\",\"account_handle\":\"@user%d\",\"account_name\":null,", n, 14 + int(s / 86400), int(s % 86400 / 3600), int(s % 3600 / 60), s % 60, account, account
      printf "\"text\":\"The same words, number %d, said by many people at once\",\"lang\":\"en\",\"post_type\":\"original\",\"conversation_uid\":null,\"reply_to_uid\":null,\"reply_to_account_uid\":null,\"repost_of_uid\":null,\"quote_of_uid\":null,\"hashtags\":[\"tag%d\"],\"mentions\":[],", text, text
      printf "\"urls\":[\"https://example.org/%d\"],\"url_keys\":[\"example.org/%d\"],\"url_shortened\":[false],\"media\":[],\"likes\":0,\"replies\":0,\"reposts\":0,\"quotes\":0,\"views\":null,\"source_file\":\"posts.jsonl\",\"source_line\":%d}\n", text, text, n
    }
    BEGIN {
      for (n = from; n <= to; n++) {
        if (maker == "reddit") reddit(n, n % 5, int(n / 3)); else post(n, n % 5, int(n / 3))
      }
    }'
}

# good_line N: a line that the tool can use, the N-th of them. Accounts take turns, texts and links
# are shared by neighbours. good_lines N: the first N of them.
good_line() { lines_of "$(kind_of_line)" "$1" "$1"; }
good_lines() { lines_of "$(kind_of_line)" 1 "$1"; }
kind_of_line() { if [[ $tool == ingest ]]; then echo reddit; else echo post; fi; }

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
