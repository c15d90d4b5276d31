#!/usr/bin/env bats
# The notebook, the R script and the DuckDB script, as a reader would run them. Each ends with the case in
# numbers, which jq must find as well.

load ../tools/support/load
load duckdb
setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  sh "$root/scripts/demo-case" "$CAHOOTS_BIN" 1 "$BATS_FILE_TMPDIR/demo" >/dev/null 2>&1
  numbers_of "$BATS_FILE_TMPDIR/demo/case.jsonl" >"$BATS_FILE_TMPDIR/numbers"
}
setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  notebooks=$root/examples/notebooks
  in_own_folder
  case_file=$BATS_FILE_TMPDIR/demo/case.jsonl
}

# numbers_of CASE: what is asked of all three, from the records themselves.
numbers_of() {
  jq -cS -n 'reduce inputs as $r ({posts: 0, members: {}, edges: [], copies: [], writers: {}};
      if $r.type == "post" then .posts += 1 | .writers[$r.account_uid] = true
      elif $r.type == "member" then .members[$r.account_uid] = $r.cluster_uid
      elif $r.type == "edge" then .edges += [[$r.source, $r.target, $r.q_value]]
      elif $r.type == "duplicate" then .copies += [$r.account_uid]
      else . end)
    | .members as $of
    | [.edges[] | select($of[.[0]] != null and $of[.[0]] == $of[.[1]])] as $links
    | {posts, accounts: (.writers | length), networks: ($of | [.[]] | unique | length),
       members: ($of | length), links: ($links | length),
       supported_links: ($links | map(select(.[2] != null and .[2] <= 0.01)) | length),
       copied_posts: ([.copies[] | select($of[.] != null)] | length),
       bystanders: ([.copies[] | select($of[.] == null)] | unique | length)}' "$1"
}
# needs_notebook: sets $python to one that runs notebooks with pandas; skips where none does.
needs_notebook() {
  for python in /usr/bin/python3 python3; do
    if "$python" -c 'import pandas, nbconvert, nbclient, ipykernel' 2>/dev/null; then return; fi
  done
  skip "python3-pandas, python3-nbconvert, python3-nbclient or python3-ipykernel is not installed"
}
# execute: runs the notebook to executed.ipynb, with all that Jupyter keeps in this folder.
execute() {
  HOME=$PWD TMPDIR=$PWD JUPYTER_PLATFORM_DIRS=0 "$python" -m nbconvert --log-level ERROR --to notebook --execute \
    --ExecutePreprocessor.timeout=300 --output-dir . --output executed "$notebooks/investigation.ipynb"
}
# The last line that the last cell printed.
numbers_of_notebook() {
  jq -j '.cells[-1].outputs[] | select(.name == "stdout") | .text | add' executed.ipynb | tail -n 1 | jq -cS .
}
has_r() { command -v Rscript >/dev/null && Rscript -e 'library(jsonlite)' >/dev/null 2>&1; }
needs_r() { has_r || skip "r-base-core or r-cran-jsonlite is not installed"; }

@test "the numbers of the case are none of them zero" {
  run jq -e 'length == 8 and all(.[]; . > 0)' "$BATS_FILE_TMPDIR/numbers"
  assert_success
}

@test "the notebook is of nbformat 4.5, without outputs, every cell with an id of its own" {
  run jq -r '"\(.nbformat).\(.nbformat_minor)",
    ([.cells[] | select(.cell_type == "code") | .outputs == [] and .execution_count == null] | all),
    ([.cells[].id] | length == (unique | length) and all(test("^[a-z0-9-]{1,64}$"))),
    (.metadata | keys | join(" "))' "$notebooks/investigation.ipynb"
  assert_output "$(printf '%s\n' 4.5 true true "kernelspec language_info")"
  needs_notebook
  "$python" -c 'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))' "$notebooks/investigation.ipynb"
}

@test "the notebook makes up a case and investigates it" {
  needs_notebook
  execute
  # Without CAHOOTS_CASE it runs the same case of seed 1.
  assert_equal "$(numbers_of_notebook)" "$(cat "$BATS_FILE_TMPDIR/numbers")"
  # Every crowd of the case, a finding, and an export with the posts behind it.
  run jq -r '[.cells[].outputs[]?.data["text/plain"] // [] | add // ""] | add' executed.ipynb
  for word in operation conference critic fan_club news_bot ordinary petition same_zone links-text \
    youtube_comments.csv; do
    assert_output --partial "$word"
  done
}

@test "the notebook reads a case file that it is given" {
  needs_notebook
  CAHOOTS_CASE=$case_file CAHOOTS_EVIDENCE=$BATS_FILE_TMPDIR/demo/exports execute
  assert_equal "$(numbers_of_notebook)" "$(cat "$BATS_FILE_TMPDIR/numbers")"
  run find . -name truth.csv
  assert_output ""
  # From a post to the line of the export, which the exports are needed for.
  run jq -r '.cells[] | select(.id == "line") | .outputs[].data["text/plain"] | add' executed.ipynb
  assert_output --partial youtube_comments.csv
  refute_output --partial None
}

@test "the notebook and the R script read a case in which nothing was found" {
  "$CAHOOTS_BIN/ingest" -q "$BATS_FILE_TMPDIR/demo/exports/reddit_comments.jsonl" -o posts.jsonl
  numbers_of posts.jsonl >numbers
  if has_r; then
    CAHOOTS_CASE=$PWD/posts.jsonl Rscript "$notebooks/investigation.R" >answers
    assert_equal "$(tail -n 1 answers | jq -cS .)" "$(cat numbers)"
  fi
  needs_notebook
  CAHOOTS_CASE=$PWD/posts.jsonl execute
  assert_equal "$(numbers_of_notebook)" "$(cat numbers)"
}

@test "the notebook ends where a program does" {
  needs_notebook
  head -n 100 "$case_file" >cut.jsonl
  printf '{"type":"post","uid"\n' >>cut.jsonl
  run env CAHOOTS_CASE="$PWD/cut.jsonl" bash -c "$(declare -f execute); python=$python notebooks=$notebooks; execute"
  assert_failure
  assert_output --partial CalledProcessError
}

@test "the R script answers the same" {
  needs_r
  CAHOOTS_CASE=$case_file Rscript "$notebooks/investigation.R" >answers
  assert_equal "$(tail -n 1 answers | jq -cS .)" "$(cat "$BATS_FILE_TMPDIR/numbers")"
  # From a claim to posts of the case.
  awk '$1 == "uid" { inside = 1; next } /^$/ { inside = 0 } inside { print $1 }' answers >uids
  [ -s uids ]
  while read -r uid; do grep -qF "{\"type\":\"post\",\"uid\":\"$uid\"," "$case_file"; done <uids
}

@test "the R script makes up its own case" {
  needs_r
  TMPDIR=$PWD Rscript "$notebooks/investigation.R" >answers
  assert_equal "$(tail -n 1 answers | jq -cS .)" "$(cat "$BATS_FILE_TMPDIR/numbers")"
}

@test "the DuckDB script answers the same, and leads to posts" {
  needs_duckdb
  report -q "$case_file" --tables tables -o findings/
  duckdb_rows "$notebooks/investigation.sql" >answers
  assert_equal "$(jq -s length answers)" 8
  assert_equal "$(jq -cS '.[0] | map_values(tonumber)' <(tail -n 1 answers))" "$(cat "$BATS_FILE_TMPDIR/numbers")"
  # 1: every member; 2: every link on one channel
  assert_equal "$(jq -s '.[0] | length' answers)" "$(jq .members "$BATS_FILE_TMPDIR/numbers")"
  assert_equal "$(jq -s '[.[1][].n_links | tonumber] | add' answers)" "$(jq .links "$BATS_FILE_TMPDIR/numbers")"
  # 3 and 7: every post of the evidence is found
  run jq -s '[.[2][] | select(.source_post != null) | .source_text, .target_text] |
    length > 0 and all(. != null)' answers
  assert_output true
  # 4: all posts on some day of somebody
  assert_equal "$(jq -s '[.[3][].n_posts | tonumber] | add' answers)" \
    "$(jq -n '[inputs | select(.type == "post" and .created_at != null)] | length' "$case_file")"
  # 6: nobody of a network
  jq -sr '.[5][].account_uid' answers | sort >accused
  jq -r 'select(.type == "member") | .account_uid' "$case_file" | sort | comm -12 - accused >both
  [ -s accused ]
  [ ! -s both ]
  run jq -s '.[6] | length > 10 and all(.source_line | tonumber > 0)' answers
  assert_output true
}
