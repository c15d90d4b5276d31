#include "analysis/findings/builder.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

NamedScores owned_scores(const ScoreParts& parts) {
  NamedScores scores;
  for (const auto& [name, value] : parts) scores.emplace_back(name, value);
  return scores;
}

std::vector<std::string> owned(const std::vector<Text>& texts) {
  return {texts.begin(), texts.end()};
}

template <class Item>
void move_behind(std::vector<Item>& to, std::vector<Item>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

bool comes_first(const ClusterFindings& a, const ClusterFindings& b) {
  const auto key = [](const ClusterFindings& cluster) {
    return std::tuple(cluster.seeds.empty(), -static_cast<std::int64_t>(cluster.members.size()),
                      -cluster.score);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return a.cluster_uid < b.cluster_uid;
}

}  // namespace

void FindingsPart::visit(std::string_view type, RecordView& record) {
  if (type == "post")
    append_post_to_spool(spooled_, record);
  else if (type == "account")
    append_account(spooled_, read_account(record));
  else if (type == "duplicate")
    append_duplicate(spooled_, read_duplicate(record));
  else if (type == "duplicate_group")
    append_duplicate_group(spooled_, read_duplicate_group(record));
  else if (type == "edge")
    append_edge(spooled_, read_edge(record));
  else if (type == "cadence")
    append_to_spool(spooled_, type, record);
  else if (type == "member")
    visit_member(record);
  else if (type == "cluster")
    visit_cluster(record);
  else if (type == "expansion")
    visit_expansion(record);
}

void FindingsPart::visit_member(RecordView& record) {
  const MemberRecord read = read_member(record);
  if (!is_known(read.account_uid) || !is_known(read.cluster_uid)) return;
  Member member;
  member.cluster_uid = read.cluster_uid;
  member.findings.account.uid = read.account_uid;
  member.findings.score = read.score;
  member.findings.score_parts = owned_scores(read.score_parts);
  member.findings.rank = read.rank;
  member.findings.is_seed = read.is_seed;
  member.findings.degree = read.degree;
  member.findings.channels = owned(read.channels);
  members_.push_back(std::move(member));
}

void FindingsPart::visit_cluster(RecordView& record) {
  const ClusterRecord read = read_cluster(record);
  if (!is_known(read.cluster_uid)) return;
  ClusterFindings cluster;
  cluster.cluster_uid = read.cluster_uid;
  cluster.n_platforms = read.n_platforms;
  cluster.channels = owned(read.channels);
  cluster.score = read.score;
  cluster.score_parts = owned_scores(read.score_parts);
  cluster.span = {read.first_at_s, read.last_at_s};
  cluster.conductance = read.conductance;
  cluster.seeds = owned(read.seeds);
  clusters_.push_back(std::move(cluster));
}

void FindingsPart::visit_expansion(RecordView& record) {
  const ExpansionRecord read = read_expansion(record);
  if (!is_known(read.cluster_uid) || !is_known(read.account_uid)) return;
  steps_.push_back({std::string(read.cluster_uid),
                    {read.step, std::string(read.account_uid), read.score, read.gain,
                     owned(read.path), std::string(read.stop_reason)}});
}

void FindingsBuilder::merge(FindingsPart& part) {
  spool_.add(part.spooled_);
  part.spooled_.clear();
  move_behind(all_.members_, part.members_);
  move_behind(all_.clusters_, part.clusters_);
  move_behind(all_.steps_, part.steps_);
}

std::vector<ClusterFindings> FindingsBuilder::joined_clusters() {
  std::map<std::string, ClusterFindings> by_uid;
  for (ClusterFindings& cluster : all_.clusters_) {
    by_uid.emplace(cluster.cluster_uid, std::move(cluster));
  }
  for (FindingsPart::Member& member : all_.members_) {
    by_uid[member.cluster_uid].members.push_back(std::move(member.findings));
  }
  for (FindingsPart::Step& step : all_.steps_) {
    const auto cluster = by_uid.find(step.cluster_uid);
    if (cluster != by_uid.end()) cluster->second.expansion.push_back(std::move(step.step));
  }
  std::vector<ClusterFindings> clusters;
  for (auto& [uid, cluster] : by_uid) {
    cluster.cluster_uid = uid;
    std::sort(cluster.members.begin(), cluster.members.end(), [](const auto& a, const auto& b) {
      return std::tie(a.rank, a.account.uid) < std::tie(b.rank, b.account.uid);
    });
    std::sort(cluster.expansion.begin(), cluster.expansion.end(), [](const auto& a, const auto& b) {
      return std::tie(a.step, a.account_uid) < std::tie(b.step, b.account_uid);
    });
    clusters.push_back(std::move(cluster));
  }
  std::sort(clusters.begin(), clusters.end(), comes_first);
  return clusters;
}

CaseModel FindingsBuilder::finish(std::vector<RunRecord> runs, bool is_complete,
                                  std::string complaint) {
  CaseModel model;
  model.runs = std::move(runs);
  model.is_complete = is_complete;
  model.complaint = std::move(complaint);
  model.clusters = joined_clusters();
  MemberIndex index(model.clusters);
  FirstReading first(model, index, analyst_, storage_);
  spool_.read([&first](std::string_view type, RecordView& record) { first.visit(type, record); });
  first.finish();
  SecondReading second(model, index);
  spool_.read([&second](std::string_view type, RecordView& record) { second.visit(type, record); });
  second.finish();
  if (analyst_.known != nullptr) analyst_.known->enter_into(model);
  if (analyst_.controls != nullptr) analyst_.controls->enter_into(model);
  return model;
}

}  // namespace cahoots
