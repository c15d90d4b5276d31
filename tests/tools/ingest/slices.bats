#!/usr/bin/env bats
# ingest --slice: the parts of a file, each by a task of its own, hold what the whole file holds. All
# data are invented.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}
records() { grep -v '^{"type":"run"' "$1"; }

# in_slices N FILE OPTION…: N ingests, and one that joins them, to the file joined.
in_slices() {
  local n=$1 file=$2 i
  rm -f part.* joined
  for ((i = 0; i < n; ++i)); do
    ingest -q --keep-going --slice "$i/$n" "${@:3}" "$file" -o "part.$i" --rejects "part.$i.rejects" 2>/dev/null
  done
  ingest -q --keep-going $(seq -f 'part.%g' 0 $((n - 1))) -o joined
}

@test "slices, joined, are the whole: every format of JSON lines, every place in its line of the file" {
  n_formats=0
  ingest --list-formats | cut -f1,5 | grep 'jsonl$' >formats
  while IFS=$'\t' read -r name fixture; do
    # Copies with uids of their own would be other records: the same lines over and over are joined again.
    cp "$fixtures/$fixture" "$fixture"
    ingest -q --keep-going "$fixture" -o whole --force --rejects rejects 2>/dev/null
    for n in 1 2 3 7 64; do
      in_slices $n "$fixture"
      diff <(records whole) <(records joined)
      diff <(jq -cS . rejects) <(cat $(seq -f 'part.%g.rejects' 0 $((n - 1))) | jq -cS .)
    done
    n_formats=$((n_formats + 1))
  done <formats
  [ $n_formats -ge 10 ]
}

@test "a long file, bad lines, a byte order mark, no line end behind the last line" {
  { printf '\xef\xbb\xbf'; lines_of reddit 1 3000; echo 'no json'; lines_of reddit 3001 4000; lines_of reddit 1 5; printf '{"id":' ; } >posts.jsonl
  ingest -q --keep-going posts.jsonl -o whole --rejects rejects 2>/dev/null
  [ "$(records whole | grep -c '"type":"post"')" -eq 4000 ]
  for n in 2 5; do
    in_slices $n posts.jsonl
    diff <(records whole) <(records joined)
    diff <(jq -cS . rejects) <(cat $(seq -f 'part.%g.rejects' 0 $((n - 1))) | jq -cS .)
  done
  # The run record says which bytes were read.
  tail -1 part.1 | jq -e '.inputs[0].name | test("^posts.jsonl\\[[0-9]+-[0-9]+\\]$")' >/dev/null
}

@test "what has no record a line is refused, and so are compressed files and standard input" {
  cp "$fixtures/x_archive.csv" "$fixtures/feed_rss.xml" .
  run -1 ingest --slice 0/2 x_archive.csv
  assert_output --partial "x_archive.csv: --slice is for files with a record a line (JSON Lines)"
  run -1 ingest --slice 0/2 feed_rss.xml
  assert_output --partial "feed_rss.xml: --slice is for files"
  gzip <"$fixtures/mastodon.jsonl" >m.jsonl.gz
  run -1 ingest --slice 0/2 m.jsonl.gz
  assert_output --partial "is compressed and cannot be cut into slices"
  run -2 ingest --slice 0/2 <"$fixtures/mastodon.jsonl"
  run -2 ingest --slice 2/2 "$fixtures/mastodon.jsonl"
}
