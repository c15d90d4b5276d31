#!/usr/bin/env bats
# Fixtures damaged at random, the same in every run, through the whole program: it never crashes,
# ends with 0 or 1, writes nothing but JSON, and its counts agree. tests/lib/platforms/mutation_test
# damages them in more ways and accounts for each record.

load ../support/load
setup() {
  in_own_folder
  fixtures=$root/tests/fixtures/platforms
}

# mutants FILE N FOLDER: N damaged copies of FILE.
mutants() {
  mkdir -p "$3"
  perl -e 'my ($path, $n, $folder) = @ARGV; open F, "<", $path; binmode F; local $/; my $sound = <F>;
    my $state = unpack "%32C*", $sound;
    sub below { $state = ($state * 1103515245 + 12345) % 2147483648; int($state / 2147483648 * $_[0]) }
    my @pieces = ("\"", "{", "}", "[", "]", ",", "\n", "\0", "\xff", "<", "8.01E+17", "\\ud83d", "null");
    for my $i (1 .. $n) {
      my $bytes = $sound;
      for (0 .. below(3)) {
        my $at = below(length $bytes);
        my $kind = below(6);
        if ($kind == 0) { substr($bytes, $at, 1) = chr below(256) }
        elsif ($kind == 1) { substr($bytes, $at) = "" }
        elsif ($kind == 2) { substr($bytes, $at, below(300)) = "" }
        elsif ($kind == 3) { substr($bytes, $at, 0) = substr($bytes, below(length $bytes), below(300)) }
        elsif ($kind == 4) { substr($bytes, $at, 0) = $pieces[below(scalar @pieces)] }
        else { my @lines = split /^/, $bytes; my $k = below(scalar @lines);
          push @lines, splice(@lines, $k, 1); $bytes = join "", @lines }
        $bytes = "x" if $bytes eq "";
      }
      open O, ">", sprintf("%s/%03d", $folder, $i); binmode O; print O $bytes; close O;
    }' "$@"
}

# survives OPTION|FILE…: what must hold of any input.
survives() {
  rm -f out rejects
  timeout 60 ingest -q "$@" -o out --rejects rejects 2>errors || [ $? -eq 1 ]
  assert_equal "$(tail -n 1 out | jq -r .type)" run
  assert_equal "$(tail -n 1 out | jq .rejected)" "$(wc -l <rejects)"
  assert_equal "$(tail -n 1 out | jq '.records_out | add')" "$(wc -l <out)"
  jq -c .type out | sort | uniq -c >types
  ! grep -vE '"(post|account|run)"' types
}

@test "damaged exports, as themselves and for what they are taken" {
  ingest --list-formats | cut -f1,5 >formats
  while IFS=$'\t' read -r name fixture; do
    echo "$name $fixture"
    mutants "$fixtures/$fixture" 60 mutants
    survives mutants/*
    survives --from "$name" mutants/*
    rm -r mutants
  done <formats
}

@test "damaged compressed files and archives" {
  cp "$fixtures/reddit_pushshift.jsonl" "$fixtures/x_archive.csv" .
  for kind in gzip bzip2 xz "zstd -q"; do
    command -v ${kind%% *} >/dev/null || continue
    echo "$kind"
    cat reddit_pushshift.jsonl reddit_pushshift.jsonl | $kind >whole
    mutants whole 200 mutants
    survives mutants/*
    rm -r mutants
  done
  command -v zip >/dev/null || skip "zip is not installed"
  zip -q whole.zip reddit_pushshift.jsonl x_archive.csv
  mutants whole.zip 300 mutants
  survives mutants/*
}
