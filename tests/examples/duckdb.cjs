// Runs the SQL of a file (- is standard input) in DuckDB, in the folder where it is started, and prints
// the rows of each statement that has any as one line of JSON: an array of objects.
//   node duckdb.cjs FILE
// The package is @duckdb/node-api of npm, found through NODE_PATH.
"use strict";
const fs = require("node:fs");
const { DuckDBInstance } = require("@duckdb/node-api");

async function main(file) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const statements = await connection.extractStatements(
    fs.readFileSync(file === "-" ? 0 : file, "utf8"),
  );
  for (let i = 0; i < statements.count; ++i) {
    // Prepared one by one: a later statement may need the view that an earlier one makes.
    const reader = await (await statements.prepare(i)).runAndReadAll();
    const rows = reader.getRowObjectsJson();
    if (rows.length > 0) console.log(JSON.stringify(rows));
  }
}

main(process.argv[2]).catch((error) => {
  console.error(`duckdb.cjs: ${error.message}`);
  process.exit(1);
});
