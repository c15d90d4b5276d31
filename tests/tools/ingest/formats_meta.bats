#!/usr/bin/env bats
# Exports of Facebook and Instagram, and Meta's published indicators: see formats.bats.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "CrowdTangle: rows of Facebook, one in a time zone of several meanings" {
  records crowdtangle.csv
  assert_failure 1
  [[ $stderr == *"crowdtangle.csv:4:1: Post Created '2020-12-02 10:00:00 CST' names a time zone that stands for several offsets or none (CST): write the offset in its place, such as -0600"* ]]
  diff out "$fixtures/expected/crowdtangle.jsonl"
}

@test "CrowdTangle: the offset in place of the zone lets the row in" {
  sed 's/ CST/ -0600/' "$fixtures/crowdtangle.csv" >fixed.csv
  run --separate-stderr ingest fixed.csv --only post
  assert_success
  assert_equal "$(jq -r .created_at <<<"$output" | tail -n 1)" 2020-12-02T16:00:00Z
}

@test "CrowdTangle: rows of Instagram" {
  records crowdtangle_instagram.csv
  assert_success
  diff out "$fixtures/expected/crowdtangle_instagram.jsonl"
}

@test "CrowdTangle: a page of the API" {
  records crowdtangle.json
  assert_success
  diff out "$fixtures/expected/crowdtangle_api.jsonl"
}

@test "CrowdTangle: CSV and API name the same account of Facebook" {
  records crowdtangle.csv crowdtangle.json
  assert_equal "$(jq -r 'select(.type == "account" and .platform == "facebook").uid' out)" \
    facebook:100200300400
}

@test "Meta Content Library: rows of Facebook" {
  records meta_content_library.csv
  assert_success
  diff out "$fixtures/expected/meta_content_library.jsonl"
}

@test "Meta Content Library: rows of Instagram" {
  records meta_content_library_instagram.csv
  assert_success
  diff out "$fixtures/expected/meta_content_library_instagram.jsonl"
}

@test "Meta Content Library: a page of the API with posts of both and a comment" {
  records meta_content_library.json
  assert_success
  diff out "$fixtures/expected/meta_content_library_api.jsonl"
}

@test "Meta's indicators: accounts, and everything else counted" {
  records meta_indicators.csv
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 indicator: IP address, 2 indicator: domain, 1 indicator: file hash, 1 indicator: group, 1 indicator: headline or description, 1 indicator: none in the row, 1 indicator: number of accounts, 1 indicator: page of another site, 1 indicator: post, 1 indicator: short link"
  diff out "$fixtures/expected/meta_indicators.jsonl"
}

@test "Meta's indicators: the accounts are a list of seeds" {
  cat >case.json <<'END'
{"data":[{"id":"1","author_id":"7","text":"a","created_at":"2024-01-01T00:00:00Z"}],"includes":{"users":[{"id":"7","username":"MadeUp_Person"}]}}
END
  ingest case.json -q >case.jsonl
  ingest "$fixtures/meta_indicators.csv" -q --only account | jq -r .uid >uids.txt
  ingest "$fixtures/meta_indicators.csv" -q --only account | jq -r .url >urls.txt
  # All but the one that is in the case are named as not found.
  for seeds in uids.txt urls.txt; do
    linkgraph -q case.jsonl >linked
    run --separate-stderr cluster linked --seeds "$seeds" -o clustered --force
    assert_failure 1
    [[ $stderr == *tiktok* ]]
    [[ ${stderr,,} != *madeup_person* ]]
  done
}
