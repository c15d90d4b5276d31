#!/usr/bin/env bats
# The native formats of the Fediverse, Telegram Desktop and feeds: a small export of each, and the
# records that it must become. The expected records were read through by hand.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
# records NAME…: ingests fixtures, keeps post and account records in `out`.
records() { run --separate-stderr ingest "${@/#/$fixtures/}" --only post,account -o out --force; }

@test "Mastodon: statuses, a boost, a context" {
  records mastodon.jsonl
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/mastodon.jsonl"
}

@test "ActivityPub: an actor and an outbox" {
  records activitypub.json
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 other ActivityPub activity"
  diff out "$fixtures/expected/activitypub.jsonl"
}

@test "Telegram Desktop: all chats of an account" {
  records telegram_desktop.json
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 Telegram service message"
  diff out "$fixtures/expected/telegram_desktop.jsonl"
}

@test "Telegram Desktop: a chat longer than what is looked at first, message by message" {
  {
    printf '{"name":"c","type":"private_group","id":3,"messages":['
    for i in {1..3000}; do
      printf '\n{"id":%d,"type":"message","date_unixtime":"1677906367","from_id":"user5","text":"%0100d"},' "$i" "$i"
    done
    printf '\n{"id":3001,"type":"message","from_id":"user5","text":"last"}]}\n'
  } >result.json
  run --separate-stderr ingest result.json -o out
  assert_success
  assert_equal "$(posts_in out)" 3001
  assert_equal "$(jq -r 'select(.uid == "telegram:3/3001").source_line' out)" 3002
}

@test "ActivityPub: an outbox longer than what is looked at first" {
  {
    printf '{"@context":["x"],"id":"outbox.json","type":"OrderedCollection","orderedItems":['
    for i in {1..3000}; do
      printf '\n{"type":"Announce","id":"https://o.example/%d","actor":"https://o.example/users/a","object":"https://o.example/%0100d"},' "$i" "$i"
    done
    printf '\n{"type":"Like","actor":"https://o.example/users/a","object":"x"}]}\n'
  } >outbox.json
  run --separate-stderr ingest outbox.json -o out
  assert_success
  assert_equal "$(posts_in out)" 3000
}

@test "RSS: an item with all there is, one with next to nothing" {
  records feed_rss.xml
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/feed_rss.jsonl"
}

@test "Atom: a blog of Blogger, a post, a comment and a setting" {
  records feed_atom.xml
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 Blogger page, setting or template"
  diff out "$fixtures/expected/feed_atom.jsonl"
}

@test "JSON Feed: an item of an author, one of the feed" {
  records feed_json.json
  assert_success
  assert_equal "$stderr" ""
  diff out "$fixtures/expected/feed_json.jsonl"
}

@test "LiveJournal: an entry, comments, a deleted comment" {
  records livejournal_xml.xml
  assert_success
  assert_equal "$stderr" "ingest: neither posts nor accounts, passed over: 1 LiveJournal comment without content"
  diff out "$fixtures/expected/livejournal_xml.jsonl"
}

@test "LiveJournal: an export that names no journal, and the remedy" {
  sed 's/ journal="ada_inv"//' "$fixtures/livejournal_xml.xml" >nameless.xml
  run --separate-stderr ingest nameless.xml -o out
  assert_failure 1
  [[ $stderr == *'nameless.xml:6:1: the export does not say whose journal it is: write the name into its first tag, <livejournal journal="NAME">'* ]]
  sed 's/<livejournal>/<livejournal journal="ada_inv">/' nameless.xml >named.xml
  ingest named.xml --only post,account -q -o again
  diff <(sed 's/named.xml/livejournal_xml.xml/' again) "$fixtures/expected/livejournal_xml.jsonl"
}

@test "RSS: a feed that is cut short keeps its items and says so; a damaged item is one reject" {
  head -n 23 "$fixtures/feed_rss.xml" >cut.xml
  run --separate-stderr ingest cut.xml -o out
  assert_failure 1
  assert_equal "$(posts_in out)" 1
  [[ $stderr == *"the file ends within an XML document: it was cut short"* ]]
  sed 's,<title>Nobody,<titel>Nobody,' "$fixtures/feed_rss.xml" >damaged.xml
  run --separate-stderr ingest damaged.xml -o out --force
  assert_failure 1
  assert_equal "$(posts_in out)" 1
  [[ $stderr == *"malformed XML: "* ]]
}

@test "RSS: a feed longer than what is looked at first" {
  {
    head -n 10 "$fixtures/feed_rss.xml"
    for i in {1..3000}; do
      printf '<item><guid>https://tea.example/%d</guid><description>%0100d</description></item>\n' "$i" "$i"
    done
    printf '</channel></rss>\n'
  } >feed.xml
  run --separate-stderr ingest feed.xml -o out
  assert_success
  assert_equal "$(posts_in out)" 3000
}
