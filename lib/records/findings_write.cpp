#include "records/findings.hpp"
#include "records/json_writer.hpp"

namespace cahoots {
namespace {

void write_parts(JsonWriter& writer, const ScoreParts& parts) {
  writer.begin_object("score_parts");
  for (const auto& [name, value] : parts) writer.number(name, value);
  writer.end_object();
}

}  // namespace

void append_duplicate(std::string& out, const DuplicateRecord& duplicate) {
  JsonWriter writer(out);
  writer.begin_record("duplicate");
  writer.text("post_uid", duplicate.post_uid);
  writer.text("account_uid", duplicate.account_uid);
  writer.text("platform", duplicate.platform);
  writer.text("post_type", duplicate.post_type ? name_of(*duplicate.post_type) : Text());
  writer.time("created_at", duplicate.created_at_s);
  writer.texts("hashtags", duplicate.hashtags);
  writer.text("group_uid", duplicate.group_uid);
  writer.text("kind", duplicate.kind);
  writer.number("similarity", duplicate.similarity);
  writer.text("core_post_uid", duplicate.core_post_uid);
  writer.end_record();
}

void append_duplicate_group(std::string& out, const DuplicateGroupRecord& group) {
  JsonWriter writer(out);
  writer.begin_record("duplicate_group");
  writer.text("group_uid", group.group_uid);
  writer.text("kind", group.kind);
  writer.text("core_post_uid", group.core_post_uid);
  writer.count("n_posts", group.n_posts);
  writer.count("n_accounts", group.n_accounts);
  writer.count("n_platforms", group.n_platforms);
  writer.count("n_texts", group.n_texts);
  writer.time("first_at", group.first_at_s);
  writer.time("last_at", group.last_at_s);
  writer.text("text", group.text);
  writer.text("template", group.template_text);
  writer.number("commonness", group.commonness);
  writer.number("information_bits", group.information_bits);
  writer.end_record();
}

void append_edge(std::string& out, const EdgeRecord& edge) {
  JsonWriter writer(out);
  writer.begin_record("edge");
  writer.text("source", edge.source);
  writer.text("target", edge.target);
  writer.text("channel", edge.channel);
  writer.number("weight", edge.weight);
  writer.count("n_objects", edge.n_objects);
  writer.count("n_events", edge.n_events);
  writer.number("expected", edge.expected);
  writer.number("p_value", edge.p_value);
  writer.number("q_value", edge.q_value);
  writer.integer("window_s", edge.window_s);
  writer.number("lag_median_s", edge.lag_median_s);
  writer.time("first_at", edge.first_at_s);
  writer.time("last_at", edge.last_at_s);
  writer.begin_list("evidence");
  for (const EdgeEvidence& pair : edge.evidence) {
    writer.begin_item();
    writer.text("object", pair.object);
    writer.text("source_post", pair.source_post);
    writer.text("target_post", pair.target_post);
    writer.integer("lag_s", pair.lag_s);
    writer.text("topic", pair.topic);
    writer.number("weight", pair.weight);
    writer.end_object();
  }
  writer.end_list();
  writer.end_record();
}

void append_member(std::string& out, const MemberRecord& member) {
  JsonWriter writer(out);
  writer.begin_record("member");
  writer.text("account_uid", member.account_uid);
  writer.text("cluster_uid", member.cluster_uid);
  writer.number("score", member.score);
  write_parts(writer, member.score_parts);
  writer.count("rank", member.rank);
  writer.boolean("is_seed", member.is_seed);
  writer.count("degree", member.degree);
  writer.texts("channels", member.channels);
  writer.end_record();
}

void append_cluster(std::string& out, const ClusterRecord& cluster) {
  JsonWriter writer(out);
  writer.begin_record("cluster");
  writer.text("cluster_uid", cluster.cluster_uid);
  writer.count("n_accounts", cluster.n_accounts);
  writer.count("n_platforms", cluster.n_platforms);
  writer.texts("channels", cluster.channels);
  writer.number("score", cluster.score);
  write_parts(writer, cluster.score_parts);
  writer.time("first_at", cluster.first_at_s);
  writer.time("last_at", cluster.last_at_s);
  writer.number("conductance", cluster.conductance);
  writer.texts("seeds", cluster.seeds);
  writer.end_record();
}

void append_expansion(std::string& out, const ExpansionRecord& step) {
  JsonWriter writer(out);
  writer.begin_record("expansion");
  writer.text("cluster_uid", step.cluster_uid);
  writer.count("step", step.step);
  writer.text("account_uid", step.account_uid);
  writer.number("score", step.score);
  writer.number("gain", step.gain);
  writer.texts("path", step.path);
  writer.text("stop_reason", step.stop_reason);
  writer.end_record();
}

}  // namespace cahoots
