#!/usr/bin/env bats
# Every form of report is well formed and harmless, whatever the posts hold. browser.bats shows the
# page of the same case.

load ../support/load
setup_file() {
  mkdir "$BATS_FILE_TMPDIR/hostile"
  PATH=$CAHOOTS_BIN:$PATH sh "$BATS_TEST_DIRNAME/hostile_case.sh" "$BATS_FILE_TMPDIR/hostile" 2>"$BATS_FILE_TMPDIR/messages"
}
setup() { cd "$BATS_FILE_TMPDIR/hostile" || return 1; }

# The records of a type as jq reads them: unlike the tools, it refuses halves of surrogate pairs.
jq_of() { sed 's/\\ud[89a-f][0-9a-f][0-9a-f]/?/g' "$1" | jq -r "$2"; }

document_check() {
  run perl "$BATS_TEST_DIRNAME/document_check.pl" "$@"
  assert_success
  assert_output ""
}

@test "the case has a network whose every record is hostile" {
  run cat "$BATS_FILE_TMPDIR/messages"
  refute_output --partial $'\e'
  for type in duplicate_group edge cluster member; do
    run grep -c "^{\"type\":\"$type\"" case.jsonl
    assert [ "$output" -gt 0 ]
  done
  # all eight, and nobody else
  run jq_of case.jsonl 'select(.type == "member") | .account_uid'
  assert_equal "${#lines[@]}" 8
  assert_output --partial '<svg onload='
  run grep -c '__pwned' all/report.html
  assert [ "$output" -gt 50 ]
}

@test "the page: elements nested, nothing but our own script, no handler, no address but https" {
  document_check html all/report.html
}

@test "for readers: valid UTF-8 without controls and without characters that turn or hide text" {
  document_check visible all/report.html all/report.txt all/report.md
}

@test "tables: every row whole, no cell that a spreadsheet computes" {
  document_check csv all/*.csv tables/*.csv
}

@test "JSON is valid, and so is every line of the tables" {
  jq -e . all/report.json all/report.stix.json >/dev/null
  for file in tables/*.jsonl; do
    [ -s "$file" ] || continue # a type that the case does not hold
    assert_equal "$(jq_of "$file" .type | sort -u)" "$(basename "$file" .jsonl)"
  done
  jq -e '.objects | length > 10' all/report.stix.json >/dev/null
}

@test "GraphML and GEXF are well formed" {
  if command -v xmllint >/dev/null; then
    run xmllint --nonet --noout all/network.graphml all/network.gexf
  elif command -v python3 >/dev/null; then
    run python3 -c 'import sys, xml.dom.minidom
for name in sys.argv[1:]: xml.dom.minidom.parse(name)' all/network.graphml all/network.gexf
  else
    skip "neither libxml2-utils nor python3 is installed"
  fi
  assert_success
  assert_output ""
}

@test "Graphviz reads the graph" {
  command -v nop >/dev/null || skip "graphviz is not installed"
  run nop -p all/network.dot
  assert_success
  # no attribute that makes a link, outside of the quoted labels
  run perl -0777 -ne 's/"(?:[^"\\]|\\.)*"/""/gs; print /(?:url|href)\s*=/i ? "link" : "none"' all/network.dot
  assert_output none
}

@test "the script to replay it runs nothing of what it quotes" {
  sh -n all/replay.sh
  grep -q 'touch pwned' all/replay.sh
  mkdir "$BATS_TEST_TMPDIR/replay"
  cd "$BATS_TEST_TMPDIR/replay"
  # Whether it finds the evidence does not matter here.
  PATH=/usr/bin:/bin sh "$BATS_FILE_TMPDIR/hostile/all/replay.sh" </dev/null >/dev/null 2>&1 || true
  run find . -name 'pwned*'
  assert_output ""
}

@test "the reports are of a size that can be read" {
  run find all -size +6M
  assert_output ""
}

@test "what must be found is found by the checks" {
  cd "$BATS_TEST_TMPDIR"
  found() {
    run perl "$BATS_TEST_DIRNAME/document_check.pl" "$@"
    assert_failure
  }
  page='<!DOCTYPE html><html><body><script>1</script>'
  printf '%s<p>x</p></body></html>\n' "$page" >good.html
  document_check html good.html
  for inner in '<p onclick="x">y</p>' '<script>2</script>' '<a href="javascript:x">y</a>' '<p><b>y</p></b>' \
    '<img src="x">' '<p style="x">y</p>' '</body>' '<p>< y</p>' '<p title=x>y</p>'; do
    printf '%s%s</body></html>\n' "$page" "$inner" >bad.html
    found html bad.html
  done
  for text in 'a\001b' 'a\033[m' '\342\200\256' '\342\200\213' '\377' '\355\240\200' '\342\200\250'; do
    printf "$text\n" >bad.txt
    found visible bad.txt
  done
  printf 'a,b\r\n-1.5,"x\n,""y"\r\n@some.one,\r\n' >good.csv
  document_check csv good.csv
  for row in '=1,x' '"=1",x' '"\t=1",x' '-1+2,x' '@x(1),y' '+x,y' '\357\274\2351,y' 'x' 'x,y,z' '"x,y' 'x"y,z'; do
    printf 'a,b\r\n%b\r\n' "$row" >bad.csv
    found csv bad.csv
  done
}
