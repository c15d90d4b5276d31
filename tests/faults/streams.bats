#!/usr/bin/env bats
# Streams that are cut, tools that are killed, inputs that come in another order, evidence that was
# changed: the next in line says so, and no record is lost unnoticed.

load case
setup_file() { make_case; }
setup() { in_own_folder; }

# notices TOOL FILE: the tool goes on, warns, and says so in its run record; with --require-complete
# it fails.
notices() {
  rm -f out
  "$1" "$2" -o out 2>said || true
  grep -q "cut short or filtered" said
  [[ $1 == report ]] || tail -n 1 out | grep -q '"input_complete":false'
  [ -n "${3:-}" ] || return 0
  ! "$1" "$2" -o out --force --require-complete 2>said
}

@test "a stream that is cut, anywhere and at every stage" {
  local n_cuts=0
  for name in "${stages[@]}"; do
    input=$BATS_FILE_TMPDIR/$name.in
    size=$(stat -c %s "$input")
    # Behind the first and the last line but one, without the last line and within it, and anywhere.
    last=$(tail -n 1 "$input" | wc -c)
    cuts=("$(head -n 1 "$input" | wc -c)" $((size - last)) $((size - last + 1)) $((size - 2)))
    for k in 1 2 3; do
      below $((size - 2))
      cuts+=($((1 + drawn)))
    done
    for cut in "${cuts[@]}"; do
      head -c "$cut" "$input" >cut.jsonl
      echo "$name: $cut of $size"
      notices "$name" cut.jsonl "$([ "$cut" -eq "${cuts[6]}" ] && echo strictly)"
      n_cuts=$((n_cuts + 1))
    done
  done
  say "$n_cuts cuts at 5 stages, 0 unnoticed"
}

@test "every cut of a short stream, to the byte" {
  { head -n 4 "$BATS_FILE_TMPDIR/dedupe.in"; run_line ingest '{"post":4,"run":1}'; } >whole
  size=$(stat -c %s whole)
  local n_cuts=0
  for ((cut = 1; cut < size - 1; cut += 47)); do
    head -c $cut whole >cut.jsonl
    rm -f out
    cluster cut.jsonl -o out 2>said || true
    grep -q "cut short or filtered" said
    tail -n 1 out | grep -q '"input_complete":false'
    # A line that is cut is rejected, or it is whole: none is lost.
    n_lines=$(($(tr -cd '\n' <cut.jsonl | wc -c) + ($(tail -c 1 cut.jsonl | wc -l) == 0)))
    assert_equal "$(tail -n 1 out | jq '(.records_in | add // 0) + .rejected')" $n_lines
    n_cuts=$((n_cuts + 1))
  done
  cluster whole -o out --force 2>said
  assert_equal "$(cat said)" ""
  say "$n_cuts cuts of one stream, 0 unnoticed, 0 records lost"
}

@test "a line that is taken out or doubled, at every stage" {
  for name in "${stages[@]}"; do
    input=$BATS_FILE_TMPDIR/$name.in
    n_lines=$(wc -l <"$input")
    for change in d p; do
      below $((n_lines - 1))
      sed "$((1 + drawn))$change" "$input" >changed.jsonl
      notices "$name" changed.jsonl
    done
  done
}

@test "a tool that is killed in the pipe: those behind it say so, and with --require-complete fail" {
  local n_kills=0
  for name in "${stages[@]:1}"; do
    input=$BATS_FILE_TMPDIR/dedupe.in
    mkfifo pipe
    { head -c 200000 "$input"; exec sleep 60; } >pipe 3>&- &
    feeder=$!
    { dedupe -q <pipe 3>&- & echo $! >victim; wait || true; } 2>/dev/null |
      run_stage "$name" -o out --require-complete --force 2>said 3>&- &
    reader=$!
    sleep 0.5
    kill -KILL "$(cat victim)"
    status=0
    wait $reader || status=$?
    kill -KILL $feeder 2>/dev/null || true  # the pipe may have ended it
    assert_equal "$name $status" "$name 1"
    grep -q "cut short or filtered" said
    assert_not_exist out
    rm pipe
    n_kills=$((n_kills + 1))
  done
  say "$n_kills tools killed, 0 unnoticed"
}

@test "a reader that is killed ends all tools before it quietly" {
  run bash -c 'set -o pipefail
    { cat "$0"; cat "$0"; cat "$0"; } | dedupe -q --replace 2>said1 | cadence -q 2>said2 |
      linkgraph -q 2>said3 | { read -r line; kill -KILL $BASHPID; }' "$BATS_FILE_TMPDIR/dedupe.in"
  assert_equal "$(grep -hv 'already holds\|warning' said1 said2 said3)" ""
  assert_equal "$status" 137
}

@test "inputs in another order: the same derived records" {
  grep -v '"type":"run"' "$BATS_FILE_TMPDIR/dedupe.in" >records
  n_lines=$(wc -l <records)
  split -n l/5 records part.
  dedupe -q part.a? | cadence -q | linkgraph -q | run_stage cluster -q >forwards
  dedupe -q part.ad part.ab part.ae part.aa part.ac | cadence -q | linkgraph -q | run_stage cluster -q >mixed
  cmp <(derived forwards) <(derived mixed)
  assert_equal "$(grep -c '^{"type":"\(post\|account\)"' mixed)" "$n_lines"
  [ "$(derived mixed | wc -l)" -gt 500 ]
}

@test "an input that shrinks or grows while it is read" {
  for name in dedupe cluster; do
    for change in "truncate -s 300000 input" "cat more >>input"; do
      for k in {1..12}; do grep -v '^{"type":"run"' "$BATS_FILE_TMPDIR/$name.in"; done >whole
      head -n 50 whole >more
      cp whole input
      rm -f pipe
      mkfifo pipe
      # What the tool writes nobody reads until the change is done: it is in the middle of the input.
      "$name" -q -j 1 --only post,account,run input 2>said >pipe 3>&- &
      reader=$!
      { sleep 0.5; eval "$change"; cat; } <pipe >out
      status=0
      wait $reader || status=$?
      [[ $change == cat* ]] || [ "$(wc -l <out)" -lt "$(wc -l <whole)" ]
      [[ $change != cat* ]] || cat more >>whole
      tail -n 1 out | jq -e '.type == "run" and .input_complete == false' >/dev/null
      # Copied is what there was, line by line; one that the end fell into is rejected.
      cmp <(grep '^{"type":"\(post\|account\)"' whole | head -n $(($(wc -l <out) - 1))) <(head -n -1 out)
      assert_equal $status "$(tail -n 1 out | jq 'if .rejected > 0 then 1 else 0 end')"
      [[ $change != cat* ]] || assert_equal "$(tail -n 1 out | jq '.inputs[0].bytes')" "$(stat -c %s whole)"
    done
  done
}

@test "pipes with a name among the inputs are opened once" {
  head -n 100 "$BATS_FILE_TMPDIR/dedupe.in" >first
  mkfifo pipe
  { tail -n +101 "$BATS_FILE_TMPDIR/dedupe.in" >pipe; } 3>&- &
  timeout 20 dedupe first pipe -o out
  cmp <(derived out) <(derived "$BATS_FILE_TMPDIR/dedupe.out")
}

# flip FILE AT: another byte there, and the file as it was otherwise.
flip() { perl -e 'open F, "+<", $ARGV[0]; binmode F; seek F, $ARGV[1], 0; read F, $b, 1; seek F, $ARGV[1], 0; print F chr(ord($b) ^ 1)' "$@"; }

@test "one bit of the evidence: the replay refuses, and names the file" {
  ingest -q "$BATS_FILE_TMPDIR/exports/x_archive_style.csv" "$BATS_FILE_TMPDIR/exports/reddit_comments.jsonl" |
    dedupe -q >case.jsonl
  report -f replay case.jsonl -o replay.sh
  cp -r "$BATS_FILE_TMPDIR/exports" evidence
  rm evidence/youtube_comments.csv
  (sh replay.sh evidence >rebuilt 2>said) || true
  cmp rebuilt case.jsonl
  local n_flips=0
  for file in evidence/*; do
    for k in 1 2 3; do
      below "$(stat -c %s "$file")"
      at=$drawn
      flip "$file" $at
      run bash -c 'sh replay.sh evidence >refused'
      assert_failure
      [[ $output == *"$(basename "$file")"* ]]
      [ ! -s refused ]
      run --separate-stderr verify --evidence evidence case.jsonl
      assert_failure 1
      [[ $stderr == *"$(basename "$file")"* ]]
      flip "$file" $at
      n_flips=$((n_flips + 1))
    done
  done
  sh replay.sh evidence 2>/dev/null | cmp - case.jsonl
  say "$n_flips bits of evidence flipped, 0 accepted"
}

@test "one bit of the case file: verify finds it, or the replay makes another file" {
  ingest -q "$BATS_FILE_TMPDIR/exports/x_archive_style.csv" | dedupe -q >case.jsonl
  report -f replay case.jsonl -o replay.sh
  sh replay.sh "$BATS_FILE_TMPDIR/exports" 2>/dev/null >rebuilt
  size=$(stat -c %s case.jsonl)
  local n_flips=0 n_found=0
  for k in {1..12}; do
    below "$size"
    cp case.jsonl flipped
    flip flipped $drawn
    # verify knows what is unsound or contradicts itself; a letter of a text is for the replay.
    verify flipped >/dev/null 2>&1 || n_found=$((n_found + 1))
    ! cmp -s rebuilt flipped
    n_flips=$((n_flips + 1))
  done
  say "$n_flips bits of a case file flipped: $n_found found by verify alone, $n_flips by comparing with the replay"
}
