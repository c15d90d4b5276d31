#!/usr/bin/env bats
# Inputs made to take time or memory without measure: docs/limits.md lists what holds. Memory is
# bounded by ulimit -v; time by the ratio to a harmless input of the same size, in processor time, and
# generously: what is quadratic is off by far more.

load case
setup() { in_own_folder; }

# within MIB COMMAND…: with at most that much address space, what threads reserve included.
within() {
  (is_sanitized || ulimit -v $(($1 * 1024))
    "${@:2}")
}

# cpu_ms COMMAND…: processor time of the command in milliseconds, to `took`.
cpu_ms() {
  local TIMEFORMAT='%3U %3S'
  took=$( { time "$@" >/dev/null 2>said; } 2>&1 | awk '{ printf "%d", 1000 * ($1 + $2) }')
}

# no_slower FACTOR HARMLESS HARMFUL COMMAND…: the command takes less than FACTOR times as long for the
# second file as for the first, half a second given.
no_slower() {
  cpu_ms "${@:4}" "$2"
  local harmless=$took
  cpu_ms "${@:4}" "$3"
  echo "${*:4}: $harmless ms for $2, $took ms for $3"
  [ "$took" -lt $(($1 * harmless + 500)) ]
}

# posts_of WHAT: a post for each line of the input, which is its uid or that of its account.
posts_of() {
  awk -v what="$1" '{
    uid = what == "uid" ? $1 : "x:" NR
    account = what == "uid" ? "x:9" NR % 100 : $1
    printf "{\"type\":\"post\",\"uid\":\"%s\",\"platform\":\"x\",\"created_at\":\"2021-03-01T%02d:%02d:00Z\",\"account_uid\":\"%s\",\"text\":\"t\",\"hashtags\":[]}\n", uid, NR % 24, NR % 60, account
  }'
}

@test "hash flooding: 40,000 uids that meet in an unsalted table" {
  "${CXX:-c++}" -O2 "$root/tests/faults/flood.cpp" -o flood -lxxhash 2>/dev/null || skip "libxxhash-dev is not installed"
  n=40000
  seq -f 'x:%.0f' 1000000 $((999999 + n)) | tee >(posts_of uid >harmless_uids) | posts_of account >harmless
  ./flood $n 128 x: | posts_of uid >uids
  ./flood $n 127 x: | posts_of account >accounts_128
  ./flood $n 64 x: | posts_of account >accounts_64
  # Unsalted, these took 60 to 110 times as long as harmless ones, and four times more for twice as many.
  no_slower 4 harmless_uids uids ingest -q
  no_slower 4 harmless accounts_128 ingest -q
  no_slower 4 harmless accounts_64 cadence -q
  no_slower 4 harmless accounts_64 linkgraph -q
  awk '{ printf "{\"type\":\"edge\",\"source\":\"x:0\",\"target\":\"%s\",\"channel\":\"text\",\"weight\":8,\"evidence\":[{\"topic\":\"#a\",\"weight\":8}]}\n", $1 }' \
    <(./flood $n 64 x:) >edges
  awk '{ printf "{\"type\":\"edge\",\"source\":\"x:0\",\"target\":\"%s\",\"channel\":\"text\",\"weight\":8,\"evidence\":[{\"topic\":\"#a\",\"weight\":8}]}\n", $1 }' \
    <(seq -f 'x:%.0f' 1000000 $((999999 + n))) >harmless_edges
  no_slower 4 harmless_edges edges cluster -q
}

# many POSTS ACCOUNTS OBJECTS [PLATFORMS]: posts that take turns with the accounts and so on.
many() {
  awk -v n="$1" -v accounts="$2" -v objects="$3" -v platforms="${4:-1}" 'BEGIN {
    for (i = 0; i < n; i++)
      printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"p%d\",\"created_at\":\"2021-03-%02dT%02d:%02d:%02dZ\",\"created_at_precision_s\":1,\"account_uid\":\"x:9%d\",\"text\":\"said number %d of them\",\"post_type\":\"original\",\"hashtags\":[\"tag%d\"],\"url_keys\":[\"one.example/%d\"],\"urls\":[\"https://one.example/%d\"],\"media\":[]}\n",
        i, i % platforms, 1 + int(i / 86400) % 28, int(i / 3600) % 24, int(i / 60) % 60, i % 60, i % accounts, i, i % objects, i % objects, i % objects
  }'
}
pipe() { ingest -q "$1" | dedupe -q -j 2 | cadence -q -j 2 | linkgraph -q -j 2 | cluster -q -j 2 | report -q -f text; }

@test "one object shared by all accounts, one account with all posts, a platform for each post" {
  n=4000
  many $n 400 $n >usual
  many $n $n 1 >object
  many $n 1 $n >account
  many $n $n $n $n >platforms
  for attack in object account platforms; do
    no_slower 8 usual $attack pipe
    within 1200 pipe $attack >found
    [ -s found ]
  done
}

@test "a line without end: 512 MiB in 300 MiB, rejected, and its neighbours kept" {
  for name in ingest dedupe; do
    tool=$name
    { good_line 1; printf '{"type":"post","text":"'; head -c 512M /dev/zero | tr '\0' x; printf '"}\n'; good_line 2; } |
      within 300 "$name" -q -j 2 -o out --force 2>said || [ $? -eq 1 ]
    grep -q "longer than --max-record allows" said
    assert_equal "$name $(posts_in out)" "$name 2"
  done
}

@test "an object of 80,000 keys, one of them twice: linear, in each tool" {
  # wide LAST: ten posts with that many keys, the last of them called LAST.
  wide() {
    awk -v last="$1" 'BEGIN {
      for (n = 0; n < 10; ++n) {
        printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"x\",\"account_uid\":\"x:1\",\"text\":\"t\"", n
        for (i = 0; i < 80000; ++i) printf ",\"k%d\":%d", i, i
        printf ",\"%s\":1}\n", last
      }
    }'
  }
  wide last >distinct
  wide k0 >repeated
  # Searched key by key, one such object took report 14 s.
  for name in ingest dedupe cadence linkgraph cluster report; do no_slower 4 distinct repeated "$name" -q; done
}

@test "nesting 10,000 deep, in each tool" {
  for name in ingest "${stages[@]}"; do
    tool=$name
    { good_line 1
      perl -e 'print "{\"type\":\"post\",\"more\":", "[" x 10000, "]" x 10000, "}\n", "{\"type\":\"post\",\"a\":" , "{\"a\":" x 10000, "1", "}" x 10001, "\n"'
      good_line 2; } >deep.jsonl
    status=0
    within 500 "$name" -q -j 2 deep.jsonl -o out --force --rejects rejects 2>said || status=$?
    assert_equal "$name $status $(jq .line rejects | paste -sd ' ')" "$name 1 2 3"
    renders || assert_equal "$(posts_in out)" 2
  done
}

@test "a theme whose pattern backtracks elsewhere, and one that is too large" {
  make_post() { printf '{"type":"post","uid":"x:%d","platform":"x","account_uid":"x:9","created_at":"2021-03-01T00:00:00Z","text":"%s!"}\n' 1 "$1"; }
  make_post "$(printf 'b%.0s' {1..40000})" >harmless
  make_post "$(printf 'a%.0s' {1..40000})" >harmful
  printf '%s\n' '{"name":"one","patterns":["(a+)+$","(a|a)*c","^(a|aa)+$","(.*a){12}x"]}' >themes
  no_slower 5 harmless harmful report -q -f json --themes themes
  printf '%s\n' '{"name":"two","patterns":["((((a{0,90}){0,90}){0,90}){0,90})"]}' >large
  run --separate-stderr within 1000 report -q harmful --themes large
  assert_failure 2
  [[ $stderr == *"large:1: "* ]]
}

@test "a million hashtags, and links, in one post" {
  perl -e 'print "{\"type\":\"post\",\"uid\":\"x:1\",\"platform\":\"x\",\"account_uid\":\"x:9\",\"created_at\":\"2021-03-01T00:00:00Z\",\"text\":\"t\",\"hashtags\":[", join(",", map "\"t$_\"", 1 .. 1000000), "]}\n"' >tags
  perl -e 'print "{\"type\":\"post\",\"uid\":\"x:1\",\"platform\":\"x\",\"account_uid\":\"x:9\",\"created_at\":\"2021-03-01T00:00:00Z\",\"text\":\"", join(" ", map "#t$_ https://a.example/$_ \@u$_", 1 .. 200000), "\",\"hashtags\":[]}\n"' >text
  for name in dedupe cadence linkgraph report; do
    within 1500 "$name" -q -j 2 tags -o out --force
  done
  within 1500 dedupe -q -j 2 text -o out --force
  # The same out of an export, where hashtags and links are read from the text.
  perl -e 'print "{\"id\":\"c1\",\"author\":\"u\",\"created_utc\":1500000000,\"subreddit\":\"s\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\",\"body\":\"", join(" ", map "#t$_ https://a.example/$_ u/u$_", 1 .. 200000), "\"}\n"' >export.jsonl
  tr '#/@' '   ' <export.jsonl >harmless.jsonl
  no_slower 40 harmless.jsonl export.jsonl within 1500 ingest -q
  ingest -q export.jsonl -o out --force
  assert_equal "$(jq '.hashtags | length' out | head -n 1)" 200000
}

@test "bombs in front of each tool: what expands a thousandfold is refused" {
  { tool=dedupe good_lines 3 | gzip; head -c 400M /dev/zero | gzip -9; } >bomb.gz
  for name in dedupe report; do
    status=0
    within 500 "$name" -q -j 2 bomb.gz -o out --force 2>said || status=$?
    assert_equal "$name $status" "$name 1"
    grep -q "refused: it expands to more than 1000 times its size" said
  done
}
