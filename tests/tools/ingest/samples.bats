#!/usr/bin/env bats
# Real exports, which the repository does not hold: tests skip where they are not. Every reject is
# accounted for.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
}
sample() { [[ -e $samples/$1 ]] || skip "no sample $1"; }
# counts FILE…: ingests samples; posts in, posts out, accounts out, rejected, conflicting.
counts() {
  run --separate-stderr ingest "${@/#/$samples/}" --rejects rejects.jsonl -o out --force
  tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .records_out.account, .rejected, .conflicting]'
}
# errors: the reasons of the rejects, each once.
errors() { jq -r .error rejects.jsonl | sort | uniq -c | sed 's/^ *//'; }

@test "the archive of X: 14 rows, three with an id that was rounded" {
  sample cnhu_xinjiang_sample
  run counts cnhu_xinjiang_sample/CNHU_0621_2021_sample14.csv
  assert_output "[11,11,11,3,0]"
  assert_equal "$(jq -r .line rejects.jsonl | tr '\n' ' ')" "11 23 24 "
  assert_equal "$(jq -r .error rejects.jsonl | grep -c 'was rounded by a spreadsheet$')" 3
}

@test "the archive of X: 744 users and the two days on which many were made" {
  sample china_x_io_2019_users
  run counts china_x_io_2019_users/china_082019_1_users_csv_hashed.csv
  assert_output "[null,null,744,0,0]"
  jq -r 'select(.type == "account").created_at' out | sort | uniq -c | sort -rn | head -n 2 >days
  assert_equal "$(tr -s ' \n' ' ' <days)" " 119 2017-08-30T00:00:00Z 97 2017-08-18T00:00:00Z "
}

@test "Pushshift: comments and submissions" {
  sample reddit_pushshift
  run counts reddit_pushshift/reddit_comment_2022-10-20.json.gz
  assert_output "[1805,1805,1599,0,0]"
  assert_equal "$(zcat "$samples/reddit_pushshift/reddit_comment_2022-10-20.json.gz" | wc -l)" 1805
  run counts reddit_pushshift/reddit_submission_2022-10-20.json.gz
  assert_output "[280,280,154,0,0]"
  assert_equal "$(zcat "$samples/reddit_pushshift/reddit_submission_2022-10-20.json.gz" | wc -l)" 280
}

@test "TikTok: the examples of the reference do not ask for usernames" {
  sample formats/traktok
  folder=formats/traktok/tests/testthat
  run counts $folder/example_resp_comments.json
  assert_output "[null,null,null,1,0]"
  assert_equal "$(errors)" "1 no username: ask for the field in the query"
  run counts $folder/example_resp_q_videos.json
  assert_output "[null,null,null,1,0]"
  assert_equal "$(errors)" "1 no username: ask for the field in the query (and 1 more in this record)"
  run counts $folder/example_resp_q_user.json
  assert_output "[null,null,null,1,0]"
  assert_equal "$(errors)" "1 user information without a username"
  # With one they are read; the two videos of the example have the same id.
  sed 's/"create_time"/"username": "made_up", &/; s/"display_name"/"username": "made_up", &/' \
    "$samples/$folder"/example_resp_{comments,q_videos,q_user}.json >with_names.json
  ingest with_names.json -o named
  assert_equal "$(tail -n 1 named | jq -c '[.records_out.post, .records_out.account, .rejected]')" "[2,1,0]"
}

@test "TikTok: requests are no responses" {
  sample formats/traktok
  for file in example_query example_request; do
    run --separate-stderr ingest "$samples/formats/traktok/tests/testthat/$file.json"
    assert_failure 1
    [[ $stderr == "ingest: $file.json: no known format: its first record has the keys "* ]]
  done
}

@test "API v2 by twarc: pages, flattened tweets, users, edits, long pages" {
  sample formats/twarc-csv-x-api-v2
  while read -r file expected; do
    run counts "formats/twarc-csv-x-api-v2/test-data/$file.jsonl"
    echo "$file"
    assert_output "$expected"
  done <<'END'
2sets [282,276,289,0,0]
brexit [159,155,177,0,0]
cashtags [2,1,1,0,0]
cotweet [2,1,1,0,0]
edited [3,2,1,0,0]
entities_test [671,650,612,0,0]
flat [194,164,153,0,0]
geo_tweets [3,3,4,0,0]
kpop [123,121,112,0,0]
many_urls [3,2,1,0,0]
media_policy_violation_off [162,161,52,0,0]
media_policy_violation_on [162,160,46,0,0]
noflat [166,164,178,0,0]
quoted_edit [4,3,2,0,0]
two_tweets [2,2,2,0,0]
users [52,52,91,0,0]
withheld [285,284,598,0,0]
END
}

@test "API v2: every tweet of a page is there, counted another way" {
  sample formats/twarc-csv-x-api-v2
  for file in 2sets brexit entities_test noflat withheld; do
    path=$samples/formats/twarc-csv-x-api-v2/test-data/$file.jsonl
    jq -r '(.data | if type == "array" then .[] else . end), .includes.tweets[]? | "x:" + .id' \
      "$path" | sort -u >expected
    ingest "$path" -q --only post | jq -r .uid | sort >found
    diff expected found
    jq -r '(.data | if type == "array" then .[] else . end), .includes.tweets[]? |
      ["x:" + .id, "x:" + .author_id, .created_at[:19], .public_metrics.like_count] | @tsv' \
      "$path" | sort -u -k1,1 >expected
    ingest "$path" -q --only post |
      jq -r '[.uid, .account_uid, .created_at[:19], .likes] | @tsv' | sort -k1,1 >found
    diff expected found
  done
}

@test "API v2: a stream with a torn line" {
  sample formats/twarc-csv-x-api-v2
  run counts formats/twarc-csv-x-api-v2/test-data/streaming_output_with_error.jsonl
  assert_output "[11,11,11,1,0]"
  assert_equal "$(jq .line rejects.jsonl)" 8
  [[ $(errors) == "1 malformed JSON: "* ]]
}

@test "API v2: counts, lists and compliance files are refused, an empty one is nothing" {
  sample formats/twarc-csv-x-api-v2
  for file in counts lists tweets_compliance users_compliance; do
    run --separate-stderr ingest "$samples/formats/twarc-csv-x-api-v2/test-data/$file.jsonl" --only post
    assert_failure 1
    assert_equal "$output" ""
    [[ $stderr == "ingest: $file.jsonl: no known format: "* ]]
  done
  run counts formats/twarc-csv-x-api-v2/test-data/empty.json
  assert_output "[null,null,null,0,0]"
}

@test "comments under five videos on YouTube, by a mapping: three stand twice" {
  sample youtube_spam
  run --separate-stderr ingest --map "$root/examples/mappings/youtube_spam.json" \
    "$samples"/youtube_spam/data/*.csv -o out
  assert_success
  assert_equal "$(tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .conflicting]')" "[1957,1954,0]"
  # Lines that begin with an id, counted another way: five of them stand within the text of a
  # comment whose quote is not closed, which RFC 4180 cannot tell from a comment of many lines.
  assert_equal "$(grep -ahoE '^[A-Za-z0-9_-]{20,60},' "$samples"/youtube_spam/data/*.csv | wc -l)" "$((1957 + 5))"
  run jq -r 'select(.type == "post" and (.text | test("\n[A-Za-z0-9_-]{43},"))).text' out
  assert_equal "$(grep -cE '^[A-Za-z0-9_-]{43},' <<<"$output")" 5
}

@test "users of Reddit, by a mapping: 943 rows, three names twice" {
  sample reddit_ira
  ingest -q --map "$root/examples/mappings/reddit_users.json" "$samples/reddit_ira/data/users.csv" -o out
  assert_equal "$(tail -n 1 out | jq -c '[.records_out.account, .rejected]')" "[940,0]"
  assert_equal "$(tail -n +2 "$samples/reddit_ira/data/users.csv" | wc -l)" 943
  assert_equal "$(tail -n +2 "$samples/reddit_ira/data/users.csv" | awk -F, '{print $NF}' | sort -u | wc -l)" 940
  # A list of names and karma has no header, and is no export; it is refused, not guessed at.
  run --separate-stderr ingest "$samples/reddit_ira/seed.csv"
  assert_failure 1
  [[ $stderr == *"seed.csv: no known format: its header has the columns "* ]]
}
