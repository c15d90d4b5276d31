#!/usr/bin/env bats
# report --themes: narratives by rules. The case is the invented one of the demo.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 2 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
}
setup() {
  in_own_folder
  case_file=$BATS_FILE_TMPDIR/demo/case.jsonl
}

@test "counts agree with grep, inside a network and outside" {
  printf '%s\n' '{"name":"cotton","stance":"praise","patterns":["cotton","棉花"]}' \
    '{"name":"absent","patterns":["zebra crossing of 1932"]}' >rules.jsonl
  report -q "$case_file" --themes rules.jsonl -f json >found.json
  jq -r '.networks[] | .cluster_uid as $uid | .themes[] | [$uid, .name, .n_posts, .n_posts_outside, (.passages | length)] | @tsv' found.json >themes
  assert_equal "$(wc -l <themes)" "$((2 * $(jq '.networks | length' found.json)))"
  all=$(jq -r 'select(.type == "post") | .text // ""' "$case_file" | jq -Rrn '[inputs] | length' >/dev/null;
    jq -c 'select(.type == "post" and ((.text // "") | test("cotton|棉花"; "i")))' "$case_file" | wc -l)
  [ "$all" -gt 10 ]
  while IFS=$'\t' read -r uid name n outside passages; do
    if [ "$name" = absent ]; then
      assert_equal "$n $outside $passages" "0 0 0"
      continue
    fi
    jq -r --arg uid "$uid" 'select(.type == "member" and .cluster_uid == $uid) | .account_uid' "$case_file" >members
    inside=$(jq -c --rawfile members members '($members | split("\n")) as $in |
      select(.type == "post" and ((.text // "") | test("cotton|棉花"; "i")) and (.account_uid | IN($in[])))' "$case_file" | wc -l)
    assert_equal "$n $outside" "$inside $((all - inside))"
  done <themes
  assert_equal "$(jq '[.networks[].findings[] | select(.id == "theme-2") | .strength] | unique' -c found.json)" '["not found"]'
}

@test "the example for Xinjiang, the US and critics, in every form of the report" {
  themes=$root/examples/themes/xinjiang.jsonl
  report -q "$case_file" --themes "$themes" -f html,text,md,json,csv -o out/
  [ "$(jq '[.networks[].themes[] | select(.name == "Life in Xinjiang is good") | .n_posts] | add' out/report.json)" -gt 5 ]
  for file in report.html report.txt report.md; do grep -q "Life in Xinjiang is good" "out/$file"; done
  grep -q 'theme-1,' out/findings.csv
  # without it nothing is said of themes
  report -q "$case_file" -f text | { ! grep -q "Themes"; }
}

@test "hostile passages stay text, and rules that are none are refused" {
  cp "$case_file" hostile
  uid=$(jq -r 'select(.type == "member") | .account_uid' "$case_file" | head -n 1)
  {
    printf '{"type":"post","uid":"x:evil","platform":"x","account_uid":"%s","created_at":"2000-01-01T00:00:00Z","text":"<script>alert(1)</script> zebra \\u202e"}\n' "$uid"
    cat "$case_file"
  } >hostile
  printf '{"name":"<b>z</b>","patterns":["zebra"]}\n' >rules.jsonl
  report -q hostile --themes rules.jsonl -f html >page.html 2>/dev/null
  grep -q '&lt;script&gt;alert(1)&lt;/script&gt; zebra ⟦U+202E⟧' page.html
  run grep -c '<script>alert\|<b>z' page.html
  assert_output 0
  printf '{"name":"a","patterns":["("]}\n' >rules.jsonl
  run --separate-stderr report "$case_file" --themes rules.jsonl
  assert_equal "$status" 2
  [[ "$stderr" == *"rules.jsonl:1: pattern '(' of theme 'a'"* ]]
}
