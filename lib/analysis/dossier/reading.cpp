#include "analysis/dossier/reading.hpp"

#include <algorithm>
#include <utility>

#include "analysis/dossier/links.hpp"
#include "analysis/findings/activity.hpp"
#include "base/hash.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

std::string hop_key(std::string_view a, std::string_view b) {
  const auto& [first, second] = std::minmax(a, b);
  return std::string(first).append(" ").append(second);
}

/// The name in most posts; the first bytewise of several.
std::optional<DossierUse> most_used(const std::map<std::string, std::uint64_t>& counts) {
  std::optional<DossierUse> most;
  for (const auto& [name, n_posts] : counts) {
    if (!most || n_posts > most->n_posts) most = DossierUse{name, n_posts, 0, 0};
  }
  return most;
}

}  // namespace

DossierReading::DossierReading(AccountAnswer& answer, const std::vector<ClusterFindings>& networks,
                               const std::vector<ExpansionStep>& steps, const SpillStorage& storage)
    : answer_(answer),
      networks_(networks),
      index_(networks),
      accounts_(storage),
      gathered_(answer.accounts.size()) {
  for (const ClusterFindings& network : networks) {
    answer_.scope.n_members += network.members.size();
    answer_.scope.has_seeds = answer_.scope.has_seeds || !network.seeds.empty();
  }
  answer_.scope.n_networks = networks.size();
  for (std::size_t i = 0; i < answer_.accounts.size(); ++i) {
    wanted_.emplace(answer_.accounts[i].account.uid, i);
    enter_membership(i, steps);
  }
}

std::optional<std::size_t> DossierReading::wanted(Text uid) const {
  if (uid.empty()) return std::nullopt;
  const auto found = wanted_.find(std::string(uid));
  return found == wanted_.end() ? std::nullopt : std::optional(found->second);
}

void DossierReading::enter_membership(std::size_t i, const std::vector<ExpansionStep>& steps) {
  AccountDossier& dossier = answer_.accounts[i];
  if (const auto place = index_.find(dossier.account.uid)) {
    gathered_[i].network = place->cluster;
    enter_network(dossier, networks_[place->cluster], place->member);
    dossier.network->number = place->cluster + 1;
  }
  for (const ExpansionStep& step : steps) {
    if (step.account_uid != dossier.account.uid) continue;
    if (step.step == 0) dossier.is_seed = true;
    // One account has one step; of several, as in joined streams, the first.
    if (!dossier.step || step.step < dossier.step->step.step)
      dossier.step = DossierStep{step, {}, {}};
  }
  if (!dossier.step) return;
  const std::vector<std::string>& path = dossier.step->step.path;
  for (std::size_t k = 1; k < path.size(); ++k) {
    dossier.step->hops.push_back({path[k - 1], path[k], {}, 0, {}});
  }
  for (DossierHop& hop : dossier.step->hops) {
    hops_[hop_key(hop.from_uid, hop.to_uid)].push_back(&hop);
  }
  for (const std::string& uid : path) names_.try_emplace(uid);
}

void DossierReading::begin(Stage stage) {
  if (stage == Stage::others) close_own();
  if (stage == Stage::texts) close_others();
  stage_ = stage;
}

void DossierReading::visit(std::string_view type, RecordView& record) {
  switch (stage_) {
    case Stage::account:
      return visit_own(type, record);
    case Stage::others:
      return visit_others(type, record);
    case Stage::texts:
      return visit_texts(type, record);
  }
}

void DossierReading::visit_own(std::string_view type, RecordView& record) {
  if (type == "post") {
    read_post(record, post_);
    ++answer_.scope.n_posts;
    if (!post_.account_uid.empty()) accounts_.see(hash64(post_.account_uid));
    if (const auto i = wanted(post_.account_uid)) add_own_post(post_, *i);
  } else if (type == "account") {
    const Account read = read_account(record);
    if (!read.uid.empty()) accounts_.see(hash64(read.uid));
    if (const auto i = wanted(read.uid)) add_own_state(read, *i);
  } else if (type == "edge") {
    add_edge(read_edge(record));
  } else if (type == "duplicate") {
    const DuplicateRecord duplicate = read_duplicate(record);
    if (!is_known(duplicate.group_uid) || duplicate.kind == "media") return;
    if (const auto i = wanted(duplicate.account_uid)) gathered_[*i].copies.add_own(duplicate);
  } else if (type == "cadence") {
    if (!record.text("cluster_uid").empty()) return;
    ++answer_.scope.n_cadence_accounts;
    const auto i = wanted(record.text("account_uid"));
    if (i) answer_.accounts[*i].rhythm = read_account_rhythm(record);
  }
}

void DossierReading::add_own_post(const Post& post, std::size_t i) {
  AccountDossier& dossier = answer_.accounts[i];
  add_post(dossier.activity, post);
  if (!dossier.account.has_record && !post.platform.empty()) {
    dossier.account.platform = post.platform;
  }
  for (const Text tag : std::set<Text>(post.hashtags.begin(), post.hashtags.end())) {
    ++gathered_[i].hashtags[std::string(tag)];
  }
  for (const std::string& domain : domains_of(post)) ++gathered_[i].domains[domain];
}

void DossierReading::add_own_state(const Account& read, std::size_t i) {
  CaseAccount& held = answer_.accounts[i].account;
  std::string handle = held.handle;
  if (!keep_later_state(held, read)) return;
  if (held.handle.empty()) held.handle = std::move(handle);
}

void DossierReading::add_edge(const EdgeRecord& edge) {
  ++answer_.scope.n_links;
  if (const auto i = wanted(edge.source)) add_link(edge, *i, true);
  if (const auto i = wanted(edge.target)) add_link(edge, *i, false);
  if (hops_.empty()) return;
  const auto hops = hops_.find(hop_key(edge.source, edge.target));
  if (hops == hops_.end()) return;
  for (DossierHop* hop : hops->second) add_to_hop(*hop, edge);
}

void DossierReading::add_link(const EdgeRecord& edge, std::size_t i, bool is_source) {
  DossierLink link = link_from(edge, is_source);
  if (const auto place = index_.find(link.partner_uid)) {
    const bool is_same = gathered_[i].network && *gathered_[i].network == place->cluster;
    link.standing = is_same ? PartnerStanding::same_network : PartnerStanding::other_network;
    link.is_with_seed = networks_[place->cluster].members[place->member].is_seed;
  }
  answer_.accounts[i].links.push_back(std::move(link));
}

void DossierReading::close_own() {
  for (std::size_t i = 0; i < answer_.accounts.size(); ++i) {
    AccountDossier& dossier = answer_.accounts[i];
    dossier.hashtag = most_used(gathered_[i].hashtags);
    dossier.domain = most_used(gathered_[i].domains);
    dossier.n_copied_groups = gathered_[i].copies.n_groups();
    dossier.n_copied_posts = gathered_[i].copies.n_own_posts();
    arrange_links(dossier);
    if (dossier.step) {
      for (DossierHop& hop : dossier.step->hops) close_hop(hop);
    }
  }
  hops_.clear();
}

void DossierReading::visit_others(std::string_view type, RecordView& record) {
  if (type == "post") {
    read_post(record, post_);
    count_others(post_);
  } else if (type == "duplicate") {
    const DuplicateRecord duplicate = read_duplicate(record);
    if (!is_known(duplicate.group_uid) || !is_known(duplicate.post_uid)) return;
    const auto own = wanted(duplicate.account_uid);
    const auto place = index_.find(duplicate.account_uid);
    for (std::size_t i = 0; i < gathered_.size(); ++i) {
      if (own && *own == i) continue;
      const bool is_member = place && gathered_[i].network == place->cluster;
      gathered_[i].copies.add_other(duplicate, is_member);
    }
  } else if (type == "duplicate_group") {
    const DuplicateGroupRecord group = read_duplicate_group(record);
    if (group.kind != "media") ++answer_.scope.n_copied_groups;
    for (Gathered& gathered : gathered_) gathered.copies.add_group(group);
  }
}

void DossierReading::count_others(const Post& post) {
  const auto count = [&post](DossierUse& use, std::unordered_set<std::uint64_t>& users) {
    ++use.n_posts_of_others;
    users.insert(hash64(post.account_uid));
  };
  for (std::size_t i = 0; i < gathered_.size(); ++i) {
    AccountDossier& dossier = answer_.accounts[i];
    if (post.account_uid == dossier.account.uid) continue;
    const auto& tags = post.hashtags;
    if (dossier.hashtag && std::count(tags.begin(), tags.end(), Text(dossier.hashtag->name)) > 0) {
      count(*dossier.hashtag, gathered_[i].hashtag_users);
    }
    if (!dossier.domain || post.url_keys.empty()) continue;
    if (domains_of(post).count(dossier.domain->name) == 0) continue;
    count(*dossier.domain, gathered_[i].domain_users);
  }
}

void DossierReading::close_others() {
  for (std::size_t i = 0; i < gathered_.size(); ++i) {
    AccountDossier& dossier = answer_.accounts[i];
    dossier.copies = gathered_[i].copies.take();
    if (dossier.hashtag) dossier.hashtag->n_other_accounts = gathered_[i].hashtag_users.size();
    if (dossier.domain) dossier.domain->n_other_accounts = gathered_[i].domain_users.size();
  }
  want_texts();
}

}  // namespace cahoots
