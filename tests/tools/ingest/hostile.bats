#!/usr/bin/env bats
# Files made to do harm: what expands without measure, archives that lie, documents without end.
# Each is refused with the limit named, what came before it is kept, and the next file is read.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
  tool=ingest
  good_lines 3 >good.jsonl
}
# read_files OPTION|FILE…: posts and accounts to `out`, rejects to `rejects`.
read_files() {
  run --separate-stderr timeout 60 ingest "$@" --only post,account -o out --rejects rejects --force
}
# bounded OPTION|FILE…: ingest in 1 GB of memory; the sanitizers need more than there is.
bounded() {
  (is_sanitized || ulimit -v 1000000
    timeout 60 ingest "$@" --only post -o out --rejects rejects --force 2>errors)
}
# stored NAME FILE [FLAGS]: FILE as a member of a zip, not compressed.
stored() {
  gzip -c "$2" | tail -c 8 | head -c 4 >crc
  perl -e 'open F, "<", $ARGV[1]; binmode F; local $/; my $data = <F> // ""; open C, "<", "crc"; my $crc = <C>;
    print pack("a4vvvvva4VVvva*", "PK\3\4", 20, $ARGV[2] // 0, 0, 0, 0, $crc, length $data, length $data,
      length $ARGV[0], 0, $ARGV[0]), $data' "$@"
}
zip_end() { perl -e 'print pack("a4vvvvVVv", "PK\5\6", 0, 0, 0, 0, 0, 0, 0)'; }
# zeros N: N times 16 MiB of them, in the compression of the command given.
zeros() { head -c 16M /dev/zero | "${@:2}" >unit; for ((i = 0; i < $1; i++)); do cat unit; done; }

@test "decompression bombs of each kind, behind sound lines" {
  for kind in "gzip -9" "bzip2 -9" "xz -1" "zstd -q"; do
    command -v ${kind%% *} >/dev/null || continue
    echo "$kind"
    { $kind <good.jsonl; zeros 25 $kind; } >bomb
    good_line 4 >next.jsonl
    read_files bomb next.jsonl
    assert_failure 1
    assert_equal "$(posts_in out)" 4
    [[ $stderr == *"bomb: refused: it expands to more than 1000 times its size, the limit beyond 256 MiB; "* ]]
  done
}

@test "a bomb as a member of a zip, and as one that is passed over without its size being known" {
  command -v zip >/dev/null || skip "zip is not installed"
  { cat good.jsonl; head -c 300M /dev/zero; } >bomb.jsonl
  zip -q bomb.zip bomb.jsonl
  rm bomb.jsonl
  good_line 4 >next.jsonl
  read_files bomb.zip next.jsonl
  assert_failure 1
  assert_equal "$(posts_in out)" 4
  [[ $stderr == *"bomb.zip/bomb.jsonl: refused: it expands to more than 1000 times its size"* ]]
  head -c 300M /dev/zero | zip -q - - | cat >piped.zip
  read_files piped.zip next.jsonl
  assert_failure 1
  assert_equal "$(posts_in out)" 1
  [[ $stderr == *"piped.zip/-: refused: it expands to more than 1000 times its size"* ]]
}

@test "an archive within an archive is named and not opened" {
  { stored inner.jsonl good.jsonl; zip_end; } >inner.zip
  gzip -k good.jsonl
  { stored inner.zip inner.zip; stored good.jsonl.gz good.jsonl.gz; stored good.jsonl good.jsonl; zip_end; } >outer.zip
  read_files outer.zip
  assert_failure 1
  assert_equal "$(jq -r 'select(.type == "post").source_file' out | sort -u)" outer.zip/good.jsonl
  [[ $stderr == *"outer.zip/inner.zip: no known format: it is itself a zip archive, which is not opened; unpack it first"* ]]
  [[ $stderr == *"outer.zip/good.jsonl.gz: no known format: it is itself a gzip file, which is not opened; unpack it first"* ]]
}

@test "a hundred thousand members, and more than a million" {
  members() {
    perl -e 'for $i (1..$ARGV[0]) { print pack("a4vvvvvVVVvva*", "PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, length "f$i", 0, "f$i") }' "$1"
  }
  { members 100000; stored last.jsonl good.jsonl; zip_end; } >many.zip
  bounded many.zip
  assert_equal "$(posts_in out)" 3
  assert_equal "$(wc -l <errors)" 11
  grep -q 'many.zip: 99990 more are empty' errors
  members 1000001 >more.zip
  read_files more.zip
  assert_failure 1
  [[ $stderr == *"more.zip: refused: it has more than 1000000 members, the limit; unpack it first"* ]]
}

@test "names of members are names, whatever they say" {
  { for name in ../../etc/passwd /etc/passwd //a///b $'a\nb\e[2J.jsonl' $'\xff\xfe' "$(printf '\u202eevil')" .. / \
      "$(printf 'x%.0s' {1..60000})"; do stored "$name" good.jsonl; done; zip_end; } >names.zip
  read_files names.zip
  assert_success
  jq -r 'select(.type == "post").source_file' out >names
  assert_equal "$(posts_in out)" 3
  read_files names.zip -v
  diff <(head -n 8 <<<"$stderr" | cut -d: -f1) - <<'EOF'
ingest
ingest
ingest
ingest
ingest
ingest
ingest
ingest
EOF
  [[ $stderr == *"names.zip/../../etc/passwd: reddit"* && $stderr == *"names.zip/etc/passwd: reddit"* ]]
  [[ $stderr == *"names.zip/a///b: reddit"* && $stderr == *"names.zip/a?b?[2J.jsonl: reddit"* ]]
  [[ $stderr == *"names.zip/??: reddit"* && $stderr == *"names.zip/?evil: reddit"* ]]
  [[ $stderr != *$'\e'* ]]
  [ "$(wc -L <<<"$stderr")" -lt 1200 ]
}

@test "a symbolic link in an archive is not followed" {
  command -v zip >/dev/null || skip "zip is not installed"
  printf 'tweetid,userid,tweet_text\n1,7,secret\n' >secret.csv
  ln -s secret.csv link.csv
  zip -q -y links.zip link.csv good.jsonl
  read_files links.zip
  assert_failure 1
  assert_equal "$(posts_in out)" 3
  ! grep -q secret out
}

@test "encrypted archives" {
  command -v zip >/dev/null || skip "zip is not installed"
  good_line 4 >other.jsonl
  zip -q mixed.zip good.jsonl
  zip -q -P word mixed.zip other.jsonl
  read_files mixed.zip other.jsonl
  assert_failure 1
  assert_equal "$(posts_in out)" 4
  [[ $stderr == *"mixed.zip: the archive is encrypted; decrypt it first"* ]]
}

@test "archives that were written into a pipe, and those with sizes of 64 bits" {
  command -v zip >/dev/null || skip "zip is not installed"
  good_lines 2000 >lines.jsonl
  zip -q - - <lines.jsonl | cat >piped.zip
  zip -q -0 - - <lines.jsonl | cat >stored.zip
  zip -q -fz - - <lines.jsonl | cat >piped64.zip
  zip -q -fz file64.zip lines.jsonl
  for file in piped stored piped64 file64; do
    read_files $file.zip
    assert_success
    assert_equal "$file $(posts_in out)" "$file 2000"
  done
}

@test "an archive that is cut short gives what is before the cut, and says so" {
  command -v zip >/dev/null || skip "zip is not installed"
  good_lines 2000 >a.jsonl
  lines_of reddit 2001 3000 >b.jsonl
  zip -q whole.zip a.jsonl b.jsonl
  directory=$(grep -abo $'PK\x01\x02' whole.zip | head -n 1 | cut -d: -f1)
  before=0
  for size in 1 20 31 2000 8000 $((directory - 5000)) $((directory - 3000)) $((directory - 1)) "$directory"; do
    head -c "$size" whole.zip >cut.zip
    read_files cut.zip
    assert_failure 1
    n=$(posts_in out || true)
    echo "$size: $n"
    [ "$n" -ge "$before" ]
    before=$n
  done
  assert_equal "$before" 3000
  head -c 8000 whole.zip >cut.zip
  read_files cut.zip
  assert [ "$(posts_in out)" -gt 500 ]
}

@test "XML that declares entities, inside or elsewhere" {
  { printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">'
    for i in {1..12}; do printf '<!ENTITY l%d "' "$i"; for k in {1..10}; do printf '&l%d;' $((i - 1)); done; printf '">'; done
    printf ']><rss version="2.0"><channel><title>t</title><item><title>&l12;</title></item></channel></rss>'; } >laughs.xml
  printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file://%s/good.jsonl">]><rss version="2.0"><channel><title>t</title><link>https://a.example/</link><item><guid>1</guid><title>&f;</title></item></channel></rss>' "$PWD" >file.xml
  sed 's/\[<!ENTITY.*\]>/SYSTEM "file:\/\/\/dev\/zero">/; s/&f;/text/' file.xml >type.xml
  read_files laughs.xml file.xml type.xml
  assert_failure 1
  assert_equal "$(jq -r 'select(.type == "post") | "\(.source_file) \(.text)"' out)" "type.xml text"
  for file in laughs file; do
    [[ $stderr == *"$file.xml: no known format: it begins like XML or HTML, but no item can be read: it declares entities of its own, which could be"* ]]
  done
}

@test "JSON and XML a hundred thousand levels deep" {
  perl -e 'print "{\"a\":" x 100000, "1", "}" x 100000, "\n"' >deep.jsonl
  perl -e 'print "[" x 100000' >open.json
  perl -e 'print "<rss><channel><item>", "<a>" x 100000, "</a>" x 100000, "</item></channel></rss>"' >deep.xml
  perl -e 'print "<a>" x 100000' >open.xml
  cat good.jsonl deep.jsonl >tail.jsonl
  read_files tail.jsonl deep.jsonl open.json deep.xml open.xml
  assert_failure 1
  assert_equal "$(posts_in out)" 3
  assert_equal "$(jq -r '"\(.file):\(.line)"' rejects)" tail.jsonl:4
  assert_equal "$(grep -c 'no known format' <<<"$stderr")" 4
}

@test "tiny items under a long head, and a new head before each" {
  perl -e 'print "{\"name\":\"c\",\"type\":\"personal_chat\",\"id\":5,\"x\":\"", "x" x 200000, "\",\"messages\":[", "1," x 300000, "1]}"' >head.json
  perl -e 'print "<rss version=\"2.0\"><channel>"; print "<item><guid>1</guid></item><x/>" x 60000; print "</channel></rss>"' >heads.xml
  bounded head.json heads.xml || true
  assert_equal "$(jq -r 'select(.error | test("the limit, 256 times")).file' rejects | sort | paste -sd ' ')" "head.json heads.xml"
}

@test "a line of 64 MiB, at the end and on the way, and NUL bytes" {
  { cat good.jsonl; head -c 64M /dev/zero | tr '\0' x; echo; good_line 4; head -c 300 /dev/zero; echo
    good_line 5; head -c 64M /dev/zero | tr '\0' x; } >long.jsonl
  bounded long.jsonl || true
  assert_equal "$(posts_in out)" 5
  assert_equal "$(jq -r '"\(.line) \(.raw | length)"' rejects | paste -sd ' ')" "4 4096 6 300 8 4096"
  grep -q 'long.jsonl:4:1: a line of 67108864 bytes, longer than --max-record allows' errors
}

@test "a header and a row of millions of columns" {
  perl -e 'print "," x 30000000, "\n1\n"' >wide.csv
  { cat "$fixtures/x_archive_users.csv"; perl -e 'print "," x 10000000, "\n"'; } >row.csv
  bounded wide.csv row.csv || true
  assert_equal "$(jq -r .error rejects)" "more than 16,384 fields, the limit"
  grep -q 'wide.csv: no known format: its first line is no header: more than 16,384 fields, the limit' errors
  bounded --explain wide.csv || true
}

@test "names of files reach the terminal without their control characters" {
  name=$'a\e[2J\nb.jsonl'
  { cat good.jsonl; echo '{'; } >"$name"
  read_files "$name"
  assert_failure 1
  assert_equal "$(posts_in out)" 3
  [[ $stderr != *$'\e'* && $stderr == *"[2J b.jsonl:4:1: "* ]]
  assert_equal "$(jq -r .file rejects)" "$name"
  printf 'x\n' >"$name"
  read_files "$name"
  [[ $stderr != *$'\e'* && $stderr == *"[2J b.jsonl: no known format"* ]]
}

@test "a file that goes on as another format" {
  { cat good.jsonl; cat "$fixtures/x_archive_users.csv"; head -n 1 "$fixtures/x_api_v2.jsonl"; good_line 4; } >mixed.jsonl
  read_files mixed.jsonl
  assert_failure 1
  assert_equal "$(posts_in out)" 4
  assert_equal "$(jq .line rejects | paste -sd ' ')" "4 5 6 7"
  { cat "$fixtures/x_archive_users.csv"; cat good.jsonl; tail -n 1 "$fixtures/x_archive_users.csv"; } >mixed.csv
  read_files mixed.csv
  assert_failure 1
  assert_equal "$(grep -c '"type":"account"' out)" 2
  assert_equal "$(wc -l <rejects)" 3
}

@test "each reject holds its bytes, and they stand where it says" {
  { cat good.jsonl; echo '{"id":'; printf '\xff{}\r\n'; echo '{}'; } >lines.jsonl
  { printf '\xef\xbb\xbf[ '; paste -sd, good.jsonl; printf ', 5,\n{"id":1}, \n{"a":]'; } >documents.json
  { cat "$fixtures/x_archive.csv"; printf '1,"two\nlines",3\r\n4,5\n'; } >rows.csv
  sed 's/"from_id": "[a-z]*/&\\q/' "$fixtures/telegram_desktop.json" >items.json
  sed '0,/<guid/! s/<guid/<guid a=b/' "$fixtures/feed_rss.xml" >items.xml
  read_files lines.jsonl documents.json rows.csv items.json items.xml
  assert_failure 1
  assert_equal "$(jq -r .file rejects | sort -u | paste -sd ' ')" "documents.json items.json items.xml lines.jsonl rows.csv"
  while IFS=$'\t' read -r file line offset raw; do
    echo "$file:$line@$offset"
    base64 -d <<<"$raw" >expected
    tail -c "+$((offset + 1))" "$file" | head -c "$(stat -c %s expected)" | cmp - expected
    assert_equal "$(head -c "$offset" "$file" | wc -l)" $((line - 1))
  done < <(jq -r '[.file, .line, .offset, .raw_base64 // (.raw | @base64)] | @tsv' rejects)
}
