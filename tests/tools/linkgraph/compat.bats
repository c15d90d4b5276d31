#!/usr/bin/env bats
# linkgraph --compat: the edge lists of two other tools. Those that the tools themselves made of
# real posts stand in no repository; the tests that compare with them skip where they are not.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
}
sample() { [[ -e $samples/$1 ]] || skip "no sample $1"; }

# invented: nine messages of four accounts as the Coordination Network Toolkit reads them. a and b
# write the same twice, b the second time in answer to somebody; c writes it a second too late for a;
# d and a write nothing but names.
invented() {
  cat <<'END'
message_id,user_id,username,repost_id,reply_id,message,timestamp,urls
1,a,Ann,,,"Vote  NOW",1500000000,https://one.example/ https://two.example/
2,b,Bob,,,vote now,1500000060,https://two.example/
3,c,Cem,,,Vote now,1500000061,https://one.example/
4,a,Ann,,,@b read this,1500009000,https://one.example/
5,b,Bob,,9,@c Read this,1500009000,https://one.example/
6,d,Dee,,,@a,1500009001,
7,a,Ann,,,@d,1500009001,
8,c,Cem,1,,Vote NOW,1500020000,https://one.example/
9,d,Dee,1,,Vote NOW,1500020030,https://one.example/
END
}
ingest_cnt() { ingest -q --map "$root/examples/mappings/cnt.json" "$@"; }
as_peer() { linkgraph -q --only compat_edge --compat "$@"; }
# rows: the records as source, target and columns, without the platform.
rows() {
  jq -r '[(.source, .target | ltrimstr("x:")), .weight, .avg_time_delta, .n_content_id,
    .n_content_id_y, .edge_symmetry_score, .weight_threshold | values | tostring] | join(",")'
}

@test "cnt: directed, by the posts of the source, the window closed, names no text" {
  invented >messages.csv
  ingest_cnt messages.csv -o case.jsonl
  run as_peer cnt --min-objects 1 case.jsonl
  assert_success
  assert_output - <<'END'
{"type":"compat_edge","source":"x:a","target":"x:b","directed":true,"weight":2,"peer":"cnt","channel":"text","window_s":60,"avg_time_delta":null,"n_content_id":null,"n_content_id_y":null,"edge_symmetry_score":null,"weight_threshold":null}
{"type":"compat_edge","source":"x:b","target":"x:a","directed":true,"weight":2,"peer":"cnt","channel":"text","window_s":60,"avg_time_delta":null,"n_content_id":null,"n_content_id_y":null,"edge_symmetry_score":null,"weight_threshold":null}
{"type":"compat_edge","source":"x:b","target":"x:c","directed":true,"weight":1,"peer":"cnt","channel":"text","window_s":60,"avg_time_delta":null,"n_content_id":null,"n_content_id_y":null,"edge_symmetry_score":null,"weight_threshold":null}
{"type":"compat_edge","source":"x:c","target":"x:b","directed":true,"weight":1,"peer":"cnt","channel":"text","window_s":60,"avg_time_delta":null,"n_content_id":null,"n_content_id_y":null,"edge_symmetry_score":null,"weight_threshold":null}
END
  as_peer cnt case.jsonl | rows >found
  printf '%s\n' a,b,2 b,a,2 | diff - found
  as_peer cnt --channels url case.jsonl | rows >found
  printf '%s\n' a,b,2 b,a,2 | diff - found
  as_peer cnt --channels repost --min-objects 1 case.jsonl | rows >found
  printf '%s\n' c,d,1 d,c,1 | diff - found
}

@test "coortweet: undirected, with its columns; one account that takes part enough is enough" {
  invented >messages.csv
  ingest_cnt messages.csv -o case.jsonl
  run as_peer coortweet --window 61s case.jsonl
  assert_success
  # https://one.example/: 1-3 (61 s), 4-5, 8-9; https://two.example/: 1-2. d has a single row.
  assert_output - <<'END'
{"type":"compat_edge","source":"x:a","target":"x:b","directed":false,"weight":2,"peer":"coortweet","channel":"url","window_s":61,"avg_time_delta":30,"n_content_id":2,"n_content_id_y":2,"edge_symmetry_score":1,"weight_threshold":1}
{"type":"compat_edge","source":"x:a","target":"x:c","directed":false,"weight":1,"peer":"coortweet","channel":"url","window_s":61,"avg_time_delta":61,"n_content_id":1,"n_content_id_y":1,"edge_symmetry_score":1,"weight_threshold":0}
END
  # Blanks within a text count for it, so 1 is like no other; a reply, as 5 is, is no copied text.
  as_peer coortweet --channels text --window 61s --min-objects 1 case.jsonl | rows >found
  printf '%s\n' b,c,1,1,1,1,1,0 | diff - found
}

@test "coortweet: an original counts as a row of its author" {
  # c and d repost 8 a second apart, and d and a repost 9. a and c have one repost each, and reach
  # two rows only with the posts of theirs that were reposted.
  cat >messages.csv <<'END'
message_id,user_id,username,repost_id,reply_id,message,timestamp,urls
8,a,Ann,,,mine,1500000000,
9,c,Cem,,,look,1500000000,
10,c,Cem,8,,mine,1500000100,
11,d,Dee,8,,mine,1500000101,
12,d,Dee,9,,look,1500009000,
13,a,Ann,9,,look,1500009001,
END
  ingest_cnt messages.csv -o case.jsonl
  as_peer coortweet --channels repost case.jsonl | rows >found
  printf '%s\n' a,d,1,1,1,1,1,0 c,d,1,1,1,1,1,0 | diff - found
  # Without 8 and 9 in the data they do not.
  grep -v '"uid":"x:[89]"' case.jsonl | as_peer coortweet --channels repost | rows >found
  run cat found
  assert_output ""
}

@test "with --compat there is no edge, and the stream is copied" {
  invented >messages.csv
  ingest_cnt messages.csv -o case.jsonl
  linkgraph -q --compat cnt --channels url,text case.jsonl >linked
  head -n "$(wc -l <case.jsonl)" linked | diff case.jsonl -
  run jq -c 'select(.type == "edge")' linked
  assert_output ""
  assert_equal "$(jq -r 'select(.type == "compat_edge").channel' linked | uniq -c | tr -s ' \n' ' ')" \
    " 2 text 2 url "
  assert_equal "$(tail -n 1 linked | jq -c '[.parameters.compat, .records_out.compat_edge]')" '["cnt",4]'
  run --separate-stderr linkgraph linked
  assert_failure 1
  [[ $stderr == *"already holds records of linkgraph (compat_edge); use --replace"* ]]
}

@test "the order of lines and the number of threads do not matter" {
  lines_of post 1 400 | sed 's/T\(..\):\(..\):../T\1:\2:00/' >posts.jsonl
  for peer in cnt coortweet; do
    as_peer $peer --channels text,url,hashtag -j 1 posts.jsonl >straight 2>stderr
    [[ -s straight ]]
    tac posts.jsonl | as_peer $peer --channels text,url,hashtag -j 4 >reversed 2>stderr
    diff straight reversed
    cat posts.jsonl posts.jsonl | as_peer $peer --channels text,url,hashtag >twice 2>stderr
    diff straight twice
  done
}

@test "posts without a time, and times coarser than the window, are told of" {
  good='"platform":"x","hashtags":["tag"]'
  cat >posts.jsonl <<END
{"type":"post","uid":"x:1","account_uid":"x:a","created_at":"2020-01-01T00:00:00Z","created_at_precision_s":1,$good}
{"type":"post","uid":"x:2","account_uid":"x:b","created_at":"2020-01-01T00:00:00Z","created_at_precision_s":60,$good}
{"type":"post","uid":"x:3","account_uid":"x:c","created_at":"2020-01-01T00:00:00Z","created_at_precision_s":86400,$good}
{"type":"post","uid":"x:4","account_uid":"x:d","created_at":null,$good}
END
  run --separate-stderr linkgraph --compat cnt --channels hashtag --min-objects 1 --only compat_edge posts.jsonl
  assert_success
  assert_equal "$(rows <<<"$output" | tr '\n' ' ')" "a,b,1 b,a,1 "
  [[ $stderr == *"channel hashtag: 1 rows left out for want of a time, 1 because it is less precise"* ]]
  run --separate-stderr linkgraph --compat cnt --channels hashtag --window 30s --only compat_edge <(tail -n 3 posts.jsonl)
  assert_failure 2
  assert_output ""
  [[ $stderr == *"channel 'hashtag' cannot use a window of 30 s: the times in the data are precise to 60 s"* ]]
}

@test "an unknown tool is refused, and nothing to link is said" {
  run --separate-stderr linkgraph --compat gephi /dev/null
  assert_failure 2
  for channel in nonsense persona; do
    run --separate-stderr linkgraph --compat cnt --channels $channel /dev/null
    assert_failure 2
  done
  invented | head -n 3 | sed 's/https.*//' >messages.csv
  ingest_cnt messages.csv -o case.jsonl
  run --separate-stderr linkgraph --compat coortweet --only compat_edge case.jsonl
  assert_success
  assert_output ""
  assert_equal "$stderr" "linkgraph: channel url: no post has what coortweet would link"
}

@test "what is written is as the schema says" {
  linkgraph --schema | jq -r '.oneOf[] | select(.title == "compat_edge").required[]' >expected
  invented >messages.csv
  ingest_cnt messages.csv | as_peer coortweet | head -n 1 | jq -r 'keys_unsorted[]' >found
  diff expected found
}

# The lists of the tools themselves, at 60 s and 2.
# ira: 10,000 posts as the samples hold them, one JSON object a line.
ira() {
  cat >ira.json <<'END'
{"format": "jsonl", "platform": "x", "post": {"uid": "/id", "account_uid": "/user",
  "created_at": {"from": "/ts", "format": "epoch_s"}, "text": "/text", "hashtags": "/hashtags"}}
END
  ingest -q --map ira.json "$samples/peers/ira_10000.jsonl"
}
# cnt_list FILE: its edges, sorted. coortweet_list FILE: each with the lesser account first.
cnt_list() { tr -d '\r' <"$samples/peers/$1" | tail -n +2 | LC_ALL=C sort; }
coortweet_list() {
  tr -d '\r' <"$samples/peers/$1" | tail -n +2 |
    LC_ALL=C awk -F, -v OFS=, '$1 > $2 { swap = $1; $1 = $2; $2 = swap } { print }' | rounded
}
# rounded: the tools write fractions with 15 digits.
rounded() {
  LC_ALL=C awk -F, '{ printf "%s,%s,%d,%.9g,%d,%d,%.9g,%d\n", $1, $2, $3, $4, $5, $6, $7, $8 }' | LC_ALL=C sort
}

@test "the lists of the Coordination Network Toolkit: 168 by text, 1,208 by hashtag, 95 by repost" {
  sample peers
  ira >case.jsonl
  as_peer cnt --channels text case.jsonl | rows | LC_ALL=C sort >found
  diff found <(cnt_list cnt_co_tweet_10000.edges.csv)
  assert_equal "$(wc -l <found)" 168
  as_peer cnt --channels hashtag case.jsonl | rows | LC_ALL=C sort >found
  diff found <(cnt_list cnt_co_link_ht_10000.edges.csv)
  assert_equal "$(wc -l <found)" 1208
  ingest_cnt "$samples/peers/russian_rt.cnt.csv" >case.jsonl
  as_peer cnt --channels repost case.jsonl | rows | LC_ALL=C sort >found
  diff found <(cnt_list cnt_co_retweet_russian_rt.edges.csv)
  assert_equal "$(wc -l <found)" 95
}

@test "the same from the table that it read itself" {
  sample peers
  ingest_cnt "$samples/peers/ira_10000.text.cnt.csv" | as_peer cnt | rows | LC_ALL=C sort >found
  diff found <(cnt_list cnt_co_tweet_10000.edges.csv)
}

@test "the lists of CooRTweet with all their columns: 155 by text, 990 by hashtag, 3,721 by repost" {
  sample peers
  ira >case.jsonl
  as_peer coortweet --channels text case.jsonl | rows | rounded >found
  diff found <(coortweet_list coort_text_10000.edges.csv)
  assert_equal "$(wc -l <found)" 155
  as_peer coortweet --channels hashtag case.jsonl | rows | rounded >found
  diff found <(coortweet_list coort_hashtag_10000.edges.csv)
  assert_equal "$(wc -l <found)" 990
  ingest_cnt "$samples/peers/russian_rt.cnt.csv" >case.jsonl
  as_peer coortweet --channels repost case.jsonl | rows | rounded >found
  diff found <(coortweet_list coort_russian_rt_35125.edges.csv)
  assert_equal "$(wc -l <found)" 3721
}
