#!/usr/bin/env bats
# cadence --holidays: whose days off an account keeps, by a table of the analyst's own. The country
# and all posts are invented.

load ../support/load
setup() {
  in_own_folder
  printf '%s\n' 'country,name,first_day,last_day' \
    'ZZ,Feast of Kites,2020-02-10,2020-02-14' 'ZZ,Long Rain,2020-04-06,2020-04-09' \
    'ZZ,Lamps,2020-06-15,2020-06-19' 'ZZ,Harvest,2020-08-24,2020-08-28' \
    'ZZ,First Snow,2020-11-09,2020-11-12' >zz.csv
}

# case_of: a desk at work from 8 to 17 UTC on every weekday of 2020 but the days off of zz.csv, and
# one that keeps none of them.
case_of() {
  awk -F, 'NR > 1 { first[NR] = $3; last[NR] = $4 }
    function is_off(day,   i) { for (i in first) if (day >= first[i] && day <= last[i]) return 1; return 0 }
    END {
      srand(11)
      for (d = 0; d < 360; ++d) {
        day = strftime("%Y-%m-%d", 1577836800 + d * 86400, 1)
        if (strftime("%u", 1577836800 + d * 86400, 1) > 5) continue
        for (hour = 8; hour < 17; ++hour) {
          if (rand() < 0.45 && !is_off(day)) post("keeps", day, hour)
          if (rand() < 0.45) post("works", day, hour)
        }
      }
    }
    function post(account, day, hour) {
      printf "{\"type\":\"post\",\"uid\":\"x:p%d\",\"platform\":\"x\",\"account_uid\":\"x:%s\",\"created_at\":\"%sT%02d:%02d:%02dZ\",\"created_at_precision_s\":1}\n",
        n++, account, day, hour, int(60 * rand()), int(60 * rand())
    }' zz.csv
}

@test "who keeps the days off of the table, and who does not" {
  case_of >case
  cadence -q --holidays zz.csv --only cadence case >found
  run jq -r '"\(.account_uid) \(.holiday_country) \((.tests.holidays.q_value // 1) <= 0.01)"' found
  assert_output "$(printf 'x:keeps ZZ true\nx:works null false')"
  cadence -q --only cadence case | jq -r '.holiday_country' >builtin
  assert_equal "$(sort -u builtin)" "null"
  # the table is in the run record, by name and hash
  run jq -r 'select(.type == "run") | .auxiliary[] | "\(.name) \(.sha256 | length)"' <(cadence -q --holidays zz.csv case)
  assert_output "zz.csv 64"
}

@test "a table that is none is refused, with its place" {
  printf '{"type":"post"}\n' >case
  printf 'ZZ,Never,2020-02-30,2020-03-01\n' >>zz.csv
  run --separate-stderr cadence --holidays zz.csv case
  assert_equal "$status" 2
  [[ "$stderr" == *"zz.csv:7:"* ]]
  run --separate-stderr cadence --holidays no-such-table case
  assert_equal "$status" 1
  [[ "$stderr" == *"no-such-table"* ]]
}
