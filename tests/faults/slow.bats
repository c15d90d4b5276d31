#!/usr/bin/env bats
# What takes minutes: a million posts within --memory 64M, and a line of 10 GiB. CAHOOTS_SLOW=1.

load case
setup() {
  slow
  in_own_folder
}

# peak_mib COMMAND…: the most memory the command held at once, to `peak`.
peak_mib() {
  command -v /usr/bin/time >/dev/null || skip "GNU time is not installed (time)"
  /usr/bin/time -f %M -o peak "$@"
  peak=$(($(tail -n 1 peak) / 1024))
}

# a_million: posts of 50,000 accounts, a tenth of them copies, links shared by a few.
a_million() {
  awk 'BEGIN {
    for (i = 0; i < 1000000; i++) {
      s = i * 13 % 2419200
      w = (i * 7919) % 900000
      printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"x\",\"created_at\":\"2021-02-%02dT%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"account_uid\":\"x:9%d\",\"account_handle\":\"@u%d\",\"text\":\"%d boats came in %d and left %d harbours of %d towns %d\",\"post_type\":\"original\",\"hashtags\":[\"t%d\"],\"url_keys\":[\"a.example/%d\"],\"urls\":[\"https://a.example/%d\"],\"media\":[]}\n",
        i, 1 + int(s / 86400), int(s / 3600) % 24, int(s / 60) % 60, s % 60, (i * 31) % 50000, (i * 31) % 50000, w, w * 3, w * 7, w * 11, w * 13, i % 5000, w % 300000, w % 300000
    }
  }'
}

@test "--memory 64M on a million posts" {
  ! is_sanitized || skip "sanitizers need more"
  a_million >in
  for name in ingest dedupe cadence linkgraph cluster report; do
    peak_mib "$name" -q -j 2 --memory 64M --tmpdir . in -o out --force
    say "$name: $peak MiB at most with --memory 64M, a million posts"
    [ "$peak" -lt "400" ]
    [[ $name == report ]] || mv out in
    [[ $name != report ]] || rm out
  done
}

@test "a line of 10 GiB" {
  for name in ingest dedupe; do
    tool=$name
    { good_line 1; head -c 10G /dev/zero | tr '\0' x; echo; good_line 2; } |
      peak_mib "$name" -q -j 2 -o out --force 2>said || true
    peak=$(($(tail -n 1 peak) / 1024))
    say "$name: $peak MiB at most with a line of 10 GiB"
    [ $peak -lt 300 ]
    assert_equal "$(posts_in out)" 2
    rm out
  done
}
