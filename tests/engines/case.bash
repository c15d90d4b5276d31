# Shared by the tests of engines: the invented case, and tools that misbehave.

# make_posts: the posts of the demo, in $BATS_FILE_TMPDIR/posts.jsonl.
make_posts() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 1 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
  "$CAHOOTS_BIN/ingest" -q "$BATS_FILE_TMPDIR"/demo/exports/* -o "$BATS_FILE_TMPDIR/posts.jsonl" || :
}

# wrapped NAME <<BODY: a tool NAME before the real one in PATH, whose body ends by starting it: $real "$@".
wrapped() {
  mkdir -p wrapped
  { echo '#!/bin/sh'; echo "real=$CAHOOTS_BIN/$1"; echo "here=$PWD"; cat; } >"wrapped/$1"
  chmod +x "wrapped/$1"
  PATH=$PWD/wrapped:$PATH
}

# is_same FILE: it holds the records of one process, in the file expected.
is_same() { derived "$1" | diff expected -; }
