#!/usr/bin/env bats
# --map-check: what a mapping makes of the first records. cahoots-mapping(5) has an example, which
# mapping_manual.bats runs.

load ../support/load
setup() {
  in_own_folder
  cat >map.json <<'EOF'
{"format":"csv","files":"*.csv","platform":"plaza",
 "post":{"uid":{"hash_of":["who","what"]},"account_uid":"who","text":"what","likes":"n","lang":{"const":"en"},
  "url":{"from":"where","default":"none"}},
 "account":{"uid":"who","location":"place"}}
EOF
  header=who,what,n,where,place
}
check() { run --separate-stderr ingest --map-check --map map.json "$@"; }
rows() { seq "$1" "$2" | sed 's/.*/user&,text &,many,,/'; }

@test "the first three records, the totals, and the fields that are null in all" {
  { echo "$header"; rows 1 5; } >table.csv
  check table.csv
  assert_success
  assert_equal "$stderr" ""
  assert_line "table.csv"
  assert_line "mapping map.json: its name matches"
  assert_equal "$(grep '^line' <<<"$output" | paste -sd ' ')" "line 2 line 3 line 4"
  assert_line --regexp "^uid +plaza:h[0-9a-f]{24} +hash of who, what$"
  assert_line --regexp "^text +text 1 +what$"
  assert_line --regexp '^lang +en +const "en"$'
  assert_line --regexp "^url +none +where, else none$"
  assert_line --regexp "^likes +null +n$"
  assert_line --regexp "^location +null +place$"
  assert_line "All 5 records: 5 accepted, 0 rejected"
  assert_line "null in every post: likes (n)"
  assert_line "null in every account: location (place)"
}

@test "rejected records are counted, and the first are named with their places" {
  { echo "$header"; for i in {1..12}; do echo ",text,1,,"; done; rows 1 1; echo 'a,b'; } >table.csv
  check table.csv
  assert_failure 1
  assert_line "All 14 records: 1 accepted, 13 rejected"
  assert_line "  2:1: a post without an account"
  assert_equal "$(grep -c '^  [0-9]*:1: ' <<<"$output")" 10
  assert_line "  and 3 more"
  check table.csv --keep-going
  assert_success
}

@test "no more than a thousand records are read" {
  { echo "$header"; rows 1 1000; echo 'a,b'; head -c 300M /dev/zero; } >table.csv
  run --separate-stderr timeout 5 ingest --map-check --map map.json table.csv
  assert_success
  assert_line "The first 1000 records: 1000 accepted, 0 rejected"
}

@test "no run record, and no output file" {
  { echo "$header"; rows 1 2; } >table.csv
  check table.csv -o out
  assert_success
  refute_output --partial '"type":"run"'
  assert [ ! -e out ]
}

@test "files that no mapping is for, that lack columns, that are damaged" {
  { echo "$header"; rows 1 2; } >table.csv
  printf '{"id":"a","author":"u","created_utc":1,"body":"b","link_id":"t3_c"}\n' >lines.jsonl
  check lines.jsonl table.csv
  assert_failure 1
  assert_line "reddit-pushshift: a record at its start has the shape"
  assert_line "No mapping is used for it."
  assert_line "All 2 records: 2 accepted, 0 rejected"
  echo who,n >lacks.csv
  check lacks.csv
  assert_failure 1
  assert_line "map.json: the file lacks the columns what, where, place"
  { echo "$header"; rows 1 90000; } | gzip | head -c 1000 >cut.csv
  check cut.csv
  assert_failure 1
  assert_line --partial "accepted, 0 rejected"
  assert_line --partial "cut.csv: damaged gzip data near byte 1000: the file is cut short"
}

@test "it needs a mapping" {
  run --separate-stderr ingest --map-check table.csv
  assert_failure 2
  [[ $stderr == *"--map-check needs a mapping: --map FILE"* ]]
}

@test "JSON over lines, with escapes out of the file" {
  printf '{"format":"json","platform":"plaza","post":{"uid":"/i","account_uid":"/a/b","text":"/t"}}' >map.json
  printf '[{"i":1,\n"a":{"b":"x"},\n"t":"\\u001b[2J"},\n{"i":2}, {"i":3.5e+20,"a":{"b":"y"}}]' >lines.json
  check lines.json
  assert_failure 1
  assert_line --regexp "^account_uid +plaza:x +/a/b$"
  refute_output --partial $'\e'
  assert_line "  4:1: a post without an account"
}
