-- Questions to a case, for DuckDB 1.1 or later. The tables are made by
--     report case.jsonl --tables tables -o findings/
-- and read from the folder in which DuckDB is started:
--     duckdb -init investigation.sql        (asks on; duckdb < investigation.sql prints the answers and ends)
-- The JSON Lines are the evidence as it is. In the CSV files, which are for people and spreadsheets,
-- what a spreadsheet would compute has an apostrophe in front, and invisible characters are spelt out.

-- A type that the case does not hold has no file, so that this script needs a case in which `cluster` found
-- something. sample_size = -1: types are judged by all rows, not by the first 20,480.
create or replace view posts as
  select uid, account_uid, account_handle, platform, created_at, text, url, source_file, source_line
  from read_json_auto('tables/post.jsonl', sample_size = -1);
create or replace view members as
  select account_uid, cluster_uid, rank, score, is_seed, degree, channels
  from read_json_auto('tables/member.jsonl', sample_size = -1);
create or replace view edges as
  select source, target, channel, weight, n_objects, expected, q_value, lag_median_s, evidence
  from read_json_auto('tables/edge.jsonl', sample_size = -1);
create or replace view copies as
  select post_uid, account_uid, group_uid, kind, similarity
  from read_json_auto('tables/duplicate.jsonl', sample_size = -1);
create or replace view copied_texts as
  select group_uid, n_posts, n_accounts, n_platforms, first_at, last_at, commonness, template
  from read_json_auto('tables/duplicate_group.jsonl', sample_size = -1);
create or replace view findings as
  select * from read_csv_auto('findings/findings.csv', header = true, quote = '"', escape = '"');

-- Texts of suspects may hold characters that steer a terminal or turn the direction of writing.
create or replace macro shown(text) as
  regexp_replace(regexp_replace(text, '\s+', ' ', 'g'), '[\p{Cc}\p{Cf}]', '⟦?⟧', 'g');

-- The links between two members of one network. A pair has one on each channel that joins it.
create or replace view network_links as
  select one.cluster_uid, edges.*
  from edges
  join members as one on one.account_uid = edges.source
  join members as other
    on other.account_uid = edges.target and other.cluster_uid = one.cluster_uid;

-- 1. Who is in the network?
select members.cluster_uid, members.rank, members.account_uid,
       shown(any_value(posts.account_handle)) as handle, round(members.score, 3) as score, members.is_seed,
       members.degree, count(posts.uid) as n_posts, min(posts.created_at) as first_at, max(posts.created_at) as last_at
from members left join posts using (account_uid)
group by all
order by members.cluster_uid, members.rank;

-- 2. What joins them? Supported is a link that chance explains at a false discovery rate of 1 % at most;
--    channels without a test give leads.
select cluster_uid, channel, count(*) as n_links, count(q_value) as n_tested,
       count(*) filter (where q_value <= 0.01) as n_supported,
       median(lag_median_s) as lag_median_s, round(sum(weight), 1) as weight
from network_links
group by all
order by cluster_uid, channel;

-- 3. The posts behind the strongest links, both sides.
with pairs as (
  select source, target, channel, q_value, unnest(evidence) as pair
  from (select * from network_links where len(evidence) > 0
        order by q_value nulls last, weight desc, source, target, channel limit 10))
select pairs.channel, pairs.q_value, shown(pairs.pair.object) as shared, pairs.pair.lag_s as lag_s,
       one.uid as source_post, shown(one.text) as source_text, other.uid as target_post,
       shown(other.text) as target_text
from pairs
left join posts as one on one.uid = pairs.pair.source_post
left join posts as other on other.uid = pairs.pair.target_post
order by pairs.q_value, source_post, target_post;

-- 4. How many posts a day has each network, and everybody else?
select coalesce(members.cluster_uid, 'everybody else') as network,
       cast(posts.created_at as date) as day, count(*) as n_posts,
       count(distinct posts.account_uid) as n_accounts
from posts left join members using (account_uid)
where posts.created_at is not null
group by all
order by network, day;

-- 5. What did members copy, in which posts, and who else wrote it?
select copied_texts.group_uid, shown(copied_texts.template) as template,
       round(copied_texts.commonness, 2) as commonness,
       count(members.account_uid) as n_posts_of_members,
       count(distinct members.account_uid) as n_members,
       count(distinct copies.account_uid) filter (where members.account_uid is null) as n_others,
       list(copies.post_uid order by copies.post_uid) as post_uids
from copied_texts
join copies using (group_uid)
left join members using (account_uid)
group by all
having n_members >= 2
order by n_members desc, copied_texts.group_uid
limit 20;

-- 6. Whom would a count of copied texts accuse, and cluster does not? Read some of their posts: a
--    method that cannot tell them from members accuses fans, readers and news bots.
select copies.account_uid, count(*) as n_copied_posts, count(distinct copies.group_uid) as n_texts,
       round(avg(copied_texts.commonness), 2) as commonness
from copies
join copied_texts using (group_uid)
anti join members using (account_uid)
group by all
order by n_copied_posts desc, copies.account_uid
limit 20;

-- 7. From a finding to its posts, and to the line of the export in which each stands.
select findings.network, findings.finding, findings.strength, posts.uid, posts.created_at,
       shown(posts.text) as text, posts.source_file, posts.source_line
from (select distinct network, finding, strength, unnest(string_split(evidence, ';')) as uid
      from findings) as findings
join posts using (uid)
order by findings.network, findings.finding, posts.created_at, posts.uid;

-- 8. The case in numbers; the notebook and the R script end with the same.
select
  (select count(*) from posts)::integer as posts,
  (select count(distinct account_uid) from posts)::integer as accounts,
  (select count(distinct cluster_uid) from members)::integer as networks,
  (select count(*) from members)::integer as members,
  (select count(*) from network_links)::integer as links,
  (select count(*) from network_links where q_value <= 0.01)::integer as supported_links,
  (select count(*) from copies semi join members using (account_uid))::integer as copied_posts,
  (select count(distinct account_uid) from copies anti join members using (account_uid))::integer
    as bystanders;
