#include "records/findings.hpp"

namespace cahoots {
namespace {

std::uint64_t count_of(RecordView& record, std::string_view key) {
  const std::int64_t value = record.integer(key).value_or(0);
  return value > 0 ? static_cast<std::uint64_t>(value) : 0;
}

ScoreParts read_parts(RecordView& record) {
  ScoreParts parts;
  auto object = record.object("score_parts");
  if (!object) return parts;
  for (const std::string_view name : object->keys()) parts.emplace_back(name, object->number(name));
  return parts;
}

}  // namespace

DuplicateRecord read_duplicate(RecordView& record) {
  DuplicateRecord duplicate;
  duplicate.post_uid = record.text("post_uid");
  duplicate.account_uid = record.text("account_uid");
  duplicate.platform = record.text("platform");
  duplicate.post_type = post_type_of(record.text("post_type"));
  duplicate.created_at_s = record.time_s("created_at");
  record.texts("hashtags", duplicate.hashtags);
  duplicate.group_uid = record.text("group_uid");
  duplicate.kind = record.text("kind");
  duplicate.similarity = record.number("similarity").value_or(0);
  duplicate.core_post_uid = record.text("core_post_uid");
  return duplicate;
}

DuplicateGroupRecord read_duplicate_group(RecordView& record) {
  DuplicateGroupRecord group;
  group.group_uid = record.text("group_uid");
  group.kind = record.text("kind");
  group.core_post_uid = record.text("core_post_uid");
  group.n_posts = count_of(record, "n_posts");
  group.n_accounts = count_of(record, "n_accounts");
  group.n_platforms = count_of(record, "n_platforms");
  group.n_texts = count_of(record, "n_texts");
  group.first_at_s = record.time_s("first_at");
  group.last_at_s = record.time_s("last_at");
  group.text = record.text("text");
  group.template_text = record.text("template");
  group.commonness = record.number("commonness").value_or(0);
  group.information_bits = record.number("information_bits");
  return group;
}

EdgeRecord read_edge(RecordView& record) {
  EdgeRecord edge;
  edge.source = record.text("source");
  edge.target = record.text("target");
  edge.channel = record.text("channel");
  edge.weight = record.number("weight").value_or(0);
  edge.n_objects = count_of(record, "n_objects");
  edge.n_events = count_of(record, "n_events");
  edge.expected = record.number("expected");
  edge.p_value = record.number("p_value");
  edge.q_value = record.number("q_value");
  edge.window_s = record.integer("window_s").value_or(0);
  edge.lag_median_s = record.number("lag_median_s");
  edge.first_at_s = record.time_s("first_at");
  edge.last_at_s = record.time_s("last_at");
  for (RecordView& pair : record.objects("evidence")) {
    edge.evidence.push_back({pair.text("object"), pair.text("source_post"),
                             pair.text("target_post"), pair.integer("lag_s"), pair.text("topic"),
                             pair.number("weight").value_or(0)});
  }
  return edge;
}

MemberRecord read_member(RecordView& record) {
  MemberRecord member;
  member.account_uid = record.text("account_uid");
  member.cluster_uid = record.text("cluster_uid");
  member.score = record.number("score").value_or(0);
  member.score_parts = read_parts(record);
  member.rank = count_of(record, "rank");
  member.is_seed = record.boolean("is_seed").value_or(false);
  member.degree = count_of(record, "degree");
  record.texts("channels", member.channels);
  return member;
}

ClusterRecord read_cluster(RecordView& record) {
  ClusterRecord cluster;
  cluster.cluster_uid = record.text("cluster_uid");
  cluster.n_accounts = count_of(record, "n_accounts");
  cluster.n_platforms = count_of(record, "n_platforms");
  record.texts("channels", cluster.channels);
  cluster.score = record.number("score").value_or(0);
  cluster.score_parts = read_parts(record);
  cluster.first_at_s = record.time_s("first_at");
  cluster.last_at_s = record.time_s("last_at");
  cluster.conductance = record.number("conductance");
  record.texts("seeds", cluster.seeds);
  return cluster;
}

ExpansionRecord read_expansion(RecordView& record) {
  ExpansionRecord step;
  step.cluster_uid = record.text("cluster_uid");
  step.step = count_of(record, "step");
  step.account_uid = record.text("account_uid");
  step.score = record.number("score").value_or(0);
  step.gain = record.number("gain").value_or(0);
  record.texts("path", step.path);
  step.stop_reason = record.text("stop_reason");
  return step;
}

}  // namespace cahoots
