# report on a case of a million posts: the demo's, again and again under other ids (REPORT_COPIES,
# default 57), once with all its networks, once with all of them made one. Beside it `wc -l` and jq
# on the same stream. Run records are left out: their counts would not agree.
: "${work:?is set by bench/run}" "${root:?}" "${REPORT_COPIES:=57}"
bin=$(dirname "$(command -v report)")
sh "$root/scripts/demo-case" "$bin" 1 "$work/demo" >/dev/null 2>&1
grep -v '^{"type":"run"' "$work/demo/case.jsonl" >"$work/one.jsonl"
copy=0
while [ "$copy" -lt "$REPORT_COPIES" ]; do
  sed "s/\"\(x\|tiktok\|youtube\|reddit\|medium\|blogspot\):/\"\1:c${copy}_/g" "$work/one.jsonl"
  copy=$((copy + 1))
done >"$work/many.jsonl"
sed 's/"cluster_uid":"[^"]*"/"cluster_uid":"x:all"/' "$work/many.jsonl" |
  awk '!/^\{"type":"cluster"/ || !n++' >"$work/single.jsonl"
for case in many single; do
  echo "$case: $(grep -c '^{"type":"post"' "$work/$case.jsonl") posts, $(wc -l <"$work/$case.jsonl") records," \
    "$(grep -c '^{"type":"member"' "$work/$case.jsonl") members, $(wc -c <"$work/$case.jsonl") bytes"
  bench_measure "$case: wc -l" wc -l "$work/$case.jsonl" >/dev/null
  bench_measure "$case: jq -c .type" jq -c .type "$work/$case.jsonl" >/dev/null
  for threads in 1 2; do
    bench_measure "$case: html, -j$threads" \
      report -q -j"$threads" -o "$work/$case.html" --force "$work/$case.jsonl"
  done
  bench_measure "$case: html, --memory 64M" \
    report -q --memory 64M -o "$work/$case.html" --force "$work/$case.jsonl"
  bench_measure "$case: all formats and tables" \
    report -q -o "$work/$case/" --tables "$work/$case-tables" --force "$work/$case.jsonl"
  member=$(grep -m 1 '^{"type":"member"' "$work/$case.jsonl" | jq -r .account_uid)
  bench_measure "$case: --account" \
    report -q --account "$member" -o "$work/why.html" --force "$work/$case.jsonl"
  echo "$case: $(wc -c <"$work/$case.html") bytes of HTML, $(wc -c <"$work/why.html") of --account"
done
