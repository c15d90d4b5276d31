#!/usr/bin/env bats
# The native formats: a small export of each, and the records that it must become. The expected
# records were read through by hand; a change shows as a difference here.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "the archive of X: tweets" {
  records x_archive.csv
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/x_archive.jsonl"
}

@test "the archive of X: users" {
  records x_archive_users.csv
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/x_archive_users.jsonl"
}

@test "API v2 of X: a page, a message of the stream, a line of the stream" {
  records x_api_v2.jsonl
  assert_failure 1
  [[ $stderr == *"x_api_v2.jsonl:2:1: an error of the API, no tweet: This stream has been disconnected"* ]]
  diff out "$fixtures/expected/x_api_v2.jsonl"
}

@test "Pushshift: a submission, a comment, a deleted author" {
  records reddit_pushshift.jsonl
  assert_failure 1
  [[ $stderr == *"reddit_pushshift.jsonl:3:1: the author is deleted"* ]]
  diff out "$fixtures/expected/reddit_pushshift.jsonl"
}

@test "the Research API of TikTok: three responses in an array over many lines" {
  records tiktok_research.json
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/tiktok_research.jsonl"
}

@test "all at once give what they give one by one" {
  records x_archive.csv x_archive_users.csv x_api_v2.jsonl reddit_pushshift.jsonl tiktok_research.json
  cat "$fixtures"/expected/{x_archive,x_api_v2,reddit_pushshift,tiktok_research}.jsonl |
    grep '"type":"post"' >expected
  diff <(grep '"type":"post"' out) expected
  assert_equal "$(grep -c '"type":"account"' out)" 8
}

@test "CRLF and a byte order mark do not matter" {
  sed 's/$/\r/' "$fixtures/x_archive_users.csv" >crlf.csv
  { printf '\xef\xbb\xbf'; cat "$fixtures/x_archive_users.csv"; } >marked.csv
  for file in crlf.csv marked.csv; do
    run --separate-stderr ingest "$file" --only account
    assert_success
    assert_equal "$output" "$(cat "$fixtures/expected/x_archive_users.jsonl")"
  done
}

@test "--list-formats: every format has a fixture that is recognised as it, and the records it becomes" {
  run --separate-stderr ingest --list-formats
  assert_success
  [ "$(wc -l <<<"$output")" -ge 30 ]
  while IFS=$'\t' read -r name platform description source fixture; do
    echo "$name $platform $description $source $fixture"
    [ -n "$source" ]
    run --separate-stderr ingest -v "$fixtures/$fixture" --only post,account
    [[ $stderr == *"$fixture: $name: "* ]]
    assert_equal "$output" "$(cat "$fixtures/expected/${fixture%.*}.jsonl")"
    grep -q '"type"' "$fixtures/expected/${fixture%.*}.jsonl"
  done <<<"$output"
}

@test "--from reads every fixture as its format, and as no other" {
  ingest --list-formats | cut -f1,5 >formats
  while IFS=$'\t' read -r name fixture; do
    echo "$name $fixture"
    ingest --from "$name" -q "$fixtures/$fixture" --only post,account >forced || true
    diff forced "$fixtures/expected/${fixture%.*}.jsonl"
  done <formats
}

@test "a file that no format fits is named with what stands in it, and the others are read" {
  printf 'colour,size\nred,5\n' >paints.csv
  run --separate-stderr ingest paints.csv "$fixtures/x_archive.csv" --only post
  assert_failure 1
  [[ $stderr == *"paints.csv: no known format: its header has the columns colour, size; describe it in a mapping file (--map"* ]]
  assert_equal "$(wc -l <<<"$output")" 3
}

@test "compliance, count and list files of API v2 are no posts" {
  printf '{"id":"1","action":"delete","created_at":"2019-09-06T17:25:54.667Z","reason":"protected"}\n' >compliance.jsonl
  printf '{"data":[{"end":"2021-10-16T19:00:00.000Z","start":"2021-10-16T18:21:34.000Z","tweet_count":3}],"meta":{"total_tweet_count":3}}\n' >counts.jsonl
  printf '{"data":[{"id":"1","name":"a list","owner_id":"2"}],"meta":{"result_count":1}}\n' >lists.jsonl
  printf '{"errors":[{"title":"x","detail":"y"}]}\n' >errors.jsonl
  for file in compliance counts lists errors; do
    run --separate-stderr ingest "$file.jsonl" --only post,account
    assert_failure 1
    assert_equal "$output" ""
    [[ $stderr == "ingest: $file.jsonl: no known format: its first record has the keys "* ]]
  done
}

@test "--from reads a file for what it is said to be" {
  printf '{"errors":[{"title":"x","detail":"y"}]}\n' >errors.jsonl
  run --separate-stderr ingest --from x-api-v2 errors.jsonl
  assert_failure 1
  [[ $stderr == *"errors.jsonl:1:1: an error of the API, no tweet: y"* ]]
  run --separate-stderr ingest --from x-archive errors.jsonl
  assert_failure 1
  [[ $stderr == *"--from names a delimited format, the file holds JSON"* ]]
  run --separate-stderr ingest --from x-archvie errors.jsonl
  assert_failure 2
}

@test "a page longer than what is looked at first is recognised" {
  {
    printf '{"data":['
    for i in {1..3000}; do printf '{"id":"%d","author_id":"7","text":"%0100d"},' "$i" "$i"; done
    printf '{"id":"3001","author_id":"7","text":"last"}]}\n'
  } >page.json
  run --separate-stderr ingest page.json -o out
  assert_success
  assert_equal "$(posts_in out)" 3001
}

@test "an array that is cut short is not taken for a whole one" {
  printf '[{"data":{"id":"1","author_id":"7","text":"a"}},\n{"data":{"id":"2","author_id":"7","text":"b"}}' >cut.json
  run --separate-stderr ingest cut.json -o out
  assert_failure 1
  assert_equal "$(posts_in out)" 2
  [[ $stderr == *"cut.json:2:"*"the file ends within a JSON array: it was cut short"* ]]
}

@test "what an export holds does not reach the terminal as it is" {
  printf 'a\033[2Jb,c\n1,2\n' >escape.csv
  run --separate-stderr ingest escape.csv
  assert_failure 1
  [[ $stderr != *$'\033'* ]]
}
