# ingest beside wc, a parser that keeps nothing, jq and DuckDB, on the same N posts (1,000,000) in
# four forms. What takes under a second runs three times, else twice, and the best counts; jq and
# DuckDB run once. DuckDB comes from npm and is left out where that cannot be. Quote the ratios of
# one run, from a machine that does nothing else.
: "${work:?is set by bench/run}" "${root:?}" "${N:=1000000}"
if [ "$N" -lt 1000 ]; then
  echo "ingest.sh: N is $N; take 1000 posts or more" >&2
  exit 2
fi
thousands=$((N / 1000))
tenth=$((thousands * 100))
mapping=$root/bench/posts.mapping.json
flat_program='{type: "post", uid: (.platform + ":" + .id), platform, created_at,
  account_uid: (.platform + ":" + .account), account_handle: ("@" + .handle), text, lang,
  hashtags: [.hashtags[] | ascii_downcase], urls, likes}'
# shellcheck disable=SC2016  # for jq
page_program='(.includes.users | map({key: .id, value: .}) | from_entries) as $users | .data[] |
  {type: "post", uid: ("x:" + .id), platform: "x", created_at, account_uid: ("x:" + .author_id),
  account_handle: ("@" + $users[.author_id].username), text, lang,
  conversation_uid: ("x:" + .conversation_id), reply_to_account_uid: .in_reply_to_user_id,
  hashtags: [.entities.hashtags[].tag | ascii_downcase], mentions: [.entities.mentions[].id],
  urls: [.entities.urls[].expanded_url], likes: .public_metrics.like_count,
  replies: .public_metrics.reply_count, reposts: .public_metrics.retweet_count}'

# run ROW COMMAND…: the command as often as $times says, for the table of the form; its output is
# thrown away.
run() {
  for turn in $(seq "$times"); do
    if [ "$turn" = 3 ] && is_slow; then break; fi
    bench_measure --tsv "$work/$form.tsv" "$@" >/dev/null
  done
}
is_slow() { tail -n 1 "$work/$form.tsv" | awk -F '\t' '{ exit $2 < 1 }'; }
# feed ROW COMMAND…: the command on $file, or behind zstd where that is compressed.
feed() {
  if [ "${file%.zst}" = "$file" ]; then
    run "$@" "$file"
    return
  fi
  row=$1
  shift
  # shellcheck disable=SC2016  # for the shell inside
  run "$row" sh -c 'file=$1; shift; zstd -dcq --long=27 "$file" | "$@" -' sh "$file" "$@"
}
# run_ingest OPTION…: the mapping is for the flat table and passed over for the other forms.
run_ingest() { run "ingest $*" ingest -q --map "$mapping" "$@" "$file"; }

# find_duckdb: node finds its package; else says why not.
find_duckdb() {
  NODE_PATH=$work/node_modules${NODE_PATH:+:$NODE_PATH}
  export NODE_PATH
  if ! command -v node >/dev/null; then
    echo "DuckDB is left out: node is not installed"
    return 1
  fi
  node -e 'require("@duckdb/node-api")' 2>/dev/null ||
    timeout 120 npm install --prefix "$work" --silent --no-audit --no-fund @duckdb/node-api \
      >"$work/npm.log" 2>&1 || true
  if ! node -p '"DuckDB " + require("@duckdb/node-api").version()' 2>"$work/node.log"; then
    echo "DuckDB is left out: npm does not bring @duckdb/node-api"
    return 1
  fi
}

# run_jq: on a tenth, whose time the tables multiply. It reads no CSV.
run_jq() {
  case $kind in
    jsonl) set -- "$tenth" "$flat_program" ;;
    x-api-v2) set -- $((tenth / 100)) "$page_program" ;;
    *) return 0 ;;
  esac
  whole=$file
  file=$work/tenth
  if [ "$whole" = "$work/posts.jsonl.zst" ]; then
    file=$work/tenth.zst
    head -n "$1" "$work/posts.jsonl" | zstd -q -f --long=27 -o "$file"
  else
    head -n "$1" "$whole" >"$file"
  fi
  feed "jq, a tenth, x10" jq -c "$2"
  rm "$file"
  file=$whole
}

# run_form FORM KIND BYTES: all rows for $work/posts.FORM, which holds BYTES of KIND.
run_form() {
  form=$1
  kind=$2
  file=$work/posts.$form
  times=3
  printf 'bytes\t%s\n' "$3" >"$work/$form.tsv"
  feed "wc -l" wc -l
  feed parse-only bench_parse_only "$kind"
  for threads in 1 2; do
    if [ -n "$no_hash" ]; then run_ingest "-j$threads" "$no_hash"; fi
    run_ingest "-j$threads"
  done
  # shellcheck disable=SC2016  # for the shell inside
  run "ingest -j1${no_hash:+ }$no_hash | wc -c" sh -c 'ingest -q "$@" | wc -c' sh \
    --map "$mapping" -j1 ${no_hash:+"$no_hash"} "$file"
  times=1
  if [ "$has_jq" = yes ]; then run_jq; fi
  if [ "$has_duckdb" = yes ]; then
    run "DuckDB, 1 thread" node "$root/bench/duckdb_copy.cjs" "$kind" "$file"
  fi
  tables table "$work/$form.tsv"
}

# tables PART FILE…
tables() {
  part=$1
  shift
  awk -v part="$part" -v posts="$N" -v tenth="$tenth" -v accounts="$n_accounts" \
    -f "$root/bench/ingest_tables.awk" "$@"
}

generate() { bench_generate_posts "$1" "$N" 1 >"$work/posts.$1"; }
size_of() { wc -c <"$work/posts.$1"; }

has_jq=yes
command -v jq >/dev/null || {
  has_jq=no
  echo "jq is left out: it is not installed"
}
no_hash=""
if ingest --help | grep -q -e --no-hash; then no_hash=--no-hash; fi
has_duckdb=no
if find_duckdb; then has_duckdb=yes; fi

generate jsonl
n_accounts=$(ingest -q --map "$mapping" "$work/posts.jsonl" | tail -n 1 |
  sed -n 's/.*"records_out":{"account":\([0-9]*\).*/\1/p')
run_form jsonl jsonl "$(size_of jsonl)"
if command -v zstd >/dev/null; then
  zstd -q --long=27 "$work/posts.jsonl" -o "$work/posts.jsonl.zst"
  run_form jsonl.zst jsonl "$(size_of jsonl)"
fi
rm -f "$work"/posts.*
for form in x-api-v2 x-archive; do
  generate "$form"
  run_form "$form" "$form" "$(size_of "$form")"
  rm "$work/posts.$form"
done
set -- "$work/jsonl.tsv" "$work/x-api-v2.tsv" "$work/x-archive.tsv"
if [ -f "$work/jsonl.zst.tsv" ]; then set -- "$@" "$work/jsonl.zst.tsv"; fi
tables goals "$@"
echo "The best of three runs, of those over a second of two; jq and DuckDB ran once."
echo "MB of jsonl.zst are those unpacked; to unpack it takes a window of 128 MiB."
echo "$n_accounts accounts. jq and DuckDB copy posts only: no accounts, keys of links or hashes."
