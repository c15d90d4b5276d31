#!/usr/bin/env bats
# The score of cluster: what it counts, what it does not, and what its parts say. All invented.

load ../support/load
load edges
setup() { in_own_folder; }

# score ACCOUNT [OPTIONS...]: its score in the edges that the lines of standard input give.
score() {
  local account=$1
  shift
  links | derived --method components --min-score 0 --min-size 2 "$@" |
    jq -r --arg account "$account" 'select(.type == "member" and .account_uid == $account) | .score'
}
# less A B: A is a number below B.
less() { jq -en --argjson a "$1" --argjson b "$2" '$a < $b' >/dev/null; }
# score_of NATS: what the manual says that so much evidence makes.
score_of() { jq -n --argjson nats "$1" '1 - pow(2; -$nats / 6)'; }
# near A B: equal but for the last digits.
near() { jq -en --argjson a "$1" --argjson b "$2" '($a - $b) | fabs < 1e-12' >/dev/null; }

@test "one topic stays below a half, however many partners, channels and links" {
  for partner in $(seq 100 299); do
    for channel in text url hashtag; do echo "x:a x:$partner $channel 50 #one p=0 q=0"; done
  done >fans
  near "$(score x:a <fans)" "$(score_of 5.5)"
  less "$(score x:a <fans)" 0.5
  assert_equal "$(links <fans | derived)" ""
}

@test "two topics are enough, on two channels or on one" {
  printf 'x:a %s text 8 #one p=0\n' x:b x:c >acts
  printf 'x:a %s url 14 #two p=0\n' x:b x:c >>acts
  echo "x:b x:c text 8 #one p=0" >>acts
  # 5.5, the most a topic adds, of 8 nats of copied text and of half of 14 for the link.
  near "$(score x:a <acts)" "$(score_of 11)"
  assert_equal "$(links <acts | groups)" "x:a x:b x:c"
  near "$(echo 'x:a x:b text 8 #one,#two p=0' | score x:a)" "$(score_of 11)"
  # One topic on two channels is one topic.
  less "$(sed 's/#two/#one/' acts | score x:a)" 0.5
  assert_equal "$(sed 's/#two/#one/' acts | links | groups)" ""
}

@test "of more than three topics the best three count" {
  near "$(echo 'x:a x:b text 3 #1,#2,#3 p=0' | score x:a)" "$(score_of 9)"
  near "$(echo 'x:a x:b text 3 #1,#2,#3,#4,#5 p=0' | score x:a)" "$(score_of 9)"
  near "$(printf 'x:a x:b text %d #%d p=0\n' 1 1 2 2 3 3 4 4 | sed 's/x:b text \(.\)/x:b\1 text \1/' | score x:a)" "$(score_of 9)"
}

@test "profile, birthday and schedule together stay below a half" {
  for channel in creation schedule; do
    printf 'x:a %s %s 60 one,two,three p=0 q=0\n' x:b $channel x:c $channel
  done >circumstances
  echo "x:a x:d persona 60 one,two,three p=0 q=0" >>circumstances
  near "$(score x:a <circumstances)" "$(score_of 3)"
  assert_equal "$(links <circumstances | derived)" ""
  # To one topic they add what makes a member, no more than 3 nats.
  echo "x:a x:b text 20 #one p=0" | cat circumstances - >confirmed
  near "$(score x:a <confirmed)" "$(score_of 8.5)"
}

@test "a long lag counts less than a short one, a whole window three quarters" {
  for lag in 0 30 600 3600; do
    echo "x:a x:b text 4 #one:$lag,#two:$lag p=0 window=3600" | score x:a
  done >scores
  assert_equal "$(sort -rg scores | uniq)" "$(cat scores)"
  near "$(head -n 1 scores)" "$(score_of 8)"
  near "$(tail -n 1 scores)" "$(score_of 6)"
  # Whichever of the two was first, and however far beyond the window.
  assert_equal "$(echo 'x:a x:b text 4 #one:-600,#two:-600 p=0 window=3600' | score x:a)" "$(sed -n 3p scores)"
  assert_equal "$(echo 'x:a x:b text 4 #one:9999,#two:9999 p=0 window=3600' | score x:a)" "$(sed -n 4p scores)"
}

@test "what chance explains in full counts half, and so does what no test speaks for" {
  near "$(echo 'x:a x:b text 4 #one,#two p=0' | score x:a)" "$(score_of 8)"
  near "$(echo 'x:a x:b text 4 #one,#two p=0.5' | score x:a)" "$(score_of 6)"
  near "$(echo 'x:a x:b text 4 #one,#two p=1' | score x:a)" "$(score_of 4)"
  near "$(echo 'x:a x:b text 4 #one,#two' | score x:a)" "$(score_of 4)"
}

# persona is left out: two accounts that it joins are one person and no cluster.
@test "channels have the factors of the manual" {
  cat >factors <<'END2'
text 1
text_reuse 1
rare_hashtag 0.6
url 0.5
hashtag 0.5
hashtag_sequence 0.5
mention 0.5
repost 0.5
quote 0.5
reply 0.5
media 0.5
domain 0.25
creation 0.25
schedule 0.25
END2
  awk '{ print "x:a_" $1, "x:b_" $1, $1, 4, "#one,#two p=0" }' factors | links |
    derived --method components --min-score 0 --min-size 2 |
    jq -r 'select(.type == "member" and .rank == 1) | "\(.channels[0]) \(.score_parts.evidence_nats / 8)"' |
    sort | diff <(sort factors) -
}

# campaign: five accounts of unlike strength, on three channels.
campaign() {
  cat <<'END2'
x:a x:b text 9 #1:10,#2:20 p=0.001 q=0.005 window=60
x:a x:c text 8 #1:40 p=0.001 q=0.02 window=60
x:b x:c url 12 #3:5 p=0.2 q=0.3 window=60
x:c vk:d text 7 #2,#4
x:a vk:d hashtag 10 #5,#1
x:e vk:d text 6 #1,#4
x:b vk:d creation 5 creation
END2
}

@test "score_parts have their keys in their order; every score is in 0 to 1" {
  keys='["evidence_nats","n_topics","circumstance_nats","lag_mean_s","n_partners","n_significant","n_channels","best_q_value"]'
  campaign | links | derived --method components --min-score 0 >found
  assert_equal "$(jq -r .type found | sort | uniq -c | xargs)" "1 cluster 5 member"
  assert_equal "$(jq -c '.score_parts | keys_unsorted' found | sort -u)" "$keys"
  assert_equal "$(jq -c '.score >= 0 and .score <= 1' found | sort -u)" true
  echo "x:a x:b text 1e9 #1,#2,#3,#4 p=0" | links | derived --min-size 2 |
    jq -e '.score > 0.5 and .score <= 1' >/dev/null
  # The parts make the score.
  jq -r '"\(.score) \(1 - pow(2; -.score_parts.evidence_nats / 6))"' found | grep -v cluster | head -n 5 |
    while read -r given computed; do near "$given" "$computed"; done
}

@test "the parts count what they say" {
  campaign | links | derived --method components --min-score 0 >found
  part() { jq -c --arg uid "$1" 'select(.type == "member" and .account_uid == $uid) | .score_parts | [.n_topics, .n_partners, .n_significant, .n_channels, .best_q_value, .lag_mean_s]' found; }
  assert_equal "$(part x:a)" '[3,3,1,2,0.005,10]'
  assert_equal "$(part x:b)" '[3,3,1,3,0.005,11.666666666666666]'
  assert_equal "$(part x:e)" '[2,1,0,1,1,0]'
  assert_equal "$(jq -r 'select(.account_uid == "x:b" or .account_uid == "vk:d") | .score_parts.circumstance_nats' found | xargs)" "0.625 0.625"
  assert_equal "$(jq -c 'select(.type == "member" and .account_uid == "x:b") | [.degree, .channels]' found)" \
    '[3,["creation","text","url"]]'
}

@test "members are ranked from the highest score; equals by uid" {
  campaign | links | derived --method components --min-score 0 | jq -c 'select(.type == "member")' >members
  assert_equal "$(jq -r .rank members | xargs)" "1 2 3 4 5"
  assert_equal "$(jq -r .score members | sort -rg)" "$(jq -r .score members)"
  clique 8 x:c x:a vk:z x:b | links | derived | jq -r 'select(.type == "member") | "\(.rank) \(.account_uid)"' |
    diff <(printf '%s\n' "1 vk:z" "2 x:a" "3 x:b" "4 x:c") -
}

@test "the score of a cluster, and each of its parts, is the median of its members'" {
  for least in 0 0.4; do
    campaign | links | derived --method components --min-score $least >found
    jq -es 'def median: sort | (length / 2 | floor) as $m | if length % 2 == 1 then .[$m] else (.[$m - 1] + .[$m]) / 2 end;
      (map(select(.type == "member"))) as $members | (map(select(.type == "cluster"))[0]) as $cluster
      | ($members | length) == $cluster.n_accounts
      and (($cluster.score - ($members | map(.score) | median)) | fabs < 1e-12)
      and (["evidence_nats","circumstance_nats","best_q_value"] | all(. as $key
          | ($cluster.score_parts[$key] - ($members | map(.score_parts[$key]) | median)) | fabs < 1e-12))' found >/dev/null
  done
}
