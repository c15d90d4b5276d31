#!/usr/bin/env bats
# cluster --seeds and --exclude: who is meant, whom they lead to, and by what path. All invented but
# the demo's case, which is made up too.

load ../support/load
load edges

# network: two groups that a bridge of a strong and of a weak link joins, and a third one apart.
network() {
  clique 8 x:1 x:2 x:3 x:4
  clique 8 vk:1 vk:2 vk:3 vk:4
  clique 8 x:7 x:8 x:9
  echo "vk:1 x:5 text 11 #one,#two"
  echo "x:4 x:5 text 11 #one,#two"
  echo "vk:1 x:6 text 6 #one,#two"
  echo "x:4 x:6 text 6 #one,#two"
}
people() {
  printf '%s\n' "x:1 @anna" "x:2 @Bert_B" "x:3 @cleo" "x:4 @dora" "x:5 @emil" "x:6 @fred" \
    "x:7 @gina" "x:8 @hugo" "x:9 @iris" "x:10 @lone" "vk:1 @anna" "vk:2 @boris" | accounts
  printf '{"type":"post","uid":"x:11","platform":"x","url":"https://twitter.com/Anna/status/11","account_uid":"x:1","account_handle":"@anna","text":"good day"}\n'
}

setup() {
  in_own_folder
  { people && network | links; } >case
}
# from LINE...: what cluster finds from a list of seeds with these lines.
from() {
  printf '%s\n' "$@" >tips
  derived --seeds tips case
}
# steps: "step account path stop_reason" of each expansion record.
steps() { jq -r 'select(.type == "expansion") | "\(.step) \(.account_uid) \(.path | join(">")) \(.stop_reason)"'; }

@test "a seed is a uid, a handle, or the address of a profile or a post" {
  from x:1 >expected
  assert_equal "$(jq -r 'select(.type == "member" and .is_seed) | .account_uid' expected)" x:1
  assert_equal "$(jq -c 'select(.type == "cluster") | .seeds' expected | sort | xargs -n 1 echo)" "$(printf '[%s]\n' x:1 "")"
  for word in x:@anna x:@ANNA https://x.com/anna http://www.twitter.com/Anna 'hxxps://x[.]com/anna' \
    https://x.com/anna/status/11 'https://mobile.twitter.com/anna/status/11?s=20'; do
    from "$word" | diff expected -
  done
  # A handle without a platform is whoever has it.
  printf 'x:1\nvk:1\n' >tips
  derived --seeds tips case >both
  from @anna | diff both -
  run --separate-stderr cluster --only cluster --seeds tips case
  assert_success
  [[ $stderr == *"seed @anna stands for more than one account; all are taken"* ]]
}

@test "blank lines, comments, remarks and the line ends of other systems in a list" {
  from x:1 x:7 >expected
  from "" "# tips of the first week" "  x:1" "   " $'x:7\tfrom a newspaper' "x:7" "#x:9" | diff expected -
  printf '\xef\xbb\xbfx:1\r\n\r\n# x:9\r\nx:7 # twice\r\n' >tips
  derived --seeds tips case | diff expected -
  printf 'x:7\nx:1' >tips
  derived --seeds tips case | diff expected -
}

@test "a list without seeds is as none" {
  from "# nobody yet" "" | diff <(derived case) -
}

@test "the order of the list and of the stream changes nothing; threads neither" {
  from x:1 x:7 vk:3 >expected
  from vk:3 x:7 x:1 | diff expected -
  printf 'x:7\nx:1\nvk:3\n' >tips
  tac case | derived -j 1 --seeds tips | diff expected -
  shuffled <case | derived -j 2 --seeds tips | diff expected -
}

@test "a seed that is not in the data is an error that names the nearest" {
  printf '@anni\nx:1\nx:@hugoo\n' >tips
  run --separate-stderr cluster --seeds tips case -o clustered
  assert_failure 1
  assert_output ""
  [[ $stderr == *"not in the data: @anni (nearest: @anna), x:@hugoo"* ]]
  assert_not_exist clustered
}

@test "what is no account is a mistake of usage, with file and line" {
  printf 'x:1\n\nanna\n' >tips
  run --separate-stderr cluster --seeds tips case
  assert_failure 2
  assert_output ""
  [[ $stderr == *"tips:3: 'anna' is no account"* ]]
  run --separate-stderr cluster --seeds missing case
  assert_failure
  [[ $stderr == *missing* ]]
}

@test "an account cannot be a seed and excluded" {
  echo x:1 >tips
  for word in x:1 @anna https://x.com/anna https://x.com/anna/status/11; do
    echo "$word" >innocent
    run --separate-stderr cluster --seeds tips --exclude innocent case
    assert_failure 2
    assert_output ""
    [[ $stderr == *"x:1 is both a seed and excluded"* ]]
  done
}

@test "a seed without any edge is step 0, and noted" {
  assert_equal "$(from @lone | steps)" "0 x:10 x:10 no_neighbours"
  assert_equal "$(from @lone | jq -c 'select(.type == "expansion") | .cluster_uid, .score, .gain' | xargs)" "null 0 0"
  assert_equal "$(notes --seeds tips case | head -n 1)" "the seed x:10 is in no cluster: too little links it to others"
  from @lone x:7 >both
  assert_equal "$(steps <both | head -n 2)" "$(printf '%s\n' "0 x:10 x:10 null" "0 x:7 x:7 null")"
  assert_equal "$(steps <both | cut -d' ' -f2 | sort | xargs)" "x:10 x:7 x:8 x:9"
}

@test "a table of edges alone knows its accounts, as seeds and as innocents" {
  network | links >edges
  echo x:1 >tips
  assert_equal "$(derived --seeds tips edges)" "$(derived --seeds tips case)"
  echo x:7 >innocent
  run --separate-stderr cluster --only member --exclude innocent edges
  refute_output --partial '"x:7"'
  [[ $stderr != *"not in the data"* ]]
  echo x:99 >tips
  run --separate-stderr cluster --seeds tips edges
  assert_failure 1
  [[ $stderr == *"not in the data: x:99 (nearest: x:9)"* ]]
}

# well_formed FILE SEED...: the expansion of FILE, whose edges are those of the case.
well_formed() {
  local file=$1
  shift
  jq -es --slurpfile case case '
    ([$case[] | select(.type == "edge") | [.source, .target], [.target, .source]]) as $links
    | [.[] | select(.type == "expansion")] as $steps
    | ($ARGS.positional | sort) as $seeds
    | ($steps | map(select(.step == 0)) | map(.account_uid)) == $seeds
    and ($steps | map(.step)) == (($seeds | map(0)) + [range(1; ($steps | length) - ($seeds | length) + 1)])
    and ($steps | map(.account_uid) | unique | length) == ($steps | length)
    and ($steps | map(.stop_reason) | .[:-1] | all(. == null)) and $steps[-1].stop_reason != null
    and all($steps[]; . as $step
        | .path[-1] == .account_uid and (.path[0] as $first | $seeds | index($first)) != null
        and (.score | isnormal or . == 0) and (.gain | isnormal or . == 0)
        and all(range(1; .path | length); . as $i | $links | index([$step.path[$i - 1:$i + 1]]) != null)
        and (.path | length) == (.path | unique | length))' --args "$@" <"$file" >/dev/null
}

@test "steps ascend, each with its path along edges from a seed; the last says why it is the last" {
  for seeds in "x:1" "x:2 x:3" "vk:1 x:7" "vk:4 x:1 x:7"; do
    # shellcheck disable=SC2086  # words of ours
    from $seeds >found
    # shellcheck disable=SC2086
    well_formed found $seeds
  done
  # Those of a closed group come in whatever order, and with the last of them the group is all there.
  from x:7 | steps >closed
  assert_equal "$(cut -d' ' -f3 closed | sort | xargs)" "x:7 x:7>x:8 x:7>x:9"
  assert_equal "$(cut -d' ' -f1,4 closed | xargs)" "0 null 1 null 2 component_exhausted"
}

@test "the list grows along the strongest path, and ends where links leave the set least" {
  from x:1 x:2 vk:2 vk:3 >found
  assert_equal "$(steps <found | grep -c .)" 10
  assert_equal "$(steps <found | grep ' x:5 ' | cut -d' ' -f3)" "vk:2>vk:1>x:5"
  # From any step on to the last, the outward share falls: what ends the list is its least.
  jq -es '[.[] | select(.type == "expansion" and .step > 0) | .gain] as $gains
    | all(range(0; $gains | length); . as $i | ($gains[$i:] | add) > 0)' found >/dev/null
  jq -es '[.[] | select(.type == "expansion" and .step > 0) | .score] | . == (sort | reverse)' found >/dev/null
}

@test "seeds apart each find their own; clusters not reached are left out and counted, or kept" {
  from x:1 >one
  assert_equal "$(jq -r 'select(.type == "member") | .account_uid' one | grep -c '^x:[789]')" 0
  assert_equal "$(notes --seeds tips case | tail -n 1)" \
    "$(($(derived case | grep -c '"type":"cluster"') - $(grep -c '"type":"cluster"' one))) clusters that the seeds do not lead to are left out; --all keeps them"
  from x:1 x:7 >two
  assert_equal "$(jq -r 'select(.type == "member") | .account_uid' two | grep -c '^x:[789]')" 3
  assert_equal "$(steps <two | grep -c '>x:[89] ')" 2
  echo x:1 >tips
  derived --all --seeds tips case >all
  diff <(grep '"expansion"' one) <(grep '"expansion"' all)
  diff <(derived case | jq -c 'select(.type == "member") | .account_uid' | sort) \
    <(jq -c 'select(.type == "member") | .account_uid' all | sort)
  run notes --all --seeds tips case
  refute_output --partial "left out"
}

@test "--exclude takes an account out of clusters, steps and paths" {
  echo x:5 >innocent
  printf '%s\n' x:1 x:2 vk:2 vk:3 >tips
  derived --seeds tips --exclude innocent case >without
  run ! grep '"x:5"' without
  # It is as if its edges were not there.
  grep -v '"x:5","channel"' case | derived --seeds tips | diff - without
  # Of two ways to an account the weaker one is left.
  printf '%s text %d #one,#two\n' "x:a x:h" 11 "x:h x:t" 11 "x:a x:w" 7 "x:t x:w" 7 | links >ways
  echo x:a >tips
  echo x:h >innocent
  assert_equal "$(derived --seeds tips ways | steps | grep ' x:t ' | cut -d' ' -f3)" "x:a>x:h>x:t"
  assert_equal "$(derived --seeds tips --exclude innocent ways | steps | grep ' x:t ' | cut -d' ' -f3)" "x:a>x:w>x:t"
  # Nobody of that name: said, and no error.
  echo @nobody >innocent
  run --separate-stderr cluster --only cluster --exclude innocent case
  assert_success
  [[ $stderr == *"excluded @nobody is not in the data"* ]]
}

@test "the demo: four tip-offs lead to the planted network, and the report shows the way" {
  # It fails where too few of the network are found, or anybody innocent.
  "$root/scripts/demo-case" "$CAHOOTS_BIN" 3 demo >log 2>&1
  grep -q 'innocent members 0' log
  assert_equal "$(jq -r 'select(.type == "expansion" and .step == 0) | .account_uid' demo/case.jsonl | wc -l)" 4
  assert_equal "$(jq -r 'select(.type == "expansion") | .stop_reason | values' demo/case.jsonl | wc -l)" 1
  jq -rn '[inputs] as $all | ($all | map(select(.type == "account") | {(.uid): .handle}) | add) as $handles
    | $all[] | select(.type == "expansion" and .step > 0 and .cluster_uid != null)
    | [.path[] | $handles[.]] | join(" → ")' demo/case.jsonl >paths
  assert [ "$(wc -l <paths)" -gt 20 ]
  grep -q '→.*→' paths
  # A line of the text has room for so much, the page for all.
  report -q -f text --top 0 demo/case.jsonl >text
  grep -E '^.{,60}$' paths >short
  assert_equal "$(grep -oFf short text | sort -u)" "$(sort -u short)"
  report -q -f html demo/case.jsonl | sed 's/<[^>]*>//g' >page
  grep -qF -- "$(grep '→.*→' paths | tail -n 1)" page
}
