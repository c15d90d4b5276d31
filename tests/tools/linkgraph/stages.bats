#!/usr/bin/env bats
# linkgraph by its stages, which divide the channels: the law that they give what one process gives.
# What can be wrong with lines is the same for all tools: tests/tools/cadence/stages.bats.

load ../support/load
load ../support/stages
setup_file() {
  cahoots-demo-case --seed 3 --scale 0.1 --output "$BATS_FILE_TMPDIR/demo"
  ingest -q "$BATS_FILE_TMPDIR"/demo/exports/{reddit_comments.jsonl,x_archive_style.csv} | dedupe -q | cadence -q \
    >"$BATS_FILE_TMPDIR/case"
}
setup() {
  in_own_folder
  ln "$BATS_FILE_TMPDIR/case" case
}

# edges FILE: without those of cadence, which a case holds before.
edges() { derived "$1" | grep -v '"channel":"schedule"'; }

@test "1, 2, 5 and 20 tasks give the edges of one process" {
  single linkgraph edge expected -- case
  [ "$(jq -r .channel expected | sort -u | grep -vc schedule)" -ge 5 ]
  for n in 1 2 5 20; do
    staged linkgraph $n 1 "out $n" -- case
    edges "out $n" | diff <(edges expected) -
  done
}

@test "the same with any options, and behind each other in a pipe" {
  while IFS= read -r options; do
    # shellcheck disable=SC2086  # several words
    single linkgraph edge expected $options -- case
    # shellcheck disable=SC2086
    staged linkgraph 3 1 out $options -- case
    edges out | diff <(edges expected) -
    rm out
  done <<'END'
--channels url,text,persona
--window 1h --min-objects 1
--fdr 0.05 --evidence 1
--stratum hour --weight idf
END
  single linkgraph edge expected -- case
  for i in 0 1 2 3; do linkgraph -q --stage map --shard $i/4 case; done | LC_ALL=C sort | linkgraph -q --stage finish >piped
  edges piped | diff <(edges expected) -
}

@test "the edges behind the case are a complete case, with the run record of one process" {
  linkgraph -q case >expected
  staged linkgraph 3 1 derived.jsonl -- case
  cat case derived.jsonl >together
  diff <(derived expected) <(derived together)
  diff <(tail -1 expected | jq -cS 'del(.arguments)') <(tail -1 together | jq -cS 'del(.arguments)')
  cluster -q --require-complete together | derived - >/dev/null
}

@test "tasks that read different files, a missing task, slices and what is not divided are refused" {
  linkgraph -q --stage map --shard 0/2 case -o map.0
  head -n -5 case >other
  linkgraph -q --stage map --shard 1/2 other -o map.1
  run -1 linkgraph --stage finish map.0 map.1
  assert_output --partial "shards 0 and 1 read different files; each must read all of them"
  run -1 linkgraph --stage finish map.0
  assert_output --partial "shard 1 of 2 of step map is missing"
  run -2 linkgraph --stage map --slice 0/2 case
  assert_output --partial "each task of this tool reads the whole case"
  run -2 linkgraph --stage reduce --round 1 map.0
  assert_output --partial "this tool has no round of reduce"
  run -2 linkgraph --stage map --self-test shuffle case
  run -2 linkgraph --stage map --compat cnt case
}
