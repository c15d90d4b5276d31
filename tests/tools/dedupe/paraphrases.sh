#!/bin/sh
# paraphrases.sh FOLDER [OPTION]…: pairs of sentences of STS-B (stsb-LANGUAGE-test.csv: two sentences and how much
# people found them to mean the same, 0 to 5) that dedupe with these options puts into one group. A line a
# language: pairs that were scored below 4 and how many of them are grouped, the same below 5, and at 5.
set -eu
folder=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for language in en es fr ja ru zh; do
  file=$folder/stsb-$language-test.csv
  # shellcheck disable=SC2016  # programs of Perl
  perl "$here/posts_of.pl" 'die "line $.\n" if @f != 3; post("$..$_", $f[$_]) for 0, 1' "$file" >"$work/posts.jsonl"
  # shellcheck disable=SC2016
  perl "$here/posts_of.pl" 'print "$.\t$f[2]\n"' "$file" >"$work/scores"
  dedupe -q --only duplicate "$@" "$work/posts.jsonl" >"$work/duplicates.jsonl"
  jq -r '"\(.post_uid[2:])\t\(.group_uid)"' "$work/duplicates.jsonl" >"$work/grouped"
  awk -F '\t' -v language="$language" '
    FILENAME == ARGV[1] { group[$1] = $2; next }
    {
      is_found = group[$1 ".0"] != "" && group[$1 ".0"] == group[$1 ".1"]
      if ($2 < 4) { n4++; found4 += is_found }
      if ($2 < 5) { n5++; found5 += is_found } else { n_same++; found_same += is_found }
    }
    END { print language, n4, found4, n5, found5, n_same, found_same }' "$work/grouped" "$work/scores"
done
