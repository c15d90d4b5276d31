# Shared by the tests that need DuckDB: its command line where it is installed, else npm's
# @duckdb/node-api where NODE_PATH leads to it.

duckdb_helper=$(dirname "${BASH_SOURCE[0]}")/duckdb.cjs

# needs_duckdb: skips where there is none.
needs_duckdb() {
  command -v duckdb >/dev/null || node -e 'require("@duckdb/node-api")' 2>/dev/null ||
    skip "neither duckdb nor npm's @duckdb/node-api (on NODE_PATH) is installed"
}

# duckdb_rows FILE: the rows of each statement in FILE (- is standard input), as JSON arrays.
duckdb_rows() {
  if ! command -v duckdb >/dev/null; then
    node "$duckdb_helper" "$1"
  elif [[ $1 == - ]]; then
    duckdb -json -bail -init /dev/null
  else
    duckdb -json -bail -init /dev/null <"$1"
  fi
}
