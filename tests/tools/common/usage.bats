#!/usr/bin/env bats
# What every tool says about itself, and what it refuses (contract, section 3).

load ../support/load
setup() { in_own_folder; }

@test "--help begins with examples and fits 80 columns" {
  for option in -h --help; do
    run --separate-stderr "$tool" $option
    assert_success
    assert_equal "$stderr" ""
    assert_line --index 0 "Usage: $tool [OPTION]… [FILE]…"
    assert_line "Examples:"
  done
  run bash -c '"$0" --help | awk "length > 79" | grep .' "$tool"
  assert_failure
}

@test "--help names every option that the man page names" {
  "$tool" --describe man | sed -n 's/^\.B .*\\-\\-\([a-z\\-]*\).*/--\1/p' | tr -d '\\' >options
  "$tool" --help >help
  assert_file_not_empty options
  while read -r option; do
    run grep -F -- "$option" help
    assert_success
  done <options
}

@test "--version names the tool and the version" {
  for option in -V --version; do
    run --separate-stderr "$tool" $option
    assert_success
    assert_output --regexp "^$tool [0-9]+\.[0-9]+\.[0-9]+$"
  done
}

@test "--schema is a JSON Schema" {
  "$tool" --schema >schema.json
  run jq -e '."$schema" == "https://json-schema.org/draft/2020-12/schema" and (.oneOf | length > 0)' \
    schema.json
  # report makes no records.
  renders || assert_success
}

@test "no argument on a terminal: the short help, status 2" {
  run script -qec "$tool" /dev/null </dev/null
  assert_failure 2
  assert_output --partial "Usage: $tool"
  assert_output --partial "$tool --help"
}

@test "an unknown option: the nearest known one, status 2" {
  run --separate-stderr "$tool" --thraeds 2
  assert_failure 2
  assert_equal "$output" ""
  [[ $stderr == *"unknown option --thraeds; did you mean --threads?"* ]]
}

@test "an option without its value, and values that are none: status 2" {
  for options in --threads "--threads 0" "--threads two" "--max-record -1" "--memory much" \
    "--max-errors 1.5"; do
    # shellcheck disable=SC2086
    run --separate-stderr "$tool" $options
    assert_failure 2
    assert_equal "$output" ""
    [[ $stderr == *"${options%% *}"* ]]
  done
}

@test "--only of an unknown type: status 2" {
  run --separate-stderr "$tool" --only pots missing.jsonl
  assert_failure 2
  renders || [[ $stderr == *"post"* ]]
}

@test "rejects and results in one place: status 2" {
  good_input 3 >input.jsonl
  run --separate-stderr "$tool" input.jsonl --rejects -
  assert_failure 2
  assert_equal "$output" ""
  [[ $stderr == *"--rejects and the results cannot both go to standard output"* ]]
  run --separate-stderr "$tool" input.jsonl --rejects both -o both
  assert_failure 2
  [ ! -e both ]
}

@test "a repeated option: the last wins" {
  good_input 3 >input.jsonl
  run --separate-stderr "$tool" --threads 0 --threads 1 input.jsonl
  assert_success
}

@test "options may stand in a configuration file" {
  good_input 3 >input.jsonl
  echo 'max-record=10' >options.ini
  run --separate-stderr "$tool" --config options.ini input.jsonl
  assert_failure 1
  [[ $stderr == *"longer than"* ]]
  run --separate-stderr "$tool" --config missing.ini input.jsonl
  assert_failure 2
}
