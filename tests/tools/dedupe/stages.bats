#!/usr/bin/env bats
# dedupe by its stages: the law that they give what one process gives. What can be wrong with lines
# is the same for all tools: tests/tools/cadence/stages.bats. All posts are invented.

load ../support/load
load ../support/stages
setup() { in_own_folder; }

types=duplicate,duplicate_group

# copies_case SEED: templates with their words changed here and there, equal texts, short ones, texts of nobody
# else, links, pictures by hash and by id, posts without a time, a uid twice with other content, uids and texts
# with what a line must not hold.
copies_case() {
  awk -v seed="$1" 'function word(n) { return substr("amberbasilcedardelta ember fennelgarnethazel indigojasperkeltielilac ", 1 + 6 * (n % 11), 6) n }
    function text_of(template, changes,   i, words) {
      words = ""
      for (i = 0; i < 18; ++i) words = words " " word(rand() < changes ? int(1e6 * rand()) : template * 100 + i)
      return words
    }
    function hash_of(template, flips,   i, digits, hex) {
      digits = ""
      for (i = 0; i < 64; ++i) {
        hex = (template * 7 + i * i * (template + 3) + int(i * template / 3)) % 16
        digits = digits sprintf("%x", i < flips ? (hex + 1) % 16 : hex)
      }
      return "pdq:" digits
    }
    function post(uid, account, at_s, text, more) {
      printf "{\"type\":\"post\",\"uid\":\"%s\",\"platform\":\"%s\",\"account_uid\":\"x:%s\",\"created_at\":%s,\"text\":\"%s\",\"hashtags\":[\"tag%d\"]%s}\n", \
        uid, account % 3 ? "x" : "reddit", account, at_s < 0 ? "null" : sprintf("\"2020-01-%02dT%02d:%02d:%02dZ\"", 1 + at_s / 86400, at_s / 3600 % 24, at_s / 60 % 60, at_s % 60), text, account % 5, more
    }
    BEGIN {
      srand(seed)
      for (n = 0; n < 900; ++n) {
        at_s = n % 37 ? int(25 * 86400 * rand()) : -1
        template = int(12 * rand())
        more = n % 3 ? "" : sprintf(",\"urls\":[\"https://e.example/%d\"],\"url_keys\":[\"e.example/%d\"]", template, template)
        if (n % 4 == 1) more = more sprintf(",\"media\":[\"%s\"]", hash_of(template, int(3 * rand())))
        if (n % 4 == 2) more = more sprintf(",\"media\":[\"id:youtube:%d\",\"sha256:%d\"]", template, int(1e6 * rand()))
        if (n % 11 == 0) more = more ",\"post_type\":\"repost\""
        kind = n % 5
        text = kind == 0 ? text_of(template, 0) : kind == 1 ? text_of(template, 0.06) : kind == 2 ? text_of(1000 + n, 0) : kind == 3 ? "ok " n % 7 : text_of(template, 0.4)
        post("x:p" n, int(60 * rand()), at_s, text, more)
      }
      split("x:\\u0000|x:\\u0000a|x:|x:\\t|x:\\n|x:\\u000e|x:a\\u0001b|x:\\u00ff|x:\\ud83d\\ude00", odd, "|")
      for (o in odd) for (i = 0; i < 3; ++i)
        post(odd[o], o + i, i ? 5000 : -1, "the same odd\\tline\\u0000 of words\\nthat many post without any change in it", i == 2 ? ",\"media\":[\"id:x:\\u0000\"]" : "")
      # One uid with different content at one time.
      for (i = 0; i < 4; ++i) post("x:twice", 70 + i % 2, 7000, text_of(3, 0), "")
      for (i = 0; i < 4; ++i) post("x:twice" , 70 + i, -1, text_of(3, 0), "")
    }'
}

@test "1, 2, 7 and 64 slices and tasks give the records of one process" {
  copies_case 1 >case
  single dedupe $types expected -- case
  [ "$(grep -c '"type":"duplicate_group"' expected)" -ge 20 ]
  [ "$(grep -c '"kind":"near"' expected)" -ge 20 ]
  [ "$(grep -c '"kind":"media"' expected)" -ge 20 ]
  for n in "1 1" "2 3" "7 2" "64 64"; do
    # shellcheck disable=SC2086  # two words
    staged dedupe ${n% *} ${n#* } "out $n" -- case
    derived "out $n" | diff expected -
  done
}

@test "the same with any options, and any number of parts" {
  copies_case 2 >case
  while IFS= read -r options; do
    # shellcheck disable=SC2086  # several words
    single dedupe $types expected $options -- case
    # shellcheck disable=SC2086
    staged dedupe 3 2 out --parts 5 $options -- case
    derived out | diff expected -
    rm out
  done <<'END'
--across accounts --window 2d
--across platforms
--threshold 1
--threshold 0.4 --media exclude
--min-length 0 --reposts exclude
--media-radius 0 --normalise none
END
}

@test "the same with little memory, one thread, and in one pipe" {
  copies_case 3 >case
  single dedupe $types expected -- case
  staged dedupe 4 3 out --memory 64K -j 1 -- case
  derived out | diff expected -
  for i in 0 1 2; do dedupe -q --stage map --slice $i/3 case; done | LC_ALL=C sort |
    dedupe -q --stage reduce --round 1 | dedupe -q --stage reduce --round 2 | dedupe -q --stage reduce --round 3 |
    dedupe -q --stage finish >piped
  derived piped | diff expected -
}

@test "one text of all posts, and no text at all" {
  for ((i = 0; i < 300; ++i)); do
    printf '{"type":"post","uid":"x:%d","account_uid":"x:%d","platform":"x","text":"%s"}\n' $i $i \
      "one and the same sentence that everybody in this stream has posted once"
  done >case
  single dedupe $types expected -- case
  [ "$(wc -l <expected)" -eq 301 ]
  staged dedupe 3 4 out -- case
  derived out | diff expected -
  printf '{"type":"post","uid":"x:%d","account_uid":"x:1","platform":"x"}\n' 1 2 3 >none
  staged dedupe 2 2 nothing -- none
  assert_equal "$(derived nothing)" ""
  : >empty
  staged dedupe 2 2 still_nothing -- empty
  assert_equal "$(derived still_nothing)" ""
}

@test "fingerprints and the notes are those of one process" {
  copies_case 4 >case
  dedupe -q --fingerprints expected.prints --only run case | jq -c .notes >expected.notes
  staged dedupe 3 2 out -- case
  dedupe -q --stage finish --fingerprints prints stages/map.* stages/1.* stages/3.* | tail -1 | jq -c .notes >notes
  diff expected.prints prints
  diff expected.notes notes
  run -2 dedupe --stage map --fingerprints more case
  run -2 dedupe --stage map --against prints case
  run -1 dedupe --stage finish --fingerprints prints stages/map.* stages/1.* stages/3.*
  assert_output --partial "prints"
}

@test "a shard or a round that is missing is refused" {
  copies_case 5 >case
  staged dedupe 3 2 out -- case
  run -1 dedupe --stage reduce --round 2 stages/1.0
  assert_output --partial "shard 1 of 2 of step 1 is missing"
  run -1 dedupe --stage reduce --round 3 stages/1.*
  assert_output --partial "nothing of step 2, which 3 reads too"
  run -1 dedupe --stage finish stages/map.* stages/1.*
  assert_output --partial "nothing of step 3, which finish reads too"
  run -2 dedupe --stage reduce --round 2 --shard 0/2 stages/1.*
  assert_output --partial "round 2 is one task"
}

@test "the records behind the posts are a complete case, which linkgraph reads as that of one process" {
  { copies_case 6 && run_line ingest '{"post":935,"run":1}'; } >case
  [ "$(grep -c '"type":"post"' case)" -eq 935 ]
  dedupe -q case | cadence -q | linkgraph -q --only edge >expected
  staged dedupe 3 2 derived.jsonl -- case
  cat case derived.jsonl >together
  cadence -q --require-complete together >next
  linkgraph -q --only edge next | diff expected -
  [ -s expected ]
}
