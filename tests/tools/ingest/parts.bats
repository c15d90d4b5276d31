#!/usr/bin/env bats
# Parts of exports, repeated posts, and little memory.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# made FIRST LAST [TEXT]: posts of made-up accounts, one an hour from 2023-01-01 on, in two languages.
made() {
  for ((i = $1; i <= $2; ++i)); do
    printf '{"id":"%d","author":"a%d","time":"%s","text":"%s %d","lang":"%s"}\n' "$i" $((i % 7)) \
      "$(date -u -d "@$((1672531200 + i * 3600))" +%FT%TZ)" "${3:-text}" "$i" \
      "$([ $((i % 3)) = 0 ] && echo zh-TW || echo en)"
  done
}
mapping() {
  cat >map.json <<'END'
{"format":"jsonl","platform":{"const":"x"},
 "post":{"uid":"/id","account_uid":"/author","account_handle":"/author",
 "created_at":{"from":"/time","format":"iso"},"text":"/text","lang":"/lang"}}
END
}
uids() { jq -r 'select(.type == "post").uid' | cut -d: -f2 | tr '\n' ' '; }
accounts() { jq -r 'select(.type == "account").uid' | cut -d: -f2 | tr '\n' ' '; }

@test "--since and --until: from the first instant on, up to the second" {
  mapping
  made 1 10 >posts.jsonl
  run bash -c 'ingest -q --map map.json posts.jsonl --since 2023-01-01T03:00:00Z --until 2023-01-01T05:00:00Z >out'
  assert_success
  assert_equal "$(uids <out)" "3 4 "
  # Accounts whose posts are all left out are left out too.
  assert_equal "$(accounts <out)" "a3 a4 "
  assert_equal "$(jq -r 'select(.type == "run").notes[]' out)" \
    "posts left out as asked for: 2 before --since, 6 not before --until"
  run --separate-stderr ingest --since 23-11-2016 posts.jsonl --map map.json
  assert_failure 2
  [[ $stderr == *"--since: '23-11-2016' is no time"* ]]
}

@test "a post without a time is not of any time" {
  printf '{"format":"jsonl","platform":{"const":"x"},"post":{"uid":"/id","account_uid":"/author"}}' >map.json
  made 1 2 >posts.jsonl
  run --separate-stderr ingest --map map.json posts.jsonl --since 2020-01-01 --only post
  assert_success
  assert_output ""
  [[ $stderr == *"posts left out as asked for: 2 without a time"* ]]
}

@test "--lang takes in the tags that it begins" {
  mapping
  made 1 7 >posts.jsonl
  ingest -q --map map.json posts.jsonl --lang ZH >out
  assert_equal "$(uids <out)" "3 6 "
  ingest -q --map map.json posts.jsonl --lang z,en-GB >out
  assert_equal "$(uids <out)" ""
  ingest -q --map map.json posts.jsonl --lang zh,en >out
  assert_equal "$(uids <out)" "1 2 3 4 5 6 7 "
}

@test "--account: uids, handles and addresses, defanged or not" {
  mapping
  made 1 14 >posts.jsonl
  printf '# a list\nx:a1\n@A2 a remark\nhxxps://x[.]com/a3\n' >list.txt
  ingest -q --map map.json posts.jsonl --account list.txt >out
  assert_equal "$(uids <out)" "1 2 3 8 9 10 "
  assert_equal "$(accounts <out)" "a1 a2 a3 "
  assert_equal "$(jq -r 'select(.type == "run").auxiliary[].name' out | tr '\n' ' ')" "map.json list.txt "
  printf 'https://x.com/a1/status/5\n' >list.txt
  run --separate-stderr ingest --map map.json posts.jsonl --account list.txt
  assert_failure 2
  [[ $stderr == *"list.txt: https://x.com/a1/status/5 is the address of no profile"* ]]
}

@test "--sample: the same posts whatever their order, about the share" {
  mapping
  made 1 1000 >posts.jsonl
  tac posts.jsonl >reversed.jsonl
  ingest -q --map map.json posts.jsonl --sample 0.2 >out
  ingest -q --map map.json reversed.jsonl --sample 0.2 >other
  assert_equal "$(uids <out | tr ' ' '\n' | sort)" "$(uids <other | tr ' ' '\n' | sort)"
  n=$(uids <out | wc -w)
  [ "$n" -gt 150 ] && [ "$n" -lt 250 ]
  ingest -q --map map.json posts.jsonl --sample 0.5 >more
  # A larger sample holds the smaller one.
  assert_equal "$(comm -23 <(uids <out | tr ' ' '\n' | sort) <(uids <more | tr ' ' '\n' | sort) | tr -d '\n')" ""
}

@test "--limit: the first posts and their accounts, while all is read" {
  mapping
  made 1 20 >posts.jsonl
  echo '{"id":' >>posts.jsonl
  run bash -c 'ingest --map map.json posts.jsonl --limit 3 >out'
  assert_failure 1
  assert_equal "$(uids <out)" "1 2 3 "
  assert_equal "$(accounts <out)" "a1 a2 a3 "
  assert_equal "$(tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .rejected]')" "[20,3,1]"
}

@test "the first copy is written, later ones are counted, differing ones listed" {
  mapping
  made 1 3 >one.jsonl
  { made 2 2; made 3 3 other; made 4 4; } >two.jsonl
  run bash -c 'ingest -q --map map.json one.jsonl two.jsonl >out'
  assert_success
  assert_equal "$(uids <out)" "1 2 3 4 "
  assert_equal "$(jq -r 'select(.uid == "x:3").text' out)" "text 3"
  assert_equal "$(tail -n 1 out | jq -c '[.conflicting, .notes]')" \
    '[1,["two.jsonl:2: a repeated post differs from its first copy, which is kept"]]'
}

@test "little memory gives the same bytes, repetitions and conflicts included" {
  mapping
  made 1 3000 >one.jsonl
  { made 2900 3100; made 100 200 other; made 3050 3300 third; } >two.jsonl
  ingest -q --map map.json one.jsonl two.jsonl >roomy
  ingest -q --map map.json one.jsonl two.jsonl --memory 1 --tmpdir "$PWD" >tight
  cmp roomy tight
  assert_equal "$(tail -n 1 roomy | jq -c '[.records_in.post, .records_out.post, .conflicting]')" "[3553,3300,152]"
  ingest -q --map map.json one.jsonl two.jsonl --limit 3200 >roomy
  ingest -q --map map.json one.jsonl two.jsonl --limit 3200 --memory 1 --tmpdir "$PWD" >tight
  cmp roomy tight
  run --separate-stderr ingest -q --map map.json one.jsonl --memory 1 --tmpdir /nonexistent
  assert_failure 1
  [[ $stderr == *"temporary file in /nonexistent: cannot be made"*"--tmpdir names another folder"* ]]
}

@test "--redirects: a short link has the key of its target, and what is not listed stays" {
  mapping
  sed -i 's#"/lang"#"/lang","urls":"/urls"#' map.json
  printf '%s\n' '{"id":"1","author":"a","text":"","time":"2023-01-01T00:00:00Z","urls":["https://bit.ly/one","https://bit.ly/two","https://bit.ly/loop","https://a.example/"]}' >posts.jsonl
  printf '%s\n' '{"from":"http://bit.ly/one","to":"https://t.co/x"}' \
    '{"from":"https://t.co/x","to":"https://www.news.example/page?utm_source=a"}' \
    '{"from":"https://bit.ly/loop","to":"https://bit.ly/pool"}' \
    '{"from":"https://bit.ly/pool","to":"https://bit.ly/loop"}' >redirects.jsonl
  ingest -q --map map.json posts.jsonl --redirects redirects.jsonl --only post >out
  assert_equal "$(jq -c .urls out)" '["https://bit.ly/one","https://bit.ly/two","https://bit.ly/loop","https://a.example/"]'
  assert_equal "$(jq -c .url_keys out)" '["https://news.example/page","https://bit.ly/two","https://bit.ly/loop","https://a.example/"]'
  assert_equal "$(jq -c .url_shortened out)" '[false,true,true,false]'
  printf '{"from":"https://bit.ly/one"}\n' >redirects.jsonl
  run --separate-stderr ingest --map map.json posts.jsonl --redirects redirects.jsonl
  assert_failure 2
  [[ $stderr == *'redirects.jsonl:1: "from" or "to" is no web address; write {"from": ADDRESS, "to": ADDRESS}'* ]]
  printf '{"from":"https://bit.ly/1","to":"https://a.example"}\n{"from":"https://bit.ly/1","to":"https://b.example"}\n' >redirects.jsonl
  run --separate-stderr ingest --map map.json posts.jsonl --redirects redirects.jsonl
  assert_failure 2
  [[ $stderr == *"redirects.jsonl:2: https://bit.ly/1 leads to https://a.example/ and to https://b.example/"* ]]
}

@test "--no-hash: the run record has sizes and no hashes" {
  run bash -c 'ingest -q --no-hash "$1" | tail -n 1 | jq -c ".inputs[0] | [.name, .bytes > 0, .sha256]"' - "$fixtures/x_archive.csv"
  assert_output '["x_archive.csv",true,null]'
}
