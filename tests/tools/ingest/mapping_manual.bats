#!/usr/bin/env bats
# The examples of cahoots-mapping(5), run as they stand there.

load ../support/load
page() { echo "$root/man/cahoots-mapping.5"; }
setup() {
  in_own_folder
  awk '/^\.\\" file /{ file = $3; next } /^\.\\" eof/{ file = "" }
       file { gsub(/\\-/, "-"); gsub(/\\\(aq/, "\x27"); print > file }' "$(page)"
}

@test "each example prints what the page says" {
  assert [ "$(ls ./*.command | wc -l)" -ge 2 ]
  for command in *.command; do
    run --separate-stderr bash -o pipefail "$command"
    assert_success
    assert_equal "$output" "$(cat "${command%.command}.output")"
  done
}

@test "the rejected line of the first example" {
  run --separate-stderr bash forum.command
  [[ $stderr == *"forum_2021.csv:4:1: uid '8.01E+17' was rounded by a spreadsheet"* ]]
}

@test "every field that the page names can be mapped, and no other" {
  ingest --schema | jq -r '.oneOf[] | select(.properties.type.const | IN("post", "account")) |
    .properties | keys_unsorted[]' | sort -u >in_schema
  sort -u >left_to_us <<<$'created_at_precision_s\nplatform\nsource_file\nsource_line\ntype\nurl_keys\nurl_shortened'
  for field in $(comm -23 in_schema left_to_us); do
    awk '/^.SS Fields of a post/,/^.SS Damaged/' "$(page)" | grep -qw "$field"
  done
  for field in $(cat left_to_us); do
    printf '{"format":"csv","platform":"x","post":{"uid":"a","account_uid":"b","%s":"c"}}' \
      "$field" >wrong.json
    run --separate-stderr ingest --map wrong.json forum_2021.csv
    assert_failure 2
    [[ $stderr == *"wrong.json: unknown key \"$field\" in \"post\""* ]]
  done
}
