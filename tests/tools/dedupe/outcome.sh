#!/bin/sh
# outcome.sh NAME TEXTS.txt [OPTION]…: the name of a disguise (disguise.pl) and what becomes of it in English,
# Chinese, Arabic, Russian and emoji, put to each of the texts and found by dedupe with these options:
#   exact  the copies have the same normalised text, whatever the length of the text
#   near   they are alike enough
#   part   that is so of some of the three texts, of long ones rather than of short ones
#   -      they are not found
#   n/a    the language has nothing to disguise in this way
#   mixed  a group holds copies of two texts of the language
set -eu
name=$1
texts=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
perl "$here/disguise.pl" "$name" "$texts" >"$work/posts.jsonl"
dedupe -q --only duplicate "$@" "$work/posts.jsonl" >"$work/duplicates.jsonl"
jq -r '"\(.post_uid)\t\(.group_uid)\t\(.kind)"' "$work/duplicates.jsonl" >"$work/duplicates.tsv"
jq -r .uid "$work/posts.jsonl" >"$work/uids"
awk -F '\t' -v name="$name" '
  function text_of(uid) { return substr(uid, 1, length(uid) - 2) }
  function language_of(uid) { return substr(uid, 1, index(uid, ".")) }
  FILENAME == ARGV[1] {
    group[$1] = $2
    kind[$1] = $3
    if (text_of($1) != text_of($2) && language_of($1) == language_of($2)) mixed[text_of($1)] = 1
    next
  }
  $1 ~ /1$/ { first = $1; texts[++n] = text_of($1); found[text_of($1)] = "-"; next }
  group[$1] != "" && group[$1] == group[first] {
    is_exact = kind[$1] == "exact" && kind[first] == "exact"
    if (found[text_of($1)] != "exact") found[text_of($1)] = is_exact ? "exact" : "near"
  }
  END {
    printf "%s", name
    n_languages = split("en zh ar ru emoji", languages, " ")
    for (l = 1; l <= n_languages; l++) {
      split("", n_of)
      n_here = 0
      for (t = 1; t <= n; t++) {
        if (language_of(texts[t]) != "x:" languages[l] ".") continue
        n_of[texts[t] in mixed ? "mixed" : found[texts[t]]]++
        n_here++
      }
      cell = n_of["mixed"] ? "mixed" : n_here == 0 ? "n/a" : n_of["exact"] == n_here ? "exact" : \
        n_of["-"] == 0 ? "near" : n_of["-"] == n_here ? "-" : "part"
      printf "\t%s", cell
    }
    print ""
  }' "$work/duplicates.tsv" "$work/uids"
