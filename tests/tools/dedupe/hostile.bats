#!/usr/bin/env bats
# Texts made to do harm: nothing at all, a megabyte, a million times the same, much in common and yet no copies,
# a chain of small steps, and what is no text. Time and memory stay bounded, and the result the same.

load ../support/load
setup() { in_own_folder; }
# posts: a post record for each line of the input, which is the inside of a JSON string.
posts() {
  awk '{
    printf "{\"type\":\"post\",\"uid\":\"x:%d\",\"platform\":\"x\",\"created_at\":\"2021-03-%02dT%02d:%02d:%02dZ\",\"account_uid\":\"x:9%d\",\"text\":\"%s\",\"hashtags\":[]}\n",
      NR, 1 + int(NR / 86400), int(NR / 3600) % 24, int(NR / 60) % 60, NR % 60, NR % 7919, $0
  }'
}
# made KIND: lines for posts, each KIND by a generator of its own that always gives the same.
made() {
  perl -e '
    my $state = 7;
    sub below { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
    # Words without doubled letters: normalising leaves them as they are.
    sub word { my $w = ""; for (1 .. 3 + below(5)) { my $c = chr(97 + below(26)); $w .= $c unless $w =~ /$c$/ } return $w }
    sub words { return join " ", map { word() } 1 .. $_[0] }
    my %made = (
      # 60 words that all have in common and 60 of their own: a similarity of a third.
      common_half => sub { my $common = words(60); print $common, " ", words(60), "\n" for 1 .. 20000 },
      # 45 words, five of them new each time: 0.8 from one to the next, 0.63 to the one after it.
      chain => sub { my @w = map { word() } 1 .. 45; for (1 .. 2000) { print "@w\n"; splice @w, 0, 5; push @w, map { word() } 1 .. 5 } },
      megabyte => sub {
        my @w = map { word() } 1 .. 180000;
        my @copy = @w;
        $copy[100 * $_] = "changed" for 1 .. 500;
        print "@w\n@copy\n", join(" ", map { word() } 1 .. 180000), "\n" },
      variants => sub { for my $t (1 .. 40) { my @w = map { word() } 1 .. 25; for (1 .. 25) { my @v = @w; $v[below(25)] = word() for 1 .. below(4); print "@v\n" } } },
    );
    $made{$ARGV[0]}->();' "$1"
}
# bounded KIB COMMAND…: at most that much address space; the sanitizers need more than there is.
bounded() {
  (is_sanitized || ulimit -v "$1"; timeout 300 "${@:2}")
}
duplicates_of() { dedupe -q --only duplicate,duplicate_group "$@"; }
kinds() { jq -r 'select(.type == "duplicate") | "\(.post_uid) \(.group_uid) \(.kind)"' "$1" | sort -V; }

@test "nothing, white space, links and single characters" {
  printf '%s\n' '' '' ' ' '\t\n' '\u3000\u200b' '\u0301' 'https://t.co/a' 'https://t.co/b @you' '!?' a A b 新 新 ١ '🔥' '🔥️' '🏽' |
    posts >posts.jsonl
  duplicates_of posts.jsonl >out
  run kinds out
  assert_output "x:10 x:10 exact
x:11 x:10 exact
x:13 x:13 exact
x:14 x:13 exact
x:16 x:16 exact
x:17 x:16 exact"
}

@test "texts of a megabyte" {
  made megabyte | posts >posts.jsonl
  [ "$(wc -c <posts.jsonl)" -gt 3000000 ]
  bounded 1500000 dedupe -q --only duplicate,duplicate_group posts.jsonl >out
  run kinds out
  assert_output "x:1 x:1 exact
x:2 x:1 near"
  jq -s -e 'map(select(.kind == "near").similarity) | length == 1 and .[0] > 0.9 and .[0] < 1' out
}

@test "a million times the same" {
  yes 'Welcome everyone to visit the harbour, and bring your friends' | head -n 1000000 | posts >posts.jsonl
  bounded 2000000 dedupe -q -j 2 --memory 512M --only duplicate,duplicate_group posts.jsonl >out
  assert_equal "$(wc -l <out)" 1000001
  assert_equal "$(tail -n 1 out | jq -c '[.type, .group_uid, .n_posts, .n_accounts]')" '["duplicate_group","x:1",1000000,7919]'
  [ "$(grep -c '"group_uid":"x:1","kind":"exact","similarity":1' out)" -eq 1000000 ]
}

@test "twenty thousand texts that have half in common and are no copies" {
  made common_half | posts >posts.jsonl
  bounded 2000000 dedupe -q -j 2 --only duplicate,duplicate_group posts.jsonl >out
  assert_equal "$(wc -l <out)" 0
}

@test "a chain of two thousand steps is no group" {
  made chain | posts >posts.jsonl
  duplicates_of posts.jsonl >out
  # Three in a row is the most that are alike to one of them.
  jq -s -e 'map(select(.type == "duplicate_group").n_posts) | length > 500 and max <= 3' out
  # Each to the text of its group, by a count of their shingles that is not the program its own.
  perl -e '
    sub shingles { my %s; $s{substr $_[0], $_, 6} = 1 for 0 .. length($_[0]) - 6; return \%s }
    sub value { my ($key, $line) = @_; $line =~ /"$key":(?:"((?:[^"\\]|\\.)*)"|([^,}]*))/ or die "$key\n"; return $1 // $2 }
    my (%text, %core, $n);
    open my $posts, "<", "posts.jsonl"; while (<$posts>) { $text{value("uid", $_)} = value("text", $_) }
    open my $out, "<", "out"; my @lines = <$out>;
    for (grep { /^\{"type":"duplicate_group"/ } @lines) { $core{value("group_uid", $_)} = shingles(value("text", $_)) }
    for (grep { /^\{"type":"duplicate"/ } @lines) {
      my ($a, $b) = ($core{value("group_uid", $_)}, shingles($text{value("post_uid", $_)}));
      my $shared = grep { $a->{$_} } keys %$b;
      my $j = $shared / (keys(%$a) + keys(%$b) - $shared);
      die "similarity $j\n" if $j < 0.7;
      die "$j is not " . value("similarity", $_) . "\n" if abs($j - value("similarity", $_)) > 1e-3;
      ++$n;
    }
    die "only $n\n" if $n < 1000;'
}

@test "code points that are none, unassigned or meet their neighbours" {
  {
    printf '%s\n' 'a text long enough to be alike \uFFFE\uFFFF' 'a text long enough to be alike \uFDD0' \
      'a text long enough \uDBFF\uDFFF to be alike' 'a text long enough to be alike \u0378\u0380' \
      'a text long enough to be \u0000 alike'
    perl -e 'print "zal", "\xCC\x81" x 10000, "go is a text that is long enough\n", "zalgo is a text that is long enough\n"'
    perl -e 'print "\xE1\x84\x80" x 3000, "\xE1\x85\xA1" x 3000, "\xE1\x86\xA8" x 3000, "\n" for 1 .. 2'
    perl -e 'print "\xE0\xA4\x95\xE0\xA5\x8D" x 5000, "\n" for 1 .. 2'
    perl -e 'print "\xEF\xB7\xBA" x 5000, "\n" for 1 .. 2'
  } | posts >posts.jsonl
  bounded 1500000 dedupe -q --only duplicate,duplicate_group posts.jsonl >out
  run kinds out
  assert_output "x:1 x:1 exact
x:2 x:1 exact
x:3 x:1 exact
x:4 x:1 exact
x:5 x:1 exact
x:6 x:6 exact
x:7 x:6 exact
x:8 x:8 exact
x:9 x:8 exact
x:10 x:10 exact
x:11 x:10 exact
x:12 x:12 exact
x:13 x:12 exact"
  run -0 iconv -f UTF-8 -t UTF-8 out
}

@test "half a surrogate pair is as good as a blank, ill-formed UTF-8 is refused with its place" {
  printf '%s\n' 'half a pair' 'half \ud800 a pair' 'half \udc00\ud800 a pair' | posts >posts.jsonl
  # Overlong, a surrogate, above U+10FFFF, cut short, and a stray byte.
  for bytes in '\300\200' '\355\240\200' '\364\220\200\200' '\344\275' '\377'; do printf "half $bytes a pair\n"; done |
    posts | sed 's/"x:/"y:/g' >>posts.jsonl
  run -1 --separate-stderr dedupe --only duplicate,duplicate_group --rejects rejects -o out posts.jsonl
  assert_equal "$(jq .line rejects | paste -sd ' ')" "4 5 6 7 8"
  [[ $stderr == *"posts.jsonl:4:"*": malformed JSON: The input is not valid UTF-8"* ]]
  run kinds out
  assert_output "x:1 x:1 exact
x:2 x:1 exact
x:3 x:1 exact"
}

@test "any number of threads, any order of lines, any memory: the same bytes" {
  {
    made variants
    made chain | head -n 300
    made common_half | head -n 500
    yes 'Welcome everyone to visit the harbour, and bring your friends' | head -n 300
    printf '%s\n' '' ' ' a a '🔥🔥🔥🔥🔥🔥' '🔥 🔥'
  } | posts >posts.jsonl
  duplicates_of -j 1 posts.jsonl >expected
  [ "$(grep -c duplicate_group expected)" -gt 50 ]
  [ "$(grep -c '"kind":"near"' expected)" -gt 300 ]
  duplicates_of -j 2 posts.jsonl | cmp - expected
  shuf --random-source=<(yes) posts.jsonl >shuffled.jsonl
  ! cmp -s posts.jsonl shuffled.jsonl
  duplicates_of -j 2 shuffled.jsonl | cmp - expected
  tac posts.jsonl | duplicates_of -j 1 | cmp - expected
  duplicates_of --memory 1 --tmpdir . shuffled.jsonl | cmp - expected
  duplicates_of --memory 1 --tmpdir . -j 2 posts.jsonl | cmp - expected
}
