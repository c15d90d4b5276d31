# dedupe on posts with known templates (bench_copied_posts): speed and memory at DEDUPE_SIZES posts,
# recall and precision against the exact join at DEDUPE_TRUTH_SIZE, the exact join itself at
# DEDUPE_JOIN_SIZES, and MinHash in Python on 20,000. Speed is that of processor seconds on one
# thread; wall seconds of two threads beside it. A size takes 0.9 kB of $TMPDIR a post while it is
# measured; ten million take 9 GB, and a size for which there is no room is left out. DEDUPE_MEMORY is
# handed to dedupe as --memory. What it spills is not seen from outside and not in the tables.
: "${work:?is set by bench/run}" "${root:?}"
: "${DEDUPE_SIZES=1000000 3000000 10000000}" "${DEDUPE_TRUTH_SIZE=200000}"
: "${DEDUPE_JOIN_SIZES=100000 200000 400000 1000000}" "${DEDUPE_MEMORY:=}"
posts=$work/posts.jsonl
truth=$work/truth.tsv
table=$work/dedupe.tsv

has_room() {
  free_kib=$(df -Pk "$work" | awk 'NR == 2 { print $4 }')
  if [ "$free_kib" -gt "$1" ]; then return 0; fi
  echo "$1 posts are left out: they take $1 kB of $work"
  return 1
}

# value ROW COLUMN: of the fastest run by processor seconds; 2 wall s, 3 cpu s, 4 peak KiB.
value() {
  awk -F '\t' -v row="$1" -v column="$2" \
    '$1 == row && (!found || $3 < least) { found = 1; least = $3; value = $column }
     END { print value }' "$table"
}

# measure N: appends a line for the table of sizes to $work/sizes.
measure() {
  : >"$table"
  bench_copied_posts "$1" 1 "$posts" "$truth"
  bench_measure --tsv "$table" wc wc -l "$posts" >"$work/lines"
  bench_measure --tsv "$table" nothing dedupe -q -j1 --only duplicate /dev/null
  for threads in 1 2 1 2; do
    bench_measure --tsv "$table" "j$threads" dedupe -q "-j$threads" --only duplicate \
      ${DEDUPE_MEMORY:+--memory "$DEDUPE_MEMORY"} "$posts" >"$work/found"
    if [ "$1" -gt 3000000 ] && [ "$threads" = 2 ]; then break; fi
  done
  for row in j1 j2; do
    printf '%s\t' "$(value $row 2)" "$(value $row 3)" "$(value $row 4)"
  done | awk -F '\t' -v n="$1" -v base_kib="$(value nothing 4)" -v wc_s="$(value wc 2)" \
    -v found="$(wc -l <"$work/found")" '{
      printf "%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t%d\n", n, found, wc_s, $1, $2, $4,
        $2 / n * 1e6, n / $2, ($3 - base_kib) * 1024 / n }' >>"$work/sizes"
  rm -f "$posts" "$truth" "$work/found"
}

: >"$work/sizes"
for n in $DEDUPE_SIZES; do
  if has_room "$n"; then measure "$n"; fi
done
if [ -s "$work/sizes" ]; then
  echo "| posts | in groups | wc -l s | -j1 wall s | -j1 cpu s | -j2 wall s | cpu µs a post | x smallest | posts/s/core | bytes a post |"
  echo "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
  awk -F '\t' '{
    if (NR == 1) first = $7
    printf "| %s | %s | %s | %s | %s | %s | %s | %.2f | %s | %s |\n", $1, $2, $3, $4, $5, $6, $7,
      $7 / first, $8, $9 }' "$work/sizes"
  echo
  echo "Bytes a post: the peak of -j1 beyond that on no post."
fi

if [ -n "$DEDUPE_TRUTH_SIZE" ] && has_room "$DEDUPE_TRUTH_SIZE"; then
  bench_copied_posts "$DEDUPE_TRUTH_SIZE" 1 "$posts" "$truth"
  dedupe -q --only post,duplicate "$posts" >"$work/case.jsonl"
  bench_exact_join "$posts" 0.7 20 "$work/pairs.tsv" >"$work/join"
  echo
  echo "Recall and precision, $DEDUPE_TRUTH_SIZE posts:"
  bench_duplicate_recall "$truth" "$work/case.jsonl" "$work/pairs.tsv"
  rm -f "$work/case.jsonl" "$work/pairs.tsv" "$posts" "$truth"
fi

if [ -n "$DEDUPE_JOIN_SIZES" ]; then
  bench_exact_join --columns >"$work/joins"
  for n in $DEDUPE_JOIN_SIZES; do
    if ! has_room "$n"; then continue; fi
    bench_copied_posts "$n" 1 "$posts" "$truth"
    bench_exact_join "$posts" >>"$work/joins"
    rm -f "$posts" "$truth"
  done
  echo
  echo "Exact join of the distinct texts, one thread, J of 0.7 or more:"
  echo
  awk -F '\t' '{
    line = "|"
    for (i = 1; i <= NF; ++i) line = line " " $i " |"
    print line
    if (NR == 1) { gsub(/[^|]+/, "---:", line); print line } }' "$work/joins"
fi

if command -v python3 >/dev/null; then
  bench_copied_posts 20000 1 "$posts" "$truth"
  python3 "$root/bench/minhash_reference.py" "$posts" 20000 >"$work/python"
  : >"$table"
  bench_measure --tsv "$table" j1 dedupe -q -j1 --only duplicate "$posts" >"$work/found"
  echo
  echo "MinHash in Python (128 permutations, datasketch's arithmetic), 20,000 posts:"
  cat "$work/python"
  echo "dedupe -j1 on the same: $(value j1 3) cpu s"
else
  echo "MinHash in Python is left out: python3 is not installed"
fi
