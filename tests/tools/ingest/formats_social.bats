#!/usr/bin/env bats
# Formats of Bluesky, Telegram, VK, Weibo and Threads: a small export of each, and the records that
# it must become. The expected records were read through by hand.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "Jetstream of Bluesky: posts, a repost, a profile, a new handle; the rest is counted" {
  records bluesky_jetstream.jsonl
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 bluesky account event, 1 bluesky deletion, 1 bluesky like"
  diff out "$fixtures/expected/bluesky_jetstream.jsonl"
}

@test "a feed of Bluesky: a repost, a reply with a quote, posts that are gone" {
  records bluesky_posts.json
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 bluesky blocked post, 1 bluesky post not found"
  diff out "$fixtures/expected/bluesky_posts.jsonl"
}

@test "a post and a repost have the same uid from Jetstream and from a feed" {
  records bluesky_jetstream.jsonl
  jq -r 'select(.type == "post").uid' out >stream
  records bluesky_posts.json
  jq -r 'select(.type == "post").uid' out >feed
  assert_equal "$(sort stream feed | uniq -d | sed 's/.*app.bsky.feed.//' | tr '\n' ' ')" \
    "post/post1 repost/repost1 "
}

@test "telegram-cli: a message, a reply, a forward, the old form; a service message is counted" {
  records telegram_cli.jsonl
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 telegram service message"
  diff out "$fixtures/expected/telegram_cli.jsonl"
}

@test "VK: posts, a repost, a quote, comments and their answers" {
  records vk.json
  assert_success
  [[ $stderr == *"passed over: 1 vk deleted post or comment"* ]]
  diff out "$fixtures/expected/vk.jsonl"
}

@test "Weibo: cards of the phone site, a list of the desktop site" {
  records weibo.json
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 weibo card without a status, 1 weibo deleted status"
  diff out "$fixtures/expected/weibo.jsonl"
}

@test "Threads: a page and an object of the API, items of Zeeschuimer" {
  records threads.jsonl
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/threads.jsonl"
}
