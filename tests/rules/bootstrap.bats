#!/usr/bin/env bats
# scripts/bootstrap with a made-up package manager in front of the real one.

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  commands=$BATS_TEST_TMPDIR/bin
  mkdir "$commands"
  for needed in sh env cat grep; do ln -s "$(command -v $needed)" "$commands/$needed"; done
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
