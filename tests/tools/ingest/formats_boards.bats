#!/usr/bin/env bats
# The formats of video and picture boards and of Reddit: a small export of each, and the records
# that it must become. The expected records were read through by hand.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "the Data API of YouTube: a video, a channel, a thread, search results, a playlist item" {
  records youtube_data.jsonl
  assert_failure 1
  [[ $stderr == *"youtube_data.jsonl:3:1: a comment without authorChannelId"* ]]
  [[ $stderr == *"passed over: 1 youtube playlist"* ]]
  diff out "$fixtures/expected/youtube_data.jsonl"
}

@test "the API of Reddit: a post with its comments, a user" {
  records reddit_api.json
  assert_failure 1
  [[ $stderr == *"reddit_api.json:7:1: the author is deleted"* ]]
  [[ $stderr == *"passed over: 1 list of reddit comments not loaded"* ]]
  diff out "$fixtures/expected/reddit_api.jsonl"
}

@test "the API of Pinterest: pins and the user account" {
  records pinterest.json
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/pinterest.jsonl"
}

@test "gallery-dl: metadata of four platforms" {
  records gallery_dl.jsonl
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/gallery_dl.jsonl"
}

@test "gallery-dl: what -j prints is refused, and so are ids that jq rounded" {
  jq -s '[.[] | [2, .], [3, "https://img.example/x", .]]' "$fixtures/gallery_dl.jsonl" >dump.json
  run --separate-stderr ingest dump.json
  assert_failure 1
  [[ $stderr == *"dump.json: no known format"* ]]
  sed 's/"tweet_id":[0-9]*/"tweet_id":1.6e+18/' "$fixtures/gallery_dl.jsonl" >rounded.jsonl
  run --separate-stderr ingest rounded.jsonl --only post -o out
  assert_failure 1
  [[ $stderr == *"rounded.jsonl:1:1: the id '1.6e"*"' was rounded"* ]]
  assert_equal "$(posts_in out)" 3
}

@test "the API of Tumblr: a blog, tagged posts, reblogs, a post by itself" {
  records tumblr.jsonl
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/tumblr.jsonl"
}

@test "Reddit: what the archive and the API have of the same post is the same record" {
  for file in reddit_pushshift.jsonl reddit_api.json; do
    ingest "$fixtures/$file" --only post -q --keep-going |
      jq -cS 'select(.uid == "reddit:t3_aa1") | del(.source_file, .source_line, .collected_at, .replies)' \
        >"$file.post"
  done
  diff reddit_pushshift.jsonl.post reddit_api.json.post
}

@test "Reddit: a dump that was packed with the longest window of zstd" {
  command -v zstd >/dev/null || skip "zstd is not installed"
  # From a pipe zstd does not know the size and writes the window as it was asked for: 2 GiB.
  head -n 2 "$fixtures/reddit_pushshift.jsonl" | zstd -q --long=31 -c >RC_2022-10.zst
  run --separate-stderr ingest RC_2022-10.zst --memory 4G --only post -o out
  assert_success
  assert_equal "$stderr" ""
  diff <(jq -c 'del(.source_file)' out) \
    <(jq -c 'select(.type == "post") | del(.source_file)' "$fixtures/expected/reddit_pushshift.jsonl")
}
