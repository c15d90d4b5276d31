#!/usr/bin/env bats
# Real exports of the Fediverse, which the repository does not hold: tests skip where they are not.
# Every reject is accounted for.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
  folder=$samples/formats/mastodon-rtoot/tests/testdata
  [[ -e $folder ]] || skip "no sample $folder"
}
# counts FILE: ingests a sample; posts in, posts out, accounts out, rejected, conflicting.
counts() {
  run --separate-stderr ingest "$folder/$1" --rejects rejects.jsonl -o out --force
  tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .records_out.account, .rejected, .conflicting]'
}

@test "Mastodon: a stream of mastodon.social" {
  run counts mastodonsocial.json
  assert_output "[48,48,44,0,0]"
}

@test "Mastodon: a stream whose last line has lost its beginning, and one status edited meanwhile" {
  run counts malformed.json
  assert_output "[49,48,48,1,1]"
  assert_equal "$(jq -r '"\(.line) \(.error)"' rejects.jsonl)" \
    "50 malformed JSON: A string is opened, but never closed."
}

@test "Mastodon: every status is there, counted another way" {
  for file in mastodonsocial malformed; do
    grep '^{' "$folder/$file.json" >whole.jsonl
    jq -r '["mastodon:" + .uri, .created_at[:19], .favourites_count, .in_reply_to_id != null,
      (.media_attachments | length)] | @tsv' whole.jsonl | sort -u -k1,1 >expected
    ingest whole.jsonl -q --only post |
      jq -r '[.uid, .created_at[:19], .likes, .post_type == "reply", (.media | length)] | @tsv' |
      sort -k1,1 >found
    diff expected found
  done
}

@test "Mastodon: no markup is left in a text, and links are no hashtags or profiles" {
  ingest "$folder/mastodonsocial.json" -q --only post >out
  markup='</?(p|a|span|br)[ >]|&(amp|lt|gt|quot|#39);'
  assert_equal "$(jq -r .text out | grep -cE "$markup" || true)" 0
  assert_equal "$(jq -r '.urls[]' out | grep -cE '/tags/|/@[^/]*$' || true)" 0
}
