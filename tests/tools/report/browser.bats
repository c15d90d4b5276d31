#!/usr/bin/env bats
# The page of the demo case, as a reader's browser shows it; and a page whose every text is hostile.

load ../support/load
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 1 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
  mkdir "$BATS_FILE_TMPDIR/hostile"
  PATH=$CAHOOTS_BIN:$PATH sh "$BATS_TEST_DIRNAME/hostile_case.sh" "$BATS_FILE_TMPDIR/hostile" 2>/dev/null
}
setup() {
  in_own_folder
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip "chromium is not installed"
  command -v node >/dev/null || skip "nodejs is not installed"
  for package in playwright-core axe-core; do
    node -e "require.resolve('$package')" 2>/dev/null ||
      skip "$package (npm) is not on NODE_PATH; scripts/bootstrap --all installs it"
  done
}

# report_page CHECK, hostile_page CHECK: of tests/browser.
report_page() {
  run node "$root/tests/browser/report_checks.cjs" "$1" "$BATS_FILE_TMPDIR/demo/report.html"
  assert_success
}
hostile_page() {
  run node "$root/tests/browser/hostile_checks.cjs" "$1" "$BATS_FILE_TMPDIR/hostile/all/report.html"
  assert_success
}

@test "the page opens without a message, a request or a broken rule" { report_page quiet; }
@test "a page that does such a thing is noticed" { report_page watched; }
@test "axe-core finds nothing serious, light and dark, on a phone and a desktop" { report_page accessible; }
@test "the page is as wide as the window, on a phone and a desktop" { report_page fits; }
@test "accounts are sorted by a click or a key, and stably" { report_page sorts; }
@test "accounts are searched and filtered, but not on paper" { report_page searches; }
@test "without script the page says the same" { report_page scriptless; }
@test "the page prints" { report_page prints; }
@test "every link within the page leads somewhere" { report_page linked; }
@test "every drawing is described in words" { report_page described; }

@test "hostile text does nothing, whatever is pressed" { hostile_page inert; }
@test "hostile text makes no element and no attribute" { hostile_page ours; }
@test "hostile text leaves the layout whole" { hostile_page holds; }
