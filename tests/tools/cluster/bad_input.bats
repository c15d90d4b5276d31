#!/usr/bin/env bats
# cluster on edges that are damaged, strange, or very many. All accounts are invented.

load ../support/load
load edges
setup() {
  in_own_folder
  clique 8 x:a x:b x:c | links >triangle
  derived <triangle >expected
  assert_equal "$(groups <triangle)" "x:a x:b x:c"
}

# same_as_triangle LINE...: the triangle with these lines before, behind and between is the triangle.
same_as_triangle() {
  printf '%s\n' "$@" >extra
  cat extra triangle | derived | diff expected -
  cat triangle extra | derived | diff expected -
  { head -n 1 triangle && cat extra && tail -n +2 triangle; } | derived | diff expected -
}

@test "no edge at all: done, and no records" {
  run_line linkgraph '{"run":1}' >none
  run --separate-stderr cluster --only member,cluster,expansion none
  assert_success
  assert_output ""
  assert_equal "$(echo x:1 @anna | accounts | derived)" ""
  assert_equal "$(derived </dev/null)" ""
}

@test "a weight that JSON has no word for is rejected with file, line and column" {
  for weight in NaN Infinity 1e400 -1e400; do
    { cat triangle && echo "x:a x:d text $weight #one,#two" | links; } >edges.jsonl
    run --separate-stderr cluster --only member,cluster --rejects rejects edges.jsonl
    assert_failure 1
    assert_equal "$output" "$(cat expected)"
    [[ $stderr == *"edges.jsonl:4:1: malformed JSON"* ]]
    assert_equal "$(jq -c '[.file, .line]' rejects)" '["edges.jsonl",4]'
    assert_equal "$(jq -r .raw rejects)" "$(tail -n 1 edges.jsonl)"
    run --separate-stderr cluster --only member,cluster --keep-going edges.jsonl
    assert_success
    rm rejects
  done
}

@test "a weight that is null, missing, text, zero or below zero links nobody" {
  for weight in null '"8"' 0 -0.0 true '[8]'; do
    same_as_triangle "{\"type\":\"edge\",\"source\":\"x:a\",\"target\":\"x:d\",\"channel\":\"text\",\"weight\":$weight,\"evidence\":[{\"topic\":\"#one\",\"weight\":8},{\"topic\":\"#two\",\"weight\":8}]}"
  done
  same_as_triangle '{"type":"edge","source":"x:a","target":"x:d","channel":"text"}'
  same_as_triangle "$(echo 'x:a x:d text -8 #one,#two' | links)"
  # Below zero it does not even name its channel to those who are linked otherwise.
  same_as_triangle "$(echo 'x:a x:b url -8 #one,#two' | links)"
  assert_equal "$(echo 'x:a x:b url -8 #one,#two' | links | cat triangle - | notes)" \
    "1 edges without two different accounts, or with a weight below 0, left out"
}

@test "evidence of no weight or of a weight below zero is worth nothing" {
  for weight in null -8 0 '"8"'; do
    printf '{"type":"edge","source":"x:a","target":"x:d","channel":"text","weight":8,"evidence":[{"topic":"#one","weight":%s},{"topic":"#two","weight":8}]}\n' "$weight" >half
    assert_equal "$(cat triangle half | groups)" "x:a x:b x:c"
  done
  sed "s/$weight/8/" half >whole
  assert_equal "$(cat triangle whole | groups --method components)" "x:a x:b x:c x:d"
}

@test "weights that no sum can hold are an error, not a result" {
  printf 'x:a %s text 1.7e308 #one\n' x:b x:c | links >huge
  run --separate-stderr cluster --only member,cluster huge
  assert_failure 1
  assert_output ""
  [[ $stderr == *"cluster: the weights of the graph add up to infinity"* ]]
}

@test "self-loops and edges without an end are left out and counted" {
  same_as_triangle "$(echo 'x:a x:a text 99 #three,#four' | links)"
  same_as_triangle '{"type":"edge","source":"x:a","channel":"text","weight":9}' \
    '{"type":"edge","source":"","target":"x:b","channel":"text","weight":9}' \
    '{"type":"edge","source":null,"target":null,"channel":null,"weight":null}'
  assert_equal "$(notes <<<"$(cat triangle extra)")" \
    "3 edges without two different accounts, or with a weight below 0, left out"
}

@test "the same edge twice, in whatever direction: the heaviest stands, nothing adds up" {
  cp triangle once
  same_as_triangle "$(cat once)"
  same_as_triangle "$(echo 'x:a x:b text 7 #one,#two,#three,#four' | links)"
  same_as_triangle "$(echo 'x:b x:a text 7.9 #three,#four,#five' | links)" "$(echo 'x:b x:a text 8 #one,#two' | links)"
  heavier=$(echo 'x:b x:a text 9 #one,#two' | links)
  { cat triangle && echo "$heavier"; } | derived >doubled
  { echo "$heavier" && tail -n +2 triangle; } | derived | diff doubled -
  run ! diff expected doubled
}

@test "edges without evidence are one topic together, and make no member" {
  for channel in text url hashtag; do clique 30 x:a x:b x:c x:d | sed "s/text 30 .*/$channel 30 -/"; done | links >bare
  assert_equal "$(groups <bare)" ""
  assert_equal "$(groups --min-score 0.4 <bare)" "x:a x:b x:c x:d"
  assert_equal "$(derived --min-score 0.4 <bare | jq -c 'select(.type == "cluster") | .score_parts | [.evidence_nats, .n_topics, .n_channels]')" '[5.5,1,3]'
}

# without_posts CHANNEL: the triangle on that channel, of evidence that has no posts.
without_posts() {
  sed "s/\"text\"/\"$1\"/; s/\"topic\":\"#one\"/\"object\":\"o\",\"source_post\":null,\"target_post\":null,\"lag_s\":null,\"topic\":\"$1\"/" triangle
}

@test "evidence without posts: profile, birthday and schedule confirm, but make no member" {
  for channel in persona creation schedule; do without_posts $channel; done >circumstances
  assert_equal "$(derived <circumstances)" ""
  sed '/persona/d' circumstances | cat triangle - | derived >confirmed
  assert_equal "$(jq -r 'select(.type == "member") | .score_parts.circumstance_nats' confirmed | sort -u)" 3
  # Three profiles of one person are no network, whatever they post.
  assert_equal "$(without_posts persona | cat triangle - | derived)" ""
}

@test "a single pair is no cluster, unless two are enough" {
  echo 'x:a x:b text 8 #one,#two' | links >pair
  assert_equal "$(derived <pair)" ""
  assert_equal "$(groups --min-size 2 <pair)" "x:a x:b"
}

@test "fields, types and spacing that are not known change nothing" {
  sed 's/^{/{ "new":{"weight":[1,null,"x"]}, /; s/,"target"/ ,\n"target"/; s/}$/,"weight_of_old":9 }/' triangle |
    tr -d '\n' | sed 's/} *{ "new"/}\n{ "new"/g' >strange
  echo >>strange
  assert_equal "$(wc -l <strange)" 3
  derived <strange | diff expected -
  same_as_triangle '{"type":"ripple","source":"x:a","target":"x:z","weight":9}'
  # A line without a type is rejected; it is no edge.
  { cat triangle && echo '{"source":"x:a","target":"x:d","channel":"text","weight":9}'; } >untyped
  run --separate-stderr cluster --only member,cluster untyped
  assert_failure 1
  assert_equal "$output" "$(cat expected)"
}

@test "numbers beyond their range count as unknown" {
  # p and q outside of 0 to 1, a window below 0, a lag of the least integer.
  sed 's/"p_value":null,"q_value":null/"p_value":-3,"q_value":1e300/; s/"window_s":0/"window_s":-5/; s/"lag_s":0/"lag_s":-9223372036854775808/' \
    triangle | derived >outside
  assert_equal "$(jq -c 'select(.type == "member") | [.score, .score_parts.best_q_value]' outside | sort -u)" \
    "$(jq -c 'select(.type == "member") | [.score, .score_parts.best_q_value]' expected | sort -u)"
}

# star LEAVES TOPICS: a hub, its leaves in no order, and the topics that each shares with it: JSON.
star() {
  awk -v n_leaves="$1" -v topics="$2" 'BEGIN {
    for (k = 0; k < n_leaves; k++)
      printf "{\"type\":\"edge\",\"source\":\"x:%07d\",\"target\":\"x:hub\",\"channel\":\"text\",\"weight\":8,\"evidence\":[" topics "]}\n", (k * 7919) % n_leaves, k % 5
  }'
}

@test "a star of a million accounts in no order is no cluster: one topic a leaf, many for the hub" {
  { star 1000000 '{\"topic\":\"#t%d\",\"weight\":8}' && cat triangle; } >big
  # In KiB, what threads reserve included; the sanitizers reserve far more.
  is_sanitized || ulimit -v 2000000
  run --separate-stderr cluster -q --only member,cluster big
  assert_success
  # All but the conductance, which is that of a graph with something outside.
  assert_equal "${output/\"conductance\":0/\"conductance\":null}" "$(cat expected)"
}

@test "a star whose leaves share two topics with the hub is a cluster, and written in linear time" {
  # Where each member looks at each, this takes minutes.
  star 200000 '{\"topic\":\"#t%d\",\"weight\":8},{\"topic\":\"#u\",\"weight\":8}' >big
  timeout 60 cluster -q --only member,cluster big 2>/dev/null >found
  assert_equal "$(wc -l <found)" 200002
  assert_equal "$(tail -n 1 found | jq -c '[.type, .cluster_uid, .n_accounts, .score_parts.n_partners]')" \
    '["cluster","x:0000000",200001,1]'
}

@test "many small groups: ten triangles among fifty thousand pairs in no order" {
  awk 'BEGIN {
    for (k = 0; k < 50000; k++) {
      pair = (k * 7919) % 50000
      low = sprintf("x:%07d", 2 * pair); high = sprintf("x:%07d", 2 * pair + 1)
      line = "{\"type\":\"edge\",\"source\":\"%s\",\"target\":\"%s\",\"channel\":\"text\",\"weight\":8,\"evidence\":[{\"topic\":\"#one\",\"weight\":8},{\"topic\":\"#two\",\"weight\":8}]}\n"
      if (k % 2) printf line, low, high; else printf line, high, low
      if (pair % 5000 == 0) {
        printf line, "x:third" pair, low
        printf line, "x:third" pair, high
      }
    }
  }' >many
  for n in 0 1 2 3 4 5 6 7 8 9; do
    printf 'x:%07d x:%07d x:third%d\n' $((n * 10000)) $((n * 10000 + 1)) $((n * 5000))
  done >triangles
  groups <many | diff triangles -
}
