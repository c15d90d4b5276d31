#include "analysis/findings/readings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "url/domain.hpp"

namespace cahoots {
namespace {

CaseAccount account_of(const Account& read) {
  CaseAccount account;
  account.uid = read.uid;
  account.platform = read.platform;
  account.handle = kept_text(read.handle);
  account.name = kept_text(read.name);
  account.bio = kept_text(read.bio);
  account.url = kept_text(read.url);
  account.created_at_s = read.created_at_s;
  account.verified = read.verified;
  account.followers = read.followers;
  account.following = read.following;
  account.collected_at_s = read.collected_at_s;
  account.has_record = true;
  return account;
}

}  // namespace

std::string kept_text(Text text) {
  if (text.size() <= kKeptTextBytes) return std::string(text);
  std::size_t size = kKeptTextBytes;
  const auto is_continuation = [&text](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  while (size > 0 && is_continuation(size)) --size;
  return std::string(text.substr(0, size));
}

LinkFigures link_figures(const EdgeRecord& edge) {
  LinkFigures figures;
  figures.channel = edge.channel;
  figures.weight = edge.weight;
  figures.n_objects = edge.n_objects;
  figures.n_events = edge.n_events;
  figures.expected = edge.expected;
  figures.p_value = edge.p_value;
  figures.q_value = edge.q_value;
  figures.window_s = edge.window_s;
  figures.lag_median_s = edge.lag_median_s;
  figures.span = {edge.first_at_s, edge.last_at_s};
  return figures;
}

bool keep_later_state(CaseAccount& held, const Account& read) {
  CaseAccount account = account_of(read);
  const auto order = [](const CaseAccount& state) {
    return std::tie(state.collected_at_s, state.handle, state.name, state.bio, state.followers);
  };
  if (held.has_record && order(account) <= order(held)) return false;
  held = std::move(account);
  return true;
}

std::set<std::string> domains_of(const Post& post) {
  std::set<std::string> domains;
  for (const Text key : post.url_keys) {
    const std::string_view host = host_of_url_key(key);
    if (!host.empty()) domains.emplace(registrable_domain(host).value_or(host));
  }
  return domains;
}

MemberIndex::MemberIndex(const std::vector<ClusterFindings>& clusters) {
  for (std::uint32_t i = 0; i < clusters.size(); ++i) {
    clusters_.emplace(clusters[i].cluster_uid, i);
    for (std::uint32_t j = 0; j < clusters[i].members.size(); ++j) {
      places_.emplace(clusters[i].members[j].account.uid, Place{i, j});
    }
  }
}

std::optional<MemberIndex::Place> MemberIndex::find(std::string_view account_uid) const {
  if (account_uid.empty()) return std::nullopt;
  const auto place = places_.find(std::string(account_uid));
  return place == places_.end() ? std::nullopt : std::optional(place->second);
}

std::optional<std::uint32_t> MemberIndex::find_cluster(std::string_view cluster_uid) const {
  const auto place = clusters_.find(std::string(cluster_uid));
  return place == clusters_.end() ? std::nullopt : std::optional(place->second);
}

void NameUses::add(std::string_view name, std::uint32_t member) {
  Use& use = uses_[std::string(name)];
  use.n_posts += 1;
  use.members.insert(member);
}

std::vector<NamedUse> NameUses::top(std::size_t limit) const {
  std::vector<NamedUse> all;
  for (const auto& [name, use] : uses_) {
    all.push_back({name, use.n_posts, use.members.size(), 0});
  }
  std::sort(all.begin(), all.end(), [](const NamedUse& a, const NamedUse& b) {
    return a.n_posts != b.n_posts ? a.n_posts > b.n_posts : a.name < b.name;
  });
  if (all.size() > limit) all.resize(limit);
  return all;
}

}  // namespace cahoots
