#!/usr/bin/env bats
# cluster, option by option, on small graphs whose answer is known. All accounts are invented.

load ../support/load
load edges
setup() { in_own_folder; }

left="x:a1 x:a2 x:a3 x:a4"
right="x:b1 x:b2 x:b3 x:b4"
# dumbbell: two groups in which all are linked, and an account between them, nearer to the left one.
dumbbell() {
  # shellcheck disable=SC2086  # words of ours
  {
    clique 8 $left
    clique 8 $right
    echo "x:a1 x:m text 10 #one,#two"
    echo "x:b1 x:m text 8 #one,#two"
  } | links
}
# dumbbell_is LINE... -- OPTIONS...: the groups that these options find in it.
dumbbell_is() {
  local expected=()
  while [[ $1 != -- ]]; do expected+=("$1") && shift; done
  shift
  assert_equal "$(dumbbell | groups "$@")" "$(printf '%s\n' "${expected[@]}")"
}

@test "--method: each divides in its own way" {
  dumbbell_is "$left x:m" "$right" --
  for method in leiden louvain labels; do
    dumbbell_is "$left x:m" "$right" -- --method $method
  done
  dumbbell_is "$left $right x:m" -- --method components
  dumbbell_is "$left" "$right" -- --method kcore
  run --separate-stderr cluster --method cliques /dev/null
  assert_failure 2
  [[ $stderr == *"cliques"*"leiden"* ]]
}

@test "--core: partners that each member has in its cluster" {
  dumbbell_is "$left" "$right" -- --method kcore --core 3
  dumbbell_is "$left $right x:m" -- --method kcore --core 2
  dumbbell_is "" -- --method kcore --core 4
}

@test "--resolution: more makes smaller clusters" {
  for method in leiden louvain; do
    dumbbell_is "$left $right x:m" -- --method $method --resolution 0
    dumbbell_is "$left x:m" "$right" -- --method $method --resolution 1
    dumbbell_is "" -- --method $method --resolution 100
  done
}

@test "--quality cpm: members are joined by more than the resolution a pair" {
  # A link of 8 nats that no test speaks for weighs 4, one of 10 weighs 5.
  for method in leiden louvain; do
    dumbbell_is "$left $right x:m" -- --method $method --quality cpm --resolution 0.1
    dumbbell_is "$left x:m" "$right" -- --method $method --quality cpm --resolution 1
    dumbbell_is "$left" "$right" -- --method $method --quality cpm --resolution 3
    dumbbell_is "" -- --method $method --quality cpm --resolution 10
  done
}

@test "cpm keeps the small rings that modularity merges" {
  # Forty rings of five, each linked to the next by one link, found one by one.
  for ring in $(seq 10 49); do
    # shellcheck disable=SC2046  # words of ours
    clique 8 $(printf "x:$ring.%d " 1 2 3 4 5)
    echo "x:$ring.5 x:$((ring == 49 ? 10 : ring + 1)).1 text 8 #one,#two"
  done | links >rings
  assert_equal "$(groups --quality cpm <rings | wc -l)" 40
  assert_equal "$(groups --quality cpm <rings | sort | head -n 1)" "x:10.1 x:10.2 x:10.3 x:10.4 x:10.5"
  run groups <rings
  assert [ "${#lines[@]}" -lt 40 ]
}

@test "--min-score: from there on, that score included" {
  # Two topics of 3 nats: a score of exactly a half.
  clique 6 x:a x:b x:c | links >half
  assert_equal "$(derived <half | jq -r .score | sort -u)" 0.5
  assert_equal "$(groups --min-score 0.5 <half)" "x:a x:b x:c"
  assert_equal "$(groups --min-score 0.500001 <half)" ""
  assert_equal "$(groups --min-score 1 <half)" ""
  # Whoever has one topic only joins below it.
  echo "x:c x:d text 6 #one" | links | cat half - >longer
  assert_equal "$(groups --method components <longer)" "x:a x:b x:c"
  assert_equal "$(groups --method components --min-score 0.25 <longer)" "x:a x:b x:c x:d"
}

@test "members stand on what links them inside their cluster" {
  # d's two topics lead into two clusters, so that it is a member of neither.
  # shellcheck disable=SC2086  # words of ours
  {
    clique 8 $left
    clique 8 $right
    echo "x:a1 x:d text 9 #one"
    echo "x:b1 x:d text 8 #two"
  } | links >between
  assert_equal "$(groups <between)" "$(printf '%s\n' "$left" "$right")"
  assert_equal "$(groups --method components <between)" "$left $right x:d"
}

@test "--min-size: accounts of one person count once" {
  clique 8 x:a vk:a tiktok:a | links >person
  printf 'x:a %s persona 9 persona\n' vk:a tiktok:a | links >>person
  assert_equal "$(groups --method components <person)" ""
  assert_equal "$(groups --method components --min-size 2 <person)" ""
  echo "x:a x:b text 8 #one,#two" | links | cat person - >two
  assert_equal "$(groups --method components <two)" ""
  assert_equal "$(groups --method components --min-size 2 <two)" "tiktok:a vk:a x:a x:b"
  echo "x:a x:c text 8 #one,#two" | links | cat two - >three
  assert_equal "$(groups --method components <three)" "tiktok:a vk:a x:a x:b x:c"
  assert_equal "$(groups --method components --min-size 4 <three)" ""
  derived --method components <three | tail -n 1 | jq -c '[.n_accounts, .n_platforms, .channels]' | diff <(echo '[5,3,["persona","text"]]') -
  run --separate-stderr cluster --min-size 1 /dev/null
  assert_failure 2
}

@test "--fdr: edges at most that q; without a q, none" {
  clique 8 x:a x:b x:c | sed 's/$/ p=0.0001 q=0.01/' >tested
  clique 8 x:d x:e x:f | sed 's/$/ p=0.01 q=0.2/' >weak
  clique 8 x:g x:h x:i >untested
  cat tested weak untested | links >edges
  assert_equal "$(groups <edges | wc -l)" 3
  assert_equal "$(groups --fdr 0.01 <edges)" "x:a x:b x:c"
  assert_equal "$(groups --fdr 0.0099 <edges)" ""
  assert_equal "$(groups --fdr 0.2 <edges)" "$(printf '%s\n' "x:a x:b x:c" "x:d x:e x:f")"
  assert_equal "$(groups --fdr 1 <edges | wc -l)" 3
  assert_equal "$(notes --fdr 0.01 <edges)" "6 edges with a q-value above 0.01, or none, left out"
  assert_equal "$(notes <edges)" ""
  run --separate-stderr cluster --fdr 1.1 /dev/null
  assert_failure 2
}

@test "--top: the largest clusters; of equals, the first" {
  { clique 8 x:p x:q x:r && clique 8 x:a x:b x:c && clique 8 x:k x:l x:m x:n; } | links >three
  assert_equal "$(groups <three)" "$(printf '%s\n' "x:k x:l x:m x:n" "x:a x:b x:c" "x:p x:q x:r")"
  assert_equal "$(groups --top 2 <three)" "$(printf '%s\n' "x:k x:l x:m x:n" "x:a x:b x:c")"
  assert_equal "$(derived --top 1 <three | jq -r .type | sort | uniq -c | xargs)" "1 cluster 4 member"
  assert_equal "$(notes --top 1 <three)" "2 smaller clusters left out by --top"
  assert_equal "$(derived --top 3 <three)" "$(derived <three)"
}

# network: 240 accounts in groups of eight, some linked twice, and links at random between them.
network() {
  awk 'function next_number(n) { state = (state * 16807) % 2147483647; return state % n }
    BEGIN {
      state = 7
      split("text url hashtag repost persona", channels, " ")
      for (k = 0; k < 1600; k++) {
        group = next_number(30)
        a = group * 8 + next_number(8)
        b = k % 8 ? group * 8 + next_number(8) : next_number(240)
        channel = channels[1 + (k % 41 ? next_number(4) : 4)]
        printf "x:%03d x:%03d %s %d #t%d:%d,#t%d p=%s q=%s window=3600\n", a, b, channel, 4 + next_number(8),
          next_number(9), next_number(3600), next_number(9), next_number(100) / 100, next_number(100) / 100
      }
    }' | links
}

@test "the same records for any number of threads and any order of lines and ends" {
  network >edges
  shuffled <edges >shuffled_edges
  tac edges >backwards
  sed 's/"source":"\([^"]*\)","target":"\([^"]*\)"/"target":"\1","source":"\2"/' edges >swapped
  for options in "--method leiden" "--method louvain" "--method components" "--method kcore" \
    "--method labels" "--quality cpm --resolution 2" "--fdr 0.5" "--seeds seeds --all"; do
    printf 'x:%03d\n' 1 100 200 >seeds
    # shellcheck disable=SC2086  # words of ours
    derived -j 1 $options <edges >found
    assert [ "$(grep -c '"type":"member"' found)" -gt 3 ]
    for order in edges shuffled_edges backwards swapped; do
      # shellcheck disable=SC2086
      derived -j 2 $options <"$order" | cmp found -
    done
  done
}
