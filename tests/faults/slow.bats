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

# a_million: posts of 50,000 accounts, one in ten a copy of the one before; links shared by a few.
a_million() {
  awk '
    function below(n) { state = (state * 69069 + 1) % 4294967296; return int(state / 512) % n }
    function word(   k, w) {
      w = ""
      for (k = 0; k < 6; k++) w = w substr("bcdfghjklmnpqrstvwxz", 1 + below(20), 1) substr("aeiou", 1 + below(5), 1)
      return w
    }
    BEGIN {
      state = 7
      for (i = 0; i < 1000000; i++) {
        if (i % 10 != 9) { text = word(); for (k = 1; k < 8; k++) text = text " " word() }
        s = below(2419200)
        account = below(50000)
        printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"x\",\"created_at\":\"2021-02-%02dT%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"account_uid\":\"x:9%d\",\"account_handle\":\"@u%d\",\"text\":\"%s\",\"post_type\":\"original\",\"hashtags\":[\"t%d\"],\"url_keys\":[\"a.example/%d\"],\"urls\":[\"https://a.example/%d\"],\"media\":[]}\n",
          i, 1 + int(s / 86400), int(s / 3600) % 24, int(s / 60) % 60, s % 60, account, account, text, i % 5000, i % 300000, i % 300000
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
