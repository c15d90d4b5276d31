#!/usr/bin/env bats
# cadence: accounts that slept, handles that programs make, and the schedules of whole clusters. All
# posts and profiles are invented.

load ../support/load
setup() { in_own_folder; }

# days ACCOUNT FIRST N LANG HASHTAG: a post a day at noon, from that day of 2018 on.
days() {
  local i
  for ((i = 0; i < $3; i++)); do
    printf '{"type":"post","uid":"x:%s-%d","platform":"x","account_uid":"x:%s","account_handle":"@%s","created_at":"%s","created_at_precision_s":1,"lang":"%s","hashtags":["%s"]}\n' \
      "$1" $(($2 + i)) "$1" "${6:-$1}" "$(date -u -d "2018-01-01 12:00 $(($2 + i)) days" +%FT%TZ)" "$4" "$5"
  done
}
cadence_of() { cadence -q --only cadence "$@" 2>/dev/null; }

@test "an account that sleeps and wakes with another language and subject" {
  { days sleeper 0 40 en fishing && days sleeper 300 30 zh-CN news; } >case
  days awake 0 80 en fishing >>case
  cadence_of case >found
  run jq -r 'select(.account_uid == "x:sleeper") | "\(.dormant_gap_s / 86400) \(.woke_at) \(.n_before_gap) \(.n_after_gap) \(.gap_hashtag_overlap) \(.tests.language_change.n) \(.tests.language_change.effect) \(.tests.language_change.q_value < 1e-9)"' found
  assert_output "261 2018-10-28T12:00:00Z 40 30 0 50 1 true"
  run jq -r 'select(.account_uid == "x:awake") | "\(.dormant_gap_s) \(.woke_at) \(.tests.language_change.reason)"' found
  assert_output "null null no gap of 90 days"
}

@test "the shape of a handle: its own record goes before its posts" {
  { days a 0 1 en t AnnaLind12345678 && days b 0 1 en t lena && days c 0 1 en t user4839201745; } >case
  printf '{"type":"account","uid":"x:b","platform":"x","handle":"@lena4321"}\n' >>case
  printf '{"type":"account","uid":"x:c","platform":"x","handle":"@carla"}\n' >>case
  printf '{"type":"account","uid":"x:silent","platform":"x","handle":"@silent1234"}\n' >>case
  run jq -r '"\(.account_uid) \(.handle_pattern)"' <(cadence_of case)
  assert_output "$(printf 'x:a name_8_digits\nx:b name_digits\nx:c null')"
  cmp <(cadence_of case) <(sort -r case | cadence_of --memory 64K -j1)
}

@test "--by cluster: the posts of a network together, behind cluster, once" {
  days a 0 15 en t >case
  days b 15 15 en t >>case
  days c 0 30 en t >>case
  printf '{"type":"member","account_uid":"x:%s","cluster_uid":"x:a"}\n' a b >>case
  cadence -q case >with 2>/dev/null
  cadence -q --by cluster with >by 2>/dev/null
  run jq -r 'select(.type == "cadence" and .cluster_uid) | "\(.account_uid) \(.cluster_uid) \(.n_posts) \(.active_days) \(.handle_pattern)"' by
  assert_output "null x:a 30 30 null"
  # the records of accounts are still there, byte for byte
  cmp <(grep '"type":"cadence"' with) <(grep '"account_uid":"x:' by | grep '"type":"cadence"')
  run --separate-stderr cadence --by cluster by
  assert_equal "$status" 1
  [[ "$stderr" == *"already holds records of cadence --by cluster (cadence); use --replace"* ]]
  cadence -q --by cluster --replace by 2>/dev/null | jq -r 'select(.type == "cadence") | .cluster_uid // .account_uid' >uids
  assert_equal "$(tr '\n' ' ' <uids)" "x:a x:b x:c x:a "
  # cluster --replace drops what was built on its clusters
  cluster -q --replace by 2>/dev/null | jq -r 'select(.type == "cadence") | .cluster_uid // "none"' >after
  assert_equal "$(sort -u after)" "none"
}

@test "--by cluster without clusters says so" {
  days a 0 3 en t >case
  run --separate-stderr cadence --by cluster --only cadence case
  assert_equal "$status" 0
  assert_output ""
  [[ "$stderr" == *"no cluster in the stream"* ]]
  run --separate-stderr cadence --by platform case
  assert_equal "$status" 2
}

@test "the manual lists every shape of handle" {
  for shape in platform_default word_pair name_8_digits name_digits random_string; do
    grep -q "^\.B $shape\$" "$root/man/cahoots-cadence.1"
  done
}
