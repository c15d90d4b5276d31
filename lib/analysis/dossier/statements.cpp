#include "analysis/dossier/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/clusters/fusion.hpp"
#include "analysis/findings/names.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

std::string place_words(const AccountDossier& dossier) {
  return fmt::format("rank {} of the {} in Network {}, with a score of {:.2f}",
                     with_separators(dossier.rank), counted(dossier.network->n_members, "account"),
                     dossier.network->number, dossier.score);
}

/// Members of its network with which a link passed the test, and the channels of these links.
struct SupportedMembers {
  std::set<std::string_view> members;
  std::set<std::string_view> channels;
};
SupportedMembers supported_members(const AccountDossier& dossier) {
  SupportedMembers supported;
  for (const DossierLink& link : dossier.links) {
    if (link.standing != PartnerStanding::same_network || !is_supported(link)) continue;
    supported.members.insert(link.partner_uid);
    supported.channels.insert(link.channel);
  }
  return supported;
}

void word_member(Finding& finding, const AccountDossier& dossier) {
  const std::string name = short_name(name_of(dossier.account));
  const SupportedMembers supported = supported_members(dossier);
  const std::uint64_t n_supported = supported.members.size();
  finding.strength = n_supported > 0 ? Strength::supported : Strength::indication;
  if (dossier.is_seed) {
    finding.text = fmt::format(
        "{} was given as a tip-off, not found by the computation. Its links put it at {}.", name,
        place_words(dossier));
  } else {
    finding.text = fmt::format("{} is here because of what it shares with others: it is {}.", name,
                               place_words(dossier));
  }
  finding.text.append(
      n_supported > 0
          ? fmt::format(" With {} it acted together more often than chance allows (q ≤ {}), on {}.",
                        counted(n_supported, "member"), kFindingQ,
                        counted(supported.channels.size(), "channel"))
          : fmt::format(" It is listed by its score only: no link with a member passed the test "
                        "against chance (q ≤ {}).",
                        kFindingQ));
  if (dossier.degree <= 1) {
    finding.text.append(
        " It hangs on one member only: read the posts below before anybody names it.");
  }
  finding.text.append(" That is consistent with coordination; it does not say by whom, or why.");
}

/// How far what it did with others is from making a member.
void add_missing_evidence(Finding& finding, const AccountDossier& dossier, double min_score) {
  if (min_score >= 1) return;
  double nats = 0;
  for (const DossierTopic& topic : dossier.topics) nats += topic.worth_nats;
  const double needed_nats = -FusionOptions().half_score_nats * std::log2(1 - min_score);
  finding.text.append(
      fmt::format(" Its best co-actions are worth {} nats, where a member needs {}{}.",
                  rounded(nats), rounded(needed_nats),
                  nats < needed_nats ? "" : ": enough, but in no group that the case holds"));
  finding.measures.push_back({"evidence in nats", nats, "at least", needed_nats});
}

void word_outsider(Finding& finding, const AccountDossier& dossier, const DossierScope& scope) {
  const std::string name = short_name(name_of(dossier.account));
  const bool was_linked = scope.n_links > 0;
  finding.strength =
      was_linked || scope.n_networks > 0 ? Strength::not_found : Strength::not_tested;
  if (scope.n_networks == 0) {
    finding.text = fmt::format(
        "{} is in no network: the case holds none, because cluster was not run on it or found "
        "nothing.",
        name);
  } else {
    finding.text =
        fmt::format("{} is not a member of {}.", name,
                    scope.n_networks == 1 ? std::string("the network of this case")
                                          : fmt::format("any of the {} networks of this case",
                                                        with_separators(scope.n_networks)));
  }
  if (dossier.is_seed) finding.text.append(" It was given as a tip-off, which proves nothing.");
  if (dossier.links.empty()) {
    finding.text.append(was_linked ? " It has no link with any account."
                                   : " No links were looked for: the case holds none.");
    return;
  }
  std::uint64_t n_with_members = 0;
  for (const DossierLink& link : dossier.links) {
    n_with_members += link.standing == PartnerStanding::other_network ? 1U : 0U;
  }
  finding.text.append(fmt::format(
      " It has {} with {}, {} of them with members of a network; with {} a link passed the test "
      "against chance (q ≤ {}).",
      counted(dossier.links.size(), "link"), counted(dossier.n_partners, "account"),
      with_separators(n_with_members), counted(dossier.n_supported_partners, "account"),
      kFindingQ));
  if (scope.min_score) add_missing_evidence(finding, dossier, *scope.min_score);
}

/// The posts and partners behind the topics.
std::vector<std::string> verdict_evidence(const AccountDossier& dossier) {
  std::vector<std::string> uids;
  const auto add = [&uids](const std::string& uid) {
    if (!uid.empty() && std::count(uids.begin(), uids.end(), uid) == 0) uids.push_back(uid);
  };
  for (const DossierTopic& topic : dossier.topics) {
    if (!topic.pair) continue;
    const DossierPair& pair = dossier.links[topic.link].evidence[*topic.pair];
    add(pair.own.uid);
    add(pair.partner.uid);
  }
  return uids;
}

struct PartName {
  std::string_view key;
  std::string_view name;
};
constexpr std::array kPartNames{
    PartName{"evidence_nats", "evidence, nats (6 make 0.5, 12 make 0.75)"},
    PartName{"n_topics", "topics that count, at most 3"},
    PartName{"circumstance_nats", "of the nats by circumstances, at most 3"},
    PartName{"lag_mean_s", "mean delay of the co-actions that count"},
    PartName{"n_partners", "partners in the network"},
    PartName{"n_significant", "partners with a link at q ≤ 0.01"},
    PartName{"n_channels", "channels"},
    PartName{"best_q_value", "smallest q of a link"},
};

std::string part_value(std::string_view key, std::optional<double> value) {
  if (!value) return "–";
  if (key == "lag_mean_s") return duration(*value);
  if (key == "best_q_value" && *value < 0.0001) return "< 0.0001";
  return rounded(*value);
}

}  // namespace

std::string_view name_of(Bearing bearing) {
  switch (bearing) {
    case Bearing::fits:
      return "fits";
    case Bearing::against:
      return "hardly fits";
    case Bearing::open:
      return "not decided";
  }
  return "";
}

Finding account_verdict(const AccountDossier& dossier, const DossierScope& scope) {
  Finding finding;
  finding.id = "account";
  if (dossier.network) {
    word_member(finding, dossier);
    finding.measures = {
        {"score", dossier.score, scope.min_score ? "at least" : "", scope.min_score},
        {"members linked at the threshold of q",
         as_number(supported_members(dossier).members.size()), "at least", 1.0}};
  } else {
    word_outsider(finding, dossier, scope);
  }
  finding.measures.push_back({"links", as_number(dossier.links.size()), "", {}});
  finding.measures.push_back({"false discovery rate q", kFindingQ, "at most", kFindingQ});
  finding.evidence = verdict_evidence(dossier);
  return finding;
}

std::vector<ScoreRow> score_rows(const AccountDossier& dossier) {
  if (!dossier.network) return {};
  const auto& others_score = dossier.network->others_score;
  std::vector<ScoreRow> rows{{"score", "score, 0 to 1", fmt::format("{:.2f}", dossier.score),
                              others_score ? fmt::format("{:.2f}", *others_score) : "–"}};
  for (std::size_t i = 0; i < dossier.score_parts.size(); ++i) {
    const auto& [key, value] = dossier.score_parts[i];
    const auto* const known =
        std::find_if(kPartNames.begin(), kPartNames.end(),
                     [&key = key](const PartName& part) { return part.key == key; });
    rows.push_back({key, known == kPartNames.end() ? key : std::string(known->name),
                    part_value(key, value),
                    part_value(key, dossier.network->others_parts[i].second)});
  }
  return rows;
}

std::string score_meaning(const DossierScope& scope) {
  const FusionOptions options;
  std::string text = fmt::format(
      "A co-action is worth the natural logarithm of how rare its object is among all accounts "
      "(nats), times the factor of its channel, less for delay and for what chance explains; each "
      "topic counts once, at most {} nats, the best {} are added. Circumstances (like profiles, "
      "creation, hours) add at most {} and make no member. The score is 1 - 2^(-nats/{})",
      options.topic_cap_nats, options.n_topics, options.circumstance_cap_nats,
      options.half_score_nats);
  text.append(scope.min_score ? fmt::format("; a member needs {} or more.", *scope.min_score)
                              : std::string("."));
  return text + " It orders accounts; it is no probability of guilt.";
}

std::string looked_at(const DossierScope& scope) {
  std::string tools;
  for (const std::string& tool : scope.tools) {
    tools.append(tools.empty() ? "" : ", ").append(short_name(tool));
  }
  return fmt::format(
      "Looked at: {} by {}, {}, {}, {} with {}, rhythms of {}. Tools that were run: {}.",
      counted(scope.n_posts, "post"), counted(scope.n_accounts, "account"),
      counted(scope.n_copied_groups, "group of copied texts", "groups of copied texts"),
      counted(scope.n_links, "link"), counted(scope.n_networks, "network"),
      counted(scope.n_members, "member"), counted(scope.n_cadence_accounts, "account"),
      tools.empty() ? "not recorded" : tools);
}

std::string standing_words(const DossierLink& link) {
  std::string words = link.standing == PartnerStanding::same_network    ? "same network"
                      : link.standing == PartnerStanding::other_network ? "in a network"
                                                                        : "in no network";
  return link.is_with_seed ? words + ", tip-off" : words;
}

std::string within_words(std::int64_t window_s) {
  if (is_any_time(window_s)) return ", however far apart in time";
  return fmt::format(" within {}", duration(static_cast<double>(window_s)));
}

std::string link_numbers(const DossierLink& link) {
  const bool is_profile = is_profile_channel(link.channel);
  std::string words = link.q_value ? probability("q", *link.q_value) : std::string("no test");
  words.append(is_supported(link) ? fmt::format(" (at most {}: found)", kFindingQ)
               : link.q_value     ? fmt::format(" (above {}: not beyond chance)", kFindingQ)
                                  : std::string(" (counts by its weight only)"));
  words.append(fmt::format("; weight {}; {}", rounded(link.weight),
                           counted(link.n_objects, "object in common", "objects in common")));
  if (link.expected) words.append(fmt::format(", {} expected by chance", rounded(*link.expected)));
  if (is_profile) return words;
  words.append(fmt::format("; {}{}", counted(link.n_events, "pair of posts", "pairs of posts"),
                           within_words(link.window_s)));
  if (link.lag_median_s)
    words.append(fmt::format(", median delay {}", duration(*link.lag_median_s)));
  if (link.span.first_s) {
    words.append(
        fmt::format("; {} to {} UTC", minute_of(link.span.first_s), minute_of(link.span.last_s)));
  }
  return words;
}

std::vector<std::string> account_limits(const AccountDossier& dossier, const DossierScope& scope) {
  std::vector<std::string> limits;
  if (dossier.network) {
    limits.push_back(
        scope.min_score
            ? fmt::format("It would drop out if its score fell below {}, as when the posts named "
                          "here turn out to be wrong, or those they were copied from are common.",
                          *scope.min_score)
            : std::string("It would drop out if the posts named here turned out to be wrong."));
    limits.emplace_back(
        "Whether it belongs to whoever runs the others. It may be a victim, a fan or a copy-cat of "
        "them: only its posts and its profile can tell.");
  } else {
    limits.emplace_back(
        "It would come in with more posts of it or of others: what was not collected links nobody. "
        "Not being found is no proof of innocence.");
    if (scope.is_led_by_seeds) {
      limits.emplace_back(
          "cluster was run with --seeds and without --all: networks to which the tip-offs do not "
          "lead are not in the case, and it may belong to one of them.");
    }
  }
  if (!dossier.rhythm) {
    limits.emplace_back("When it posts: the case holds no cadence record of it.");
  }
  limits.emplace_back(
      "Who is behind it, where they are, and what they mean by it. What was deleted before it was "
      "collected, and what happened in private.");
  return limits;
}

}  // namespace cahoots
