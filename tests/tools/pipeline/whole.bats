#!/usr/bin/env bats
# The whole pipe on an invented case: what must hold from the exports to the report.

load ../support/load

setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  "$root/scripts/demo-case" "$CAHOOTS_BIN" 11 "$BATS_FILE_TMPDIR/demo" >"$BATS_FILE_TMPDIR/log" 2>&1
}

setup() {
  in_own_folder
  demo=$BATS_FILE_TMPDIR/demo
  whole=$demo/case.jsonl
  maps=$(printf ',%s' "$root"/examples/mappings/demo_*.json)
  maps=${maps#,}
}

# everything OPTION…: the case from its exports to its clusters.
everything() {
  ingest "$@" --map "$maps" "$demo"/exports/* | dedupe "$@" | cadence "$@" | linkgraph "$@" |
    cluster "$@" --seeds "$demo/tips.txt" --require-complete
}

derived() { grep -vE '^\{"type":"(post|account|run)"' "$1"; }

# count TYPE FILE
count() { grep -c "^{\"type\":\"$1\"" "$2"; }

@test "the case holds records of every type" {
  for type in post account duplicate duplicate_group cadence edge cluster member expansion run; do
    run count "$type" "$whole"
    assert_success
  done
}

@test "the post lines of the last stream are those that ingest wrote" {
  # Status 1: the exports hold records that cannot be used, on purpose.
  run --separate-stderr bash -c 'ingest --map "$@" >posts.jsonl' - "$maps" "$demo"/exports/*
  assert_failure 1
  head -c "$(stat -c %s posts.jsonl)" "$whole" | cmp - posts.jsonl
}

@test "one thread and two give the same stream" {
  everything -j 1 >one
  everything -j 2 >two
  cmp one two
  cmp one "$whole"
}

@test "little memory gives the same stream" {
  everything --memory 32M --tmpdir "$PWD" >little
  cmp little "$whole"
  assert_equal "$(ls)" little
}

@test "a shuffled stream gives the same derived records" {
  ingest --map "$maps" "$demo"/exports/* | grep -v '"type":"run"' |
    shuf --random-source=<(yes) >shuffled.jsonl
  dedupe -q shuffled.jsonl | cadence -q | linkgraph -q | cluster -q --seeds "$demo/tips.txt" >again
  diff <(derived again) <(derived "$whole")
}

@test "exports in another order give the same derived records" {
  # Of posts that differ between two exports the first one read is kept: leave one of them out.
  mapfile -t files < <(printf '%s\n' "$demo"/exports/* | grep -v x_archive)
  investigate() {
    ingest -q --map "$maps" "$@" | dedupe | cadence | linkgraph | cluster -q --seeds "$demo/tips.txt"
  }
  investigate "${files[@]}" >forwards
  mapfile -t files < <(printf '%s\n' "${files[@]}" | tac)
  investigate "${files[@]}" >backwards
  assert_equal "$(tail -n 1 forwards | jq .conflicting)" 0
  run count edge forwards
  assert_success
  diff <(derived backwards) <(derived forwards)
}

@test "every record conforms to the schema of its tool" {
  for name in ingest dedupe cadence linkgraph cluster; do "$name" --schema; done |
    jq -s '[.[].oneOf[] | {(.properties.type.const): .}] | add' >schemas
  run jq -n --slurpfile schemas schemas '
    def fits($schema):
      if $schema | has("anyOf") then . as $value | any($schema.anyOf[]; . as $one | $value | fits($one))
      elif $schema | has("const") then . == $schema.const
      else
        (type | if . == "number" then ["number", "integer"] else [.] end | index($schema.type)) != null
        and ($schema.type != "integer" or . == floor)
        and (($schema.pattern // "") as $pattern | $pattern == "" or test($pattern))
        and ($schema.type != "array" or . as $list | all($list[]; fits($schema.items)))
      end;
    def conforms: . as $record | $schemas[0][.type] as $schema
      | keys_unsorted == $schema.required
      and all(keys[]; . as $key | $record[$key] | fits($schema.properties[$key]));
    [inputs | select(conforms | not)] | length, .[0:2]' "$whole"
  assert_line --index 0 0
}

@test "uids that are referred to are there" {
  jq -r 'select(.type == "post") | .uid' "$whole" | sort >posts
  jq -r 'select(.type == "post") | .account_uid' "$whole" | sort -u >accounts
  jq -r 'select(.type == "duplicate")
    | .post_uid, .core_post_uid, (.group_uid | sub("#media:.*"; ""))' "$whole" | sort -u >named_posts
  jq -r 'select(.type == "edge") | .evidence[] | .source_post, .target_post | values' "$whole" | sort -u >>named_posts
  jq -r 'select(.type == "edge") | .source, .target' "$whole" | sort -u >named_accounts
  jq -r 'select(.type == "cadence" or .type == "member" or .type == "expansion") | .account_uid' \
    "$whole" | sort -u >>named_accounts
  assert_equal "$(sort -u named_posts | comm -23 - <(sort -u posts))" ""
  assert_equal "$(sort -u named_accounts | comm -23 - accounts)" ""
  assert_equal "$(uniq -d posts)" ""
}

@test "ids are strings with a platform, handles begin with @, times are of one width" {
  run jq -r 'select(.type == "post") | select(
      (.uid | startswith(.platform? // "") and test("^[a-z0-9_]+:.")) and (.account_uid | test("^[a-z0-9_]+:."))
      and (.account_handle == null or (.account_handle | startswith("@")))
      and (.url_keys | length) == (.urls | length) and (.url_shortened | length) == (.urls | length)
      | not) | .uid' "$whole"
  assert_output ""
  run jq -r 'select(.type == "edge") | select(.source >= .target) | .source' "$whole"
  assert_output ""
}

@test "a single type is a clean table" {
  linkgraph --only edge --replace -q "$whole" >edges.jsonl
  run jq -s '[.[] | keys_unsorted] | unique | length' edges.jsonl
  assert_output 1
  python3 -c 'import pandas' 2>/dev/null || skip "pandas is not installed"
  run python3 -c '
import pandas
edges = pandas.read_json("edges.jsonl", lines=True)
assert edges.source.str.contains(":").all() and edges.n_objects.dtype.kind == "i"'
  assert_success
}

@test "no path of this machine is in the stream or the report" {
  refute grep -F -e "$BATS_FILE_TMPDIR" -e "$HOME/" -e "$root" "$whole" "$demo/report.html"
}

@test "a killed neighbour is noticed, and named" {
  run --separate-stderr bash -c 'dedupe "$0" --replace -q | head -c 500000 | cadence -o out' "$whole"
  [[ $stderr == *"cadence: warning: the stream"*"cut short or filtered"* ]]
  run --separate-stderr bash -c 'dedupe "$0" --replace -q | head -c 500000 |
    cadence --require-complete -o out2' "$whole"
  assert_failure 1
  assert_not_exist out2
}

@test "the replay script rebuilds the same stream, and refuses other evidence" {
  report -f replay "$whole" -o replay.sh
  mkdir fresh evidence
  cp -r "$demo"/exports/* evidence
  cp "$demo/tips.txt" "$root"/examples/mappings/demo_*.json evidence
  (cd fresh && sh ../replay.sh ../evidence >../rebuilt)
  cmp rebuilt "$whole"
  file=$(find evidence -type f -name '*.jsonl*' | sort | head -n 1)
  printf 'x' >>"$file"
  run bash -c 'cd fresh && sh ../replay.sh ../evidence >../refused'
  assert_failure
}
