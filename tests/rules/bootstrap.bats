#!/usr/bin/env bats
# scripts/bootstrap with a made-up package manager in front of the real one.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  commands=$BATS_TEST_TMPDIR/bin
  mkdir "$commands"
  for needed in sh env cat grep dirname mkdir cp; do ln -s "$(command -v $needed)" "$commands/$needed"; done
  # Everything but bats is installed, and of bats dpkg only remembers the name.
  make dpkg-query 'shift 3
    for package; do
      case $package in bats) echo "<bats not-installed>" ;; *) echo "<$package installed>" ;; esac
    done
    exit 1'
  make apt-get 'echo "apt-get $*"'
}

# make NAME BODY: a command of that name.
make() {
  printf '#!/bin/sh\n%s\n' "$2" >"$commands/$1"
  chmod +x "$commands/$1"
}

bootstrap() { run env -i PATH="$commands" "$root/scripts/bootstrap"; }

# bootstrap_all: with --all, in a copy of the tree's scripts, for it writes into build/npm.
bootstrap_all() {
  mkdir -p "$BATS_TEST_TMPDIR/tree/scripts" "$BATS_TEST_TMPDIR/tree/tests/browser"
  cp "$root/scripts/bootstrap" "$BATS_TEST_TMPDIR/tree/scripts"
  cp "$root"/tests/browser/package*.json "$BATS_TEST_TMPDIR/tree/tests/browser"
  run env -i PATH="$commands" "$BATS_TEST_TMPDIR/tree/scripts/bootstrap" --all
}

@test "without root and sudo, exactly the missing packages are named" {
  make id 'echo 1000'
  bootstrap
  assert_failure 1
  assert_line 'bootstrap: ask for: apt-get install bats'
  refute_output --partial 'apt-get -q'
}

@test "root installs what is missing and nothing else" {
  make id 'echo 0'
  bootstrap
  assert_success
  assert_line 'bootstrap: installing bats'
  assert_line --regexp '^apt-get .* update$'
  assert_line --regexp '^apt-get .* install --no-install-recommends bats$'
}

@test "sudo is used where there is one" {
  make id 'echo 1000'
  make sudo 'echo "as root: $*"; exec "$@"'
  bootstrap
  assert_success
  assert_line --regexp '^as root: .* install --no-install-recommends bats$'
}

@test "a failing installation is an error" {
  make id 'echo 0'
  make apt-get 'case "$*" in *install*) exit 100 ;; esac'
  bootstrap
  assert_failure 1
  assert_line 'bootstrap: could not install bats'
}

@test "nothing happens where everything is there" {
  make id 'echo 1000'
  make dpkg-query 'shift 3; for package; do echo "<$package installed>"; done'
  bootstrap
  assert_success
  assert_output ""
}

@test "another system is told what it needs" {
  rm "$commands/dpkg-query"
  bootstrap
  assert_failure 1
  assert_output --partial 'libsimdjson-dev'
}

@test "an unknown option is refused" {
  run env -i PATH="$commands" "$root/scripts/bootstrap" --everything
  assert_failure 2
  assert_line 'bootstrap: usage: bootstrap [--all]'
}

@test "--all installs what is optional too, once; node and npm only where they are not there" {
  make id 'echo 0'
  make dpkg-query 'shift 3
    for package; do
      case $package in
        chromium | graphviz | npm) echo "<$package not-installed>" ;;
        *) echo "<$package installed>" ;;
      esac
    done'
  make npm 'echo "npm $* with $(cat package.json package-lock.json | grep -c axe-core)"'
  make node ''
  bootstrap_all
  assert_success
  assert_line --regexp '^apt-get .* install --no-install-recommends chromium graphviz$'
  assert_line --regexp '^npm ci .* with [1-9]'
  make dpkg-query 'shift 3; for package; do echo "<$package installed>"; done'
  bootstrap_all
  assert_success
  assert_output ""
}

@test "--all goes on without one package that cannot be had, and ends with 3" {
  make id 'echo 0'
  make dpkg-query 'shift 3
    for package; do
      case $package in
        chromium | graphviz) echo "<$package not-installed>" ;;
        *) echo "<$package installed>" ;;
      esac
    done'
  make apt-get 'echo "apt-get $*"; case "$*" in *install*chromium*) exit 100 ;; esac'
  make npm ''
  bootstrap_all
  assert_failure 3
  assert_line --regexp '^apt-get .* install --no-install-recommends graphviz$'
  assert_line 'bootstrap: could not install chromium'
  assert_line --partial 'NOT EVERYTHING OPTIONAL'
}

@test "--all without npm, or with one that fails, ends with 3 and tries again the next time" {
  make dpkg-query 'shift 3; for package; do echo "<$package installed>"; done'
  bootstrap_all
  assert_failure 3
  assert_line 'bootstrap: npm is missing'
  make npm 'exit 1'
  bootstrap_all
  assert_failure 3
  make npm 'echo again'
  bootstrap_all
  assert_success
  assert_line 'again'
}

@test "--all fails as bootstrap does where a needed package is missing" {
  make id 'echo 0'
  make apt-get 'case "$*" in *install*) exit 100 ;; esac'
  bootstrap_all
  assert_failure 1
  assert_line 'bootstrap: could not install bats'
  refute_output --partial 'npm'
}

@test "the lock file holds exact versions of what the tests use, and no address of a registry" {
  run grep -E '"[~^>]|"\*"|latest' "$root/tests/browser/package.json"
  assert_failure
  run grep '"resolved"' "$root/tests/browser/package-lock.json"
  assert_failure
}
