#!/usr/bin/env bats
# cadence by its stages: the law that they give what one process gives, and every way in which lines
# can be wrong. All posts are invented.

load ../support/load
load ../support/stages
setup() { in_own_folder; }

# mixed_case [SEED]: people, robots of one scheduler, an account with most of the posts, posts without a time, with
# coarse ones and outside the years that can be used, accounts that post nothing, uids with every
# character that a line must not hold, handles of posts and of records.
mixed_case() {
  awk -v seed="${1:-1}" 'function post(account, time, precision, handle, lang, tag) {
      printf "{\"type\":\"post\",\"uid\":\"x:p%d\",\"platform\":\"x\",\"account_uid\":\"%s\",\"account_handle\":%s,\"created_at\":%s,\"created_at_precision_s\":%d,\"lang\":\"%s\",\"hashtags\":[%s],\"post_type\":\"original\"}\n", \
        n++, account, handle, time, precision, lang, tag
    }
    function clock(at_s) {
      return sprintf("\"2020-%s-%02dT%02d:%02d:%02dZ\"", at_s < 31 * 86400 ? "01" : "02", int(at_s / 86400) % 31 + 1, at_s / 3600 % 24, at_s / 60 % 60, at_s % 60)
    }
    BEGIN {
      srand(seed)
      split("x:a|x:a\\tb|x:a\\u0001|x:a\\nb|x:A|x:a b|x:\\u00e9|x:\\u4e2d|x:a\\\\|x:~|x:|x:a\\u000e\\r", odd, "|")
      for (o in odd) {
        for (i = 0; i < 25; ++i) post(odd[o], clock(int(40 * 86400 * rand())), 1, "null", "en", "\"t" i % 3 "\"")
        post(odd[o], "null", 1, "\"Some_Body_1234\"", "und", "")
        printf "{\"type\":\"account\",\"uid\":\"%s\",\"handle\":\"user1234567\"}\n", odd[o]
      }
      for (a = 0; a < 40; ++a)
        for (i = 0; i < 70; ++i) post("x:person" a, clock(int(40 * rand()) * 86400 + 21600 + int(57600 * rand())), i % 9 ? 1 : 3600, "\"anna" a % 3 "12345678\"", a % 2 ? "en" : "es", "")
      for (i = 0; i < 60; ++i) {
        at_s = int(40 * rand()) * 86400 + 21600 + int(960 * rand()) * 60
        for (a = 0; a < 4; ++a) post("x:robot" a, clock(at_s + int(60 * rand())), 1, "null", "en", "")
      }
      for (i = 0; i < 4000; ++i) post("x:loud", clock(int(40 * 86400 * rand())), 1, "null", "zh", "")
      post("x:never", "null", 1, "null", "", "")
      post("x:future", "\"2600-01-01T00:00:00Z\"", 1, "null", "", "")
      print "{\"type\":\"account\",\"uid\":\"x:silent\",\"handle\":\"user7654321\"}"
    }'
}

# made: map and round 1 of a case of the tests, in the folder stages.
made() {
  mixed_case >case
  staged cadence 3 2 out -- case
}
finish() { cadence -q --stage finish "$@"; }
files() { echo stages/map.* stages/1.*; }

@test "1, 2, 7 and 64 slices and tasks give the records of one process" {
  mixed_case >case
  single cadence cadence,edge expected -- case
  [ "$(grep -c '"type":"cadence"' expected)" -eq 59 ]
  [ "$(grep -c '"type":"edge"' expected)" -ge 6 ]
  for n in "1 1" "2 3" "7 2" "64 64"; do
    # shellcheck disable=SC2086  # two words
    staged cadence ${n% *} ${n#* } "out $n" -- case
    derived "out $n" | diff expected -
  done
}

@test "the same with other options, one thread, little memory and any number of parts" {
  mixed_case 2 >case
  single cadence cadence,edge expected --min-posts 60 -- case
  staged cadence 5 1 out --min-posts 60 --parts 1 --memory 64K -j 1 -- case
  derived out | diff expected -
  staged cadence 2 7 out2 --min-posts 60 --parts 9998 -j 2 -- case
  derived out2 | diff expected -
}

@test "the law in one pipe: map, sort, reduce, finish" {
  mixed_case 3 >case
  single cadence cadence,edge expected -- case
  for i in 0 1 2; do cadence -q --stage map --slice $i/3 case; done | LC_ALL=C sort |
    cadence -q --stage reduce --round 1 | cadence -q --stage finish >out
  derived out | diff expected -
  # Another sort puts headers and rows elsewhere, which is found.
  cadence -q --stage map case | sort -r >wrong
  run -1 cadence --stage reduce --round 1 <wrong
  assert_output --partial "not in order; sort them with LC_ALL=C sort"
}

@test "seconds that an export has rounded are told by all shards together" {
  # Each shard alone has fewer than the thousand times that it takes to judge.
  for ((i = 0; i < 1500; ++i)); do
    printf '{"type":"post","uid":"x:%d","account_uid":"x:%d","created_at":"2021-03-%02dT%02d:%02d:00Z"}\n' \
      $i $((i % 20)) $((1 + i % 28)) $((i % 24)) $((i % 60))
  done >case
  single cadence cadence expected -- case
  staged cadence 4 2 out --only cadence -- case
  derived out | diff expected -
  jq -e '.tests.second_uniformity.p_value == null' expected >/dev/null
}

@test "whole files as shards; the records behind the files are a complete case" {
  good_lines_of() { tool=cadence good_lines "$1"; }
  { good_lines_of 40 && run_line ingest '{"post":40,"run":1}'; } >whole
  head -25 whole >part1
  tail -n +26 whole >part2
  cadence -q whole >expected
  cadence -q --stage map --shard 0/2 part1 -o map.0
  cadence -q --stage map --shard 1/2 part2 -o map.1
  cadence -q --stage reduce --round 1 map.? -o reduced
  cadence -q --stage finish map.? reduced -o derived
  cat part1 part2 derived >together
  diff <(derived expected) <(derived together)
  verify -q together
  diff <(tail -1 expected | jq -cS 'del(.inputs, .arguments)') \
    <(tail -1 together | jq -cS 'del(.inputs, .arguments)')
  [ "$(tail -1 together | jq -c '[.inputs[].name]')" = '["part1","part2"]' ]
}

@test "a stream that was cut before map is said to be, by finish" {
  { tool=cadence good_lines 40 && run_line ingest '{"post":41,"run":1}'; } >case
  staged cadence 3 1 out -- case
  run -0 cadence --stage finish stages/*
  assert_output --partial "warning: "
  run -1 cadence --require-complete --stage finish stages/*
  assert_output --partial "--require-complete is"
}

@test "lines that cannot be used: map goes on, finish counts them and ends with 1" {
  { tool=cadence good_lines 40 && echo '{"type":' && tool=cadence good_lines 3 && echo 'x'; } >case
  run -0 cadence --stage map --slice 0/1 -o map.0 case
  assert_output --partial 'case[0-'
  run -0 cadence -q --stage reduce --round 1 -o reduced map.0
  run -1 cadence --stage finish -o out map.0 reduced
  assert_output --partial "2 lines could not be used"
  [ "$(tail -1 out | jq .rejected)" -eq 2 ]
  run -1 cadence --strict --stage map --slice 0/1 -o strict case
  assert_file_not_exist strict
}

@test "an input that cannot be read to its end ends map, and nothing is written" {
  mixed_case | gzip >whole.gz
  head -c 20000 whole.gz >case.gz
  run -1 --separate-stderr cadence --stage map case.gz
  assert_output ""
  [[ $stderr == *"an input could not be read to its end; nothing is written of this stage"* ]]
  run -1 cadence --stage map case.gz -o out
  assert_file_not_exist out
}

# refused MESSAGE COMMAND…: fails with status 1, the message, and no output.
refused() {
  local message=$1
  shift
  run -1 "$@" -o refused.out
  assert_output --partial "$message"
  assert_file_not_exist refused.out
  # To standard output, too, nothing is written before all is known to be sound.
  "$@" >refused.stdout 2>/dev/null && return 1
  assert_equal "$(cat refused.stdout)" ""
}

@test "what is missing, double, cut or changed is refused, in a reduce round and in finish" {
  made
  cp -r stages whole
  reduce=(cadence --stage reduce --round 1)
  refused "shard 1 of 3 of step map is missing" "${reduce[@]}" stages/map.0 stages/map.2
  refused "shard 1 of 2 of step 1 is missing" finish stages/map.* stages/1.0
  refused "nothing of step 1, which finish reads too" finish stages/map.*
  refused "shard 0 of step map is there twice" "${reduce[@]}" stages/map.* stages/map.0
  : >empty
  refused "shard 2 of 3 of step map is missing" "${reduce[@]}" stages/map.0 stages/map.1 empty
  # Cut within a line, and between two.
  head -c -7 whole/map.2 >stages/map.2
  refused "the last line is cut" finish stages/map.* stages/1.*
  head -n -1 whole/map.2 >stages/map.2
  refused "stages/map.2: " finish stages/map.* stages/1.*
  assert_output --partial "the file is cut"
  part=$(grep -m 1 $'\tp\t.*[0-8]$' whole/map.2 | cut -c 1-7)
  grep -v "^$part.a" whole/map.2 >stages/map.2
  refused "the file is cut" "${reduce[@]}" stages/map.*
  # A row of another value, whatever its place.
  sed "/^$part.a.*\tp\t/s/[0-8]\$/9/" whole/map.2 | LC_ALL=C sort >stages/map.2
  refused "were changed since they were written" "${reduce[@]}" stages/map.*
  cp whole/map.2 stages/map.2
  { cat whole/map.2 && tail -1 whole/map.2; } >stages/map.2
  refused "more lines in part 0 than its headers say" finish stages/map.* stages/1.*
}

# The messages hold backticks.
# shellcheck disable=SC2016
@test "lines of another run, other options, another version or tool are refused, with the reason" {
  made
  refused '--min-posts is `20` there, `30` here' finish --min-posts 30 stages/map.* stages/1.*
  refused "--run is not given there, \`b\` here" finish --run b stages/map.* stages/1.*
  refused "--parts is 64 there, 32 here" finish --parts 32 stages/map.* stages/1.*
  printf 'country,name,first_day,last_day,kind\nZZ,Lamps,2020-06-15,2020-06-19,off\n' >days.csv
  refused "--holidays is not given there, \`days.csv\` here" finish --holidays days.csv stages/map.* stages/1.*
  sed 's/"version":"0.1.0"/"version":"0.0.9"/' stages/map.0 >old
  refused 'the version is `0.0.9` there' finish old stages/map.1 stages/map.2 stages/1.*
  sed 's/"stage_version":1/"stage_version":2/' stages/map.0 >old
  refused "stage lines of version 2, not 1" finish old stages/map.1 stages/map.2 stages/1.*
  sed 's/"tool":"cadence"/"tool":"dedupe"/' stages/map.0 >old
  refused 'the tool is `dedupe` there' finish old stages/map.1 stages/map.2 stages/1.*
  sed 's/"arithmetic":"..../"arithmetic":"0000/' stages/map.0 >old
  refused "computes with other last digits" finish old stages/map.1 stages/map.2 stages/1.*
  sed 's/"n_shards":3/"n_shards":4/' stages/map.0 >old
  refused "where others are of" finish old stages/map.1 stages/map.2 stages/1.*
}

@test "the same holidays under one name but with other days are refused" {
  mixed_case >case
  printf 'country,name,first_day,last_day,kind\nZZ,Lamps,2020-06-15,2020-06-19,off\n' >days.csv
  staged cadence 2 1 out --holidays days.csv -- case
  printf 'country,name,first_day,last_day,kind\nZZ,Lamps,2020-06-15,2020-06-18,off\n' >days.csv
  refused "a file that an option names is another there" cadence --stage finish --holidays days.csv stages/*
}

@test "files of another round or of none are refused" {
  made
  refused "no lines for round 1 in the input; it reads map" cadence --stage reduce --round 1 stages/1.0
  refused "no line of a stage" cadence --stage reduce --round 1 case
  run -1 cadence --stage reduce --round 1 <stages/1.0
  assert_output --partial "no lines for round 1"
  run -1 cadence --stage finish <stages/map.0
  assert_output --partial "lines of round 1, not of 2"
  printf '01.0000\ta\tx\tu\n' >headless
  refused "more lines in part 0 than its headers say" cadence --stage reduce --round 1 headless
  printf '01.0000\t!\t{\n' >headless
  refused "no JSON object" cadence --stage reduce --round 1 headless
}

@test "a shard that was meant to be a slice, or the other way round, is found" {
  mixed_case >case
  for i in 0 1; do cadence -q --stage map --shard $i/2 -o whole.$i case; done
  cadence -q --stage reduce --round 1 whole.? -o reduced
  refused "case: was read by shards 0 and 1 alike" cadence --stage finish whole.? reduced
  split -n l/2 -d case part
  for i in 0 1; do cadence -q --stage map --slice $i/2 -o sliced.$i part0$i; done
  cadence -q --stage reduce --round 1 sliced.? -o reduced2
  refused "were read by no shard" cadence --stage finish sliced.? reduced2
}

@test "what cannot be cut into slices" {
  mixed_case | gzip >case.gz
  run -1 cadence --stage map --slice 0/2 case.gz
  assert_output --partial "is compressed and cannot be cut into slices"
  run -2 cadence --stage map --slice 0/2 </dev/null
  assert_output --partial "standard input cannot be cut"
  mkfifo pipe
  run -1 cadence --stage map --slice 0/2 pipe
  assert_output --partial "only a regular file can be cut"
  # Whole, it can be a shard; lines may be compressed between stages.
  zcat case.gz >case
  single cadence cadence,edge expected -- case
  cadence -q --stage map case.gz | zstd -q >map.zst
  cadence -q --stage reduce --round 1 map.zst | gzip >1.gz
  cadence -q --stage finish map.zst 1.gz | derived - | diff expected -
}

@test "options that do not go together are usage errors" {
  for wrong in "--shard 0/2" "--round 1" "--run x" "--slice 0/2" "--stage reduce" "--stage reduce --round 2" \
    "--stage map --shard 2/2" "--stage map --shard 1" "--stage map --shard x/2" "--stage map --shard -1/2" \
    "--stage map --shard 0/2 --slice 0/2" "--stage finish --shard 0/2" "--stage map --round 1" \
    "--stage reduce --round 1 --slice 0/2" "--stage reduce --round 1 --shard 0/65" "--stage map --replace" \
    "--stage map --by cluster" "--stage maps" "--stage map --parts 0"; do
    # shellcheck disable=SC2086  # several words
    run -2 cadence $wrong /dev/null
  done
  run -0 cadence --stage plan
  assert_output --partial $'map\tparted\t-\t'
}

@test "a full disk in any stage leaves no output" {
  made
  for stage in "map case" "reduce --round 1 stages/map.0 stages/map.1 stages/map.2" "finish $(files)"; do
    # shellcheck disable=SC2086  # several words
    run -1 cadence --stage $stage -o /dev/full
    assert_output --partial "No space left"
  done
}
