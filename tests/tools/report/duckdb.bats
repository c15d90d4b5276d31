#!/usr/bin/env bats
# What report writes for data frames loads in DuckDB, row for row, and texts come through whole.

load ../support/load
load ../../examples/duckdb
setup() { in_own_folder; }

# count_rows FOLDER: each CSV file of the folder and its number of rows, as DuckDB sees it with its defaults.
count_rows() {
  for file in "$1"/*.csv; do
    printf "select '%s' as file, count(*)::integer as n from read_csv_auto('%s');\n" "$file" "$file"
  done >count.sql
  duckdb_rows count.sql | jq -r '.[] | "\(.file) \(.n)"'
}
# The same by another reader: Python's csv, or pandas.
count_rows_in_python() {
  python3 - "$1" <<'END_OF_PROGRAM'
import csv, glob, sys
csv.field_size_limit(1 << 27)
for name in sorted(glob.glob(sys.argv[1] + "/*.csv")):
    with open(name, encoding="utf-8", newline="") as file:
        print(name, sum(1 for row in csv.reader(file)) - 1)
END_OF_PROGRAM
}
needs_python() { command -v python3 >/dev/null || skip "python3 is not installed"; }

# hostile_case: two posts each of two members with a supported link; the texts in texts.json.
hostile_case() {
  cat >texts.json <<'END_OF_TEXTS'
["plain, with \"quotes\" and 'apostrophes'",
 "three\nlines,\n\n\"and a quote\"",
 "=HYPERLINK(\"https://pay.example\",\"read\")",
 "\"; drop table posts; --,,,",
 "@anna, have you seen +1 -1 \\ \\n \\\" this?",
 "2017-07-14", "007", "", "NULL", ",", "\"", "end\n"]
END_OF_TEXTS
  jq -c 'to_entries[] | {type: "post", uid: "x:\(.key)", platform: "x", created_at: "2017-07-14T02:40:\(.key + 10)Z",
      account_uid: "x:90\(.key % 2)", account_handle: "@user\(.key % 2)",
      text: .value,
      hashtags: ["a", "b;c"], source_file: "a,b.csv", source_line: 1}' texts.json
  jq -nc '(0, 1) | {type: "account", uid: "x:90\(.)", platform: "x", name: "Name, \"quoted\"\n=1+\(.)"}'
  jq -nc '(0, 1) | {type: "member", account_uid: "x:90\(.)", cluster_uid: "x:900", score: 0.5,
      score_parts: {"a": 0.5}, rank: (. + 1), is_seed: false, degree: 1, channels: ["text"]}'
  jq -nc '{type: "edge", source: "x:900", target: "x:901", channel: "text", weight: 2.5, n_objects: 3, n_events: 4,
      expected: 0.1, p_value: 1e-9, q_value: 1e-8, window_s: 60, evidence:
      [{object: "one, \"two\"\nthree", source_post: "x:0", target_post: "x:1", lag_s: 1, topic: null, weight: 1}]},
    {type: "cluster", cluster_uid: "x:900", n_accounts: 2, n_platforms: 1, channels: ["text"], score: 0.5,
      score_parts: {"a": 0.5}, seeds: []}'
}

@test "every table of the demo has in DuckDB the rows that others see" {
  needs_duckdb
  needs_python
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 2 demo >/dev/null 2>&1
  report -q demo/case.jsonl --tables tables -o folder/
  for folder in tables folder; do
    count_rows "$folder" >seen
    count_rows_in_python "$folder" | diff - seen
  done
  count_rows tables | sed 's/^tables.//; s/\.csv / /' >seen
  jq -r .type demo/case.jsonl | LC_ALL=C sort | uniq -c | awk '{ print $2, $1 }' |
    diff - <(grep -v ' 0$' seen) # a type that the case does not hold has an empty table
  assert_equal "$(count_rows folder | wc -l)" 6
  # JSON Lines, too: as many rows, and the fields of the records as columns.
  for file in $(find tables -name "*.jsonl" -size +0 | LC_ALL=C sort); do
    printf "select count(*)::integer as n, '%s' as file from read_json_auto('%s');\n" "$file" "$file"
    printf "select string_agg(column_name, ' ') as columns from (describe select * from read_json_auto('%s'));\n" "$file"
  done >json.sql
  duckdb_rows json.sql | jq -r '.[0] | .n // .columns' >seen
  for file in $(find tables -name "*.jsonl" -size +0 | LC_ALL=C sort); do
    jq -n '[inputs] | length' "$file"
    head -n 1 "$file" | jq -r 'keys_unsorted | join(" ")'
  done | diff - seen
}

@test "ids stay texts, times become times, numbers numbers" {
  needs_duckdb
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 2 demo >/dev/null 2>&1
  report -q demo/case.jsonl --tables tables -o folder/
  cat >types.sql <<'END_OF_SQL'
create view columns as
  select 'post' as t, * from (describe select * from read_csv_auto('tables/post.csv'))
  union all select 'post', * from (describe select * from read_json_auto('tables/post.jsonl'))
  union all select 'edge', * from (describe select * from read_csv_auto('tables/edge.csv'))
  union all select 'edge', * from (describe select * from read_json_auto('tables/edge.jsonl'))
  union all select 'accounts', * from (describe select * from read_csv_auto('folder/accounts.csv'))
  union all select 'edges', * from (describe select * from read_csv_auto('folder/edges.csv'));
select distinct column_name, column_type from columns
where column_name in ('uid', 'account_uid', 'source', 'target', 'handle', 'created_at', 'first_at', 'text',
                      'likes', 'weight', 'q_value', 'score', 'is_seed')
order by all;
END_OF_SQL
  # JSON gives TIMESTAMP, CSV one with a time zone, which is UTC in both.
  duckdb_rows types.sql | jq -r '.[] | "\(.column_name) \(.column_type)"' >types
  diff - types <<'END_OF_TYPES'
account_uid VARCHAR
created_at TIMESTAMP
created_at TIMESTAMP WITH TIME ZONE
first_at TIMESTAMP
first_at TIMESTAMP WITH TIME ZONE
handle VARCHAR
is_seed BOOLEAN
likes BIGINT
q_value DOUBLE
score DOUBLE
source VARCHAR
target VARCHAR
text VARCHAR
uid VARCHAR
weight DOUBLE
END_OF_TYPES
}

@test "commas, quotes, line feeds and formulas survive" {
  needs_duckdb
  hostile_case >hostile.jsonl
  report -q hostile.jsonl --tables tables -o folder/ 2>/dev/null
  cat >texts.sql <<'END_OF_SQL'
select text from read_json_auto('tables/post.jsonl') order by created_at;
select text, account_name, hashtags from read_csv_auto('tables/post.csv', all_varchar = true) order by created_at;
select account_uid, name from read_csv_auto('folder/accounts.csv') order by account_uid;
select evidence from read_csv_auto('tables/edge.csv');
END_OF_SQL
  duckdb_rows texts.sql >rows
  jq -c 'map(.text)' <(sed -n 1p rows) | diff - <(jq -c . texts.json)
  # A CSV file cannot tell an empty text from none; what a spreadsheet would compute is no formula.
  jq -c 'map(.text // "")' <(sed -n 2p rows) |
    diff - <(jq -c 'map(if test("^=") or test("^@anna,") then "'\''" + . else . end)' texts.json)
  # Lists are JSON: no separator would be safe in what an export holds.
  run jq -c '[.[] | .hashtags | fromjson] | unique' <(sed -n 2p rows)
  assert_output '[["a","b;c"]]'
  run jq -c . <(sed -n 3p rows)
  assert_output '[{"account_uid":"x:900","name":"Name, \"quoted\"\n=1+0"},{"account_uid":"x:901","name":"Name, \"quoted\"\n=1+1"}]'
  run jq -c '.[0].evidence | fromjson | .[0].object' <(sed -n 4p rows)
  assert_output '"one, \"two\"\nthree"'
  count_rows tables >seen
  grep -qx 'tables/post.csv 12' seen
  grep -qx 'tables/member.csv 2' seen
  needs_python
  for folder in tables folder; do
    count_rows "$folder" | diff - <(count_rows_in_python "$folder")
  done
}
