#!/usr/bin/env bats
# Real answers of Tumblr's API, which the repository does not hold: tests skip where they are not.
# Every number is found a second time with jq.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
  answers=$samples/formats/tumblr/tests/testthat/api_fixtures
  [[ -e $answers ]] || skip "no sample formats/tumblr"
  mapfile -t files < <(find "$answers" -name '*.json' | sort)
}
# posts FILE…: the posts of the answers, one a line.
posts() { jq -c '.response | if type == "array" then .[] else .posts[]? end' "$@"; }
# records FILE…: their post records.
records() { ingest "$@" -q --only post; }

@test "Tumblr: posts and blogs of each answer" {
  for file in "${files[@]}"; do
    ingest "$file" -q --force -o out
    tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .rejected, .conflicting]' >found
    # The posts of a page have different ids. `null` is none.
    jq -c '[.response | if type == "array" then .[] else .posts[]? end | .id_string] | unique |
      (length | if . == 0 then null else . end) as $n | [$n, $n, 0, 0]' "$file" >expected
    diff expected found
    jq -r '.response | if type == "array" then .[] else ., .posts[]? end |
      .blog_name, .blog.name | values | "tumblr:" + .' "$file" | sort -u >blogs
    diff blogs <(jq -r 'select(.type == "account").uid' out)
  done
}

@test "Tumblr: 81 posts of 68 blogs, none of them a reblog" {
  run --separate-stderr ingest "${files[@]}" -o out
  assert_success
  assert_equal "$(tail -n 1 out | jq -c '[.records_in.post, .records_out.post, .records_out.account]')" "[81,81,68]"
  assert_equal "$(posts "${files[@]}" | wc -l)" 81
  assert_equal "$(posts "${files[@]}" | jq -r .blog_name | sort -u | wc -l)" 68
  # Reblogs have a parent, or a trail with more than the post itself.
  posts "${files[@]}" | jq -e 'select(.reblogged_from_id or .parent_post_url or
    ([.trail[] | select(.is_current_item | not)] | length > 0))' && return 1
  assert_equal "$(jq -r 'select(.type == "post").post_type' out | sort | uniq -c | tr -s ' \n' ' ')" \
    " 79 original 2 reply "
  assert_equal "$(posts "${files[@]}" | jq -r .type | sort | uniq -c | tr -s ' \n' ' ')" \
    " 2 answer 1 blocks 78 text "
}

@test "Tumblr: ids, blogs, times, tags and addresses as jq reads them" {
  # Tags that differ in case only are one hashtag.
  posts "${files[@]}" | jq -c '["tumblr:" + .id_string, "tumblr:" + .blog_name, .post_url,
    (.timestamp | todate), (.tags | map(ascii_downcase) | unique | length)]' | sort >expected
  records "${files[@]}" |
    jq -c '[.uid, .account_uid, .url, .created_at, (.hashtags | length)]' | sort >found
  diff expected found
}

@test "Tumblr: every image and video of the HTML is there, and every link" {
  for tag in 'img' 'source'; do
    posts "${files[@]}" | jq -r '.body // ((.question // "") + (.answer // ""))' |
      grep -o "<$tag [^>]*>" | grep -o ' src="[^"]*"' | sed 's/ src="//; s/"$//; s/&amp;/\&/g' | sort -u >expected
    [[ -s expected ]]
    records "${files[@]}" | jq -r '.media[] | ltrimstr("url:")' | sort -u >found
    assert_equal "$(comm -23 expected found)" ""
  done
  posts "${files[@]}" | jq -r '.body // ((.question // "") + (.answer // ""))' | grep -o '<a [^>]*>' |
    grep -o 'href="http[^"]*"' | sed 's/href="//; s/"$//; s/&amp;/\&/g' | grep -v 'tmblr.co/M' | sort -u >expected
  records "${files[@]}" | jq -r '.urls[]' | sort -u >found
  assert_equal "$(comm -23 expected found)" ""
}

@test "Tumblr: no markup is left in a text" {
  records "${files[@]}" | jq -e 'select((.text // "") | test("</?(p|br|div|figure|img|a|span|h[1-6])[ >/]"))' &&
    return 1
  records "${files[@]}" | jq -e 'select((.text // "") | test("&(amp|lt|gt|quot|rsquo|nbsp);"))' && return 1
  # What is empty then held nothing but media.
  records "${files[@]}" | jq -e 'select(.text == "" and .media == [])' && return 1
  true
}
