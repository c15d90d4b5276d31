// Copies an export to flat JSON Lines with DuckDB on one thread, and throws them away:
//   node duckdb_copy.cjs FORM FILE
// FORM as in bench_generate_posts, compressed or not. Posts only: no accounts, no links, no hashes. The
// columns are given, so that DuckDB need not guess them.
"use strict";
const { DuckDBInstance } = require("@duckdb/node-api");

const flat = `SELECT 'post' AS type, platform || ':' || id AS uid, platform, created_at,
    platform || ':' || account AS account_uid, '@' || handle AS account_handle, text, lang, hashtags,
    urls, likes
  FROM read_json($FILE, format = 'newline_delimited', columns = {
    platform: 'VARCHAR', account: 'VARCHAR', handle: 'VARCHAR', id: 'VARCHAR',
    created_at: 'TIMESTAMP', lang: 'VARCHAR', text: 'VARCHAR', urls: 'VARCHAR[]',
    hashtags: 'VARCHAR[]', likes: 'BIGINT'})`;

const pages = `SELECT 'post' AS type, 'x:' || tweet.id AS uid, 'x' AS platform, tweet.created_at,
    'x:' || tweet.author_id AS account_uid, tweet.text, tweet.lang,
    'x:' || tweet.conversation_id AS conversation_uid,
    'x:' || tweet.in_reply_to_user_id AS reply_to_account_uid,
    list_transform(tweet.entities.hashtags, item -> item.tag) AS hashtags,
    list_transform(tweet.entities.mentions, item -> item.id) AS mentions,
    list_transform(tweet.entities.urls, item -> item.expanded_url) AS urls, tweet.public_metrics
  FROM (SELECT unnest(data) AS tweet FROM read_json($FILE, format = 'newline_delimited', columns = {
    data: 'STRUCT(id VARCHAR, author_id VARCHAR, created_at TIMESTAMP, text VARCHAR, lang VARCHAR,
      conversation_id VARCHAR, in_reply_to_user_id VARCHAR, public_metrics STRUCT(
        retweet_count BIGINT, reply_count BIGINT, like_count BIGINT, impression_count BIGINT),
      entities STRUCT(hashtags STRUCT(tag VARCHAR)[], mentions STRUCT(id VARCHAR)[],
        urls STRUCT(expanded_url VARCHAR)[]))[]'}))`;

const rows = `SELECT 'post' AS type, 'x:' || tweetid AS uid, 'x' AS platform, tweet_time,
    'x:' || userid AS account_uid, user_screen_name, user_display_name, tweet_text, tweet_language,
    in_reply_to_tweetid, in_reply_to_userid, hashtags, urls, user_mentions, like_count, reply_count,
    retweet_count
  FROM read_csv($FILE, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
    auto_detect = true)`;

async function main(form, file) {
  const query = { jsonl: flat, "x-api-v2": pages, "x-archive": rows }[form]
    .replace("$FILE", () => `'${file.replaceAll("'", "''")}'`);
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  await connection.run(`COPY (${query}) TO '/dev/null' (FORMAT json)`);
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(`duckdb_copy: ${error.message}`);
  process.exit(1);
});
