#!/usr/bin/env bats
# report in the forms that other programs read. The case is the invented one of the demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 2 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  case_file=$BATS_FILE_TMPDIR/demo/case.jsonl
}
# needs MODULE: sets $python to one that has it; skips where none has.
needs() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c "import $1" 2>/dev/null; then return; fi
  done
  skip "python3-$1 is not installed"
}

@test "a folder gets every form; what is there is not written over" {
  report -q "$case_file" -o all/
  run ls all
  assert_output "$(printf '%s\n' accounts.csv edges.csv findings.csv gephi-edges.csv gephi-nodes.csv \
    indicators.csv network.dot network.gexf network.graphml report.html report.json report.md \
    report.stix.json report.txt)"
  cp -r all before
  run --separate-stderr report -q "$case_file" -f json,csv -o all/
  assert_equal "$status" 1
  [[ "$stderr" == *"all/report.json"*"--force"* ]]
  diff -r all before
  report -q --force "$case_file" -f json,csv -o all/
  diff -r all before
}

@test "the same bytes from shuffled lines, on one thread; in a folder as alone" {
  report -q "$case_file" -o one/
  # run records keep their places, or the stream would be told to be incomplete
  awk '/^{"type":"run"/ { print > "runs"; next } { print | "sort -r" }' "$case_file" >lines
  cat lines runs | report -q -j1 -f graphml,csv,stix -o two/ 2>/dev/null
  for file in network.graphml accounts.csv edges.csv report.stix.json; do
    cmp "one/$file" "two/$file"
  done
  for name in report.html report.md report.json report.stix.json network.graphml network.gexf network.dot; do
    report -q "$case_file" -o "$name"
    cmp "$name" "one/$name"
  done
  report -q -f meta-csv "$case_file" | cmp - one/indicators.csv
}

@test "replay beside the rest, if it is named" {
  report -q "$case_file" -f replay,md -o some/
  report -q -f replay "$case_file" | cmp - some/replay.sh
  assert_equal "$(ls some | wc -l)" 2
}

@test "several forms or tables need a folder; an unknown form is refused" {
  run --separate-stderr report -f html,json "$case_file"
  assert_equal "$status" 2
  [[ "$stderr" == *"several formats need a folder: -o FOLDER/"* ]]
  for format in csv gephi-csv; do
    run --separate-stderr report -f "$format" "$case_file"
    assert_equal "$status" 2
    [[ "$stderr" == *"$format is several tables, which need a folder: -o FOLDER/"* ]]
  done
  run --separate-stderr report -f pdf "$case_file"
  assert_equal "$status" 2
  run --separate-stderr report "$case_file" -o /no/such/folder/
  assert_equal "$status" 1
  [[ "$stderr" == *"/no/such/folder/"* ]]
}

@test "tables agree with the case: members, links, no formula, defanged" {
  report -q "$case_file" -f csv,gephi-csv,meta-csv,graphml -o tables/
  members=$(jq -r 'select(.type == "member") | .account_uid' "$case_file" | sort)
  assert_equal "$(tail -n +2 tables/accounts.csv | cut -d, -f1 | sort)" "$members"
  assert_equal "$(tail -n +2 tables/gephi-nodes.csv | cut -d, -f1 | sort)" "$members"
  assert_equal "$(grep -c '<node ' tables/network.graphml)" "$(wc -l <<<"$members")"
  assert_equal "$(head -n 1 tables/gephi-edges.csv | tr -d '\r')" "Source,Target,Type,Weight"
  run grep -E '(^|,)"?[=+]' tables/accounts.csv tables/findings.csv tables/indicators.csv
  assert_failure
  run grep -E 'https?://' tables/indicators.csv
  assert_failure
}

@test "GraphML and GEXF load in networkx, by uid" {
  needs networkx
  report -q "$case_file" -f graphml,gexf -o graph/
  "$python" - <<'END' >loaded
import networkx
for graph in networkx.read_graphml("graph/network.graphml"), networkx.read_gexf("graph/network.gexf"):
    print(graph.number_of_nodes(), graph.number_of_edges(), all(":" in node for node in graph),
          all(data["weight"] > 0 for _, _, data in graph.edges(data=True)), graph.is_directed())
END
  assert_equal "$(sort -u loaded | wc -l)" 1
  run cut -d' ' -f3- loaded
  assert_line --index 0 "True True False"
}

@test "GraphML loads in igraph" {
  needs igraph
  report -q "$case_file" -o network.graphml
  run "$python" -c 'import igraph
graph = igraph.Graph.Read_GraphML("network.graphml")
print(graph.vcount() > 20, all(":" in name for name in graph.vs["id"]), min(graph.es["weight"]) > 0)'
  assert_output "True True True"
}

@test "tables load in pandas, ids unharmed" {
  needs pandas
  report -q "$case_file" -f csv -o tables/
  run "$python" -c 'import pandas
accounts = pandas.read_csv("tables/accounts.csv")
edges = pandas.read_csv("tables/edges.csv")
findings = pandas.read_csv("tables/findings.csv")
print(accounts.account_uid.is_unique, set(edges.source) | set(edges.target) <= set(accounts.account_uid),
      accounts.score.between(0, 1).all(), len(findings) > 20)'
  assert_output "True True True True"
}

@test "Graphviz draws the graph where it lies" {
  command -v neato >/dev/null || skip "graphviz is not installed"
  report -q "$case_file" -o network.dot
  neato -n -Tsvg network.dot >network.svg
  assert_equal "$(grep -c 'class="node"' network.svg)" "$(grep -c ' \[xlabel=' network.dot)"
}

@test "STIX is valid against the schemas of OASIS" {
  schemas=${CAHOOTS_SAMPLES:-$root/../shared/data}/reference/stix2.1-schemas/schemas
  [ -d "$schemas" ] || skip "the schemas are not there"
  node -e 'require("ajv/dist/2020"); require("ajv-formats")' 2>/dev/null ||
    skip "ajv 8 and ajv-formats (npm) are not on NODE_PATH"
  report -q "$case_file" -f stix -o bundle/
  report -q -f stix /dev/null >empty.json 2>/dev/null
  run node "$BATS_TEST_DIRNAME/stix_check.cjs" "$schemas" bundle/report.stix.json empty.json 2>/dev/null
  assert_success
}

@test "--tables: every record type as JSON lines and CSV, record for record" {
  report -q "$case_file" --tables tables -o report.txt
  jq -r .type "$case_file" | sort | uniq -c | awk '{ print $2, $1 }' >types
  while read -r type count; do
    assert_equal "$type $(wc -l <"tables/$type.jsonl")" "$type $count"
    cmp <(jq -c "select(.type == \"$type\")" "$case_file") <(jq -c . "tables/$type.jsonl")
  done <types
  # A type that the case does not hold has a table without rows.
  [ "$(find tables -name '*.csv' | wc -l)" -gt "$(wc -l <types)" ]
  assert_equal "$(cat tables/*.jsonl | wc -l)" "$(wc -l <"$case_file")"
  run --separate-stderr report -q "$case_file" --tables tables
  assert_equal "$status" 1
  [[ "$stderr" == *"tables/"*"--force"* ]]
  { printf '{"type":"note","text":"by hand"}\n'; cat "$case_file"; } >with_note
  run --separate-stderr report with_note --tables noted -o noted.txt
  [[ "$stderr" == *"1 records of type note have no table"* ]]
}

@test "tables of records load in pandas, ids and times unharmed" {
  needs pandas
  report -q "$case_file" --tables tables -o report.txt
  run "$python" -c 'import pandas
for form in "csv", "jsonl":
    read = pandas.read_csv if form == "csv" else lambda name: pandas.read_json(name, lines=True)
    posts, members = read("tables/post." + form), read("tables/member." + form)
    print(len(posts) > 1000, set(members.account_uid) <= set(posts.account_uid),
          pandas.to_datetime(posts.created_at).notna().all())'
  assert_line --index 0 "True True True"
  assert_line --index 1 "True True True"
}

@test "the analyst's words stand apart, whatever is in them" {
  printf 'We called the club.\r\nIt denies <b>all</b>.\n\n\n=1+1 [x](javascript:y) \342\200\256\n' >note
  report -q "$case_file" --analyst 'L. Hoff <script>' --note note -f html,text,md,json -o words/
  grep -q 'Analyst: <bdi>L. Hoff &lt;script&gt;</bdi>' words/report.html
  grep -q 'It denies &lt;b&gt;all&lt;/b&gt;\.' words/report.html
  assert_equal "$(grep -c 'Written by the analyst, not computed' words/report.html)" 1
  grep -q '^Analyst: L. Hoff <script>$' words/report.txt
  grep -q '\\\[x\\\](javascript:y) ⟦U+202E⟧' words/report.md
  assert_equal "$(jq -r '.analyst, (.note | length > 10)' words/report.json | tr '\n' ' ')" "L. Hoff <script> true "
  report -q "$case_file" -o without.html
  run grep -c 'analyst' without.html
  assert_output 0
  run --separate-stderr report "$case_file" --note no-such-note
  assert_equal "$status" 1
  [[ "$stderr" == *"no-such-note"* ]]
}

@test "the manual tells every format" {
  report --describe man | grep '^One of html, ' | head -n 1 | sed 's/One of //; s/[,.]//g' | tr ' ' '\n' >formats
  assert_equal "$(wc -l <formats)" 12
  while IFS= read -r format; do
    grep -qxF ".B $format" "$root/man/cahoots-report.1"
  done <formats
}
