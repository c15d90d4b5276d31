#!/usr/bin/env bats
# The rules of the house (CONTRIBUTING.md), each on the tree and, so that it is known to bite, on a
# small tree with a planted violation.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup() {
  rules=$BATS_TEST_DIRNAME
  root=$(cd "$rules/../.." && pwd)
  planted=$BATS_TEST_TMPDIR
  mkdir -p "$planted"/{lib/base,lib/io,lib/text,lib/url,tools,examples,tests/lib/io,scripts,bench}
  printf '#pragma once\n' >"$planted/lib/base/error.hpp"
  printf '#include "base/error.hpp"\n' >"$planted/lib/io/input.cpp"
}

@test "no include goes up a floor or to a sibling" {
  run "$rules/check_floors" "$root"
  assert_success
  assert_output ""
}

@test "an upward include, a sibling and a nameless path are found" {
  run "$rules/check_floors" "$planted"
  assert_success
  printf '#include <string>\n#include "io/input.hpp"\n' >"$planted/lib/base/hash.cpp"
  printf '#include "url/domain.hpp"\n' >"$planted/lib/text/fold.cpp"
  printf '  #  include "error.hpp"\n' >"$planted/lib/io/output.cpp"
  printf '#include "text/fold.hpp"\n' >"$planted/tests/lib/io/input_test.cpp"
  run "$rules/check_floors" "$planted"
  assert_failure
  assert_line 'lib/base/hash.cpp:2: base must not include "io/input.hpp"'
  assert_line 'lib/text/fold.cpp:1: text must not include "url/domain.hpp"'
  assert_line 'lib/io/output.cpp:1: "error.hpp" does not begin with a floor'
  assert_line 'tests/lib/io/input_test.cpp:1: io must not include "text/fold.hpp"'
}

@test "a folder that is no floor is found" {
  mkdir "$planted/lib/helpers"
  printf '#pragma once\n' >"$planted/lib/helpers/strings.hpp"
  run "$rules/check_floors" "$planted"
  assert_failure
  assert_line --partial 'helpers is no floor'
}

@test "every header compiles by itself" {
  run "$rules/check_headers" "$root" "${CXX:-c++}"
  assert_success
}

@test "a header that needs another, and one that is slow, are found" {
  printf '#pragma once\ninline std::string name;\n' >"$planted/lib/io/name.hpp"
  run "$rules/check_headers" "$planted" "${CXX:-c++}"
  assert_failure
  assert_output --partial 'io/name.hpp'
  printf '#pragma once\n#include <simdjson.h>\n' >"$planted/lib/io/name.hpp"
  run "$rules/check_headers" "$planted" "${CXX:-c++}"
  assert_failure
  assert_output --partial 'too slow'
}

@test "files are under 300 lines and functions under 60" {
  run "$rules/check_sizes" "$root"
  assert_success
}

@test "a long file and a long function are found" {
  { echo 'int first() {'; yes '  work();' | head -n 58; echo '}'; } >"$planted/lib/io/fits.cpp"
  run "$rules/check_sizes" "$planted"
  assert_success
  { echo 'int first() {'; yes '  work();' | head -n 59; echo '}'; } >"$planted/lib/io/long.cpp"
  yes '// a line' | head -n 301 >"$planted/lib/io/file.cpp"
  run "$rules/check_sizes" "$planted"
  assert_failure
  assert_line 'lib/io/long.cpp:1: 61 lines, over 60: int first() {'
  assert_line 'lib/io/file.cpp: 301 lines, over 300'
}

@test "no machine path, platform-dependent number, macro or empty name" {
  run "$rules/check_words" "$root"
  assert_success
}

@test "a machine path and a name that says nothing are found" {
  printf '// see /home/someone/notes\n' >"$planted/lib/io/input.cpp"
  printf 'std::mt19937 generator;\n' >"$planted/lib/io/draw.cpp"
  touch "$planted/lib/base/string_utils.hpp"
  run "$rules/check_words" "$planted"
  assert_failure
  assert_output --partial 'a path of one machine'
  assert_output --partial 'differ between standard libraries'
  assert_output --partial 'a name that says nothing'
}

@test "sources are as clang-format leaves them" {
  command -v clang-format >/dev/null || skip "clang-format is not installed"
  [[ $(clang-format --version) == *"version 14."* ]] || skip "clang-format is not version 14"
  run "$rules/check_format" "$root"
  assert_success
}

@test "scripts pass shellcheck" {
  command -v shellcheck >/dev/null || skip "shellcheck is not installed"
  run shellcheck "$root"/scripts/* "$root/.ci/run" "$rules"/check_* "$root/completions/cahoots.bash" \
    "$root/bench/run"
  assert_success
  run shellcheck -s sh "$root"/bench/*.sh
  assert_success
}

@test "each check of clang-tidy that is off has its reason" {
  sed -n 's/^  \(-[a-z].*[a-z*]\),\{0,1\}$/\1/p' "$root/.clang-tidy" | sort >"$planted/off"
  grep '^# -' "$root/.clang-tidy" | grep -oE '(^# |, )-[a-z*-]+' | sed 's/^[#,] //' | sort >"$planted/explained"
  run diff "$planted/off" "$planted/explained"
  assert_success
  run grep -c . "$planted/off"
  refute_output 0
}
