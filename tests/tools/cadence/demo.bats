#!/usr/bin/env bats
# cadence on the invented case of the demo: the shift in Beijing is found, and nobody else is flagged
# for living by that clock.

load ../support/load
setup() { in_own_folder; }

# tally FILE: by group of the truth, accounts with a clock of UTC+7 to +9, and with office hours at
# q <= 0.01.
tally() {
  jq -r 'select(.type == "cadence" and .account_uid) |
    [.account_uid, (.utc_offset_h // "none"), (.tests.office_hours.q_value? // "none")] | @csv' "$1" |
    tr -d '"' |
    awk -F, 'NR == FNR { group[$1] = $3; next }
      { clock[group[$1]] += $2 >= 7 && $2 <= 9; office[group[$1]] += $3 != "none" && $3 <= 0.01 }
      END { for (g in clock) print g, clock[g], office[g] }' truth.csv - | sort
}

@test "the operation keeps Beijing office hours; people of the same zone are not taken for it" {
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 3 "$PWD/demo" >/dev/null 2>&1
  cp demo/truth.csv .
  tally demo/case.jsonl >found
  while read -r group clock office; do
    if [ "$group" = operation ]; then
      [ "$clock" -ge 35 ]  # of 45
      [ "$office" -ge 8 ]
    else
      assert_equal "$group $office" "$group 0"
    fi
  done <found
  # that people of the zone live by its clock is seen, and is no reason to name them
  [ "$(awk '$1 == "same_zone" { print $2 }' found)" -ge 5 ]
  same_zone=$(awk -F, '$3 == "same_zone" { print $1 }' truth.csv)
  jq -r 'select(.type == "member" or .channel == "schedule") | .account_uid, .source, .target | values' \
    demo/case.jsonl >named
  assert_equal "$(grep -cxF "$same_zone" named || true)" 0
  # and of every network as a whole
  cadence -q --by cluster demo/case.jsonl 2>/dev/null |
    jq -r 'select(.cluster_uid and .type == "cadence" and .tests.office_hours.q_value) |
      "\(.utc_offset_h >= 7 and .utc_offset_h <= 9) \(.tests.office_hours.q_value <= 0.01)"' >clusters
  [ "$(wc -l <clusters)" -ge 2 ]
  assert_equal "$(sort -u clusters)" "true true"
}
