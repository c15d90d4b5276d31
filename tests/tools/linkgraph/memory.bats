#!/usr/bin/env bats
# linkgraph within --memory: what does not fit goes to --tmpdir, and nothing else changes. All posts
# and profiles are invented.

load ../support/load
setup() { in_own_folder; }

# case_of: 30,000 posts by 300 accounts, in pairs that share links within a minute; profiles that repeat.
case_of() {
  awk 'BEGIN {
    for (a = 0; a < 300; ++a)
      printf "{\"type\":\"account\",\"uid\":\"%s:u%d\",\"platform\":\"%s\",\"handle\":\"@lena_%d\",\"bio\":\"mother of %d, reads letters\"}\n", \
        a % 2 ? "x" : "vk", a, a % 2 ? "x" : "vk", int(a / 2), a % 40
    for (i = 0; i < 30000; ++i) {
      a = (i * 7919) % 300; link = int(i / 2) % 900; s = i * 29 % 86400
      printf "{\"type\":\"post\",\"uid\":\"x:p%d\",\"platform\":\"x\",\"account_uid\":\"%s:u%d\",\"created_at\":\"2020-01-01T%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"post_type\":\"original\",\"hashtags\":[\"tag%d\",\"news\"],\"url_keys\":[\"https://one.example/%d\"],\"media\":[\"id:%d\"]}\n", \
        i, a % 2 ? "x" : "vk", a, s / 3600, s / 60 % 60, s % 60, i % 50, link, link % 70
    }
  }'
}

@test "the same edges with little memory, in another order of lines, on any threads" {
  case_of >case
  linkgraph -q --memory 1G --only edge case >plenty
  [ "$(jq -r .channel plenty | sort -u | tr '\n' ' ')" = "media persona rare_hashtag url " ]
  linkgraph -q --memory 64K -j2 --only edge case >little
  cmp plenty little
  sort -r case | linkgraph -q --memory 64K -j1 --only edge >reversed
  cmp plenty reversed
}

@test "says so where the posts alone take more than --memory" {
  case_of >case
  run --separate-stderr linkgraph --memory 64K --only edge case
  assert_equal "$status" 0
  [[ "$stderr" == *"30000 posts by 300 accounts hold 1 MiB of memory, more than --memory"* ]]
  run --separate-stderr linkgraph --memory 64M --only edge case
  [[ "$stderr" != *"more than --memory"* ]]
}

@test "a folder that cannot be written is named, and the way out" {
  case_of >case
  run --separate-stderr linkgraph --memory 64K --tmpdir no-such-folder --only edge case
  assert_equal "$status" 1
  [[ "$stderr" == *"no-such-folder"*"--tmpdir"* ]]
  linkgraph -q --memory 1G --tmpdir no-such-folder --only edge case >/dev/null
}

@test "temporary files are gone afterwards, and after a signal" {
  case_of >case
  mkdir tmp
  linkgraph -q --memory 64K --tmpdir tmp --only edge case >/dev/null
  assert_equal "$(ls -A tmp)" ""
  (cat case; sleep 30) | linkgraph -q --memory 64K --tmpdir tmp --only edge >/dev/null &
  sleep 1
  kill -TERM $!
  wait $! || true
  assert_equal "$(ls -A tmp)" ""
}
