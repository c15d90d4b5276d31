#!/usr/bin/env bats
# Real texts, which the repository does not hold: tests skip where they are not. samples.txt holds the groups
# that are found, by the lines of the sources.
#
# Read by eye: each group is of copies, of one headline or of one with some words more in front (292, 293, 324).
# What is not found among the headlines and has to do with copying: two wordings of one translation (365 and 366,
# 483 and 484, 508 and 509, similarities of 0.53 to 0.61) and one that holds the other (345 and 419, 356 and 359).
# Of the posts nothing is missed.

load ../support/load
setup() {
  in_own_folder
  samples=${CAHOOTS_SAMPLES:-$root/../shared/data}
  golden=$BATS_TEST_DIRNAME/samples.txt
}
sample() { [[ -e $samples/$1 ]] || skip "no sample $1"; }

posts_of() { perl "$BATS_TEST_DIRNAME/posts_of.pl" "$@"; }
# groups NAME POSTS: NAME, the line of a group its first text, the line of each text, kind and similarity.
groups() {
  dedupe -q --only duplicate "$2" | cat "$2" - | jq -rn --arg name "$1" '
    reduce inputs as $r ({line: {}, rows: []};
      if $r.type == "post" then .line[$r.uid] = ($r.source_line // ($r.uid[2:] | tonumber))
      elif $r.type == "duplicate" then .rows += [[.line[$r.group_uid], .line[$r.post_uid], $r.kind, $r.similarity]]
      else . end) |
    .rows | sort | .[] | "\($name) | \(.[0]) | \(.[1]) | \(.[2]) | \(.[3] * 1000 | round / 1000)"'
}

@test "the archive of X on Xinjiang: three groups among 11 posts" {
  sample cnhu_xinjiang_sample
  ingest -q --keep-going "$samples/cnhu_xinjiang_sample/CNHU_0621_2021_sample14.csv" >posts.jsonl 2>rejects
  groups xinjiang posts.jsonl >found
  diff <(grep '^xinjiang' "$golden") found
  assert_equal "$(posts_in posts.jsonl)" 11
}

@test "headlines that Meta published: nine groups among 273" {
  sample meta_cib
  posts_of 'post($., $f[3]) if $f[0] =~ /^6\./' "$samples/meta_cib/Q2_2023_Spamouflage_China_based_CIB_updated.csv" >posts.jsonl
  assert_equal "$(posts_in posts.jsonl)" 273
  groups headlines posts.jsonl >found
  diff <(grep '^headlines' "$golden") found
}

@test "sentences that mean the same are seldom taken for copies" {
  sample neardup_stsb_multi
  "$BATS_TEST_DIRNAME/paraphrases.sh" "$samples/neardup_stsb_multi/data" >counts
  awk '
    function percent(part, whole) { return 100 * part / whole }
    function row(name, c2, c3, c4, c5, c6, c7) {
      printf "# %-3s below 4: %4d of %4d, %.2f %%   below 5: %4d of %4d, %.2f %%   at 5: %4d of %4d, %.2f %%\n", name,
        c3, c2, percent(c3, c2), c5, c4, percent(c5, c4), c7, c6, percent(c7, c6)
    }
    { row($1, $2, $3, $4, $5, $6, $7); for (i = 2; i <= 7; i++) sum[i] += $i }
    percent($3, $2) > 1.5 || percent($5, $4) > 3 { n_bad++ }
    END {
      row("all", sum[2], sum[3], sum[4], sum[5], sum[6], sum[7])
      # What is word for word the same is found; else nothing would be wrong with finding nothing.
      exit n_bad > 0 || NR != 6 || sum[4] + sum[6] != 6 * 1379 || percent(sum[3], sum[2]) > 0.9 ||
        percent(sum[5], sum[4]) > 1.9 || percent(sum[7], sum[6]) < 20
    }' counts | tee report >&3
  [ "${PIPESTATUS[0]}" -eq 0 ]
}
