#include "analysis/dossier/links.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "analysis/clusters/fusion.hpp"
#include "analysis/findings/readings.hpp"

namespace cahoots {
namespace {

/// Pairs of posts kept of a link.
constexpr std::size_t kKeptPairs = 3;

std::optional<double> middle_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

DossierPost evidence_post(Text uid, Text account_uid) {
  DossierPost post;
  post.uid = kept_text(uid);
  post.account_uid = account_uid;
  return post;
}

auto strength_key(const DossierLink& link) {
  return std::tuple(link.q_value.value_or(2), -link.weight, std::string_view(link.partner_uid));
}

DossierChannel channel_of_links(const std::vector<DossierLink>& links, std::size_t begin,
                                std::size_t end) {
  DossierChannel channel;
  channel.channel = links[begin].channel;
  channel.n_links = end - begin;
  for (std::size_t i = begin; i < end; ++i) {
    channel.n_in_network += links[i].standing == PartnerStanding::same_network ? 1U : 0U;
    channel.n_tested += links[i].q_value ? 1U : 0U;
    channel.n_supported += is_supported(links[i]) ? 1U : 0U;
    channel.window_s = std::max(channel.window_s, links[i].window_s);
    channel.strongest.push_back(i);
  }
  std::sort(channel.strongest.begin(), channel.strongest.end(),
            [&links](std::size_t a, std::size_t b) {
              return strength_key(links[a]) < strength_key(links[b]);
            });
  if (channel.strongest.size() > kShownLinks) channel.strongest.resize(kShownLinks);
  return channel;
}

/// What one co-action adds to the score: see fusion.hpp, of which these are the steps.
double worth_of(const DossierLink& link, double weight_nats, std::uint64_t lag_s) {
  const FusionOptions options;
  const double p_value = link.p_value.value_or(1);
  const double factor = channel_factor(link.channel) * (1 - p_value / 2);
  const auto window_s = static_cast<std::uint64_t>(std::max<std::int64_t>(0, link.window_s));
  return std::min(options.topic_cap_nats,
                  factor * weight_nats * lag_factor(lag_s, window_s, options.lag_discount));
}

void offer_topic(std::map<std::string, DossierTopic>& best, DossierTopic topic,
                 const std::vector<DossierLink>& links) {
  if (!(topic.worth_nats > 0)) return;
  const auto [held, is_new] = best.try_emplace(topic.topic, topic);
  if (is_new) return;
  const auto key = [&links](const DossierTopic& each) {
    return std::tuple(-each.worth_nats, strength_key(links[each.link]), each.pair.value_or(0));
  };
  if (key(topic) < key(held->second)) held->second = std::move(topic);
}

void find_topics(AccountDossier& dossier) {
  std::map<std::string, DossierTopic> best;
  for (std::size_t i = 0; i < dossier.links.size(); ++i) {
    const DossierLink& link = dossier.links[i];
    if (is_circumstance(link.channel)) continue;
    if (dossier.network && link.standing != PartnerStanding::same_network) continue;
    for (std::size_t k = 0; k < link.evidence.size(); ++k) {
      const DossierPair& pair = link.evidence[k];
      const std::int64_t lag_s = pair.lag_s.value_or(0);
      const auto size_s = static_cast<std::uint64_t>(lag_s < 0 ? -lag_s : lag_s);
      offer_topic(best, {pair.topic, i, k, worth_of(link, pair.weight_nats, size_s)},
                  dossier.links);
    }
    if (link.evidence.empty()) {
      offer_topic(best, {"", i, std::nullopt, worth_of(link, link.weight, 0)}, dossier.links);
    }
  }
  dossier.n_topics = best.size();
  for (auto& [name, topic] : best) dossier.topics.push_back(std::move(topic));
  std::sort(dossier.topics.begin(), dossier.topics.end(), [](const auto& a, const auto& b) {
    return std::tuple(-a.worth_nats, std::string_view(a.topic)) <
           std::tuple(-b.worth_nats, std::string_view(b.topic));
  });
  const std::size_t n_counted = FusionOptions().n_topics;
  if (dossier.topics.size() > n_counted) dossier.topics.resize(n_counted);
}

}  // namespace

bool is_supported(const DossierLink& link) {
  return link.q_value && *link.q_value <= kFindingQ;
}

DossierLink link_from(const EdgeRecord& edge, bool is_source) {
  DossierLink link;
  static_cast<LinkFigures&>(link) = link_figures(edge);
  const Text own = is_source ? edge.source : edge.target;
  const Text partner = is_source ? edge.target : edge.source;
  link.partner_uid = partner;
  for (const EdgeEvidence& pair : edge.evidence) {
    if (link.evidence.size() == kKeptPairs) break;
    DossierPair kept;
    kept.object = kept_text(pair.object);
    kept.own = evidence_post(is_source ? pair.source_post : pair.target_post, own);
    kept.partner = evidence_post(is_source ? pair.target_post : pair.source_post, partner);
    if (pair.lag_s) kept.lag_s = is_source ? *pair.lag_s : -*pair.lag_s;
    kept.topic = kept_text(pair.topic);
    kept.weight_nats = pair.weight;
    link.evidence.push_back(std::move(kept));
  }
  return link;
}

void add_to_hop(DossierHop& hop, const EdgeRecord& edge) {
  hop.channels.emplace_back(edge.channel);
  hop.weight = std::max(hop.weight, edge.weight);
  if (edge.q_value) hop.q_value = std::min(hop.q_value.value_or(2), *edge.q_value);
}

void close_hop(DossierHop& hop) {
  std::sort(hop.channels.begin(), hop.channels.end());
  hop.channels.erase(std::unique(hop.channels.begin(), hop.channels.end()), hop.channels.end());
}

void enter_network(AccountDossier& dossier, const ClusterFindings& network, std::size_t member) {
  const MemberFindings& own = network.members[member];
  dossier.score = own.score;
  dossier.score_parts = own.score_parts;
  dossier.rank = own.rank;
  dossier.degree = own.degree;
  dossier.channels = own.channels;
  dossier.is_seed = own.is_seed;
  DossierNetwork& entered = dossier.network.emplace();
  entered.cluster_uid = network.cluster_uid;
  entered.n_members = network.members.size();
  std::set<std::string_view> platforms;
  std::vector<double> scores;
  std::map<std::string, std::vector<double>> parts;
  for (std::size_t i = 0; i < network.members.size(); ++i) {
    const MemberFindings& other = network.members[i];
    const std::string_view uid = other.account.uid;
    platforms.insert(uid.substr(0, uid.find(':')));
    entered.n_seeds += other.is_seed ? 1U : 0U;
    if (i == member) continue;
    scores.push_back(other.score);
    for (const auto& [name, value] : other.score_parts) {
      if (value) parts[name].push_back(*value);
    }
  }
  entered.n_platforms = std::max<std::uint64_t>(network.n_platforms, platforms.size());
  entered.others_score = middle_of(std::move(scores));
  for (const auto& [name, value] : own.score_parts) {
    entered.others_parts.emplace_back(name, middle_of(parts[name]));
  }
}

void arrange_links(AccountDossier& dossier) {
  std::vector<DossierLink>& links = dossier.links;
  std::sort(links.begin(), links.end(), [](const DossierLink& a, const DossierLink& b) {
    return std::tie(a.channel, a.partner_uid) < std::tie(b.channel, b.partner_uid);
  });
  std::set<std::string_view> partners;
  std::set<std::string_view> supported;
  for (const DossierLink& link : links) {
    partners.insert(link.partner_uid);
    if (is_supported(link)) supported.insert(link.partner_uid);
  }
  dossier.n_partners = partners.size();
  dossier.n_supported_partners = supported.size();
  for (std::size_t begin = 0; begin < links.size();) {
    std::size_t end = begin;
    while (end < links.size() && links[end].channel == links[begin].channel) ++end;
    dossier.by_channel.push_back(channel_of_links(links, begin, end));
    begin = end;
  }
  std::sort(dossier.by_channel.begin(), dossier.by_channel.end(),
            [&links](const DossierChannel& a, const DossierChannel& b) {
              const auto key = [&links](const DossierChannel& channel) {
                return std::tuple(-static_cast<std::int64_t>(channel.n_supported),
                                  -links[channel.strongest.front()].weight,
                                  std::string_view(channel.channel));
              };
              return key(a) < key(b);
            });
  find_topics(dossier);
}

std::set<std::size_t> shown_links(const AccountDossier& dossier) {
  std::set<std::size_t> shown;
  for (const DossierTopic& topic : dossier.topics) shown.insert(topic.link);
  for (const DossierChannel& channel : dossier.by_channel) {
    shown.insert(channel.strongest.begin(), channel.strongest.end());
  }
  return shown;
}

}  // namespace cahoots
