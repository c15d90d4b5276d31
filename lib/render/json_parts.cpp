#include "render/json_parts.hpp"

#include "analysis/findings/wording.hpp"

namespace cahoots {

void write_json_counts(JsonWriter& out, std::string_view key,
                       const std::map<std::string, std::uint64_t>& counts) {
  write_json_list(out, key, counts, [&out](const auto& item) {
    out.text("name", item.first);
    out.count("n", item.second);
  });
}

void write_json_counter(JsonWriter& out, std::string_view key, const CounterSum& counter) {
  out.begin_object(key);
  out.count("sum", counter.sum);
  out.count("n_known", counter.n_known);
  out.end_object();
}

void write_json_span(JsonWriter& out, const TimeSpan& span) {
  out.time("first_at", span.first_s);
  out.time("last_at", span.last_s);
}

void write_json_activity(JsonWriter& out, const PostActivity& activity) {
  out.begin_object("activity");
  out.count("n_posts", activity.n_posts);
  out.count("n_with_url", activity.n_with_url);
  out.count("n_with_short_url", activity.n_with_short_url);
  write_json_span(out, activity.span);
  write_json_list(out, "posts_by_day_utc", activity.posts_by_day_utc, [&out](const auto& item) {
    out.text("day", date_of_day(item.first));
    out.count("n", item.second);
  });
  std::vector<std::uint32_t> hours;
  for (const std::uint64_t count : activity.hour_of_week_utc) {
    hours.push_back(static_cast<std::uint32_t>(count));
  }
  out.counts("hour_of_week_utc", hours);
  out.count("n_known_to_hour", activity.n_known_to_hour);
  write_json_counts(out, "posts_by_platform", activity.posts_by_platform);
  write_json_counts(out, "posts_by_type", activity.posts_by_type);
  write_json_counter(out, "likes", activity.likes);
  write_json_counter(out, "replies", activity.replies);
  write_json_counter(out, "reposts", activity.reposts);
  write_json_counter(out, "quotes", activity.quotes);
  write_json_counter(out, "views", activity.views);
  out.end_object();
}

void write_json_copied_text(JsonWriter& out, const CopiedText& copied) {
  out.text("group_uid", copied.group_uid);
  out.count("n_posts", copied.n_posts);
  out.count("n_accounts", copied.n_accounts);
  out.text("text", copied.text);
  out.text("template", copied.template_text.empty() ? Text() : Text(copied.template_text));
  out.number("commonness", copied.commonness);
  out.count("n_member_posts", copied.n_member_posts);
  out.count("n_member_accounts", copied.n_member_accounts);
  out.count("n_member_comments", copied.n_member_comments);
  write_json_counts(out, "member_platforms", copied.member_platforms);
  write_json_span(out, copied.span);
  write_json_list(out, "posts", copied.posts, [&out](const CopiedPost& post) {
    out.text("post_uid", post.post_uid);
    out.text("account_uid", post.account_uid);
    out.text("platform", post.platform);
    out.text("post_type", post.post_type.empty() ? Text() : Text(post.post_type));
    out.time("created_at", post.created_at_s);
    out.text("kind", post.kind);
    out.number("similarity", post.similarity);
    out.text("text", post.has_text ? Text(post.text) : Text());
    out.text("url", post.url.empty() ? Text() : Text(post.url));
  });
}

void write_json_finding(JsonWriter& out, const Finding& finding) {
  out.text("id", finding.id);
  out.text("strength", name_of(finding.strength));
  out.text("text", finding.text);
  write_json_list(out, "measures", finding.measures, [&out](const Measure& measure) {
    out.text("name", measure.name);
    out.number("value", measure.value);
    out.text("rule", measure.rule.empty() ? Text() : Text(measure.rule));
    out.number("threshold", measure.threshold);
  });
  out.texts("evidence", finding.evidence);
  write_json_list(out, "techniques", finding.techniques, [&out](const Technique& technique) {
    out.text("framework", technique.framework);
    out.text("id", technique.id);
    out.text("name", technique.name);
  });
}

}  // namespace cahoots
