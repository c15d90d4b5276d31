#include "analysis/dossier/builder.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <tuple>

#include "analysis/dossier/reading.hpp"
#include "base/hash.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTallyMemoryBytes = std::size_t{32} << 20;

/// The platform of an account of which only the uid is known.
Text platform_of_uid(Text uid) {
  return uid.substr(0, uid.find(':'));
}

/// In the order of the report, so that a network has the same number here and there.
bool stands_before(const ClusterFindings& a, const ClusterFindings& b) {
  const auto key = [](const ClusterFindings& cluster) {
    return std::tuple(cluster.seeds.empty(), -static_cast<std::int64_t>(cluster.members.size()),
                      -cluster.score, std::string_view(cluster.cluster_uid));
  };
  return key(a) < key(b);
}

const RunRecord* last_run_of(const std::vector<RunRecord>& runs, std::string_view tool) {
  const auto run = std::find_if(runs.rbegin(), runs.rend(),
                                [tool](const RunRecord& each) { return each.tool == tool; });
  return run == runs.rend() ? nullptr : &*run;
}

std::string parameter_of(const RunRecord& run, std::string_view name) {
  for (const auto& [key, value] : run.parameters) {
    if (key == name) return value;
  }
  return {};
}

void read_runs(DossierScope& scope, const std::vector<RunRecord>& runs) {
  for (const RunRecord& run : runs) {
    if (std::count(scope.tools.begin(), scope.tools.end(), run.tool) > 0) continue;
    scope.tools.push_back(run.tool);
  }
  const RunRecord* cluster = last_run_of(runs, "cluster");
  if (cluster == nullptr) return;
  scope.has_seeds = !parameter_of(*cluster, "seeds").empty();
  scope.is_led_by_seeds = scope.has_seeds && parameter_of(*cluster, "all") == "false";
  const std::string min_score = parameter_of(*cluster, "min-score");
  char* end = nullptr;
  const double value = std::strtod(min_score.c_str(), &end);
  if (!min_score.empty() && *end == '\0') scope.min_score = value;
}

}  // namespace

void DossierPart::visit_name(const AccountList& wanted, Text uid, Text platform, Text handle) {
  if (uid.empty() || !seen_.insert(hash64(handle, hash64(uid))).second) return;
  if (!wanted.matches(uid, platform, handle).empty()) matches_.emplace_back(uid, handle);
}

void DossierPart::visit(const AccountList& wanted, std::string_view type, RecordView& record) {
  if (type == "post") {
    const Text platform = record.text("platform");
    const Text uid = record.text("account_uid");
    visit_name(wanted, uid, platform, record.text("account_handle"));
    append_post_to_spool(spooled_, record);
  } else if (type == "account") {
    const Account account = read_account(record);
    visit_name(wanted, account.uid, account.platform, account.handle);
    append_account(spooled_, account);
  } else if (type == "cadence") {
    const Text uid = record.text("account_uid");
    if (uid.empty()) return;
    visit_name(wanted, uid, platform_of_uid(uid), Text());
    append_to_spool(spooled_, "cadence", record);
  } else if (type == "member") {
    const Text uid = record.text("account_uid");
    visit_name(wanted, uid, platform_of_uid(uid), Text());
    visit_member(record);
  } else if (type == "expansion") {
    visit_expansion(record);
  } else if (type == "duplicate") {
    append_duplicate(spooled_, read_duplicate(record));
  } else if (type == "duplicate_group") {
    append_duplicate_group(spooled_, read_duplicate_group(record));
  } else if (type == "edge") {
    append_edge(spooled_, read_edge(record));
  } else if (type == "cluster") {
    const ClusterRecord read = read_cluster(record);
    if (!is_known(read.cluster_uid)) return;
    ClusterFindings cluster;
    cluster.cluster_uid = read.cluster_uid;
    cluster.n_platforms = read.n_platforms;
    cluster.score = read.score;
    cluster.seeds.assign(read.seeds.begin(), read.seeds.end());
    clusters_.push_back(std::move(cluster));
  }
}

void DossierPart::visit_member(RecordView& record) {
  const MemberRecord read = read_member(record);
  if (!is_known(read.account_uid) || !is_known(read.cluster_uid)) return;
  Member member;
  member.cluster_uid = read.cluster_uid;
  member.findings.account.uid = read.account_uid;
  member.findings.score = read.score;
  for (const auto& [name, value] : read.score_parts) {
    member.findings.score_parts.emplace_back(name, value);
  }
  member.findings.rank = read.rank;
  member.findings.is_seed = read.is_seed;
  member.findings.degree = read.degree;
  member.findings.channels.assign(read.channels.begin(), read.channels.end());
  members_.push_back(std::move(member));
}

void DossierPart::visit_expansion(RecordView& record) {
  const ExpansionRecord read = read_expansion(record);
  if (!is_known(read.account_uid)) return;
  steps_.push_back({read.step,
                    std::string(read.account_uid),
                    read.score,
                    read.gain,
                    {read.path.begin(), read.path.end()},
                    std::string(read.stop_reason)});
}

DossierBuilder::DossierBuilder(const SpillStorage& storage)
    : storage_{storage.folder, std::min(kTallyMemoryBytes, storage.memory_bytes)},
      spool_(storage.folder) {}

void DossierBuilder::merge(DossierPart& part) {
  const auto move_behind = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
  };
  spool_.add(part.spooled_);
  part.spooled_.clear();
  for (const auto& [uid, handle] : part.matches_) {
    std::string& known = handles_[uid];
    if (known.empty() || (!handle.empty() && handle < known)) known = handle;
  }
  move_behind(all_.members_, part.members_);
  move_behind(all_.clusters_, part.clusters_);
  move_behind(all_.steps_, part.steps_);
}

std::vector<std::string> DossierBuilder::all_names() {
  std::set<std::string> names;
  for (const DossierPart::Member& member : all_.members_) names.insert(member.findings.account.uid);
  spool_.read([&names](std::string_view type, RecordView& record) {
    const auto add = [&](Text name) {
      if (!name.empty()) names.emplace(name);
    };
    if (type == "post" || type == "cadence") add(record.text("account_uid"));
    if (type == "post") add(record.text("account_handle"));
    if (type != "account") return;
    add(record.text("uid"));
    add(record.text("handle"));
  });
  return {names.begin(), names.end()};
}

std::vector<ClusterFindings> DossierBuilder::joined_networks() {
  std::map<std::string, ClusterFindings> by_uid;
  for (ClusterFindings& cluster : all_.clusters_) {
    by_uid.emplace(cluster.cluster_uid, std::move(cluster));
  }
  for (DossierPart::Member& member : all_.members_) {
    by_uid[member.cluster_uid].members.push_back(std::move(member.findings));
  }
  std::vector<ClusterFindings> networks;
  for (auto& [uid, network] : by_uid) {
    network.cluster_uid = uid;
    std::sort(network.members.begin(), network.members.end(), [](const auto& a, const auto& b) {
      return std::tie(a.rank, a.account.uid) < std::tie(b.rank, b.account.uid);
    });
    networks.push_back(std::move(network));
  }
  std::sort(networks.begin(), networks.end(), stands_before);
  return networks;
}

AccountAnswer DossierBuilder::finish(std::string word, const std::vector<RunRecord>& runs,
                                     bool is_complete, std::string complaint) {
  AccountAnswer answer;
  answer.word = std::move(word);
  answer.scope.is_complete = is_complete;
  answer.scope.complaint = std::move(complaint);
  read_runs(answer.scope, runs);
  for (const auto& [uid, handle] : handles_) {
    AccountDossier dossier;
    dossier.account.uid = uid;
    dossier.account.platform = platform_of_uid(uid);
    dossier.account.handle = handle;
    answer.accounts.push_back(std::move(dossier));
  }
  const std::vector<ClusterFindings> networks = joined_networks();
  DossierReading reading(answer, networks, all_.steps_, storage_);
  for (const auto stage : {DossierReading::Stage::account, DossierReading::Stage::others,
                           DossierReading::Stage::texts}) {
    reading.begin(stage);
    spool_.read(
        [&reading](std::string_view type, RecordView& record) { reading.visit(type, record); });
  }
  reading.finish();
  return answer;
}

}  // namespace cahoots
