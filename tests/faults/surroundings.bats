#!/usr/bin/env bats
# What lies around the tools goes wrong: disks that are full, folders that are not there, signals,
# limits, clocks, languages, names. All data are invented.

load case
setup_file() {
  make_case
  make_fault
}
setup() { in_own_folder; }
teardown() { if [[ -n ${mounted:-} ]]; then umount "$mounted"; fi; }

# small_disk SIZE: a file system of that size in the folder disk.
small_disk() {
  mkdir disk
  mount -t tmpfs -o "size=$1" tmpfs disk 2>/dev/null || skip "a small file system cannot be mounted (needs root)"
  mounted=$PWD/disk
}

@test "a disk that is full: the output and, elsewhere, the temporary files" {
  small_disk 256k
  for name in "${stages[@]:0:4}"; do
    run --separate-stderr run_stage "$name" -q "$BATS_FILE_TMPDIR/$name.in" -o disk/out
    assert_equal "$name $status" "$name 1"
    [[ $stderr == *"disk/out: write failed: No space left on device"* ]]
    assert_equal "$(ls -A disk)" ""
  done
  umount disk
  mount -t tmpfs -o size=16k tmpfs disk
  for name in dedupe cadence linkgraph; do
    run --separate-stderr run_stage "$name" -q --memory 64K --tmpdir disk "$BATS_FILE_TMPDIR/$name.in" -o out
    assert_equal "$name $status" "$name 1"
    [[ $stderr == *"temporary file in disk: cannot be written: No space left on device; --tmpdir names another folder"* ]]
    assert_equal "$(ls -A disk) $(ls -A)" " disk"
  done
}

@test "no folder for temporary files: the result, or an error that names the way out" {
  export TMPDIR=$PWD/nowhere
  for name in "${stages[@]}"; do
    for memory in 1G 64K; do
      run --separate-stderr run_stage "$name" -q --memory $memory "$BATS_FILE_TMPDIR/$name.in" -o out
      echo "$name $memory: $status $stderr"
      if [ "$status" -ne 0 ]; then
        assert_equal "$status" 1
        [[ $stderr == *"temporary file in $TMPDIR: cannot be made: No such file or directory; --tmpdir names another folder"* ]]
        assert_not_exist out
        run_stage "$name" -q --memory $memory --tmpdir . "$BATS_FILE_TMPDIR/$name.in" -o out
      fi
      cmp out "$BATS_FILE_TMPDIR/$name.out"
      rm out
      assert_equal "$(ls -A)" ""
    done
  done
}

# as_nobody COMMAND…: without the rights of root, in a folder that belongs to root.
as_nobody() {
  if [[ $(id -u) -ne 0 ]]; then "$@"; return; fi
  command -v setpriv >/dev/null || skip "setpriv is not installed (util-linux)"
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

@test "files that may not be read, folders that may not be written" {
  local shared
  shared=$(mktemp -d /tmp/cahoots-faults.XXXXXX)
  chmod 755 "$shared"
  cp "$CAHOOTS_BIN"/{dedupe,ingest} "$shared"
  cd "$shared"
  as_nobody ./dedupe --version >/dev/null || skip "no user without rights can run the programs"
  head -n 20 "$BATS_FILE_TMPDIR/dedupe.in" >open.jsonl
  cp open.jsonl secret.jsonl
  chmod 000 secret.jsonl
  mkdir folder
  chmod 555 folder .
  for name in ./dedupe ./ingest; do
    run as_nobody $name -q open.jsonl secret.jsonl
    assert_failure 1
    assert_output "${name#./}: secret.jsonl: Permission denied"
    run as_nobody $name -q open.jsonl -o folder/out
    assert_failure 1
    assert_output "${name#./}: folder/out: cannot be created: Permission denied"
    run as_nobody $name -q open.jsonl --rejects folder/rejects
    assert_failure 1
    assert_output --partial "folder/rejects: cannot be created: Permission denied"
  done
  assert_equal "$(ls -A folder)" ""
  chmod -R u+w "$shared"
  rm -r "$shared"
}

@test "inputs that are none: a folder, and the memory of a process" {
  for name in ingest "${stages[@]}"; do
    run --separate-stderr "$name" -q /proc/self -o out
    assert_failure 1
    [[ $stderr == *"/proc/self: is a directory"* ]]
    run --separate-stderr "$name" -q /proc/self/mem -o out --force
    assert_failure 1
    [[ $stderr == *"/proc/self/mem: read error after 0 bytes: Input/output error"* ]]
    rm -f out
  done
}

@test "signals in the middle: nothing lies about, the old output is as it was" {
  ! is_thread_sanitized || skip "the thread sanitizer holds a signal back while the thread waits for another"
  local n_signals=0
  mkdir tmp
  for how in none untraceable; do
    for signal in TERM INT HUP; do
      for name in dedupe linkgraph report; do
        echo precious >out
        mkfifo pipe
        # Bash lets its background jobs ignore SIGINT; perl gives it back.
        FAULT_CALL=$how LD_PRELOAD=$BATS_FILE_TMPDIR/fault.so ASAN_OPTIONS=$asan_of_fault \
          perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$name" -q --memory 64K --tmpdir tmp -o out --force \
          <pipe 2>said 3>&- &
        victim=$!
        exec 4>pipe
        head -c 300000 "$BATS_FILE_TMPDIR/$name.in" >&4
        sleep 0.1
        kill -$signal $victim
        status=0
        wait $victim || status=$?
        exec 4>&-
        echo "$how $signal $name: $status"
        assert_equal "$status" $((128 + $(kill -l $signal)))
        assert_equal "$(cat out)" precious
        assert_equal "$(ls -A tmp) $(ls -A | paste -sd ' ')" " out pipe said tmp"
        rm pipe
        n_signals=$((n_signals + 1))
      done
    done
  done
  say "$n_signals signals, 0 files left, 0 outputs lost"
}

@test "many inputs and few descriptors" {
  grep -v '"type":"run"' "$BATS_FILE_TMPDIR/dedupe.in" | split -a 3 -l 5 - part.
  [ "$(ls part.* | wc -l)" -gt 100 ]
  (ulimit -n 24; dedupe -q part.* -o out)
  cmp <(derived out) <(derived "$BATS_FILE_TMPDIR/dedupe.out")
  (ulimit -n 24; dedupe -q --memory 64K part.* -o out --force)
  cmp <(derived out) <(derived "$BATS_FILE_TMPDIR/dedupe.out")
}

@test "little address space: a message, or the same result" {
  ! is_sanitized || skip "the address sanitizer reserves more than that"
  for name in ingest "${stages[@]}"; do
    input=$BATS_FILE_TMPDIR/$name.in
    [[ $name != ingest ]] || input=$BATS_FILE_TMPDIR/exports/x_archive_style.csv
    run_stage "$name" -q -j 2 "$input" -o expected --force
    for kib in 90000 120000 160000 200000 400000; do
      echo precious >out
      status=0
      (ulimit -v $kib; run_stage "$name" -q -j 2 --memory 1M "$input" -o out --force) 2>said || status=$?
      echo "$name in $kib KiB: $status $(head -c 300 said)"
      # Where even the libraries do not fit, the loader says so, with 127.
      [ $status -eq 0 ] || { [ $status -eq 1 ] || [ $status -eq 127 ]; }
      if [ $status -eq 0 ]; then cmp out expected; else assert_equal "$(head -c 99 out)" precious; fi
      [ $status -eq 0 ] || [ -s said ]
    done
    assert_equal "$name $status" "$name 0"
  done
}

@test "a clock that jumps by a day at each look" {
  for name in ingest "${stages[@]}"; do
    input=$BATS_FILE_TMPDIR/$name.in
    [[ $name != ingest ]] || input=$BATS_FILE_TMPDIR/exports/x_archive_style.csv
    run_stage "$name" -q "$input" -o expected --force
    for seconds in 86413 -86413; do
      FAULT_CLOCK=$seconds with_fault timeout 60 "$name" --progress "$input" -o out --force \
        $([[ $name != cluster ]] || echo --seeds "$BATS_FILE_TMPDIR/tips.txt") 2>/dev/null
      cmp out expected
    done
  done
}

@test "languages of the machine: C, and Turkish with its two i" {
  mkdir locales
  { localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 && localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8; } 2>/dev/null ||
    skip "localedef or its tables are not installed (locales)"
  export LOCPATH=$PWD/locales
  assert_equal "$(LC_ALL=de_DE.UTF-8 printf %.1f 0,5)" "0,5"
  for language in C tr_TR.UTF-8 de_DE.UTF-8; do
    LC_ALL=$language ingest -q "$BATS_FILE_TMPDIR/exports/x_archive_style.csv" -o out --force
    LC_ALL=C.UTF-8 ingest -q "$BATS_FILE_TMPDIR/exports/x_archive_style.csv" -o expected --force
    cmp out expected
    for name in "${stages[@]}"; do
      LC_ALL=$language LANG=$language run_stage "$name" -q "$BATS_FILE_TMPDIR/$name.in" -o out --force
      cmp <(grep -v '"type":"run"' out) <(grep -v '"type":"run"' "$BATS_FILE_TMPDIR/$name.out")
    done
  done
}

@test "names of files with line ends, quotes, a dash in front, and bytes that are no text" {
  names=($'two\nlines.jsonl' "it's \"quoted\" \$HOME \`id\`.jsonl" '-rf.jsonl' $'\xff\xfe.jsonl' 'a b;c|d&e.jsonl' '*.jsonl')
  mkdir evidence
  n=0
  for name in "${names[@]}"; do
    sed "s/\"id\":\"c/&$((++n))/g" <(tool=ingest good_lines 30) >"evidence/$name"
  done
  (cd evidence && ingest -- "${names[@]}") >case.jsonl
  assert_equal "$(posts_in case.jsonl)" $((30 * ${#names[@]}))
  jq -e '.inputs | length == 6' <(tail -n 1 case.jsonl)
  report -f replay case.jsonl -o replay.sh
  sh replay.sh evidence >rebuilt
  cmp rebuilt case.jsonl
  cat case.jsonl >"-o"
  (dedupe -q -- -o | grep -v '"type":"run"') | cmp - <(dedupe -q case.jsonl | grep -v '"type":"run"')
  dedupe -q case.jsonl -o $'new\nline'
  [ -s $'new\nline' ]
}
