#!/usr/bin/env bats
# linkgraph, each channel beyond copied text, links and tags: found; not found outside its window;
# switched off; and with nothing in it. All posts and profiles are invented.

load ../support/load
setup() { in_own_folder; }

# posts: from lines of "account time-of-2020-01-01 fields", a JSON object of more fields, the posts.
posts() {
  local account time fields n=0
  while read -r account time fields; do
    n=$((n + 1))
    printf '{"type":"post","uid":"%s:p%d","platform":"%s","account_uid":"%s","created_at":"2020-01-%sZ","created_at_precision_s":1,"post_type":"original",%s\n' \
      "${account%%:*}" "$n" "${account%%:*}" "$account" "$time" "${fields#\{}"
  done
}
# edges OPTIONS...: channel, both ends and the evidence's objects of each edge, of standard input.
edges() {
  linkgraph -q --only edge "$@" 2>/dev/null |
    jq -r '[.channel, .source, .target, ([.evidence[].object] | join(";"))] | join(" ")'
}

@test "domain: two sites within a minute, a site once a post, short links and pseudonyms lead nowhere" {
  posts >two <<'END2'
x:a 01T10:00:00 {"url_keys":["https://one.example/1","https://news.one.example/2"],"url_shortened":[false,false]}
x:b 01T10:01:00 {"url_keys":["https://one.example/3"],"url_shortened":[false]}
x:a 01T11:00:00 {"url_keys":["https://192.0.2.7/x"],"url_shortened":[false]}
x:b 01T11:00:59 {"url_keys":["https://192.0.2.7/y"],"url_shortened":[false]}
x:c 01T10:00:00 {"url_keys":["https://bit.ly/a","https://p0123.invalid/","https://one.example/9"],"url_shortened":[true,false,false]}
x:d 01T10:00:00 {"url_keys":["https://bit.ly/b","https://p0123.invalid/","https://one.example/8"],"url_shortened":[true,false,false]}
END2
  assert_equal "$(edges --channels domain <two)" "domain x:a x:b 192.0.2.7;one.example"
  assert_equal "$(edges --channels domain --window 59s <two)" ""
  assert_equal "$(edges --channels hashtag,mention <two)" ""
  assert_equal "$(edges --channels domain --min-objects 1 <two | wc -l)" 6
}

@test "hashtag_sequence: three tags or more, in their order, within an hour" {
  posts >tags <<'END2'
x:a 01T10:00:00 {"hashtags":["one","two","three"]}
x:b 01T11:00:00 {"hashtags":["one","two","three"]}
x:c 01T10:00:00 {"hashtags":["three","two","one"]}
x:d 01T10:00:00 {"hashtags":["one","two"]}
x:e 01T10:00:00 {"hashtags":["one","two"]}
x:f 01T11:00:01 {"hashtags":["one","two","three","four"]}
END2
  assert_equal "$(edges --channels hashtag_sequence <tags)" "hashtag_sequence x:a x:b one two three"
  assert_equal "$(edges --channels hashtag_sequence --window hashtag_sequence=3599s <tags)" ""
  assert_equal "$(edges --channels mention <tags)" ""
}

@test "quote: one rare post quoted within an hour; a repost of a quote is none" {
  posts >quotes <<'END2'
x:a 01T10:00:00 {"quote_of_uid":"x:9"}
x:b 01T11:00:00 {"quote_of_uid":"x:9"}
x:c 01T12:00:01 {"quote_of_uid":"x:9"}
x:d 01T10:00:00 {"quote_of_uid":""}
x:e 01T10:00:00 {"quote_of_uid":""}
END2
  sed 's/x:p/x:r/; s/x:a/x:f/; s/"original"/"repost"/' quotes >reposts
  assert_equal "$(cat quotes reposts | edges --channels quote)" "quote x:a x:b x:9"
  assert_equal "$(edges --channels quote --window 3599s <quotes)" ""
  assert_equal "$(edges --channels reply,repost <quotes)" ""
}

@test "media: the group, else the exact name, never both; ids count on their own platform" {
  posts >media <<'END2'
x:a 01T10:00:00 {"media":["phash:d1c2b3a4d1c2b3a4"]}
x:b 02T10:00:00 {"media":["phash:d1c2b3a4d1c2b3a5"]}
x:c 01T10:00:00 {"media":["phash:d1c2b3a4d1c2b3a4","id:5"]}
x:d 01T10:00:00 {"media":["id:5","id:music:7","phash:0000000000000000","","id:"]}
vk:e 01T10:00:00 {"media":["id:5","id:music:7","phash:0000000000000000","","id:"]}
vk:f 02T10:00:01 {"media":["id:5"]}
vk:g 02T10:00:02 {"media":["sha256:ab"]}
x:h 02T10:00:02 {"media":["sha256:ab"]}
END2
  cat >groups <<'END2'
{"type":"duplicate","post_uid":"x:p1","account_uid":"x:a","platform":"x","post_type":"original","created_at":"2020-01-01T10:00:00Z","hashtags":[],"group_uid":"x:p1#media:1","kind":"media","similarity":1}
{"type":"duplicate","post_uid":"x:p2","account_uid":"x:b","platform":"x","post_type":"original","created_at":"2020-01-02T10:00:00Z","hashtags":[],"group_uid":"x:p1#media:1","kind":"media","similarity":0.9}
END2
  cat >expected <<'END2'
media vk:g x:h sha256:ab
media x:a x:b x:p1#media:1
media x:c x:d x id:5
END2
  cat media groups | edges --channels media | diff expected -
  cat groups media | edges --channels media -j 2 | diff expected -
  cat media groups | edges --channels media --window 86399s | diff <(grep -v x:a expected) -
  cat media groups | edges --channels text,repost | diff /dev/null -
  # Without groups the exact names are all there is.
  edges --channels media <media | diff <(sed 's/x:a x:b .*/x:a x:c phash:d1c2b3a4d1c2b3a4/' expected) -
}

# profiles: two platforms; one person, one namesake, some strangers.
profiles() {
  cat <<'END2'
{"type":"account","uid":"x:1","handle":"@Lena_Hoff","name":"Lena Hoff","bio":"Mother of two https://lena.example/","url":null,"avatar":"sha256:aa","created_at":null}
{"type":"account","uid":"vk:1","handle":"@lena.hoff","name":"LENA HOFF","bio":"mother of TWO","url":"http://www.lena.example","avatar":"sha256:aa","created_at":null}
{"type":"account","uid":"x:2","handle":"@lena2","name":"Lena Hoff","bio":"","url":"","avatar":"","created_at":null}
{"type":"account","uid":"vk:3","handle":"","name":"","bio":"","url":"","avatar":"","created_at":null}
{"type":"account","uid":"x:3","handle":"","name":"","bio":"","url":"","avatar":"","created_at":null}
END2
  for i in 1 2 3 4 5 6; do
    printf '{"type":"account","uid":"x:s%d","handle":"@s%d","name":"Other %d","bio":"Bio %d","url":"https://s%d.example","avatar":"sha256:%d"}\n' $i $i $i $i $i $i
  done
}

@test "persona: the same profile on two platforms, weighed by rarity; no times, no probabilities" {
  profiles >accounts
  cat >expected <<'END2'
persona vk:1 x:1 handle:lenahoff;avatar:sha256:aa;bio:mother of two;link:https://lena.example/;name:lena hoff
persona vk:1 x:2 name:lena hoff
END2
  edges --evidence 9 <accounts | diff expected -
  tac accounts | edges --evidence 9 -j 2 | diff <(edges --evidence 9 <accounts) -
  assert_equal "$(edges --min-objects 2 <accounts | wc -l)" 1
  assert_equal "$(edges --channels creation,text <accounts)" ""
  run --separate-stderr linkgraph --only edge --fdr 0.5 accounts
  [[ -z $output && $stderr == *"channel persona has no test"* ]]
  linkgraph -q --only edge accounts 2>/dev/null | head -n 1 >edge
  assert_equal "$(jq -c '[.expected,.p_value,.q_value,.window_s,.lag_median_s,.first_at,.last_at,.n_events,.n_objects]' edge)" \
    "[null,null,null,0,null,null,null,0,5]"
  assert_equal "$(jq -c '[.evidence[] | .source_post,.target_post,.lag_s] | unique' edge)" "[null]"
  # One person's two profiles agree for one reason: one topic.
  assert_equal "$(jq -r '[.evidence[].topic] | unique[]' edge)" persona
  assert_equal "$(jq -r '.weight * 1000 | round' edge)" "$(jq -n '((8/2|log)*3 + (9/2|log) + (9/3|log)) * 1000 | round')"
}

@test "persona: the names in posts stand in for the records that are not there" {
  {
    posts <<'END2'
vk:9 01T10:00:00 {"account_handle":"@lenahoff","account_name":"L."}
x:1 01T10:00:00 {"account_handle":"@renamed","account_name":"L."}
END2
    profiles
  } >case
  assert_equal "$(edges --channels persona <case | grep vk:9)" "persona vk:9 x:1 handle:lenahoff"
}

# born PREFIX N DATE: accounts made one a minute from that time on.
born() {
  local i
  for ((i = 0; i < $2; i++)); do
    printf '{"type":"account","uid":"%s%d","created_at":"%s:%02d:00Z","created_at_precision_s":1}\n' "$1" "$i" "$3" $((i % 60))
  done
}

@test "creation: the members of a batch, on one platform, with the batch's test" {
  for month in 01 02 03; do
    for day in 02 05 09 12 17 21 25; do born "x:$month$day" 1 "2017-${month}-${day}T03"; done
  done >accounts
  born x:m 8 2017-02-14T09 >>accounts
  born vk:m 4 2017-02-14T09 >>accounts
  printf '{"type":"account","uid":"x:n1","created_at":null}\n{"type":"account","uid":"x:n2","created_at":null}\n' >>accounts
  linkgraph -q --only edge accounts 2>/dev/null >found
  assert_equal "$(jq -r .channel found | sort | uniq -c | xargs)" "28 creation"
  assert_equal "$(jq -r '.source, .target' found | sort -u | xargs)" "x:m0 x:m1 x:m2 x:m3 x:m4 x:m5 x:m6 x:m7"
  assert_equal "$(jq -c '.evidence[] | [.object,.topic,.source_post]' found | sort -u)" \
    '["created:x:2017-02-14T09","creation",null]'
  assert_equal "$(jq -c '[.window_s, .n_objects, .q_value < 0.01, (.weight * 1000 | round)]' found | sort -u)" \
    "[3600,1,true,$(jq -n '29/8 | log * 1000 | round')]"
  assert_equal "$(shuf --random-source=found accounts | edges --channels creation)" "$(edges <accounts)"
  assert_equal "$(edges --channels persona <accounts)" ""
  assert_equal "$(edges --min-objects 2 <accounts)" ""
  assert_equal "$(edges --fdr 0.01 <accounts | wc -l)" 28
  assert_equal "$(edges --fdr 0 <accounts)" ""
}

@test "channels without posts have no window" {
  run --separate-stderr linkgraph --window persona=1h /dev/null
  assert_equal $status 2
  [[ $stderr == *"channel persona compares profiles"* ]]
  linkgraph -q --window 1h /dev/null
}

@test "times that cannot be used are told of, channel by channel" {
  for channel in domain hashtag_sequence quote media; do
    for account in x:a x:b x:c; do
      printf '{"type":"post","uid":"%s1","platform":"x","account_uid":"%s","created_at":%s,"created_at_precision_s":%d,"post_type":"original","url_keys":["https://one.example/"],"hashtags":["a","b","c"],"quote_of_uid":"x:9","media":["sha256:ab"]}\n' \
        $account $account "$([[ $account == x:a ]] && echo null || echo '"2020-01-01T10:00:00Z"')" $([[ $account == x:b ]] && echo 604800 || echo 1)
    done >posts
    run --separate-stderr linkgraph --only edge --channels $channel posts
    assert_success
    [[ $stderr == *"channel $channel: 1 traces left out for want of a time, 1 because it is less precise"* ]]
    grep -v x:c posts >coarse
    run --separate-stderr linkgraph --only edge --channels $channel --window $channel=30s coarse
    assert_equal $status 2
    [[ $stderr == *"channel '$channel' cannot use a window of 30 s"* ]]
  done
}

@test "the report speaks of links that have no posts behind them" {
  {
    profiles
    born x:m 8 2017-02-14T09
    for month in 01 02 03; do
      for day in 02 05 09 12 17 21 25; do born "x:$month$day" 1 "2017-${month}-${day}T03"; done
    done
  } | linkgraph -q 2>/dev/null >linked
  {
    cat linked
    rank=0
    for uid in vk:1 x:1 x:m0 x:m1 x:m2; do
      rank=$((rank + 1))
      printf '{"type":"member","account_uid":"%s","cluster_uid":"vk:1","score":0.5,"rank":%d,"is_seed":false,"degree":2,"channels":["creation","persona"]}\n' $uid $rank
    done
    printf '{"type":"cluster","cluster_uid":"vk:1","n_accounts":5,"n_platforms":2,"channels":["creation","persona"],"score":0.5,"seeds":[]}\n'
  } >clustered
  report -q -f text clustered 2>/dev/null >page
  report -q -f html clustered 2>/dev/null >page.html
  report -q -f json clustered 2>/dev/null | jq -c '.. | .strongest? // empty | .[].evidence[].source_post' | sort -u | diff <(echo null) -
  for words in "on different platforms" "The batch was tested, not the pair" "How often strangers agree"; do
    tr -s ' \n' '  ' <page | grep -q "$words"
    tr -s ' \n' '  ' <page.html | grep -q "$words"
  done
  run ! grep -q "within 0 s" page page.html
}

@test "the manual lists every channel with its window" {
  linkgraph --describe man | grep '^One of text, ' | head -n 1 | sed 's/One of //; s/[,.]/ /g' |
    xargs -n 1 >channels
  assert_equal "$(wc -l <channels)" 14
  while read -r channel; do
    grep -q "^\.B ${channel//_/_}\$" "$root/man/cahoots-linkgraph.1"
  done <channels
}
