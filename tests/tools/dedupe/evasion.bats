#!/usr/bin/env bats
# What hides a copy, and whether it is found: every disguise of disguise.pl, put to short, medium and long texts of
# five languages (tests/fixtures/evasion/texts.txt), against man/evasion.txt, which the manual shows. The words of
# the table are those of outcome.sh.

load ../support/load
setup() {
  in_own_folder
  disguise="perl $BATS_TEST_DIRNAME/disguise.pl"
  texts=$root/tests/fixtures/evasion/texts.txt
  table=$root/man/evasion.txt
}
rows() { tail -n +2 "$table" | sed 's/ *| */\t/g'; }

# outcome NAME [OPTION]…: the row of the disguise, found by dedupe with these options.
outcome() { "$BATS_TEST_DIRNAME/outcome.sh" "$1" "$texts" "${@:2}"; }

@test "each disguise is found, or not, as the manual says" {
  rows | cut -f 1-6 >expected
  rows | cut -f 1 | while read -r name; do outcome "$name"; done >measured
  diff expected measured
}

@test "every disguise has its row, and the text itself is a copy of itself" {
  diff <($disguise | sort) <(rows | cut -f 1 | sort)
  assert_equal "$(rows | head -n 1 | cut -f 1-6)" $'none\texact\texact\texact\texact\texact'
}

@test "what is not found everywhere has its reason" {
  rows | awk -F '\t' '
    { is_missed = 0; for (i = 2; i <= 6; i++) if ($i == "-" || $i == "part") is_missed = 1 }
    is_missed && $7 == "" { print $1; n_bad++ }
    NF != 7 { print NR ": " NF " fields"; n_bad++ }
    END { exit n_bad > 0 }'
}

@test "every step that the manual explains is one, and all are explained" {
  sed -n '/begin evasion$/,/" end$/s/^\.B \(.*\)/\1/p' "$root/man/cahoots-dedupe.1" | tr -d '\\' >explained
  run -2 --separate-stderr dedupe --normalise nonsense "$texts"
  sed -n 's/.*the steps are \([a-z,-]*\).*/\1/p' <<<"$stderr" | tr , '\n' >steps
  [ "$(wc -l <steps)" -ge 19 ]
  diff <(sort steps) <(grep -xF -f steps explained | sort)
}

@test "without its step a disguise is not undone" {
  # step disguise: the disguise is exact with all steps and not so without the one.
  while read -r step name; do
    echo "$step: $name"
    all=$(outcome "$name" | cut -f 2-)
    [[ $all == *exact* ]]
    [[ $(outcome "$name" --normalise "-$step" | cut -f 2-) != "$all" ]]
  done <<'EOF'
entities HTML entities
repost-prefix repost prefix
urls another link each time
mentions mentions in front
leading-tags other hashtags in front
trailing-tags other hashtags behind
random-tail four random letters at the end
nfkc mathematical letters
case-fold other case
zero-width zero-width inside words
combining-marks marks piled on letters
homoglyphs all that have a look-alike
simplified traditional Chinese
emoji other emoji around
punctuation other punctuation
repeats repeated letters
whitespace line breaks
EOF
}
