#!/usr/bin/env bats
# Output: complete or not at all (contract, section 3).

load ../support/load
setup() {
  in_own_folder
  good_input 200 >input.jsonl
}

@test "a full device: status 1, a message, and the device is still one" {
  run --separate-stderr bash -c '"$0" input.jsonl >/dev/full' "$tool"
  assert_failure 1
  [[ $stderr == *"standard output: write failed: No space left on device"* ]]
  run --separate-stderr "$tool" input.jsonl -o /dev/full
  assert_failure 1
  [[ $stderr == *"/dev/full: write failed: No space left on device"* ]]
  assert [ -c /dev/full ]
}

@test "a reader that closes early ends the tool quietly" {
  good_input 20000 >long.jsonl
  run --separate-stderr bash -c 'set -o pipefail; "$0" long.jsonl | head -n 1 >first' "$tool"
  assert_success
  assert_equal "$stderr" ""
  assert_equal "$(wc -l <first)" 1
}

@test "-o writes what standard output would hold" {
  "$tool" input.jsonl >expected
  run "$tool" input.jsonl -o out
  assert_success
  assert_output ""
  cmp expected out
  run "$tool" input.jsonl -o - --force
  assert_success
  run bash -c '"$0" input.jsonl -o /dev/stdout | cmp - expected' "$tool"
  assert_success
  run bash -c '"$0" input.jsonl -o >(cat >piped) && sleep 0.2 && cmp piped expected' "$tool"
  assert_success
}

@test "a file that exists is kept, unless --force is given" {
  echo precious >out
  run --separate-stderr "$tool" input.jsonl -o out
  assert_failure 1
  [[ $stderr == *"out: exists; use --force to replace it"* ]]
  assert_equal "$(cat out)" precious
  run "$tool" input.jsonl -o out --force
  assert_success
  assert [ "$(wc -c <out)" -gt 100 ]
}

@test "an output that cannot be written is refused before the input is read" {
  mkfifo pipe
  sleep 60 >pipe 3>&- &
  run --separate-stderr timeout 10 "$tool" -o missing/folder/out <pipe
  kill $!
  assert_failure 1
  [[ $stderr == *"missing/folder/out"* ]]
}

@test "a failed run leaves nothing behind, and the old file as it was" {
  echo precious >out
  { good_lines 300; echo broken; } >bad.jsonl
  run --separate-stderr "$tool" bad.jsonl --strict -o out --force
  assert_failure 1
  assert_equal "$(cat out)" precious
  run --separate-stderr "$tool" bad.jsonl --strict -o new
  assert_failure 1
  assert_equal "$(ls -A)" "$(printf 'bad.jsonl\ninput.jsonl\nout')"
}

@test "a killed run leaves nothing behind, and the old file as it was" {
  echo precious >out
  mkfifo pipe
  "$tool" -o out --force <pipe 3>&- &
  killed=$!
  # The pipe stays open, so that the tool waits for more.
  { good_lines 2000; exec sleep 60; } >pipe 3>&- &
  feeder=$!
  sleep 0.5
  kill -KILL "$killed"
  kill -KILL "$feeder"
  wait || true
  assert_equal "$(cat out)" precious
  assert_equal "$(ls -A)" "$(printf 'input.jsonl\nout\npipe')"
}

@test "messages hold no escapes off a terminal, and none with NO_COLOR or a dumb one" {
  run --separate-stderr "$tool" input.jsonl -o out -v
  assert_success
  [[ $stderr != *$'\e'* ]]
  run env NO_COLOR=1 TERM=dumb script -qec "$tool input.jsonl -o out2" /dev/null </dev/null
  assert_success
  refute_output --partial $'\e'
}

@test "--progress shows progress, --quiet says nothing" {
  run --separate-stderr "$tool" input.jsonl -o out --progress
  assert_success
  [[ $stderr == *"$tool:"* ]]
  run --separate-stderr "$tool" input.jsonl -o out2 --quiet --progress
  assert_success
  assert_equal "$stderr" ""
}
