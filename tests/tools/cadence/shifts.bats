#!/usr/bin/env bats
# cadence: periods, shifts and facts of accounts, and report --account. All posts are invented.

load ../support/load
setup() { in_own_folder; }

# staff: 120 days from Monday 2018-01-01. x:desk works 01:00 to 10:00 UTC on weekdays, x:timer posts
# every three hours, 20 seconds give or take.
staff() {
  awk 'BEGIN {
    srand(7)
    for (day = 0; day < 120; ++day) {
      for (i = 0; i < 8; ++i) {
        second = 3600 + int(rand() * 9 * 3600)
        if (day % 7 < 5) print "desk", day * 86400 + second
        print "timer", day * 86400 + i * 10800 + 1234 + int(rand() * 20)
      }
    }
  }' | sort -k2n | awk '{
    printf "{\"type\":\"post\",\"uid\":\"x:p%d\",\"platform\":\"x\",\"account_uid\":\"x:%s\",\"account_handle\":\"@%s_one\",\"created_at\":\"%s\",\"created_at_precision_s\":1}\n", \
      NR, $1, $1, strftime("%Y-%m-%dT%H:%M:%SZ", 1514764800 + $2, 1)
  }'
}

@test "a timer's period, a desk's shift, and facts of both" {
  staff >case
  cadence -q --only cadence case >found
  sed -n 1p found >desk
  sed -n 2p found >timer
  jq -c '[.account_uid, (.period_s // 0 | . / 60 | round), .shift_reason, .max_posts_per_minute]' \
    found >facts
  [ "$(sed -n 2p facts)" = '["x:timer",180,"its posts are not confined to a shift",1]' ]
  [[ "$(sed -n 1p facts)" == '["x:desk",0,null,'* ]]
  run jq -e '.shift_start_min_utc >= 45 and .shift_start_min_utc <= 75
      and .shift_start_low_min <= 60 and .shift_end_high_min >= 600
      and .shift_end_min_utc >= 585 and .shift_end_min_utc <= 615' desk
  assert_success
  # The timer never pauses for more than three hours and some seconds, nor does it rest.
  run jq -e '.longest_wake_h >= 3 and .tests.periodicity.q_value < 1e-9
      and .tests.round_the_clock.q_value < 1e-9 and .holiday_country == null' timer
  assert_success
}

@test "report --account shows an account's hours, found by uid, handle or bare name" {
  staff >case
  cadence -q case -o whole
  report -q --account x:desk whole >by_uid
  for name in @desk_one x:@DESK_one desk_one; do
    report -q --account "$name" whole | cmp - by_uid
  done
  grep -q '^Why is @desk_one here?$' by_uid
  grep -q '^· Id: x:desk$' by_uid
  grep -q '^Posts by hour and weekday, UTC$' by_uid
  grep -q '^The same on the clock of UTC+' by_uid
  [ "$(grep -cE '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)  ' by_uid)" = 14 ]
  # Idle at 23:00, busy at 05:00, off on Saturday: two characters an hour.
  grep -E '^Mon  ' by_uid | head -1 | grep -q '··$'
  [ "$(grep -E '^Sat  ' by_uid | head -1)" = "Sat  $(printf '··%.0s' $(seq 24))" ]
  grep -q 'kept office hours' by_uid
  grep -q '^· working block from 0[01]:' by_uid
  # The order of the stream does not matter.
  sort -r whole | report -q --account @desk_one | cmp - by_uid
}

@test "report --account says what is wrong" {
  staff >case
  cadence -q case -o whole
  run --separate-stderr report -q --account @desk_on whole
  assert_failure 1
  [ "$stderr" = "report: --account @desk_on: not in the data (nearest: @desk_one)" ]
  run --separate-stderr report -q --account desk_ona whole
  assert_failure 1
  [ "$stderr" = "report: --account desk_ona: not in the data (nearest: @desk_one)" ]
  run --separate-stderr report -q --account x:desk case
  assert_success
  [[ "$output" == *"cadence was not run on this case"* ]]
  run --separate-stderr report -q -f stix --account x:desk whole
  assert_failure 2
  [[ "$stderr" == *"--account"*"stix"* ]]
  head -5 case | cadence -q -o few
  run --separate-stderr report -q --account "$(head -1 case | jq -r .account_uid)" few
  assert_success
  [[ "$output" == *"No profile: too few posts."* ]]
}
