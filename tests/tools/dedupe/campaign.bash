# A small campaign, all of it invented, for the tests of --against and --fingerprints.

festival="The harbour festival brings every neighbour of the old town together for one bright evening of music"
bread="Fresh bread from the mill on the hill tastes better than anything sold in the city centre"
near_bread="Fresh bread from the mill on the hill tastes better than anything sold in the town centre"
chinese="港口的节日把老城的每一位邻居聚在一起度过一个明亮的音乐之夜"
picture=pdq:0f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a6978
# Eight bits are others than in picture; and the reverse of it, as far away as can be.
near_picture=pdq:f01e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a6978
far_picture=pdq:f0e1d2c3b4a59687f0e1d2c3b4a59687f0e1d2c3b4a59687f0e1d2c3b4a59687

# post ID ACCOUNT MINUTE TEXT [MEDIUM [TYPE]]: a post record. The text is the inside of a JSON string.
post() {
  printf '{"type":"post","uid":"x:%s","platform":"x","created_at":"2024-03-01T10:%02d:00Z","account_uid":"x:u%s","text":"%s","post_type":"%s","hashtags":["tag"],"media":[%s]}\n' \
    "$1" "$3" "$2" "$4" "${6:-original}" "${5:+\"$5\"}"
}
# campaign: eight posts in groups of a text, a near text, a Chinese one, a short one and a picture.
campaign() {
  post 1 1 1 "$festival"
  post 2 2 2 "$festival"
  post 3 3 3 "$bread"
  post 4 4 4 "$near_bread"
  post 5 5 5 "$chinese"
  post 6 6 6 "$chinese"
  post 7 7 7 "good day"
  post 8 8 8 "good day"
  post 9 9 9 "" "$picture"
  post 10 9 10 "" "$picture"
}
# matches [FILE]: post, group, kind and similarity of each duplicate, in the order of the file.
matches() {
  jq -r 'select(.type == "duplicate") | "\(.post_uid) \(.group_uid) \(.kind) \(.similarity * 100 | floor)"' "$@" |
    sed "s/#media:pdq:[0-9a-f]*/#picture/"
}
# shuffled: the lines of the input in an order of its own.
shuffled() { awk '{ print (NR * 7919) % 10007 "\t" $0 }' | sort -n | cut -f2-; }
