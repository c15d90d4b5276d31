#!/usr/bin/env bats
# docs/promises.md: each promise has a test that is there, and a figure.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup() {
  rules=$BATS_TEST_DIRNAME
  root=$(cd "$rules/../.." && pwd)
}

@test "each promise names tests that are there, and a figure" {
  run "$rules/check_promises" "$root"
  assert_output ""
  assert_success
}

@test "a promise without a test, without a figure, and of a test that is gone, are found" {
  cd "$BATS_TEST_TMPDIR"
  mkdir -p docs tests/tools scripts
  printf '@test "a line is kept" {\n' >tests/tools/kept.bats
  printf 'TEST(Interner, Keeps) {\n' >tests/tools/kept_test.cpp
  printf '| promise | test | figure |\n|---|---|---|\n| Kept | `tools/kept: a line is` | 3 |\n' >docs/promises.md
  run "$rules/check_promises" .
  assert_success
  {
    printf '| Said | by hand | 3 |\n| Shown | `tools/kept: a line is` | |\n'
    printf '| Gone | `tools/kept: a word`, `tools/none: a line`, `scripts/none fast`, `a line` | 3 |\n'
  } >>docs/promises.md
  run "$rules/check_promises" .
  assert_failure
  assert_line 'docs/promises.md: no test: Said '
  assert_line 'docs/promises.md: no figure: Shown '
  assert_line 'docs/promises.md: no such test: tools/kept: a word'
  assert_line 'docs/promises.md: no such test: tools/none: a line'
  assert_line 'docs/promises.md: no such script: scripts/none fast'
  assert_line 'docs/promises.md: not a test: a line'
}
