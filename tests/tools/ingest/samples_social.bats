#!/usr/bin/env bats
# Real exports of Bluesky and Telegram, which the repository does not hold: tests skip where they
# are not. Counts are taken a second way, with jq.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}/formats
}
sample() { [[ -e $samples/$1 ]] || skip "no sample $1"; }
# counts FILE…: ingests samples; posts in, posts out, accounts out, rejected, conflicting.
counts() {
  run --separate-stderr ingest "${@/#/$samples/}" --rejects rejects.jsonl -o out --force
  tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .records_out.account, .rejected, .conflicting]'
}

@test "Jetstream of Bluesky: every post and repost, and nothing else, counted another way" {
  sample bluesky/golden_v1.jsonl
  run counts bluesky/golden_v1.jsonl
  assert_output "[2,2,3,0,0]"
  run counts bluesky/expected_v1.jsonl
  assert_output "[32,32,30,0,0]"
  cat "$samples"/bluesky/{golden,expected}_v1.jsonl >all.jsonl
  jq -r 'select(.commit.record and (.commit.collection | test("^app.bsky.feed.(post|repost)$"))) |
    ["bluesky:at://\(.did)/\(.commit.collection)/\(.commit.rkey)",
     .commit.record.createdAt[:19], .commit.record.langs[0] // "",
     (.commit.record.reply.parent.uri // "" | sub("^(?=at:)"; "bluesky:")),
     (.commit.record.subject.uri // "" | sub("^(?=at:)"; "bluesky:"))] | @tsv' all.jsonl | sort >expected
  ingest all.jsonl -q --only post |
    jq -r '[.uid, .created_at[:19], .lang // "", .reply_to_uid // "", .repost_of_uid // ""] | @tsv' |
    sort >found
  diff expected found
  ingest all.jsonl --only post -o out --force 2>messages
  [[ $(<messages) == *"106 bluesky like"* ]]
  assert_equal "$(jq -s '[.[].urls | length] | add' out)" \
    "$(jq -s '[.[].commit.record // {} | select(."$type" == "app.bsky.feed.post") |
      [(.facets[]?.features[]? | select(."$type" | endswith("#link")).uri), .embed.external.uri // empty] |
      unique | length] | add' all.jsonl)"
}

@test "posts of the API of Bluesky: every post at any depth, counted another way" {
  sample bluesky/bluesky-posts.json
  # Two posts are there twice with texts that the makers of the sample changed.
  run counts bluesky/bluesky-posts.json
  assert_output "[163,136,109,0,2]"
  jq -r '[.. | objects | select((.uri | type) == "string" and .author.did? and
      ((.value | type) == "object" or (.record | type) == "object")) | "bluesky:" + .uri],
    [.[] | select(.reason."$type"? == "app.bsky.feed.defs#reasonRepost") |
      "bluesky:" + .post.uri + "#repost-by-" + .reason.by.did] | .[]' \
    "$samples/bluesky/bluesky-posts.json" | sort -u >expected
  jq -r 'select(.type == "post").uid' out | sort >found
  diff expected found
  jq -r '[.. | objects | select((.uri | type) == "string" and .author.did? and
      (.record | type) == "object")] | unique_by(.uri) | .[] |
    ["bluesky:" + .uri, .author.did, .likeCount, .replyCount, .repostCount, .quoteCount] | @tsv' \
    "$samples/bluesky/bluesky-posts.json" | sort >expected
  jq -r 'select(.type == "post") | [.uid, .account_uid[8:], .likes, .replies, .reposts, .quotes] | @tsv' \
    out | sort >found
  # Posts that are only quoted, and copies with other counts, stand on one side alone.
  assert_equal "$(comm -12 expected found | wc -l)" 120
}

@test "telegram-cli: 60 messages of one group, three service messages" {
  sample telegram-cli-jsonl/examples
  run counts telegram-cli-jsonl/examples/example_supergroup/example_supergroup.jsonl
  assert_output "[60,60,2,0,0]"
  sample=$samples/telegram-cli-jsonl/examples/example_supergroup/example_supergroup.jsonl
  jq -r 'select(.event == "message") | [.date, "telegram:user\(.from.peer_id)", .text] | @tsv' \
    "$sample" | sort >expected
  jq -r 'select(.type == "post") | [(.created_at | fromdate), .account_uid, .text] | @tsv' out |
    sort >found
  diff expected found
  # They are numbered in the order in which they were sent, from 1.
  jq -r 'select(.type == "post") | [.created_at, (.uid | split("/")[1] | tonumber)] | @tsv' out |
    sort -k2,2n >by_number
  sort -c -k1,1 by_number
}
