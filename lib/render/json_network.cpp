#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"
#include "render/json_parts.hpp"

namespace cahoots {
namespace {

void write_scores(JsonWriter& out, const NamedScores& scores) {
  write_json_list(out, "score_parts", scores, [&out](const auto& part) {
    out.text("name", part.first);
    out.number("value", part.second);
  });
}

void write_cadence(JsonWriter& out, const std::optional<MemberCadence>& cadence) {
  out.integer("utc_offset_h", cadence ? cadence->utc_offset_h : std::nullopt);
  out.number("utc_offset_confidence", cadence ? cadence->utc_offset_confidence : std::nullopt);
  const std::vector<CaseTest> none;
  write_json_list(out, "rhythm_tests", cadence ? cadence->tests : none,
                  [&out](const CaseTest& test) {
                    out.text("name", test.name);
                    out.count("n", test.n);
                    out.number("statistic", test.statistic);
                    out.number("effect", test.effect);
                    out.number("p_value", test.p_value);
                    out.number("q_value", test.q_value);
                  });
}

Text text_or_null(const std::string& text) {
  return text.empty() ? Text() : Text(text);
}

void write_member(JsonWriter& out, const MemberFindings& member) {
  const CaseAccount& account = member.account;
  out.text("account_uid", account.uid);
  out.text("standing", text_or_null(member.standing));
  out.text("former_uid", text_or_null(member.former_uid));
  out.time("former_last_at", member.former_last_s);
  out.text("platform", account.platform);
  out.text("handle", text_or_null(account.handle));
  out.text("name", text_or_null(account.name));
  out.text("url", text_or_null(account.url));
  out.time("created_at", account.created_at_s);
  out.boolean("verified", account.verified);
  out.integer("followers", account.followers);
  out.integer("following", account.following);
  out.count("rank", member.rank);
  out.number("score", member.score);
  write_scores(out, member.score_parts);
  out.boolean("is_seed", member.is_seed);
  out.count("degree", member.degree);
  out.texts("channels", member.channels);
  out.count("n_posts", member.n_posts);
  out.count("n_copied_posts", member.n_copied_posts);
  write_json_span(out, member.span);
  write_json_counter(out, "views", member.views);
  write_cadence(out, member.cadence);
}

void write_channel(JsonWriter& out, const ClusterFindings& cluster, const ChannelSummary& channel) {
  out.text("channel", channel.channel);
  out.integer("window_s", channel.window_s);
  out.count("n_links", channel.n_links);
  out.count("n_tested", channel.n_tested);
  out.count("n_supported", channel.n_supported);
  out.count("n_accounts", channel.n_accounts);
  out.count("n_supported_accounts", channel.n_supported_accounts);
  out.number("lag_median_s", channel.lag_median_s);
  write_json_list(out, "strongest", channel.strongest, [&](std::size_t i) {
    const MemberLink& link = cluster.links[i];
    out.text("source", cluster.members[link.source].account.uid);
    out.text("target", cluster.members[link.target].account.uid);
    out.number("weight", link.weight);
    out.count("n_objects", link.n_objects);
    out.number("expected", link.expected);
    out.number("p_value", link.p_value);
    out.number("q_value", link.q_value);
    write_json_list(out, "evidence", link.evidence, [&out](const LinkEvidence& pair) {
      out.text("object", pair.object);
      out.text("source_post", text_or_null(pair.source_post));
      out.text("target_post", text_or_null(pair.target_post));
      out.integer("lag_s", pair.lag_s);
    });
  });
}

void write_uses(JsonWriter& out, std::string_view key, const std::vector<NamedUse>& uses) {
  write_json_list(out, key, uses, [&out](const NamedUse& use) {
    out.text("name", use.name);
    out.count("n_posts", use.n_posts);
    out.count("n_accounts", use.n_accounts);
    out.count("n_posts_outside", use.n_posts_outside);
  });
}

/// How many of a counter lie between two numbers, both included.
struct Decade {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::uint64_t n = 0;
};

void write_distribution(JsonWriter& out, std::string_view key,
                        const CountDistribution& distribution) {
  out.begin_object(key);
  out.count("n_known", distribution.n_known);
  std::vector<Decade> decades;
  std::int64_t from = 0;
  std::int64_t to = 0;
  for (const std::uint64_t n : distribution.n_by_digits) {
    decades.push_back({from, to, n});
    if (to == INT64_MAX) break;
    from = to + 1;
    if (__builtin_mul_overflow(from, std::int64_t{10}, &to))
      to = INT64_MAX;
    else
      to -= 1;
  }
  while (!decades.empty() && decades.back().n == 0) decades.pop_back();
  write_json_list(out, "decades", decades, [&out](const Decade& decade) {
    out.integer("from", decade.from);
    out.integer("to", decade.to);
    out.count("n", decade.n);
  });
  out.end_object();
}

void write_reach(JsonWriter& out, const Reach& reach) {
  out.begin_object("reach");
  write_distribution(out, "views", reach.views);
  write_distribution(out, "interactions", reach.interactions);
  write_distribution(out, "followers", reach.followers);
  write_json_list(out, "most_viewed", reach.most_viewed, [&out](const ReachedPost& post) {
    out.text("post_uid", post.post_uid);
    out.text("account_uid", post.account_uid);
    out.time("created_at", post.created_at_s);
    out.integer("views", post.views);
    out.text("url", text_or_null(post.url));
    out.text("text", post.text);
  });
  out.end_object();
}

void write_targets(JsonWriter& out, const ClusterFindings& cluster) {
  write_json_list(out, "targets", cluster.targets, [&out](const TargetUse& target) {
    out.text("name", target.name);
    out.text("handle", text_or_null(target.handle));
    out.count("n_posts", target.n_posts);
    out.count("n_mentions", target.n_mentions);
    out.count("n_replies", target.n_replies);
    out.count("n_accounts", target.n_accounts);
  });
}

void write_themes(JsonWriter& out, const std::vector<ThemeUse>& themes) {
  write_json_list(out, "themes", themes, [&out](const ThemeUse& use) {
    out.text("name", use.name);
    out.text("stance", text_or_null(use.stance));
    out.count("n_posts", use.n_posts);
    out.count("n_accounts", use.n_accounts);
    out.count("n_posts_outside", use.n_posts_outside);
    write_json_list(out, "posts_by_week", use.posts_by_week, [&out](const auto& week) {
      out.text("monday", date_of_day(week.first));
      out.count("n_posts", week.second);
    });
    write_json_list(out, "passages", use.passages, [&out](const ThemePassage& passage) {
      out.text("post_uid", passage.post_uid);
      out.text("account_uid", passage.account_uid);
      out.time("created_at", passage.created_at_s);
      out.text("text", passage.text);
    });
  });
}

void write_batch(JsonWriter& out, const CreationDay& batch) {
  out.text("day", date_of_day(batch.day_utc));
  out.count("n_accounts", batch.n_accounts);
  out.number("expected", batch.expected);
  out.number("p_value", batch.p_value);
}

void write_words(JsonWriter& out, const ClusterReading& reading) {
  out.text("name", reading.name);
  out.text("detection_source", reading.detection_source);
  out.text("description", reading.description);
  write_json_list(out, "findings", reading.findings,
                  [&out](const Finding& finding) { write_json_finding(out, finding); });
  write_json_list(out, "innocent_explanations", reading.explanations,
                  [&out](const Explanation& explanation) {
                    out.text("name", explanation.name);
                    out.text("observation", explanation.observation);
                  });
  out.begin_object("breakout");
  out.integer("category", reading.breakout.category);
  out.text("reasoning", reading.breakout.reasoning);
  out.end_object();
}

void write_numbers(JsonWriter& out, const ClusterFindings& cluster) {
  out.count("n_accounts", cluster.members.size());
  out.count("n_platforms", cluster.n_platforms);
  out.texts("channels", cluster.channels);
  out.number("score", cluster.score);
  write_scores(out, cluster.score_parts);
  write_json_span(out, cluster.span);
  out.number("conductance", cluster.conductance);
  out.texts("seeds", cluster.seeds);
  write_json_counter(out, "followers", cluster.followers);
  write_reach(out, cluster.reach);
  write_json_activity(out, cluster.activity);
  out.integer("utc_offset_h",
              cluster.clock ? std::optional(cluster.clock->utc_offset_h) : std::nullopt);
  out.count("n_offsets_inferred", cluster.clock ? cluster.clock->n_inferred : 0);
  out.count("n_offsets_near", cluster.clock ? cluster.clock->n_near : 0);
  write_json_list(out, "creation_batches", cluster.creation_batches,
                  [&out](const CreationDay& batch) { write_batch(out, batch); });
  out.begin_object("outside_response");
  write_json_counts(out, "replies", cluster.outside.replies);
  write_json_counts(out, "reposts", cluster.outside.reposts);
  write_json_counts(out, "quotes", cluster.outside.quotes);
  out.end_object();
  out.count("n_copied_groups", cluster.n_copied_groups);
  out.count("n_copied_posts", cluster.n_copied_posts);
  out.count("n_cross_platform_groups", cluster.n_cross_platform_groups);
}

}  // namespace

void write_json_network(JsonWriter& out, const ClusterFindings& cluster, std::size_t number) {
  const ClusterReading reading = read_findings(cluster, number);
  out.text("cluster_uid", cluster.cluster_uid);
  write_words(out, reading);
  write_numbers(out, cluster);
  write_json_list(out, "links", reading.channels,
                  [&](const ChannelSummary& channel) { write_channel(out, cluster, channel); });
  write_json_list(out, "copied_texts", cluster.copied_texts,
                  [&out](const CopiedText& copied) { write_json_copied_text(out, copied); });
  write_uses(out, "hashtags", cluster.hashtags);
  out.count("n_hashtags", cluster.n_hashtags);
  write_uses(out, "domains", cluster.domains);
  out.count("n_domains", cluster.n_domains);
  write_themes(out, cluster.themes);
  write_targets(out, cluster);
  out.count("n_targets", cluster.n_targets);
  write_json_list(out, "expansion", cluster.expansion, [&out](const ExpansionStep& step) {
    out.count("step", step.step);
    out.text("account_uid", step.account_uid);
    out.number("score", step.score);
    out.number("gain", step.gain);
    out.texts("path", step.path);
    out.text("stop_reason", step.stop_reason.empty() ? Text() : Text(step.stop_reason));
  });
  write_json_list(out, "members", cluster.members,
                  [&out](const MemberFindings& member) { write_member(out, member); });
}

}  // namespace cahoots
