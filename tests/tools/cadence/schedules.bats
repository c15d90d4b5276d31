#!/usr/bin/env bats
# cadence: accounts on one schedule, as edges of channel schedule. All posts are invented.

load ../support/load
setup() { in_own_folder; }

# case_of: for 40 days 60 people who post whenever they like between 6 and 22 UTC, and four robots of
# one scheduler, which post at the same drawn times within a minute of each other.
case_of() {
  awk 'function post(account, at_s) {
      printf "{\"type\":\"post\",\"uid\":\"x:p%d\",\"platform\":\"x\",\"account_uid\":\"x:%s\",\"created_at\":\"2020-%s-%02dT%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"post_type\":\"original\"}\n", \
        n++, account, at_s < 31 * 86400 ? "01" : "02", int(at_s / 86400) % 31 + 1, at_s / 3600 % 24, at_s / 60 % 60, at_s % 60
    }
    BEGIN {
      srand(7)
      for (a = 0; a < 60; ++a)
        for (i = 0; i < 120; ++i) post("person" a, int(40 * rand()) * 86400 + 21600 + int(57600 * rand()))
      for (i = 0; i < 60; ++i) {
        at_s = int(40 * rand()) * 86400 + 21600 + int(960 * rand()) * 60
        for (a = 0; a < 4; ++a) post("robot" a, at_s + int(60 * rand()))
      }
    }'
}

@test "the robots of one scheduler are linked, and nobody else" {
  case_of >case
  cadence -q --only edge case >edges
  jq -r '"\(.source) \(.target)"' edges | diff - <(
    echo "x:robot0 x:robot1"
    echo "x:robot0 x:robot2"
    echo "x:robot0 x:robot3"
    echo "x:robot1 x:robot2"
    echo "x:robot1 x:robot3"
    echo "x:robot2 x:robot3")
  local bad='.channel != "schedule" or .window_s != 300 or .n_objects < 40 or
    .n_events < 2 * .n_objects or .expected * 2 > .n_objects or .q_value > 0.01 or
    .p_value > .q_value or .weight < 20 or (.lag_median_s | fabs) > 60 or
    .first_at >= .last_at or (.evidence | length) != 3'
  assert_equal "$(jq "select($bad)" edges)" ""
}

@test "an edge shows stretches of five minutes in which both began to post" {
  case_of >case
  cadence -q --only edge case | head -1 >edge
  jq -r '.evidence[] | "\(.topic) \(.source_post) \(.object)"' edge >objects
  [ "$(cut -d' ' -f1,2 objects | sort -u)" = "schedule null" ]
  while read -r _ _ object; do
    [[ "$object" =~ :[0-5][05]:00Z$ ]]
    middle_s="$(date -u -d "$object" +%s)"
    for account in x:robot0 x:robot1; do
      n="$(jq -c --arg account $account --argjson middle_s "$middle_s" \
        'select(.account_uid == $account) | .created_at | fromdate - $middle_s |
          select(. >= -150 and . < 150)' case | wc -l)"
      [ "$n" -ge 1 ]
    done
  done <objects
}

@test "the same edges in another order of lines, with little memory, on any threads" {
  case_of >case
  cadence -q -j2 --only edge case >edges
  sort -r case | cadence -q -j1 --memory 64K --only edge >reversed
  cmp edges reversed
  [ -s edges ]
}

@test "times known to the hour link nobody" {
  case_of | jq -c '.created_at_precision_s = 3600' >case
  [ "$(cadence -q --only edge case)" = "" ]
}

@test "linkgraph and cluster take the edges; --replace drops them" {
  case_of >case
  cadence -q case >with_cadence
  linkgraph -q with_cadence | cluster -q >whole
  [ "$(jq -r 'select(.type == "edge") | .channel' whole | sort | uniq -c | tr -d ' ')" = 6schedule ]
  run --separate-stderr cadence whole
  assert_equal "$status" 1
  [[ "$stderr" == *"--replace"* ]]
  cadence -q --replace whole >again
  [ "$(jq -r 'select(.type == "edge") | .channel' again | wc -l)" = 6 ]
  cadence -q --replace --min-posts 1000 with_cadence | jq -c 'select(.type == "edge")' |
    cmp - <(jq -c 'select(.type == "edge")' with_cadence)
}
