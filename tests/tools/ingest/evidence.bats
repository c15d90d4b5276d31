#!/usr/bin/env bats
# Many files: repeated and conflicting posts, merged case streams, archives and mappings.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# last_run FILE FILTER: a value of the run record.
last_run() { tail -n 1 "$1" | jq -c "$2"; }
comment() { printf '{"id":"%s","author":"%s","created_utc":1666224000,"body":"%s","link_id":"t3_a"}\n' "$@"; }

@test "repeated posts are written once, those that differ are counted and named" {
  { comment p anna first; comment q anna second; comment p anna first; } >one.jsonl
  { comment q anna changed; comment r bo third; } >two.jsonl
  run --separate-stderr ingest one.jsonl two.jsonl -o out
  assert_success
  assert_equal "$(posts_in out)" 3
  assert_equal "$(jq -r 'select(.uid == "reddit:t1_q").text' out)" second
  assert_equal "$(last_run out '[.conflicting, .records_in.post, .records_out.post]')" "[1,5,3]"
  [[ $stderr == *"two.jsonl:1: a repeated post differs from its first copy, which is kept"* ]]
  [[ $stderr == *"2 repeated posts left out, 1 of them differ from the first"* ]]
}

@test "of many conflicts ten are said, a hundred are listed, all are counted" {
  for n in {1..120}; do comment "p$n" anna first; done >one.jsonl
  for n in {1..120}; do comment "p$n" anna changed; done >two.jsonl
  run --separate-stderr ingest one.jsonl two.jsonl -o out
  assert_success
  assert_equal "$(last_run out '[.conflicting, (.notes | length)]')" "[120,100]"
  assert_equal "$(grep -c 'differs from its first copy' <<<"$stderr")" 10
  [[ $stderr == *"120 repeated posts left out, 120 of them differ from the first"* ]]
  [[ $(last_run out '.notes[99]') == *"two.jsonl:100: "*"further ones are only counted"* ]]
}

@test "a counter that grew between two collections is no conflict" {
  comment p anna first >one.jsonl
  sed 's/}$/,"ups":5}/' one.jsonl >two.jsonl
  run --separate-stderr ingest one.jsonl two.jsonl -o out
  assert_success
  assert_equal "$(last_run out .conflicting)" 0
}

@test "accounts do not depend on the order of the files" {
  cp "$fixtures"/x_archive.csv "$fixtures"/x_archive_users.csv "$fixtures"/x_api_v2.jsonl .
  ingest x_archive.csv x_archive_users.csv x_api_v2.jsonl --only account --keep-going -o forwards
  ingest x_api_v2.jsonl x_archive_users.csv x_archive.csv --only account --keep-going -o backwards
  cmp forwards backwards
}

@test "any number of threads gives the same bytes" {
  for i in {1..20}; do
    sed "s/\"id\":\"9100/\"id\":\"9$i/g" "$fixtures/x_api_v2.jsonl" >"part_$i.jsonl"
  done
  ingest part_*.jsonl --keep-going -q -j 1 -o one 2>errors_one
  ingest part_*.jsonl --keep-going -q -j 4 -o four 2>errors_four
  cmp one four
  cmp errors_one errors_four
}

@test "a case stream among the inputs is merged, what was derived from it left out" {
  ingest "$fixtures/x_archive.csv" -o case.jsonl
  printf '{"type":"edge","source":"x:1","target":"x:2","channel":"url"}\n' >>case.jsonl
  run --separate-stderr ingest case.jsonl "$fixtures/reddit_pushshift.jsonl" --keep-going -o out
  assert_success
  diff <(head -n 3 out) <(head -n 3 case.jsonl)
  assert_equal "$(posts_in out)" 5
  assert_equal "$(grep -c '"type":"account"' out)" 4
  assert_equal "$(last_run out .records_out.edge)" null
  [[ $stderr == *"only posts and accounts are merged; left out: 1 edge;"* ]]
  [[ $(last_run out .notes) == *"left out: 1 edge"* ]]
}

@test "a case stream spread over lines is merged as lines" {
  ingest "$fixtures/x_archive.csv" -o case.jsonl
  jq . case.jsonl >pretty.jsonl
  run --separate-stderr ingest pretty.jsonl -o out
  assert_success
  diff <(jq -c 'select(.type == "post")' out) <(jq -c 'select(.type == "post")' case.jsonl)
  assert_equal "$(posts_in <(jq -c . out))" 3
}

@test "a zip with two members, gzip and zstd with a long window" {
  command -v zip >/dev/null && command -v zstd >/dev/null || skip "zip or zstd is not installed"
  cp "$fixtures"/x_archive.csv "$fixtures"/tiktok_research.json .
  zip -q both.zip x_archive.csv tiktok_research.json
  gzip -k x_archive.csv
  zstd -q --long=31 tiktok_research.json -o tiktok.zst
  run --separate-stderr ingest both.zip --only post -o from_zip
  assert_success
  assert_equal "$(jq -r .source_file from_zip | sort -u | tr '\n' ' ')" \
    "both.zip/tiktok_research.json both.zip/x_archive.csv "
  ingest x_archive.csv.gz tiktok.zst --only post -o from_each
  diff <(jq -c 'del(.source_file)' from_zip) <(jq -c 'del(.source_file)' from_each)
  assert_equal "$(wc -l <from_each)" 5
}

@test "a damaged archive gives what is before the damage, and the others are read" {
  tool=ingest
  good_lines 20000 | gzip >whole.gz
  head -c "$(($(stat -c %s whole.gz) / 2))" whole.gz >cut.gz
  run --separate-stderr ingest cut.gz "$fixtures/x_archive.csv" -o out
  assert_failure 1
  [[ $stderr == *"cut.gz: damaged gzip data near byte"* ]]
  assert [ "$(posts_in out)" -gt 1000 ]
  assert_equal "$(jq -r 'select(.platform == "x").uid' out | grep -c .)" 5
}

@test "two mappings, each for the files of its name" {
  printf '{"format":"csv","files":"a_*.csv","platform":"north","post":{"uid":"id","account_uid":"who","text":"what"}}' >a.json
  printf '{"format":"csv","files":"b_*.csv","platform":"south","post":{"uid":"id","account_uid":"who","text":"what"}}' >b.json
  printf 'id,who,what\n1,anna,here\n' | tee a_1.csv a_2.csv b_1.csv >c_1.csv
  mkdir folder && mv a_2.csv folder
  run --separate-stderr ingest --map a.json,b.json a_1.csv folder/a_2.csv b_1.csv c_1.csv -o out
  assert_failure 1
  [[ $stderr == *"c_1.csv: no known format: its header has the columns id, who, what;"* ]]
  assert_equal "$(jq -r 'select(.type == "post").uid' out | tr '\n' ' ')" "north:1 south:1 "
  assert_equal "$(last_run out '[.auxiliary[].name]')" '["a.json","b.json"]'
}

@test "a mapping that is wrong, and a file that lacks its columns" {
  printf '{"format":"csv","platform":"north","post":{"uid":"id","account_uid":"who","txt":"what"}}' >wrong.json
  printf 'id,who,what\n1,anna,here\n' >a.csv
  run --separate-stderr ingest --map wrong.json a.csv -o out
  assert_failure 2
  [[ $stderr == *'wrong.json: unknown key "txt" in "post"; known are uid,'*"see cahoots-mapping(5)"* ]]
  assert [ ! -e out ]
  printf '{"format":"csv","files":"*.csv","platform":"north","post":{"uid":"id","account_uid":"who","text":"words","lang":"tongue"}}' >right.json
  run --separate-stderr ingest --map right.json a.csv
  assert_failure 1
  [[ $stderr == *"a.csv: right.json: the file lacks the columns words, tongue"* ]]
}

@test "rejects hold the whole record, a page once" {
  printf '{"data":[{"id":"1","text":"a"},{"id":"2","text":"b"},{"id":"3","author_id":"7","text":"c"}]}\n' >page.json
  run --separate-stderr ingest page.json --rejects rejects.jsonl --only post
  assert_failure 1
  assert_equal "$(wc -l <<<"$output")" 1
  assert_equal "$(jq -r .error rejects.jsonl)" "a post without an account (and 1 more in this record)"
  assert_equal "$(jq -r .raw rejects.jsonl)" "$(cat page.json)"
}

@test "a stray quote costs its own row only" {
  { cat "$fixtures/x_archive_users.csv"
    printf 'u3,"Say "hi" now",u3,,,,1,1,2019-05-03,en\nu4,5" disk,u4,,,,1,1,2019-05-03,en\n'; } >quotes.csv
  run --separate-stderr ingest quotes.csv -o out
  assert_failure 1
  [[ $stderr == *"quotes.csv:4:10: text follows the closing quote of a field"* ]]
  assert_equal "$(jq -r 'select(.uid == "x:u4").name' out)" '5" disk'
  assert_equal "$(grep -c '"type":"account"' out)" 3
}
