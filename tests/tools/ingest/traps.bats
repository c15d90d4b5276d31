#!/usr/bin/env bats
# What exports are known to do: for each trap of the design, the record that comes of it or the
# reject with its place. A damaged value rejects the record or is null, and is never guessed.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
  # A mapping that names no format of times, and the columns of table_of.
  cat >table.json <<'EOF'
{"format":"csv","platform":"plaza","post":{"uid":"id","account_uid":"who","account_name":"name",
 "created_at":"at","text":"text","likes":"likes"}}
EOF
  sed 's/"csv"/"jsonl"/; s/:"\(id\|who\|name\|at\|text\|likes\)"/:"\/\1"/g' table.json >lines.json
}
# read_files OPTION|FILE…: posts and accounts to `out`, rejects to `rejects`.
read_files() {
  run --separate-stderr ingest "$@" --only post,account -o out --rejects rejects --force
}
# posts FILTER: of each post what the filter makes, on one line. places: of each reject.
posts() { jq -r "select(.type == \"post\") | $1" out | paste -sd ' '; }
accounts() { jq -r "select(.type == \"account\") | $1" out | paste -sd ' '; }
places() { jq -r '"\(.file):\(.line):\(.column)"' rejects | paste -sd ' '; }
comment() { printf '{"id":"%s","author":"%s","created_utc":1666224000,"body":"%s","link_id":"t3_a"}' "$@"; }
archive_header=tweetid,userid,user_screen_name,tweet_time,tweet_text,in_reply_to_tweetid

@test "pages of an API, over lines and one after another, with a post in one that is damaged" {
  head -n 1 "$fixtures/x_api_v2.jsonl" | jq . >page.json
  head -n 1 "$fixtures/x_api_v2.jsonl" | jq '.data[0].author_id = null' | sed 's/"9100/"9200/' >>page.json
  read_files page.json
  assert_failure 1
  assert_equal "$(posts .uid)" "x:9100000000000000001 x:9100000000000000002 x:9200000000000000002"
  assert_equal "$(places)" "page.json:$(($(head -n 1 "$fixtures/x_api_v2.jsonl" | jq . | wc -l) + 1)):1"
  [[ $stderr == *"a post without an account"* ]]
}

@test "an array, with an element that is no record" {
  printf '[%s,\n 5, %s\n]\n' "$(comment a anna one)" "$(comment b bo two)" >array.json
  read_files array.json
  assert_failure 1
  assert_equal "$(posts '"\(.uid)@\(.source_line)"')" "reddit:t1_a@1 reddit:t1_b@2"
  assert_equal "$(places)" "array.json:2:1"
}

@test "JSON texts one behind another without a break, and text between them" {
  { comment a anna one; comment b bo two; printf ' xy '; comment c cy three; } >together.json
  read_files together.json
  assert_failure 1
  assert_equal "$(posts .uid)" "reddit:t1_a reddit:t1_b reddit:t1_c"
  assert_equal "$(jq -r .raw rejects)" xy
  assert_equal "$(tail -c "+$(($(jq .offset rejects) + 1))" together.json | head -c 2)" xy
}

@test "byte order marks, in each kind of file" {
  for file in x_archive.csv reddit_pushshift.jsonl tiktok_research.json telegram_desktop.json feed_rss.xml; do
    { printf '\xef\xbb\xbf'; cat "$fixtures/$file"; } >"$file"
    read_files "$file" --keep-going
    diff out "$fixtures/expected/${file%.*}.jsonl"
  done
  iconv -f UTF-8 -t UTF-16 "$fixtures/x_archive.csv" >sixteen.csv
  read_files sixteen.csv
  assert_failure 1
  assert_equal "$stderr" "ingest: sixteen.csv: no known format: it is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"
}

@test "CRLF, and a last line without a break" {
  { comment a anna one; printf '\r\n\r\n'; comment b bo two; } >lines.jsonl
  read_files lines.jsonl
  assert_success
  assert_equal "$(posts '"\(.uid)@\(.source_line)"')" "reddit:t1_a@1 reddit:t1_b@3"
  printf '%s\r\n1,7,ann,2022-01-02,"one\r\ntwo",\r\n2,7,ann,2022-01-02,three,' "$archive_header" >rows.csv
  read_files rows.csv
  assert_success
  assert_equal "$(jq -c '[.uid, .text, .source_line]' out | head -n 2 | paste -sd ' ')" \
    '["x:1","one\r\ntwo",2] ["x:2","three",4]'
}

@test "line breaks and doubled quotes within fields of a table" {
  printf '%s\n1,7,ann,2022-01-02,"one\n\n""two"", three",\n2,7,ann\n3,7,ann,2022-01-02,"four",\n' \
    "$archive_header" >rows.csv
  read_files rows.csv
  assert_failure 1
  assert_equal "$(jq -c '[.uid, .text, .source_line]' out | head -n 2 | paste -sd ' ')" \
    '["x:1","one\n\n\"two\", three",2] ["x:3","four",6]'
  assert_equal "$(places)" "rows.csv:5:1"
  [[ $stderr == *"rows.csv:5:1: the row has 3 fields, the header 6"* ]]
}

@test "bytes of code page 1252 reject the record, where they stand, and its neighbours stay" {
  printf '%s\n1,7,ann,2022-01-02,caf\xe9,\n2,7,ann,2022-01-02,caf\xc3\xa9,\n' "$archive_header" >rows.csv
  { comment a anna $'caf\xe9'; echo; comment b bo café; echo; } >lines.jsonl
  read_files rows.csv lines.jsonl
  assert_failure 1
  assert_equal "$(posts '.text')" "café café"
  assert_equal "$(places)" "rows.csv:2:23 lines.jsonl:1:63"
  [[ $stderr == *"rows.csv:2:23: the row is not UTF-8"* ]]
  assert_equal "$(jq -r .raw_base64 rejects | head -n 1 | base64 -d | cat -v)" '1,7,ann,2022-01-02,cafM-i,'
}

@test "half of a character in an escape becomes U+FFFD; other bad escapes reject the line" {
  { comment a anna 'cut \ud83d'; echo; comment b bo 'whole \ud83d\ude00 and \ude00'; echo
    comment c cy 'bad \x41'; echo; comment d di $'a\001b'; echo; comment '\ud83d' eve text; echo; } >lines.jsonl
  read_files lines.jsonl
  assert_failure 1
  assert_equal "$(jq -r 'select(.type == "post").text' out)" $'cut \xef\xbf\xbd\nwhole \xf0\x9f\x98\x80 and \xef\xbf\xbd'
  assert_equal "$(places)" "lines.jsonl:3:62 lines.jsonl:4:59 lines.jsonl:5:1"
  [[ $stderr == *"lines.jsonl:5:1: the id 'reddit:t1_"*"' holds a damaged character"* ]]
}

@test "ids that a spreadsheet rounded, in a table: of the post, its author, the post it answers" {
  printf '%s\n' "$archive_header" '8.01496E+17,7,ann,2022-01-02,a,' '2,"8,01E+11",ann,2022-01-02,b,' \
    '3,7,ann,2022-01-02,c,1.05e+18' '4,1234567.0,ann,2022-01-02,d,' '5,7,ann,2022-01-02,e,1' >rows.csv
  read_files rows.csv
  assert_failure 1
  assert_equal "$(posts .uid)" "x:5"
  assert_equal "$(accounts .uid)" "x:7"
  assert_equal "$(jq -r .error rejects | sed 's/the id//; s/was rounded by a spreadsheet//' | paste -sd' ' | tr -s ' ')" \
    " '8.01496E+17' '8,01E+11' '1.05e+18' '1234567.0' "
  assert_equal "$(places)" "rows.csv:2:1 rows.csv:3:1 rows.csv:4:1 rows.csv:5:1"
}

@test "ids that are JSON numbers with a fraction or an exponent" {
  for id in 8.01496E+17 8.01496e17 1.6e18 8.01496E+11 1234567.0 7e0 12345678901234567890123; do
    printf '{"id":%s,"who":"anna","text":"one"}\n{"id":"1","who":%s,"text":"two"}\n' "$id" "$id"
  done >lines.jsonl
  printf '{"id":801496123456789012,"who":18446744073709551615,"text":"sound"}\n' >>lines.jsonl
  read_files --map lines.json lines.jsonl
  assert_failure 1
  assert_equal "$(posts '"\(.uid) \(.account_uid)"')" "plaza:801496123456789012 plaza:18446744073709551615"
  assert_equal "$(accounts .uid)" plaza:18446744073709551615
  assert_equal "$(wc -l <rejects)" 14
}

@test "no format makes an id of a rounded one" {
  ingest --list-formats | cut -f1,5 >formats
  while IFS=$'\t' read -r name fixture; do
    echo "$name"
    # Long numbers within longer ones, such as addresses, are no values.
    perl -pe 's/(?<![\w.\/:-])\d{10,}(?![\w.\/-])/8.01496E+17/g; s/:\s*\d{10,}(?=[,}\s])/:8.01496E+17/g' \
      "$fixtures/$fixture" >"rounded_$fixture"
    ingest --from "$name" -q "rounded_$fixture" --only post,account >rounded 2>errors || true
    run jq -r 'select([.uid, .account_uid, .conversation_uid, .reply_to_uid, .reply_to_account_uid,
      .repost_of_uid, .quote_of_uid, .mentions[]?] | any(strings | test("[eE][+]17|[.]0$")))' rounded
    assert_output ""
  done <formats
}

@test "ids whose last digits became zeros: a file in which all are so" {
  { echo "$archive_header"
    for n in {10..29}; do echo "8014961234567${n}000,7,ann,2022-01-02,text $n,"; done; } >rounded.csv
  { cat rounded.csv; echo "801496123456789012,7,ann,2022-01-02,one is whole,"; } >sound.csv
  head -n 8 rounded.csv | sed 's/^80/90/' >few.csv
  read_files rounded.csv sound.csv few.csv
  assert_failure 1
  assert_equal "$(posts .source_file | tr ' ' '\n' | sort | uniq -c | tr -s ' ' | paste -sd' ')" " 7 few.csv  21 sound.csv"
  assert_equal "$(wc -l <rejects)" 20
  [[ $stderr == *"rounded.csv:2:1: the id '801496123456710000' was rounded by a spreadsheet, as all long numbers at the start of the file"* ]]
}

@test "a date that could be read in two ways is rejected, or read as the mapping says" {
  printf '%s\n1,7,ann,23-11-2016 18:40,a,\n2,7,ann,2016-11-23 18:40,b,\n' "$archive_header" >rows.csv
  read_files rows.csv
  assert_failure 1
  assert_equal "$(places)" "rows.csv:2:1"
  [[ $stderr == *"rows.csv:2:1: tweet_time '23-11-2016 18:40' is no time"* ]]
  sed 's/"at"/{"from":"at","format":"%d-%m-%Y %H:%M"}/' table.json >days.json
  printf 'id,who,name,at,text,likes\n1,7,Ann,23-11-2016 18:40,a,1\n2,7,Ann,11-23-2016 18:40,a,1\n' >forum.csv
  read_files --map days.json forum.csv
  assert_failure 1
  assert_equal "$(posts '"\(.created_at) \(.created_at_precision_s)"')" "2016-11-23T18:40:00Z 60"
  assert_equal "$(places)" "forum.csv:3:1"
}

@test "seconds, milliseconds, microseconds since 1970, as numbers, as text, and as Java writes them" {
  { echo id,who,name,at,text,likes
    for at in 1183552203 1183552203000 1183552203000L 1183552203000000 1183552203.5; do
      echo "$at,7,Ann,$at,a,1"; done
    echo "8,7,Ann,1.18355E+09,a,1"; echo "9,7,Ann,118355220,a,1"; } >times.csv
  read_files --map table.json times.csv
  assert_failure 1
  assert_equal "$(posts .created_at | tr ' ' '\n' | sort | uniq -c | tr -s ' ' | paste -sd' ')" \
    " 1 1973-10-01T20:27:00Z  5 2007-07-04T12:30:03Z"
  assert_equal "$(places)" "times.csv:7:1"
  for at in 1183552203 1183552203000 '"1183552203000L"' 1183552203.25; do
    printf '{"id":"%s","who":"7","at":%s,"text":"a"}\n' "${at//\"/}" "$at"
  done >times.jsonl
  read_files --map lines.json times.jsonl
  assert_success
  assert_equal "$(posts .created_at | tr ' ' '\n' | sort | uniq -c | tr -s ' ')" " 4 2007-07-04T12:30:03Z"
}

@test "offsets, and times that are exact to the minute or the day" {
  { echo id,who,name,at,text,likes
    echo 1,7,Ann,2018-10-10T20:19:24.123+08:00,a,1
    echo '2,7,Ann,"Wed, 10 Oct 2018 08:19:24 -0400",a,1'
    echo 3,7,Ann,Wed Oct 10 12:19:24 +0000 2018,a,1
    echo 4,7,Ann,2018-10-10 12:19,a,1
    echo 5,7,Ann,2018-10-10,a,1
    echo '6,7,Ann,"Thu, 10 Oct 2018 08:19:24 -0400",not that weekday,1'
    echo 7,7,Ann,2018-02-30,no such day,1; } >times.csv
  read_files --map table.json times.csv
  assert_failure 1
  assert_equal "$(posts '"\(.created_at)/\(.created_at_precision_s)"')" \
    "2018-10-10T12:19:24Z/1 2018-10-10T12:19:24Z/1 2018-10-10T12:19:24Z/1 2018-10-10T12:19:00Z/60 2018-10-10T00:00:00Z/86400"
  assert_equal "$(places)" "times.csv:7:1 times.csv:8:1"
}

@test "counters as text, with commas and fractions; what is none is unknown, and 0 is 0" {
  { echo id,who,name,at,text,likes
    n=0; for likes in 1250 '"1,250"' 1250.0 0 '' many -1 1.2K 12.5; do echo "$((++n)),7,Ann,2018-10-10,a,$likes"; done; } >counts.csv
  read_files --map table.json counts.csv
  assert_success
  assert_equal "$(posts '.likes // "null"')" "1250 1250 1250 0 null null null null null"
  head -n 1 "$fixtures/youtube_data.jsonl" >video.jsonl
  read_files video.jsonl
  assert_success
  assert_equal "$(posts '"\(.views) \(.likes) \(.replies)"')" "1250 89 2"
}

@test "the text of Telegram as an array of pieces" {
  message() { printf '{"id":%s,"type":"message","date_unixtime":"1677906367","from":"Ann","from_id":"user7","text":%s}' "$@"; }
  printf '{"name":"A chat","type":"private_group","id":17,"messages":[%s,\n%s,\n%s]}' \
    "$(message 1 '["see ",{"type":"link","text":"https://a.example/x"}," and ",{"type":"bold","text":"more"}]')" \
    "$(message 2 '"plain"')" "$(message 3 '[]')" >result.json
  read_files result.json
  assert_success
  assert_equal "$(jq -c 'select(.type == "post") | [.uid, .text, .urls[]]' out | paste -sd ' ')" \
    '["telegram:17/1","see https://a.example/x and more","https://a.example/x"] ["telegram:17/2","plain"] ["telegram:17/3",null]'
}

@test "defanged addresses" {
  printf 'Tactic ,Technique,Procedure,Indicator,Notes\n0,0.6,0.6.2,hxxps://www.facebook[.]com/made.up,\n0,0.6,0.6.2,tiktok(.)com/@made_up,\n' >indicators.csv
  read_files indicators.csv
  assert_success
  assert_equal "$(accounts .url)" "https://facebook.com/made.up https://tiktok.com/@made_up"
}

@test "blanks around the names of columns and of people" {
  printf '%s\n1 , 7 ," ann_made_up ",2022-01-02 , keeps its blanks ,\n' "${archive_header//,/ , }" >rows.csv
  read_files rows.csv
  assert_success
  assert_equal "$(jq -c '[.uid, .account_uid, .account_handle, .created_at, .text]' out | head -n 1)" \
    '["x:1","x:7","@ann_made_up","2022-01-02T00:00:00Z"," keeps its blanks "]'
}

@test "columns that come, go and change their order between releases" {
  printf 'tweet_text,follower_count,userid,a_new_column,tweetid\na,5,7,x,1\n' >old.csv
  printf '%s,quote_count\n2,7,ann,2022-01-02,b,,3\n' "$archive_header" >new.csv
  read_files old.csv new.csv
  assert_success
  assert_equal "$(jq -c 'select(.type == "post") | [.uid, .text, .created_at, .quotes]' out | paste -sd' ')" \
    '["x:1","a",null,null] ["x:2","b","2022-01-02T00:00:00Z",3]'
  printf 'tweetid,userid\n1,7\n' >neither.csv
  read_files neither.csv
  assert_failure 1
  [[ $stderr == *"neither.csv: no known format: its header has the columns tweetid, userid;"* ]]
}
