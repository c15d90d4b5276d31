#!/usr/bin/env bats
# dedupe --against: a stream is matched with what is known of a campaign.

load ../support/load
load campaign
setup() {
  in_own_folder
  campaign >campaign.jsonl
  dedupe -q campaign.jsonl --only duplicate_group --fingerprints prints.jsonl >known.jsonl
}
stream() {
  post 101 20 30 "Something else altogether, about the price of nets and the tides of the week"
  post 102 21 31 "$festival"
  post 103 22 32 "Frеsh brеad from the mill on the hill 🔥 tastes better than anything sold in the city centre https://t.co/zZ #yum"
  post 104 23 33 "$near_bread"
  post 105 24 34 "港口的節日把老城的每一位鄰居聚在一起度過一個明亮的音樂之夜"
  post 106 25 35 "Good day!"
  post 107 26 36 "" "$near_picture"
  post 108 27 37 "$festival" "$picture"
  post 109 28 38 "good days"
}
expected_matches="x:102 x:1 exact 100
x:103 x:3 exact 100
x:104 x:3 near 79
x:105 x:5 exact 100
x:106 x:7 exact 100
x:107 x:9#picture media 96
x:108 x:1 exact 100
x:108 x:9#picture media 100"

@test "exact, near and disguised texts and media are found" {
  stream >stream.jsonl
  dedupe -q stream.jsonl --against known.jsonl >out
  run matches out
  assert_output "$expected_matches"
}

@test "every line is copied, and each duplicate follows its post" {
  stream >stream.jsonl
  printf '{ "type" : "note",  "n":1 }\n' >>stream.jsonl
  dedupe -q stream.jsonl --against known.jsonl >out
  grep -v -e '"type":"duplicate' -e '"type":"run"' out | cmp - stream.jsonl
  run jq -r 'select(.type == "post" or .type == "duplicate") | .uid // "> " + .post_uid' out
  assert_output "x:101
x:102
> x:102
x:103
> x:103
x:104
> x:104
x:105
> x:105
x:106
> x:106
x:107
> x:107
x:108
> x:108
> x:108
x:109"
}

@test "the groups met are counted in this stream, by first post and uid" {
  { stream; post 110 27 20 "$festival"; post 108 27 37 "$festival"; } >stream.jsonl
  dedupe -q stream.jsonl --against known.jsonl >out
  run jq -r 'select(.type == "duplicate_group") | "\(.group_uid) \(.kind) \(.n_posts) \(.n_accounts) \(.n_platforms) \(.n_texts) \(.first_at[11:16]) \(.last_at[11:16])"' out
  assert_output "x:1 text 3 2 1 1 10:20 10:37
x:3 text 2 2 1 2 10:32 10:33
x:5 text 1 1 1 1 10:34 10:34
x:7 text 1 1 1 1 10:35 10:35
x:9#media:$picture media 2 2 1 2 10:36 10:37"
  # The rest is the known group's.
  jq -c 'select(.type == "duplicate_group") | [.group_uid, .core_post_uid, .text, .template, .commonness, .information_bits]' \
    out | sort >met
  jq -c '[.group_uid, .core_post_uid, .text, .template, .commonness, .information_bits]' known.jsonl | sort | cmp - met
}

@test "the run record is last, and names the known file" {
  stream | dedupe -q --against known.jsonl >out
  tail -n 1 out | jq -e '.type == "run" and .auxiliary[0].name == "known.jsonl" and .parameters.against == "known.jsonl"'
  assert_equal "$(tail -n 1 out | jq -r '.auxiliary[0].sha256')" "$(sha256sum known.jsonl | cut -d' ' -f1)"
  jq -s -c 'map(.type) | group_by(.) | map({(.[0]): length}) | add' out >counted
  tail -n 1 out | jq -c .records_out | diff counted -
}

@test "fingerprints match without a text: as exact, near by an estimate, never what is short" {
  stream >stream.jsonl
  dedupe -q stream.jsonl --against prints.jsonl >out
  run bash -c "grep -v '^x:106' <<<'$expected_matches' | sed 's/near 79/near 81/'"
  estimated=$output
  run matches out
  assert_output "$estimated"
  jq -s -e 'map(select(.type == "duplicate_group" and .kind == "text")) | length == 3 and all(.text == null and .template == null)' out
}

@test "texts and fingerprints in one file: the text decides" {
  cat prints.jsonl known.jsonl >both.jsonl
  stream | dedupe -q --against both.jsonl >mixed
  run matches mixed
  assert_output "$expected_matches"
}

@test "a whole case is a known file, plain or compressed, and other types do not matter" {
  dedupe -q campaign.jsonl >case.jsonl
  stream >stream.jsonl
  dedupe -q stream.jsonl --against case.jsonl >plain
  run matches plain
  assert_output "$expected_matches"
  for program in gzip zstd xz; do
    command -v $program >/dev/null || continue
    $program -q -c case.jsonl >packed
    dedupe -q stream.jsonl --against packed --only duplicate,duplicate_group >out
    grep -v -e '"type":"post"' -e '"type":"run"' plain | cmp - out
  done
}

@test "the campaign itself is met by what was found in it" {
  perl -e '
    my $state = 11;
    sub below { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
    my @words = map { my $w = ""; $w .= chr(97 + ($_ * 7 + 5 * $_ ** $a) % 26) for 1 .. 6; $w . $_ } 1 .. 3000;
    for my $n (1 .. 120) { my @text = map { $words[below(3000)] } 1 .. 20;
      for (1 .. 6) { my @copy = @text; $copy[below(20)] = $words[below(3000)] for 1 .. below(4); print "@copy\n" } }' |
    while IFS= read -r text; do post "$((++n))" "$((n % 50))" "$((n % 60))" "$text"; done >posts.jsonl
  dedupe -q posts.jsonl --only duplicate >found
  dedupe -q posts.jsonl --only duplicate_group >groups.jsonl
  [ "$(wc -l <groups.jsonl)" -gt 100 ]
  dedupe -q posts.jsonl --against groups.jsonl --only duplicate >met
  # What was compared with the core of its group is met, in that group or in a nearer one.
  jq -r 'select(.kind == "text") | .core_post_uid' groups.jsonl | sort >cores
  jq -r '"\(.core_post_uid) \(.post_uid) \(.similarity)"' found | sort | join - cores | cut -d' ' -f2- | sort >expected
  [ "$(wc -l <expected)" -gt 600 ]
  jq -r '"\(.post_uid) \(.similarity)"' met | sort >matched
  assert_equal "$(join expected matched | awk '$3 >= $2' | wc -l)" "$(wc -l <expected)"
}

@test "the nearest known text wins, and the least uid a tie" {
  for uid in 5 3 4; do
    jq -c --arg uid "x:$uid" --arg text "$bread" '.group_uid = $uid | .text = $text' <(sed -n 1p known.jsonl)
  done >ties.jsonl
  jq -c --arg text "$near_bread" '.group_uid = "x:6" | .text = $text' <(sed -n 1p known.jsonl) >>ties.jsonl
  { post 101 1 1 "$bread"; post 102 1 2 "$near_bread"; post 103 1 3 "$bread today"; } >stream.jsonl
  for order in cat tac; do
    $order ties.jsonl >known.jsonl
    dedupe -q stream.jsonl --against known.jsonl >out
    run matches out
    assert_output "x:101 x:3 exact 100
x:102 x:6 exact 100
x:103 x:3 near 93"
  done
}

@test "--threshold, --media, --media-radius and --reposts are respected" {
  stream >stream.jsonl
  run bash -c 'dedupe -q "$@" --threshold 0.9 --media-radius 7 | jq -r "select(.kind == \"near\" or .kind == \"media\") | .post_uid"' - stream.jsonl --against known.jsonl
  assert_line x:108
  refute_line x:104
  refute_line x:107
  dedupe -q stream.jsonl --against known.jsonl --media exclude >out
  run matches out
  refute_output --partial media
  post 101 1 1 "$festival" "" repost | dedupe -q --against known.jsonl --reposts exclude >out
  run matches out
  assert_output ""
  run --separate-stderr dedupe -q stream.jsonl --against <(grep pdq known.jsonl) --media exclude
  assert_failure 1
}

@test "the same bytes for any number of threads, and however the lines arrive" {
  for _ in $(seq 60); do stream; done >stream.jsonl
  dedupe -q -j1 --against known.jsonl <stream.jsonl >one
  for threads in 2 5; do
    dedupe -q -j$threads --against known.jsonl <stream.jsonl | cmp - one
  done
  while IFS= read -r line; do printf '%s\n' "$line"; done <stream.jsonl | dedupe -q -j2 --against known.jsonl | cmp - one
  dd bs=777 status=none <stream.jsonl | dedupe -q -j2 --against known.jsonl | cmp - one
  # From a file its name is in the run record.
  dedupe -q -j2 --against known.jsonl stream.jsonl | grep -v '"type":"run"' | cmp - <(grep -v '"type":"run"' one)
  shuffled <stream.jsonl | dedupe -q --against known.jsonl --only duplicate_group >groups
  grep '"type":"duplicate_group"' one | cmp - groups
}
