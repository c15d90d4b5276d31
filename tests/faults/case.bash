# Shared by the fault tests: an invented case, small enough for hundreds of runs, and the library that
# makes calls to the system fail.

bats_load_library bats-support
load ../tools/support/load
root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
stages=(dedupe cadence linkgraph cluster report)

# make_case: in $BATS_FILE_TMPDIR exports/, tips.txt, and in TOOL.in what each tool reads and in
# TOOL.out what it writes: some 1,000 posts of the demo's invented campaign.
make_case() {
  local folder=$BATS_FILE_TMPDIR
  cahoots-demo-case --seed 3 --scale 0.1 --output "$folder/demo"
  mkdir "$folder/exports"
  mv "$folder"/demo/exports/{reddit_comments.jsonl,x_archive_style.csv,youtube_comments.csv} "$folder/exports"
  grep -v tiktok "$folder/demo/tips.txt" >"$folder/tips.txt"
  ingest -q --sample 0.6 --map "$root/examples/mappings/demo_youtube.json" "$folder"/exports/* -o "$folder/dedupe.in"
  local k
  for k in 0 1 2 3; do
    run_stage "${stages[k]}" -q "$folder/${stages[k]}.in" -o "$folder/${stages[k]}.out"
    ln "$folder/${stages[k]}.out" "$folder/${stages[k + 1]}.in"
  done
  report -q "$folder/report.in" -o "$folder/report.out"
}

# run_stage TOOL OPTION|FILE…: the tool, cluster with the seeds of the case.
run_stage() {
  if [[ $1 == cluster ]]; then "$@" --seeds "$BATS_FILE_TMPDIR/tips.txt"; else "$@"; fi
}

# make_fault: the library, in $BATS_FILE_TMPDIR/fault.so.
make_fault() {
  "${CXX:-c++}" -std=c++20 -O1 -shared -fPIC "$root/tests/faults/fault.cpp" -o "$BATS_FILE_TMPDIR/fault.so"
}

# The library must stand before that of the address sanitizer, which objects unless it is told not to,
# and to its operator new as well.
asan_of_fault=verify_asan_link_order=0:alloc_dealloc_mismatch=0
with_fault() {
  ASAN_OPTIONS=$asan_of_fault LD_PRELOAD=$BATS_FILE_TMPDIR/fault.so "$@"
}

# derived FILE: the lines that a tool made, without what says how it ran.
derived() { grep -vE '^\{"type":"(post|account|run)"' "$1"; }

# below N: a number from 0 to N-1 to `drawn`, the next of a sequence that is the same in every run.
below() {
  sequence=$(((${sequence:-7} * 1103515245 + 12345) % 2147483648))
  drawn=$(((sequence >> 8) % $1))
}

# say TEXT…: into what bats prints, whether the test passes or not.
say() { echo "# $*" >&3; }

# slow: skips what takes minutes, unless it is asked for.
slow() {
  [[ -n ${CAHOOTS_SLOW:-} ]] || skip "takes minutes; CAHOOTS_SLOW=1 scripts/test -R faults runs it"
}
