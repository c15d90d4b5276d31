#!/usr/bin/env bats
# dedupe --fingerprints: what others can match without getting the texts.

load ../support/load
load campaign
setup() {
  in_own_folder
  campaign >campaign.jsonl
}

@test "one a group, with its counts, and nothing of the texts" {
  dedupe -q campaign.jsonl --fingerprints prints.jsonl >out
  run jq -r '[.type, .group_uid, .kind, (.hash // "" | length), (.lanes // "" | length), .n_posts, .n_accounts, .first_at[14:16], .last_at[14:16]] | join(" ")' prints.jsonl
  assert_output "fingerprint x:1 text 32 344 2 2 01 02
fingerprint x:3 text 32 344 2 2 03 04
fingerprint x:5 text 32 344 2 2 05 06
fingerprint x:9#media:$picture media 0 0 2 1 09 10"
  for word in festival bread neighbour 港口 节日 音乐; do
    assert grep -qi "$word" out
    run grep -ci "$word" prints.jsonl
    assert_output 0
  done
  run awk 'length > 1100' prints.jsonl
  assert_output ""
  join <(jq -r 'select(.type == "duplicate_group") | "\(.group_uid) \(.commonness) \(.information_bits)"' out | sort) \
    <(jq -r '"\(.group_uid) \(.commonness) \(.information_bits)"' prints.jsonl | sort) | awk '$2 != $4 || $3 != $5' | cmp - /dev/null
}

@test "groups of short texts have none, and that is said" {
  run --separate-stderr bash -c 'dedupe campaign.jsonl --fingerprints prints.jsonl >out'
  assert_success
  [[ $stderr == *"--min-length: 1"* ]]
  run grep -c '"x:7"' prints.jsonl
  assert_output 0
  dedupe -q campaign.jsonl --fingerprints all.jsonl --min-length 0 >out
  run grep -c '"group_uid":"x:7"' all.jsonl
  assert_output 1
}

@test "the same bytes for any order of the posts and number of threads" {
  dedupe -q campaign.jsonl --fingerprints expected.jsonl >/dev/null
  shuffled <campaign.jsonl >other.jsonl
  run cmp campaign.jsonl other.jsonl
  assert_failure
  for threads in 1 2; do
    dedupe -q -j$threads other.jsonl --fingerprints prints.jsonl --force >/dev/null
    cmp expected.jsonl prints.jsonl
  done
}

@test "the records conform to --schema" {
  dedupe -q campaign.jsonl --fingerprints prints.jsonl >/dev/null
  dedupe --schema | jq -c '.oneOf[] | select(.properties.type.const == "fingerprint").required' >required
  jq -c keys_unsorted prints.jsonl | sort -u | cmp - required
}

@test "a file that exists is not replaced without --force, and nothing is read before that is known" {
  echo precious >prints.jsonl
  mkfifo pipe
  # Nobody ever writes to the pipe.
  exec 7<>pipe
  run --separate-stderr timeout 60 dedupe --fingerprints prints.jsonl <pipe
  assert_failure 1
  assert_output ""
  [[ $stderr == *"prints.jsonl: exists; use --force"* ]]
  assert_equal "$(cat prints.jsonl)" precious
  run --separate-stderr timeout 60 dedupe --fingerprints nowhere/prints.jsonl <pipe
  assert_failure 1
  exec 7>&-
  dedupe -q campaign.jsonl --fingerprints prints.jsonl --force >/dev/null
  assert_equal "$(wc -l <prints.jsonl)" 4
}

@test "a file that another output has is refused" {
  run --separate-stderr dedupe campaign.jsonl --fingerprints -
  assert_failure 2
  run --separate-stderr dedupe campaign.jsonl -o same --fingerprints same
  assert_failure 2
  run --separate-stderr dedupe campaign.jsonl --rejects same --fingerprints same
  assert_failure 2
  assert_not_exists same
  dedupe -q campaign.jsonl -o out --fingerprints - >prints.jsonl
  assert_equal "$(wc -l <prints.jsonl)" 4
}

@test "a search that fails leaves none, and a full disk is an error" {
  dedupe -q campaign.jsonl >case.jsonl
  run --separate-stderr dedupe case.jsonl --fingerprints prints.jsonl
  assert_failure 1
  assert_not_exists prints.jsonl
  run --separate-stderr bash -c 'dedupe -q campaign.jsonl --fingerprints /dev/full >/dev/null'
  assert_failure 1
  [[ $stderr == *"/dev/full"* ]]
}

@test "the run record does not name it, and a stream with fingerprints holds records of dedupe" {
  dedupe -q campaign.jsonl --fingerprints prints.jsonl >out
  run grep -c prints out
  assert_output 0
  cat campaign.jsonl prints.jsonl >stream.jsonl
  run --separate-stderr dedupe stream.jsonl
  assert_failure 1
  [[ $stderr == *"(fingerprint)"*"--replace"* ]]
  dedupe -q stream.jsonl --replace >replaced
  run grep -c '"type":"fingerprint"' replaced
  assert_output 0
}
