#!/usr/bin/env bats
# Cases that can be shared: no name of the evidence is left, and all that belongs together still
# meets.

load ../support/load

setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
  printf 'a key made up for the tests\n' >case.key
}
# both OPTION… FILE…: the same files as they are (real, real.rejects) and for sharing (shared, …).
both() {
  ingest "$@" -q --keep-going --force -o real --rejects real.rejects 2>real.messages
  ingest "$@" -q --keep-going --force -o shared --rejects shared.rejects --pseudonymise case.key \
    2>shared.messages
}
last_run() { tail -n 1 "$1" | jq -c "$2"; }
records() { grep -E '^\{"type":"(post|account)"' "$1"; }
comment() { printf '{"id":"%s","author":"%s","created_utc":1666224000,"body":"%s","link_id":"t3_a"}\n' "$@"; }

@test "of all fixtures no id, handle, name, address or file is left, in no case and nowhere" {
  both "$fixtures"/*.*
  # What tells people: ids without the platform, handles without the sign.
  jq -r '
    def local: sub("^[a-z0-9_]+:@?"; "");
    (.inputs[]?.name),
    (.uid, .account_uid, .conversation_uid, .reply_to_uid, .reply_to_account_uid, .repost_of_uid,
      .quote_of_uid, .mentions[]? | strings | local),
    (.account_handle, .handle | strings | ltrimstr("@")),
    (.media[]? | select(test("^(id|url):")) | sub("^(id|url):"; "")),
    (.account_name, .name, .source_file, .url, .avatar | strings)' real | sort -u | grep . >names
  assert [ "$(wc -l <names)" -gt 300 ]
  jq -r '.. | strings' shared shared.rejects >words
  # Every name is there without the key, so that the search is known to find them.
  jq -r '.. | strings' real >real.words
  assert_equal "$(grep -c . names)" "$(while IFS= read -r name; do
    grep -Fiq -- "$name" real.words && echo "$name"; done <names | wc -l)"
  # Names that are words, in texts about something else, an id that is a number in a link; and a link
  # to a site of one's own, which is evidence.
  printf '%s\n' 5 Harbour Moss Old 'Old Form' https://bakery.example/ >justified
  while IFS= read -r name; do
    grep -Fiqw -- "$name" words && echo "$name"
  done <names >left || true
  diff <(sort justified) <(sort left)
}

@test "the same key gives the same bytes, with any number of threads; another key gives others" {
  both "$fixtures"/*.*
  ingest "$fixtures"/*.* -q --keep-going -j 4 --pseudonymise case.key >again 2>messages
  cmp shared again
  cmp real.messages shared.messages
  printf 'another key made up for tests' >other.key
  ingest "$fixtures"/*.* -q --keep-going --pseudonymise other.key >other 2>messages
  assert_equal "$(wc -l <other)" "$(wc -l <shared)"
  pseudonyms() { grep -oE '\bp[0-9a-f]{24,32}\b' "$1" | sort -u; }
  assert_equal "$(comm -12 <(pseudonyms shared) <(pseudonyms other))" ""
}

# pairs: kind, real value and pseudonym of each place in the posts of the two cases.
pairs() {
  paste <(grep '^{"type":"post"' real) <(grep '^{"type":"post"' shared) | jq -rR '
    def places: {
      uid: [.uid, .account_uid, .conversation_uid, .reply_to_uid, .reply_to_account_uid,
        .repost_of_uid, .quote_of_uid, .mentions[] | . // "null"],
      handle: [.account_handle // "null" | ascii_downcase], name: [.account_name // "null"],
      file: [.source_file], url: .url_keys, media: .media};
    split("\t") | map(fromjson | places) | . as [$real, $shared] | $real | keys[] | . as $kind
    | [$real[$kind], $shared[$kind]] | select(.[0] | length > 0)
    | (if (.[0] | length) != (.[1] | length) then error("lists differ") else . end)
    | transpose[] | [$kind] + . | @tsv' | sort -u
}

@test "what was the same is the same, what was different is different" {
  both "$fixtures"/*.*
  pairs >map
  for kind in uid handle name file url media; do
    assert [ "$(grep -c "^$kind" map)" -gt 1 ]
    # A handle is known by its lower case: @Bo and @bo are one.
    grep "^$kind" map | awk -F'\t' -v kind="$kind" '
      { real = kind == "uid" && $2 ~ /:@/ ? tolower($2) : $2 }
      (real in to && to[real] != $3) || ($3 in from && from[$3] != real) { print; bad = 1 }
      { to[real] = $3; from[$3] = real }
      END { exit bad }'
  done
  # Nothing else differs.
  rest() {
    grep '^{"type":"post"' "$1" | jq -c 'del(.uid, .account_uid, .conversation_uid, .reply_to_uid,
      .reply_to_account_uid, .repost_of_uid, .quote_of_uid, .mentions, .account_handle,
      .account_name, .source_file, .urls, .url_keys, .media, .url, .text) + {u: (.url != null)}'
  }
  diff <(rest real) <(rest shared)
}

@test "accounts are those of the posts" {
  both "$fixtures"/*.*
  pairs | grep -P '^uid\t' | jq -Rn '[inputs | split("\t") | {(.[1]): .[2]}] | add' >uids
  grep '^{"type":"account"' real |
    jq -c --slurpfile uids uids 'select($uids[0][.uid]) | [$uids[0][.uid], .platform, .followers,
      .created_at, .collected_at, .handle != null, .name != null, .url != null, .avatar != null]' |
    sort >expected
  assert [ "$(wc -l <expected)" -gt 30 ]
  grep '^{"type":"account"' shared | jq -c '[.uid, .platform, .followers, .created_at, .collected_at,
    .handle != null, .name != null, .url != null, .avatar != null]' | sort >found
  assert_equal "$(comm -23 expected found)" ""
  assert_equal "$(grep -c '"type":"account"' shared)" "$(grep -c '"type":"account"' real)"
}

@test "a case with pseudonyms stays as it is when it is merged, whatever the key" {
  both "$fixtures"/*.*
  printf 'another key made up for tests' >other.key
  ingest -q shared --pseudonymise case.key >once
  diff <(grep '"type":"post"' once) <(grep '"type":"post"' shared)
  for key in case.key other.key; do
    ingest -q once --pseudonymise "$key" >again
    diff <(records again) <(records once)
  done
  # And the case as it is gives what its exports give.
  ingest -q real --pseudonymise case.key >again
  diff <(records again | grep '"type":"post"') <(records shared | grep '"type":"post"')
}

@test "texts lose handles and addresses on platforms and nothing else" {
  comment p anna 'to @Bo_x and u/bo_x: https://x.com/bo_x, https://news.example/a?b=1 …' >a.jsonl
  ingest -q a.jsonl --pseudonymise case.key --only post -o out
  bo=$(printf 'handle\0bo_x' | openssl dgst -sha256 -hmac 'a key made up for the tests' |
    sed 's/.* //' | cut -c1-24)
  page=$(printf 'url\0https://x.com/bo_x' | openssl dgst -sha256 -hmac 'a key made up for the tests' |
    sed 's/.* //' | cut -c1-24)
  assert_equal "$(jq -r .text out)" \
    "to @p$bo and u/p$bo: https://p$page.invalid/, https://news.example/a?b=1 …"
  assert_equal "$(jq -c '[.mentions, .urls, .url_keys]' out)" \
    "[[\"reddit:@p$bo\"],[\"https://p$page.invalid/\",\"https://news.example/a?b=1\"],[\"https://p$page.invalid/\",\"https://news.example/a?b=1\"]]"
}

@test "rejects have neither the record nor what the reason quotes, stderr has the real name" {
  { comment p anna first
    echo '{"id":"q","author":"anna","created_utc":"yesterday","body":"hello","link_id":"t3_a"}'
    printf '{"id":"\xff"}\n'; } >anna.jsonl
  run --separate-stderr ingest anna.jsonl --pseudonymise case.key --rejects rejects.jsonl -o out
  assert_failure 1
  [[ $stderr == *"anna.jsonl:2:1: created_utc 'yesterday' is no time"* ]]
  assert_equal "$(jq -c '[.line, .raw, .raw_base64]' rejects.jsonl | tr '\n' ' ')" "[2,null,null] [3,null,null] "
  assert_equal "$(head -n 1 rejects.jsonl | jq -r .error)" "created_utc '…' is no time"
  refute grep -qE 'anna|yesterday|hello' rejects.jsonl out
}

@test "the run record names no file, and has no hash of what could be guessed" {
  comment p anna first >anna.jsonl
  { comment p anna changed; comment q bo there; } >bo.jsonl
  printf '{"format":"csv","platform":"north","post":{"uid":"id","account_uid":"who"}}' >dora_map.json
  printf 'reddit:anna\n' >emil_list.txt
  printf '{"from":"https://bit.ly/1","to":"https://a.example"}\n' >fritz_redirects.jsonl
  run --separate-stderr ingest anna.jsonl bo.jsonl --map dora_map.json --account emil_list.txt \
    --redirects fritz_redirects.jsonl --pseudonymise case.key -v -o out
  assert_success
  [[ $stderr == *"bo.jsonl:1: a repeated post differs"* ]]
  refute grep -qE 'anna|bo\.|dora|emil|fritz|case\.key|made up' out
  assert_equal "$(last_run out '.notes[0] | sub("p[0-9a-f]{24}"; "p")')" \
    '"p.jsonl:1: a repeated post differs from its first copy, which is kept"'
  assert_equal "$(last_run out '[.auxiliary[].sha256 | . != null]')" "[true,false,false]"
  assert_equal "$(last_run out '[.inputs[].sha256]')" \
    "[\"$(sha256sum <anna.jsonl | cut -c1-64)\",\"$(sha256sum <bo.jsonl | cut -c1-64)\"]"
  check=$(printf 'cahoots key check' | openssl dgst -sha256 -hmac 'a key made up for the tests' |
    sed 's/.* //' | cut -c1-16)
  assert_equal "$(last_run out .parameters.pseudonymise)" "\"$check\""
  assert_equal "$(last_run out '.arguments[] | select(startswith("--ps"))')" "\"--pseudonymise=$check\""
}

@test "a key is the content of a file, without the line breaks at its end" {
  comment p anna first >a.jsonl
  ingest -q a.jsonl --pseudonymise case.key >one
  printf 'a key made up for the tests\r\n\n' >windows.key
  ingest -q a.jsonl --pseudonymise windows.key >two
  cmp one two
  ingest -q a.jsonl --pseudonymise <(cat case.key) >two
  cmp one two
  # Bytes that begin like a compressed file are a key all the same.
  printf '\x1f\x8b\x08made up for the tests' >binary.key
  ingest -q a.jsonl --pseudonymise binary.key >two
  assert_equal "$(posts_in two)" 1
}

@test "a key that is short, empty, evidence or not there is an error, and nothing is written" {
  comment p anna first >a.jsonl
  printf '0123456789abcde\n\n' >short.key
  head -c 70000 /dev/zero >long.key
  for key in short.key long.key '' - none.key a.jsonl .; do
    run --separate-stderr ingest a.jsonl --pseudonymise "$key" -o out
    assert_failure
    assert_not_exist out
  done
  run --separate-stderr ingest a.jsonl --pseudonymise short.key
  assert_failure 2
  [[ $stderr == *"short.key has 15 bytes and needs 16; make one with: head -c 32 /dev/urandom | base64"* ]]
  run --separate-stderr ingest a.jsonl case.key --pseudonymise ./case.key
  assert_failure 2
  [[ $stderr == *"the key ./case.key is among the files to be read"* ]]
}

@test "a replay of it is refused, with the reason" {
  both "$fixtures/x_archive.csv"
  run --separate-stderr report -f replay shared -o replay.sh
  assert_failure 1
  assert_not_exist replay.sh
  [[ $stderr == *"ingest replaced names by pseudonyms (--pseudonymise): a replay needs the key"* ]]
}
