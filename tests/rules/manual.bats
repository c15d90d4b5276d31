#!/usr/bin/env bats
# The manual and the completions say what the programs do.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup() {
  CAHOOTS_BIN=$(cd "$CAHOOTS_BIN" && pwd)
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  cd "$root" || return 1
}

@test "man pages and completions are those of scripts/regenerate" {
  run scripts/regenerate --check "$CAHOOTS_BIN"
  assert_success
  assert_output ""
}

@test "a page that is out of date is found" {
  mkdir -p "$BATS_TEST_TMPDIR"/{scripts,man,completions}
  cp scripts/regenerate "$BATS_TEST_TMPDIR/scripts"
  cp -r man/* "$BATS_TEST_TMPDIR/man"
  cp completions/* "$BATS_TEST_TMPDIR/completions"
  cp README.md "$BATS_TEST_TMPDIR"
  cd "$BATS_TEST_TMPDIR"
  sed -i 's/no messages but errors/nothing at all/' man/cahoots-dedupe.1
  run scripts/regenerate --check "$CAHOOTS_BIN"
  assert_failure
  assert_line --partial '-nothing at all'
  assert_line --partial '+no messages but errors'
  run scripts/regenerate "$CAHOOTS_BIN"
  assert_success
  cmp man/cahoots-dedupe.1 "$root/man/cahoots-dedupe.1"
}

@test "the formats of the manual and of the README are those of --list-formats" {
  "$CAHOOTS_BIN/ingest" --list-formats | cut -f1 | sort >"$BATS_TEST_TMPDIR/listed"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/listed")" -ge 30 ]
  sed -n '/begin formats-table/,/-- end/s/^| `\([^`]*\)`.*/\1/p' README.md | sort >"$BATS_TEST_TMPDIR/readme"
  diff "$BATS_TEST_TMPDIR/listed" "$BATS_TEST_TMPDIR/readme"
  sed -n '/begin formats$/,/" end/s/^\.B \(.*\)/\1/p' man/cahoots-ingest.1 | tr -d '\\' | sort >"$BATS_TEST_TMPDIR/man"
  diff "$BATS_TEST_TMPDIR/listed" "$BATS_TEST_TMPDIR/man"
  sed -n '/begin formats-table/,/-- end/s/.*(\(tests[^)]*\)).*/\1/p' README.md | while read -r example; do
    [ -s "$example" ]
  done
}

@test "man pages are sound roff" {
  command -v mandoc >/dev/null || skip "mandoc is not installed"
  for page in man/*.[157]; do
    run mandoc -T lint -W warning "$page"
    assert_output ""
  done
}

@test "man pages fit 80 columns" {
  command -v mandoc >/dev/null || skip "mandoc is not installed"
  for page in man/*.[157]; do
    run bash -c 'mandoc -T utf8 -O width=78 "$1" | sed "s/.\x08//g; s/[^ -~]/x/g" | awk "length > 80 { print FILENAME \": \" \$0 }"' - "$page"
    assert_output ""
  done
}

@test "every tool has a page, and every page the version of the build" {
  version=$("$CAHOOTS_BIN/cahoots" --version)
  for page in cahoots.7 cahoots-records.5 cahoots-{ingest,dedupe,cadence,linkgraph,cluster,report,verify}.1; do
    run grep -c "^\.TH .* \"$version\"" "man/$page"
    assert_output 1
  done
}

@test "every page that is referred to is there" {
  for page in $(sed -n 's/^\.BR \(cahoots[a-z\\-]*\) (\([157]\)).*/\1.\2/p' man/*.[157] man/shared/* | tr -d '\\' | sort -u); do
    [ -e "man/$page" ] || fail "$page is referred to and missing"
  done
}

@test "the bash completion offers tools, options, values and files" {
  complete_words() {
    bash -c 'source completions/cahoots.bash; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _cahoots; printf "%s\n" "${COMPREPLY[@]}"' - "$@"
  }
  run complete_words cahoots ded
  assert_output dedupe
  run complete_words cahoots dedupe --thre
  assert_line -- --threads
  assert_line -- --threshold
  run complete_words cahoots linkgraph --only du
  assert_line duplicate
  run complete_words cahoots dedupe CMakeL
  assert_output CMakeLists.txt
  run complete_words cahoots unknown --x
  assert_output ""
}

@test "the completions are sound zsh and fish" {
  command -v zsh >/dev/null || command -v fish >/dev/null || skip "neither zsh nor fish is installed"
  ! command -v zsh >/dev/null || zsh -n completions/_cahoots
  ! command -v fish >/dev/null || fish --no-execute completions/cahoots.fish
}
