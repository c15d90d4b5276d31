#!/usr/bin/env bats
# The whole pipe on real exports, which the repository does not hold: skipped where they are not.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
}
sample() { [[ -e $samples/$1 ]] || skip "no sample $1"; }
investigate() { dedupe -q | cadence -q | linkgraph -q | cluster -q --require-complete; }

@test "labelled posts on X: most of the operation is found, few controls are" {
  sample dev
  zcat "$samples/dev/posts.jsonl.gz" | ingest -q --map "$root/examples/mappings/dev.json" |
    investigate >case.jsonl
  tail -n 1 case.jsonl | jq -e '.records_out.post == 260730 and .input_complete'
  # Accounts are x:ID in the stream and ID in the table.
  grep '^{"type":"member"' case.jsonl | jq -r '.account_uid[2:]' | sort -u >members
  awk -F, '$2 == "io" { print $1 }' "$samples/dev/labels.csv" | sort >operation
  found=$(comm -12 members operation | wc -l)
  echo "$found of $(wc -l <operation) found, $(wc -l <members) members"
  assert [ $((found * 100)) -ge $((90 * $(wc -l <operation))) ]
  assert [ $((found * 100)) -ge $((85 * $(wc -l <members))) ]
  report -f text case.jsonl >report.txt
  assert_file_contains report.txt 'Network 1'
}

@test "191 tables, one an account, by a mapping" {
  sample ira_raw
  ingest -q --map "$root/examples/mappings/ira_raw.json" "$samples"/ira_raw/*.csv |
    investigate >case.jsonl
  assert_equal "$(grep '"tool":"ingest"' case.jsonl |
    jq -c '[.records_in.post, .records_out.post, .records_out.account, .rejected]')" \
    '[35785,35769,191,0]'
  run grep -c '^{"type":"member"' case.jsonl
  assert_success
  report -o report.html case.jsonl
  assert_file_contains report.html '<h2'
}
