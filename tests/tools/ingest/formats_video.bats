#!/usr/bin/env bats
# The native formats of X's API v1.1 and of what browsers and yt-dlp collect: a small export of
# each, and the records that it must become, read through by hand.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "API v1.1 of X: tweets, a long one, a repost of a quote, a search, notices, an error, a user" {
  records x_v1_1.jsonl
  assert_failure 1
  [[ $stderr == *"x_v1_1.jsonl:6:1: created_at '11-10-2018 08:00' is no time"* ]]
  [[ $stderr == *"x_v1_1.jsonl:7:1: an error of the API, no tweet: Rate limit exceeded"* ]]
  [[ $stderr == *"passed over: 1 x deletion notice, 1 x limit notice"* ]]
  diff out "$fixtures/expected/x_v1_1.jsonl"
}

@test "Zeeschuimer, TikTok: videos, a duet, a live room, comments, an item out of 4CAT" {
  records zeeschuimer_tiktok.jsonl
  assert_failure 1
  [[ $stderr == *"zeeschuimer_tiktok.jsonl:5:1: a comment without the username of its author"* ]]
  [[ $stderr == *"passed over: 1 tiktok live room"* ]]
  diff out "$fixtures/expected/zeeschuimer_tiktok.jsonl"
}

@test "Zeeschuimer, Instagram: a reel, a carousel, the older form, an advertisement" {
  records zeeschuimer_instagram.jsonl
  assert_failure 1
  [[ $stderr == *"zeeschuimer_instagram.jsonl:5:1: user and owner of the post are different accounts"* ]]
  [[ $stderr == *"passed over: 1 instagram advertisement"* ]]
  diff out "$fixtures/expected/zeeschuimer_instagram.jsonl"
}

@test "yt-dlp: six sites, comments, a channel with its tabs" {
  records yt_dlp.jsonl
  assert_failure 1
  [[ $stderr == *"yt_dlp.jsonl:8:1: no channel_id, the number of the account: yt-dlp gives it since 2024"* ]]
  [[ $stderr == *"passed over: 1 yt-dlp link"* ]]
  diff out "$fixtures/expected/yt_dlp.jsonl"
}

@test "yt-dlp: an information file over many lines is one record" {
  head -n 1 "$fixtures/yt_dlp.jsonl" | jq . >video.info.json
  ingest video.info.json --only post | jq -r .uid >uids
  assert_equal "$(tr '\n' ' ' <uids)" \
    "youtube:AAAAAAAAAA1 youtube:Ugaaaaaaaaaaaaaaaaaaaa1 youtube:Ugaaaaaaaaaaaaaaaaaaaa1.b "
}

@test "the same video from Zeeschuimer and from yt-dlp has one uid and one account" {
  ingest "$fixtures"/{zeeschuimer_tiktok,yt_dlp}.jsonl --keep-going -q --only post >out
  assert_equal "$(jq -r 'select(.uid == "tiktok:7288000000000000001").account_uid' out | sort -u)" \
    "tiktok:ann.bakes"
}
