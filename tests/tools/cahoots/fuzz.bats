#!/usr/bin/env bats
# scripts/fuzz: with made-up targets, and, where CAHOOTS_FUZZ_SECONDS is set, with the real ones for
# that many seconds each (which builds build/fuzz with clang first: minutes).

load ../support/load
setup() {
  in_own_folder
  mkdir -p tree/scripts commands tree/build/fuzz/bin tree/tests/fixtures/platforms/expected
  cp "$root/scripts/fuzz" tree/scripts/
  printf '{"text":"some words","urls":["https://a.example/"]}\n' >tree/tests/fixtures/platforms/expected/a.jsonl
}

# make FILE BODY: a program.
make() {
  printf '#!/bin/sh\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

# A compiler, a builder, and a program with two targets, of which one fails.
make_targets() {
  make commands/clang++ 'cat >/dev/null'
  make commands/cmake 'echo "cmake $*" >&2'
  make tree/build/fuzz/bin/fuzz_made '
    if [ "$1" = --list ]; then printf "sound\t\ttexts\nbroken\t\t\n"; exit; fi
    for option; do case $option in -artifact_prefix=*) prefix=${option#*=} ;; esac; done
    echo "stat::number_of_executed_units: 120"
    echo "stat::average_exec_per_sec:     60"
    [ "$CAHOOTS_FUZZ_TARGET" = broken ] || exit 0
    echo bad >"${prefix}crash-1"
    echo "fuzz: does not hold: nothing is lost"
    exit 77'
}

fuzz() { PATH=$PWD/commands:$PATH run --separate-stderr tree/scripts/fuzz "$@"; }

@test "targets that hold: a table, and status 0" {
  make_targets
  fuzz SECONDS=1 sound
  assert_success
  assert_line --regexp '^sound +120 +60 +0 +0 +0$'
  assert_line '1 targets, 120 executions, 0 crashes'
  assert_equal "$(sed -n 2p tree/build/fuzz/summary.tsv)" "$(printf 'sound\t120\t60\t0\t0\t0')"
  assert_equal "$(cat tree/build/fuzz/seeds/sound/line_1)" "some words"
}

@test "a target that fails: what did not hold, the command that shows it, and status 1" {
  make_targets
  fuzz SECONDS=1
  assert_failure 1
  assert_line --regexp '^broken +120 +60 +0 +0 +1$'
  assert_line '2 targets, 240 executions, 1 crashes'
  [[ $stderr == *"fuzz: does not hold: nothing is lost"* ]]
  [[ $stderr == *"CAHOOTS_FUZZ_TARGET=broken build/fuzz/bin/fuzz_made build/fuzz/crashes/broken-crash-1"* ]]
}

@test "wrong usage, and a machine without libFuzzer" {
  make_targets
  fuzz SECONDS=soon
  assert_failure 2
  fuzz SECONDS=1 no-such-target
  assert_failure 2
  make commands/clang++ 'exit 1'
  fuzz SECONDS=1
  assert_failure 3
  [[ $stderr == *"install clang and libclang-rt-14-dev"* ]]
}

@test "every target for a few seconds, every format among them" {
  [ -n "${CAHOOTS_FUZZ_SECONDS:-}" ] ||
    skip "set CAHOOTS_FUZZ_SECONDS, say to 2: builds with clang, then runs some 60 targets, two at a time"
  run --separate-stderr "$root/scripts/fuzz" "SECONDS=$CAHOOTS_FUZZ_SECONDS"
  [ "$status" -ne 3 ] || skip "clang++ with libFuzzer is missing (clang, libclang-rt-14-dev)"
  assert_success
  awk -F '\t' 'NR > 1 && $2 == 0 { print $1 " was not run" }' "$root/build/fuzz/summary.tsv" >idle
  assert_equal "$(cat idle)" ""
  for format in $(ingest --list-formats | awk '{ print $1 }'); do
    cut -f 1 "$root/build/fuzz/summary.tsv" | grep -qx "format-$format" || echo "no target for $format"
  done >missing
  assert_equal "$(cat missing)" ""
}
