#!/usr/bin/env bats
# dedupe --against as a watch: it answers at once, ends quietly, and refuses what it cannot use.

load ../support/load
load campaign
setup() {
  in_own_folder
  campaign >campaign.jsonl
  dedupe -q campaign.jsonl --only duplicate_group --fingerprints prints.jsonl >known.jsonl
}

# answers_at_once ARGUMENT…: each line is written only when the answer to the last one was read, so that
# a program that waits for more would wait for ever.
answers_at_once() {
  mkfifo in out
  timeout 120 dedupe -q --against known.jsonl "$@" <in >out 3>&- &
  watch=$!
  exec 7>in 8<out
  for n in 1 2 3 4 5; do
    post "10$n" 7 7 "Nothing to do with it, number $n of the words that somebody said" >&7
    post "20$n" 8 8 "$festival" >&7
    while IFS= read -r -t 60 line <&8; do
      [[ $line == '{"type":"duplicate"'* ]] && break
    done
    [[ $line == *'"post_uid":"x:20'$n'"'* ]] || return 1
  done
  exec 7>&-
  tail -n 1 <&8 >last
  exec 8<&-
  wait $watch
}

@test "a match is answered before the next line comes" {
  answers_at_once -j1
  jq -e '.records_out.duplicate == 5 and .records_out.post == 10' last
}

@test "a match is answered before the next line comes, with two threads" {
  answers_at_once -j2
  jq -e '.records_out.duplicate == 5 and .records_out.post == 10' last
}

@test "a match is answered before the next line comes, with --only duplicate" {
  answers_at_once -j2 --only duplicate
  assert_equal "$(wc -l <last)" 0
}

@test "a match is answered before the next line comes, under tail -f" {
  post 100 1 1 "$bread" >growing.jsonl
  mkfifo out
  # The tail ends when it finds nobody to write to.
  (tail -n +1 -s 0.1 -f growing.jsonl 3>&- & echo $! >tail.pid; wait) | timeout 120 dedupe -q --against known.jsonl --only duplicate >out 3>&- &
  exec 8<out
  IFS= read -r -t 60 line <&8
  [[ $line == *'"post_uid":"x:100"'* ]]
  post 101 2 2 "$festival" >>growing.jsonl
  IFS= read -r -t 60 line <&8
  [[ $line == *'"post_uid":"x:101"'* ]]
  kill "$(cat tail.pid)"
  wait
}

@test "a reader that goes away ends it quietly" {
  for threads in 1 2; do
    awk '{ for (i = 0; i < 20000; ++i) print }' <(post 101 1 1 "$festival") >stream.jsonl
    bash -c 'timeout 60 dedupe -j"$1" --against known.jsonl --only duplicate stream.jsonl 2>messages; echo $? >status' - $threads | head -n 1 >first
    assert_equal "$(cat first | jq -r .post_uid)" x:101
    assert_equal "$(cat status)" 0
    refute [ -s messages ]
  done
}

@test "fingerprints of other steps are refused, and both are named" {
  post 101 1 1 "$festival" >stream.jsonl
  run --separate-stderr dedupe stream.jsonl --against prints.jsonl --normalise=-emoji,-urls
  assert_failure 2
  assert_output ""
  [[ $stderr == *"prints.jsonl:1:"*"trailing-tags,random-tail"*"emoji"*"--normalise"* ]]
  dedupe -q campaign.jsonl --normalise=-emoji --fingerprints others.jsonl >/dev/null
  dedupe -q stream.jsonl --against others.jsonl --normalise=-emoji >out
  run matches out
  assert_output "x:101 x:1 exact 100"
  # Known texts are normalised as the posts are.
  dedupe -q stream.jsonl --against known.jsonl --normalise=-emoji >out
  run matches out
  assert_output "x:101 x:1 exact 100"
  sed 's/"scheme":"[^"]*"/"scheme":"of another time"/' prints.jsonl >later.jsonl
  run --separate-stderr dedupe stream.jsonl --against later.jsonl
  assert_failure 2
  [[ $stderr == *"later.jsonl:1:"*"of another time"* ]]
}

@test "a known file in which there is nothing to match is an error that names the remedy" {
  post 101 1 1 "$festival" >stream.jsonl
  : >empty.jsonl
  printf '{"type":"duplicate_group","group_uid":"x:1","kind":"text","text":null}\n' >textless.jsonl
  for file in empty.jsonl textless.jsonl campaign.jsonl; do
    run --separate-stderr dedupe stream.jsonl --against $file
    assert_failure 1
    assert_output ""
    [[ $stderr == *"$file:"*"--fingerprints"* ]]
  done
  run --separate-stderr dedupe stream.jsonl --against missing.jsonl
  assert_failure 1
  [[ $stderr == *"missing.jsonl"* ]]
  gzip -c known.jsonl | head -c 100 >cut.gz
  run --separate-stderr dedupe stream.jsonl --against cut.gz
  assert_failure 1
  [[ $stderr == *"cut short"* ]]
}

@test "malformed groups are rejects with their lines, and the others are matched" {
  {
    sed -n 1p prints.jsonl | sed 's/"lanes":"..../"lanes":"!!!!/'
    sed -n 2p prints.jsonl | sed 's/"lanes":"..../"lanes":"/'
    sed -n 2p prints.jsonl | sed 's/"hash":"./"hash":"/'
    sed -n 2p prints.jsonl | sed 's/"n_shingles":[0-9]*/"n_shingles":-4/'
    sed -n 2p prints.jsonl | sed 's/"commonness":[^,]*/"commonness":1e999/'
    printf 'no record\n{"no":"type"}\n{"type":"duplicate_group","text":"of no group at all, at any time"}\n\n'
    printf '{"type":"duplicate_group","group_uid":"x:1#media:","kind":"media","text":"picture of a cat"}\n'
    sed -n 2p known.jsonl | sed 's/"commonness":[^,]*/"commonness":7/'
    sed -n 1p known.jsonl
  } >damaged.jsonl
  post 101 1 1 "$festival" >stream.jsonl
  run --separate-stderr bash -c 'dedupe stream.jsonl --against damaged.jsonl --rejects rejects >out'
  assert_failure 1
  run matches out
  assert_output "x:101 x:1 exact 100"
  run jq -r '"\(.file) \(.line)"' rejects
  assert_output "damaged.jsonl 1
damaged.jsonl 2
damaged.jsonl 3
damaged.jsonl 4
damaged.jsonl 5
damaged.jsonl 6
damaged.jsonl 7
damaged.jsonl 8
damaged.jsonl 10
damaged.jsonl 11"
  [[ $stderr == *'damaged.jsonl:1:'*'"lanes"'* ]]
  run --separate-stderr dedupe stream.jsonl --against damaged.jsonl --strict
  assert_failure 1
  assert_output ""
}

@test "what does not go with it is refused" {
  post 101 1 1 "$festival" >stream.jsonl
  for options in "--across accounts" "--window 1h" "--fingerprints prints2.jsonl"; do
    # shellcheck disable=SC2086  # words
    run --separate-stderr dedupe stream.jsonl --against known.jsonl $options
    assert_failure 2
    assert_output ""
    [[ $stderr == *"--against"*"${options%% *}"* ]]
  done
  run --separate-stderr dedupe --against - <stream.jsonl
  assert_failure 2
  dedupe -q stream.jsonl --against - <known.jsonl >out
  run matches out
  assert_output "x:101 x:1 exact 100"
  assert_not_exists prints2.jsonl
}

@test "a stream that was searched needs --replace; --only chooses" {
  dedupe -q campaign.jsonl >case.jsonl
  run --separate-stderr dedupe case.jsonl --against known.jsonl
  assert_failure 1
  [[ $stderr == *"already holds records of dedupe"*"--replace"* ]]
  dedupe -q case.jsonl --against known.jsonl --replace >out
  assert_equal "$(grep -c '"type":"duplicate"' out)" 10
  assert_equal "$(grep -c '"type":"run"' out)" 1
  dedupe -q campaign.jsonl --against known.jsonl --only post | cmp - campaign.jsonl
  dedupe -q campaign.jsonl --against known.jsonl --only duplicate_group | jq -s -e 'map(.type) | unique == ["duplicate_group"]'
}
