#!/usr/bin/env bats
# The whole pipe on a case whose names are replaced: it finds what it finds in the real one.

load ../support/load

setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  demo=$BATS_FILE_TMPDIR
  "$CAHOOTS_BIN/cahoots-demo-case" --seed 7 --output "$demo"
  maps=$(printf ',%s' "$root"/examples/mappings/demo_*.json)
  printf 'a key made up for the tests\n' >"$demo/case.key"
  investigate() { # NAME INGEST-OPTION… -- CLUSTER-OPTION…
    local name=$1 options=()
    while shift; [[ $1 != -- ]]; do options+=("$1"); done
    shift
    "$CAHOOTS_BIN/ingest" -q "${options[@]}" --map "${maps#,}" "$demo"/exports/* 2>/dev/null |
      "$CAHOOTS_BIN/dedupe" -q | "$CAHOOTS_BIN/cadence" -q | "$CAHOOTS_BIN/linkgraph" -q |
      "$CAHOOTS_BIN/cluster" -q --seeds "$demo/tips.txt" "$@" >"$demo/$name"
  }
  investigate real --
  investigate shared --pseudonymise "$demo/case.key" -- --pseudonym-key "$demo/case.key"
  # The uids of the real case with their pseudonyms: the posts of both stand in one order.
  uids() { grep '^{"type":"post"' "$1" | jq -r '.uid, .account_uid'; }
  paste <(uids "$demo/real") <(uids "$demo/shared") | sort -u |
    jq -Rn '[inputs | split("\t") | {(.[0]): .[1]}] | add' >"$demo/uids.json"
}

setup() {
  in_own_folder
  cp "$BATS_FILE_TMPDIR"/{real,shared,uids.json,case.key,tips.txt} .
}

# of NAME FILTER: the records of a case that FILTER gives, real uids as pseudonyms by `named`, sorted.
of() {
  jq -c --slurpfile uids uids.json --arg name "$1" "
    def named: if \$name == \"real\" then \$uids[0][.] // error(\"no pseudonym: \" + .) else . end;
    $2" "$1" | sort
}
# alike FILTER
alike() {
  of real "$1" >expected
  of shared "$1" >found
  assert [ -s expected ]
  diff expected found
}

@test "the same posts are copies of one another" {
  group() { jq -c -s --slurpfile uids uids.json --arg name "$1" '
    def named: if $name == "real" then $uids[0][.] else . end;
    [.[] | select(.type == "duplicate")] | group_by(.group_uid)[]
    | [(map(.kind) | sort), (map(.post_uid | named) | sort)]' "$1" | sort; }
  diff <(group real) <(group shared)
  alike 'select(.type == "duplicate") | [(.post_uid, .account_uid | named), .similarity]'
}

@test "the same accounts act together, as strongly" {
  # Which of several posts of one second stands for their group is decided by the uid, and where
  # reposts do not say what they repeat, a little of the weight by that.
  # Of posts in one second the uid decides, too, which are the closest, and by that their topic: one
  # edge in a thousand may then weigh more or less.
  alike 'select(.type == "edge") | [([.source, .target | named] | sort), .channel, .n_objects,
    .n_events]'
  of real 'select(.type == "edge") | [([.source, .target | named] | sort), .channel,
    (.weight * 10 | round)]' >expected
  of shared 'select(.type == "edge") | [([.source, .target | named] | sort), .channel,
    (.weight * 10 | round)]' >found
  assert [ "$(diff expected found | grep -c '^>')" -le $(($(wc -l <expected) / 1000)) ]
}

@test "the same accounts keep the same hours" {
  # but for the shape of their handles, of which a pseudonym tells nothing
  alike 'select(.type == "cadence") | del(.type, .handle_pattern) | .account_uid |= named'
  assert_equal "$(of shared 'select(.handle_pattern) | .account_uid')" ""
}

@test "the same accounts are in the same clusters, the seeds by their real names" {
  alike 'select(.type == "member") | [(.account_uid | named), .is_seed, (.score * 1e3 | round)]'
  cluster() { jq -c -s --slurpfile uids uids.json --arg name "$1" '
    def named: if $name == "real" then $uids[0][.] else . end;
    [.[] | select(.type == "member")] | group_by(.cluster_uid)[] | map(.account_uid | named) | sort' "$1" | sort; }
  diff <(cluster real) <(cluster shared)
}

@test "nothing of the list of seeds is in the stream" {
  run tail -n 1 shared
  refute_output --partial tips
  assert_equal "$(jq -c '[.tool, (.auxiliary[] | .name[-4:], .sha256)]' <<<"$output")" '["cluster",".txt",null]'
  check=$(grep '"tool":"ingest"' shared | jq -r .parameters.pseudonymise)
  assert_equal "$(jq -r '.parameters["pseudonym-key"]' <<<"$output")" "$check"
  jq -r '.account_handle // empty | ltrimstr("@")' real | sort -u >handles
  assert [ "$(wc -l <handles)" -gt 50 ]
  refute grep -Fiw -m 1 -f handles shared
}

@test "who is not in the data is named on stderr alone" {
  grep -v '"tool":"cluster"' shared | grep -vE '^\{"type":"(member|cluster|expansion)"' >linked
  echo '@qwertzuiop' >>tips.txt
  run --separate-stderr cluster linked --seeds tips.txt --pseudonym-key case.key -o out
  assert_failure 1
  assert_equal "$stderr" "cluster: not in the data: @qwertzuiop"
  echo '@qwertzuiop' >innocent.txt
  head -n 1 tips.txt >seed.txt
  run --separate-stderr cluster linked --seeds seed.txt --exclude innocent.txt --pseudonym-key case.key -o out
  assert_success
  [[ $stderr == *"excluded @qwertzuiop is not in the data"* ]]
  refute grep -q -e qwertzuiop -e innocent.txt out
  printf 'another key made up for tests' >other.key
  run --separate-stderr cluster linked --seeds tips.txt --pseudonym-key other.key
  assert_failure 1
}

@test "a report is written, a replay refused" {
  run --separate-stderr report shared
  assert_success
  run --separate-stderr report -f replay shared
  assert_failure 1
  assert_output ""
  [[ $stderr == *"replaced names by pseudonyms"* ]]
}

@test "no real handle, name or id in anything that a report writes" {
  grep '^{"type":"post"' real | jq -r '.uid, .account_uid, .account_handle // empty' |
    sed 's/^[a-z]*://; s/^@//' | awk 'length >= 6' | sort -u >names
  assert [ "$(wc -l <names)" -gt 1000 ]
  report -q shared -o out/ --tables tables 2>/dev/null
  member=$(jq -r 'select(.type == "member") | .account_uid' shared | head -n 1)
  for format in text html md json; do
    report -q --account "$member" -f "$format" -o "why.$format" shared
  done
  # They would be found: the real case has them in each of these places.
  report -q real -o real-out/ --tables real-tables 2>/dev/null
  n_places=0
  for file in real-out/* \
    real-tables/{post,account,member,edge,duplicate}.{jsonl,csv}; do
    assert grep -qFf names "$file"
    n_places=$((n_places + 1))
  done
  assert [ "$n_places" -ge 20 ]
  run grep -rlFf names out tables why.*
  assert_output ""
}
