#!/usr/bin/env bats
# linkgraph by its stages: the law that they give what one process gives.
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

@test "1, 2, 7 and 64 slices and tasks give the edges of one process" {
  single linkgraph edge expected -- case
  [ "$(jq -r .channel expected | sort -u | grep -vc schedule)" -ge 5 ]
  for n in "1 1" "2 3" "7 14" "64 64"; do
    # shellcheck disable=SC2086  # two words
    staged linkgraph ${n% *} ${n#* } "out $n" -- case
    edges "out $n" | diff <(edges expected) -
  done
}

@test "the same with any options, and behind each other in a pipe" {
  while IFS= read -r options; do
    # shellcheck disable=SC2086  # several words
    single linkgraph edge expected $options -- case
    # shellcheck disable=SC2086
    staged linkgraph 3 4 out --parts 20 $options -- case
    edges out | diff <(edges expected) -
    rm out
  done <<'END'
--channels url,text,persona
--window 1h --min-objects 1
--fdr 0.05 --evidence 1
--stratum hour --weight idf
--channels creation
--channels media,text_reuse --memory 1M -j 1
END
  single linkgraph edge expected -- case
  for i in 0 1 2 3; do linkgraph -q --stage map --slice $i/4 case; done | LC_ALL=C sort |
    linkgraph -q --stage reduce --round 1 | linkgraph -q --stage finish >piped
  edges piped | diff <(edges expected) -
}

@test "the edges behind the case are a complete case, with the run record of one process" {
  linkgraph -q case >expected
  staged linkgraph 3 2 derived.jsonl -- case
  cat case derived.jsonl >together
  diff <(derived expected) <(derived together)
  diff <(tail -1 expected | jq -cS 'del(.arguments, .inputs)') <(tail -1 together | jq -cS 'del(.arguments, .inputs)')
  cluster -q --require-complete together | derived - >/dev/null
}

@test "posts of one uid with other facts, marks of other records, names without a record" {
  awk 'function post(uid, account, minute, rest) {
      printf "{\"type\":\"post\",\"uid\":\"%s\",\"platform\":\"x\",\"account_uid\":\"%s\",\"account_handle\":\"h%s\",\"account_name\":\"A Name Of %s\",\"created_at\":\"2021-03-01T%02d:%02d:00Z\",\"hashtags\":[\"t%d\",\"u\",\"v\"]%s}\n", \
        uid, account, account % 3, account % 3, minute / 60, minute % 60, minute % 4, rest
    }
    BEGIN {
      srand(5)
      for (n = 0; n < 400; ++n) {
        link = int(25 * rand())
        rest = sprintf(",\"urls\":[\"https://e.example/%d\"],\"url_keys\":[\"e.example/%d\"],\"media\":[\"id:m:%d\"]", link, link, link)
        if (n % 7 == 0) rest = rest sprintf(",\"post_type\":\"repost\",\"repost_of_uid\":\"x:%d\"", link)
        post("x:" n % 350, n % 23, 1 + int(300 * rand()), rest)
        if (n % 5 == 0) printf "{\"type\":\"duplicate\",\"post_uid\":\"x:%d\",\"account_uid\":\"%d\",\"platform\":\"x\",\"post_type\":\"%s\",\"created_at\":\"2021-03-01T01:%02d:00Z\",\"hashtags\":[],\"group_uid\":\"x:g%d\",\"kind\":\"%s\",\"similarity\":1}\n", n % 350, n % 23, n % 10 ? "original" : "repost", n % 60, link, n % 3 ? "exact" : "media"
      }
      for (g = 0; g < 25; ++g) printf "{\"type\":\"duplicate_group\",\"group_uid\":\"x:g%d\",\"kind\":\"%s\",\"commonness\":%.2f}\n", g, g % 3 ? "text" : "media", g / 50
      for (a = 0; a < 9; ++a) printf "{\"type\":\"account\",\"uid\":\"%d\",\"platform\":\"p%d\",\"handle\":\"h%d\",\"name\":\"A Name Of %d\",\"created_at\":\"2020-05-05T10:00:00Z\"}\n", a, a % 2, a % 3, a % 3
    }' >mixed
  single linkgraph edge expected --min-objects 1 -- mixed
  [ "$(jq -r .channel expected | sort -u | wc -l)" -ge 6 ]
  for n in "1 1" "4 3" "9 14"; do
    # shellcheck disable=SC2086  # two words
    staged linkgraph ${n% *} ${n#* } "out $n" --min-objects 1 -- mixed
    edges "out $n" | diff <(edges expected) -
  done
}

@test "a missing task, and what is not divided, are refused" {
  staged linkgraph 2 2 out -- case
  run -1 linkgraph --stage finish stages/map.* stages/1.0
  assert_output --partial "shard 1 of 2 of step 1 is missing"
  run -1 linkgraph --stage reduce --round 1 stages/map.0
  assert_output --partial "shard 1 of 2 of step map is missing"
  # Rows that all tasks share are checked by each.
  grep -v '^01.9999.p' stages/map.0 >cut
  run -1 linkgraph --stage reduce --round 1 --shard 1/2 cut stages/map.1
  assert_output --partial "lines of"
  run -2 linkgraph --stage map --self-test shuffle case
  run -2 linkgraph --stage map --compat cnt case
}
