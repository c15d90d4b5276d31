#!/usr/bin/env bats
# The threat indicators that Meta published, which the repository does not hold: tests skip where
# they are not. Every row is accounted for, each count by a second way of counting.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
  [[ -e $samples/meta_cib ]] || skip "no sample meta_cib"
  doppelganger=$samples/meta_cib/Q2_2023_Doppelganger_Russia_based_CIB_network_updated.csv
  spamouflage=$samples/meta_cib/Q2_2023_Spamouflage_China_based_CIB_updated.csv
}
# counts FILE: posts in, accounts out, rejected.
counts() {
  run --separate-stderr ingest "$1" --rejects rejects.jsonl -o out --force
  tail -n 1 out | jq -c '[.records_in.post, .records_out.account, .rejected]'
}
# passed_over FILE: one line a kind, `COUNT KIND`.
passed_over() {
  ingest "$1" -o out --force 2>&1 | sed -n 's/.*passed over: //p' | tr ',' '\n' |
    sed 's/^ *\([0-9]*\) indicator: /\1 /'
}
# rows PATTERN FILE: the rows (one a line in these files) that the extended pattern is found in.
rows() { grep -cE "$1" "$2"; }

@test "Doppelganger: 6 accounts among 6,497 rows, none rejected" {
  run counts "$doppelganger"
  assert_output "[null,6,0]"
  run passed_over "$doppelganger"
  assert_output "6164 domain
3 none in the row
316 post
8 short link"
  # 6 + 6164 + 3 + 316 + 8 is every line but the header.
  assert_equal "$(($(wc -l <"$doppelganger") + $(tail -c 1 "$doppelganger" | grep -c .) - 1))" 6497
}

@test "Doppelganger: the same counts by grep" {
  addresses=$(rows '^7\.' "$doppelganger")
  assert_equal "$addresses" $((6 + 316 + 8))
  # Domains: the rows of 0.6.2 and 9.5.3 that have an indicator.
  assert_equal "$(rows '^(0|9)\.[^,]*,[^,]*,[^,]*,[^,]' "$doppelganger")" 6164
  assert_equal "$(rows '^(,,,,|9\.[^,]*,[^,]*,[^,]*,,)' "$doppelganger")" 3
  assert_equal "$(rows ',http://pin\.it/' "$doppelganger")" 8
  assert_equal "$(rows '/pin/|/comments/[0-9a-z]|tumblr\.com/[^/]+/[0-9]|medium\.com/@[^/]+/' "$doppelganger")" 316
  # Accounts: an address with a name and nothing behind it, or a list of comments.
  grep -E '^7\.' "$doppelganger" | cut -d, -f4 |
    grep -E '^http://([a-z]+\.)?(pinterest\.com/[^/]+|reddit\.com/user/[^/]+(/comments)?)$' |
    sed -E 's/.*(com|user)\///; s/\/comments$//' | sort >expected
  ingest "$doppelganger" -q --only account | jq -r '.handle[1:]' | sort >found
  diff expected found
  assert_equal "$(wc -l <found)" 6
}

@test "Spamouflage: 222 accounts in 229 of 529 rows, none rejected" {
  run counts "$spamouflage"
  assert_output "[null,222,0]"
  run passed_over "$spamouflage"
  assert_output "6 group
274 headline or description
1 none in the row
4 number of accounts
11 page of another site
4 post"
  # 6 + 274 + 1 + 4 + 11 + 4 is what is left of every line but the header.
  assert_equal "$(($(wc -l <"$spamouflage") + $(tail -c 1 "$spamouflage" | grep -c .) - 1 - 229))" 300
}

@test "Spamouflage: the same counts by grep" {
  # The only addresses are in the rows of 0.9.4, 0.9.6 and 0.9.8, one each.
  grep -E '^0\.[^,]*,[^,]*,0\.9\.(4|6|8) ' "$spamouflage" | cut -d, -f4 | sed 's/\[\.\]/./g' >addresses
  assert_equal "$(wc -l <addresses)" $((229 + 6 + 11 + 4))
  assert_equal "$(rows '^0\.[^,]*,[^,]*,0\.9\.(1|2) ' "$spamouflage")" 4
  assert_equal "$(rows '^(6\.|0\.[^,]*,[^,]*,0\.9\.9 )' "$spamouflage")" 274
  assert_equal "$(rows '^,,,,' "$spamouflage")" 1
  assert_equal "$(rows '/www\.reddit\.com/r/|\.quora\.com/$' addresses)" 6
  assert_equal "$(rows 'tumblr\.com/[^/]+/[0-9]|soundcloud\.com/[^/]+/|molihua\.org/d/|quora\.com/Please' addresses)" 4
}

@test "Spamouflage: the accounts of each platform by grep" {
  ingest "$spamouflage" -q --only account >accounts
  for platform in twitter tiktok reddit medium vimeo; do
    case $platform in
      twitter) pattern='twitter\.com/' name=x ;;
      tiktok) pattern='tiktok\.com/@' name=tiktok ;;
      reddit) pattern='reddit\.com/user/' name=reddit ;;
      medium) pattern='medium\.com/' name=medium ;;
      vimeo) pattern='vimeo\.com/user' name=vimeo ;;
    esac
    sed 's/\[\.\]/./g' "$spamouflage" | grep -oE "https://[^, ]*$pattern[^, ]*" |
      sed -E 's/\/$//; s/.*(com|user)\/@?//; s/https:\/\/([^.]*)\.medium\.com/\1/' | sort -uf >expected
    jq -r "select(.platform == \"$name\").handle[1:]" accounts | sort -uf >found
    diff -i expected found
    [[ -s found ]]
  done
}
