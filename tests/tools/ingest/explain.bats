#!/usr/bin/env bats
# --explain: what a file is recognised as, and why.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
explain() { run --separate-stderr ingest --explain "$@"; }

@test "a table of a native format" {
  explain "$fixtures/x_archive_users.csv"
  assert_success
  assert_equal "$stderr" ""
  assert_output - <<'EOF'
x_archive_users.csv
  stored        as it stands
  framing       table of 10 columns with commas between them
  recognised    x-archive-users: information-operations archive, users (CSV)
  platform      x
  because       its header has the columns; each of these is needed for it:
                userid, account_creation_date
  columns       userid, user_display_name, user_screen_name,
                user_reported_location, user_profile_description,
                user_profile_url, follower_count, following_count,
                account_creation_date, account_language
EOF
}

@test "JSON whose keys decide, also within objects" {
  explain "$fixtures/tiktok_research.json" "$fixtures/reddit_pushshift.jsonl" "$fixtures/telegram_desktop.json"
  assert_success
  assert_line "  framing       JSON documents, one after another or in a list, over any number"
  assert_line "                for it: data/videos"
  assert_line "                for it: id, author, created_utc, title"
  assert_line '  framing       JSON: each item under "messages" is a record'
}

@test "every format says of its fixture that it is recognised, and by what name" {
  ingest --list-formats | cut -f1,3,5 >formats
  while IFS=$'\t' read -r name description fixture; do
    explain "$fixtures/$fixture"
    assert_success
    assert_line --partial "  recognised    $name:"
  done <formats
}

@test "compressed files, the members of an archive, a case stream, an empty file" {
  command -v zip >/dev/null || skip "zip is not installed"
  gzip -c "$fixtures/feed_rss.xml" >feed.xml.gz
  cp "$fixtures/x_archive.csv" .
  ingest x_archive.csv -o case.jsonl
  : >nothing
  zip -q all.zip x_archive.csv case.jsonl nothing
  explain feed.xml.gz all.zip
  assert_success
  assert_line "  stored        gzip file"
  assert_line "  root element  rss"
  assert_line "all.zip/case.jsonl"
  assert_line "  stored        member of a zip archive"
  assert_line "  recognised    a case stream, whose posts and accounts are merged in"
  assert_line "all.zip/nothing"
  assert_line "  empty"
}

@test "what is not recognised: the nearest formats, the keys it has, what to do" {
  printf 'tweetid,userid,size\n1,2,3\n' >table.csv
  printf '{"colour":"red","size":{"x":1}}\n' >lines.jsonl
  explain table.csv lines.jsonl "$fixtures/x_archive.csv"
  assert_failure 1
  assert_line "  recognised    nothing"
  assert_line "  nearest       with the column tweet_text it would be x-archive:"
  assert_line "  first record  the keys colour, size"
  assert_line "  what to do    describe it in a mapping file, see cahoots-mapping(5), or name"
  assert_line --partial "  recognised    x-archive:"
}

@test "--map and --from are heard" {
  printf 'id,who\n1,2\n' >table.csv
  printf '{"format":"csv","platform":"plaza","post":{"uid":"id","account_uid":"who"}}' >map.json
  explain --map map.json table.csv
  assert_success
  assert_line "  recognised    the mapping map.json"
  assert_line "  because       its header has the columns; each of these is needed for it: id,"
  printf '{"format":"csv","files":"t*","platform":"plaza","post":{"uid":"id","account_uid":"whose"}}' >map.json
  explain --map map.json table.csv
  assert_failure 1
  assert_line "  because       its name matches"
  assert_line "  but           map.json: the file lacks the column whose"
  explain --from x-archive table.csv
  assert_success
  assert_line "  because       --from says so"
  explain --from x-api-v2 table.csv
  assert_failure 1
  assert_line "  because       --from names a JSON format, the file holds none"
}

@test "rounded ids are seen before they are read" {
  { echo tweetid,userid,tweet_text; for n in {10..29}; do echo "8014961234567${n}000,7,text"; done; } >rounded.csv
  explain rounded.csv
  assert_success
  assert_line "  damage        all its long numbers end in zeros: a spreadsheet rounded the"
}

@test "files that cannot be opened, that are damaged, that hold escapes" {
  explain missing.csv
  assert_failure 1
  assert_output ""
  assert_equal "$stderr" "ingest: missing.csv: No such file or directory"
  gzip -c "$fixtures/x_archive.csv" | head -c 5 >cut.gz
  explain cut.gz "$fixtures/x_archive.csv"
  assert_failure 1
  assert_line --partial "cut.gz: damaged gzip data near byte 5: the file is cut short"
  assert_line --partial "  recognised    x-archive:"
  printf 'a\e[2J,b\n1,2\n' >escape.csv
  explain escape.csv
  assert_failure 1
  refute_output --partial $'\e'
}

@test "of a large file the start is read" {
  { cat "$fixtures/x_archive.csv"; head -c 300M /dev/zero; } >large.csv
  run --separate-stderr timeout 5 ingest --explain large.csv
  assert_success
}
