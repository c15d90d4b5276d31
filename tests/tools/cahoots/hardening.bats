#!/usr/bin/env bats
# The programs as they lie on the disk, and what they ask of the system.

load ../support/load
setup() { in_own_folder; }
tools=(ingest dedupe cadence linkgraph cluster report verify cahoots)

@test "position-independent, relocations read-only, no executable stack" {
  command -v readelf >/dev/null || skip "readelf (binutils) is not installed"
  for tool in "${tools[@]}"; do
    file=$CAHOOTS_BIN/$tool
    readelf -hW "$file" >header
    grep -q 'Type: *DYN' header
    readelf -dW "$file" >dynamic
    grep -Eq 'FLAGS_1.*\bPIE\b' dynamic
    grep -Eq 'BIND_NOW|FLAGS_1.*\bNOW\b' dynamic
    readelf -lW "$file" >segments
    grep -q GNU_RELRO segments
    run grep -c 'GNU_STACK.*RWE' segments
    assert_output 0
  done
}

@test "calls of the C library are checked, and so is the stack" {
  command -v readelf >/dev/null || skip "readelf (binutils) is not installed"
  readelf --dyn-syms -W "$CAHOOTS_BIN/ingest" >symbols
  if is_sanitized; then skip "a build with sanitizers, which check themselves"; fi
  grep -q __stack_chk_fail symbols
  grep -Eq '__(memcpy|fprintf|snprintf|vsnprintf|read|fdelt|memmove|longjmp|realpath|explicit_bzero)_chk' symbols
}

# What a library that is linked could do does not count: what is asked of the system does.
@test "no program opens a socket" {
  command -v strace >/dev/null || skip "strace is not installed"
  strace -o /dev/null true 2>/dev/null || skip "this machine does not let processes be traced"
  # It would be seen: bash opens one.
  strace -f -qq -e trace=%network -o bash.calls bash -c ': </dev/tcp/127.0.0.1/9' 2>/dev/null || true
  assert [ -s bash.calls ]
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  "$CAHOOTS_BIN/cahoots-demo-case" --seed 2 --output demo
  maps=$(printf ',%s' "$root"/examples/mappings/demo_*.json)
  # The search for leaks does not work in a process that is traced.
  traced() { ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=%network -o "$1.calls" "$CAHOOTS_BIN/$@"; }
  traced ingest -q --map "${maps#,}" --rejects rejects demo/exports/* 2>/dev/null | traced dedupe -q |
    traced cadence -q | traced linkgraph -q | traced cluster -q --seeds demo/tips.txt >case.jsonl
  traced report -q case.jsonl -o folder/
  traced verify case.jsonl >/dev/null
  for tool in ingest dedupe cadence linkgraph cluster report verify; do
    assert [ -f "$tool.calls" ]
    run cat "$tool.calls"
    assert_output ""
  done
}

@test "without any network the same bytes" {
  unshare -n true 2>/dev/null || skip "unshare -n needs rights that are not here"
  "$CAHOOTS_BIN/cahoots-demo-case" --seed 2 --output demo
  pipe='ingest -q --no-hash demo/exports/x_* 2>/dev/null | dedupe -q | cadence -q | linkgraph -q | cluster -q --seeds demo/tips.txt 2>/dev/null | grep -v "^{\"type\":\"run\""'
  PATH=$CAHOOTS_BIN:$PATH sh -c "$pipe" >with
  PATH=$CAHOOTS_BIN:$PATH unshare -n sh -c "$pipe" >without
  assert [ "$(wc -l <with)" -gt 1000 ]
  cmp with without
}
