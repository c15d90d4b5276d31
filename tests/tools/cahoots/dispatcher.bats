#!/usr/bin/env bats
# `cahoots TOOL …`: the one command that an installation puts in everybody's path.

load ../support/load
setup() { in_own_folder; }

@test "it runs each tool with its arguments and its status" {
  for tool in ingest dedupe cadence linkgraph cluster report verify; do
    run --separate-stderr cahoots "$tool" --version
    assert_success
    assert_output --regexp "^$tool [0-9.]+$"
    run --separate-stderr cahoots "$tool" --no-such-option
    assert_failure 2
  done
}

@test "help, version, nothing and an unknown tool" {
  run --separate-stderr cahoots --help
  assert_success
  assert_line "Examples:"
  run --separate-stderr cahoots --version
  assert_output --regexp '^cahoots [0-9]+\.[0-9]+\.[0-9]+$'
  run --separate-stderr cahoots
  assert_failure 2
  assert_output ""
  run --separate-stderr cahoots dedup
  assert_failure 2
  [[ $stderr == *"'dedup' is none of ingest, dedupe,"* ]]
  run bash -c 'cahoots --help | awk "length > 79" | grep .'
  assert_failure
}

@test "an installation works from another folder, with its man pages and completions" {
  cmake --install "$CAHOOTS_BIN/.." --prefix "$PWD/there" >log
  run env PATH=/usr/bin:/bin "$PWD/there/bin/cahoots" cluster --version
  assert_success
  assert_output --partial "cluster "
  assert_exist there/libexec/cahoots/cluster
  assert_not_exist there/bin/cluster
  for page in man1/cahoots-ingest.1 man5/cahoots-records.5 man7/cahoots.7; do
    assert_exist "there/share/man/$page"
  done
  assert_exist there/share/bash-completion/completions/cahoots
}
