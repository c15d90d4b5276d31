#include "analysis/findings/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

std::string platform_list(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> items(counts.begin(), counts.end());
  std::stable_sort(items.begin(), items.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string words;
  for (const auto& [name, count] : items) {
    if (!words.empty()) words.append(", ");
    words.append(fmt::format("{} {}", platform_name(name), with_separators(count)));
  }
  return words;
}

std::map<std::string, std::uint64_t> members_by_platform(const ClusterFindings& cluster) {
  std::map<std::string, std::uint64_t> counts;
  for (const MemberFindings& member : cluster.members) counts[member.account.platform] += 1;
  return counts;
}

std::uint64_t count_seeds(const ClusterFindings& cluster) {
  std::uint64_t n = 0;
  for (const MemberFindings& member : cluster.members) n += member.is_seed ? 1U : 0U;
  return n;
}

Finding seed_finding(const ClusterFindings& cluster, std::uint64_t n_seeds) {
  Finding finding;
  finding.id = "seeds";
  finding.strength = Strength::counted;
  std::uint64_t n_added = 0;
  std::string stop_reason;
  for (const ExpansionStep& step : cluster.expansion) {
    n_added += step.step > 0 ? 1U : 0U;
    if (!step.stop_reason.empty()) stop_reason = step.stop_reason;
  }
  finding.text = fmt::format("The search started from {} and added {} along the links among them",
                             counted(n_seeds, "tip-off account"), counted(n_added, "account"));
  finding.text.append(stop_reason.empty()
                          ? "."
                          : fmt::format("; it ended because {}.", stop_reason_words(stop_reason)));
  finding.measures = {{"seeds", static_cast<double>(n_seeds), "", {}},
                      {"accounts added", static_cast<double>(n_added), "", {}}};
  for (const MemberFindings& member : cluster.members) {
    if (member.is_seed) finding.evidence.push_back(member.account.uid);
  }
  return finding;
}

std::string describe(const ClusterFindings& cluster, const ClusterReading& reading) {
  std::string words =
      fmt::format("{} on {}, active {} to {}.", counted(cluster.members.size(), "account"),
                  counted(cluster.n_platforms, "platform"), date_of(cluster.activity.span.first_s),
                  date_of(cluster.activity.span.last_s));
  const ChannelSummary* widest = nullptr;
  for (const ChannelSummary& channel : reading.channels) {
    if (is_profile_channel(channel.channel) || channel.n_supported == 0) continue;
    if (!widest || channel.n_supported > widest->n_supported) {
      widest = &channel;
    }
  }
  if (widest) {
    words.append(fmt::format(
        " Members {} within {} of each other more often than chance allows ({}).",
        channel_meaning(widest->channel), duration(static_cast<double>(widest->window_s)),
        counted(widest->n_supported, "pair")));
  }
  if (cluster.n_copied_groups > 0) {
    words.append(fmt::format(" {} posts are copies shared by several of them.",
                             share_of(cluster.n_copied_posts, cluster.activity.n_posts)));
  }
  if (!cluster.hashtags.empty()) {
    words.append(
        fmt::format(" Most used hashtag: #{}.", short_name(cluster.hashtags.front().name)));
  }
  return words;
}

}  // namespace

std::string_view name_of(Strength strength) {
  switch (strength) {
    case Strength::counted:
      return "counted";
    case Strength::indication:
      return "indication";
    case Strength::supported:
      return "supported";
    case Strength::not_found:
      return "not found";
    case Strength::not_tested:
      return "not tested";
  }
  return "";
}

Finding size_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "network";
  finding.strength = Strength::indication;
  finding.text = fmt::format(
      "{} on {} ({}) behave in a way that is consistent with one coordinated network.",
      counted(cluster.members.size(), "account"), counted(cluster.n_platforms, "platform"),
      platform_list(members_by_platform(cluster)));
  finding.measures = {{"accounts", static_cast<double>(cluster.members.size()), "", {}},
                      {"platforms", static_cast<double>(cluster.n_platforms), "", {}},
                      {"median score", cluster.score, "", {}}};
  if (cluster.conductance) {
    finding.measures.push_back(
        {"share of link weight that leaves it", *cluster.conductance, "", {}});
  }
  for (const MemberFindings& member : cluster.members) {
    if (finding.evidence.size() < kEvidenceUids) finding.evidence.push_back(member.account.uid);
  }
  return finding;
}

std::vector<Finding> discovery_findings(const ClusterFindings& cluster) {
  const std::uint64_t n_seeds = std::max<std::uint64_t>(count_seeds(cluster), cluster.seeds.size());
  if (n_seeds == 0) return {};
  return {seed_finding(cluster, n_seeds)};
}

std::optional<Finding> former_finding(const ClusterFindings& cluster) {
  std::map<std::string_view, std::uint64_t> n_of_standing;
  Finding finding;
  for (const MemberFindings& member : cluster.members) {
    if (member.standing.empty()) return std::nullopt;
    ++n_of_standing[member.standing];
    if (member.standing == "returning" && finding.evidence.size() < kEvidenceUids) {
      finding.evidence.push_back(member.account.uid);
    }
  }
  const std::uint64_t n_returning = n_of_standing["returning"];
  finding.id = "former-report";
  finding.strength = n_returning > 0 ? Strength::indication : Strength::counted;
  finding.text = fmt::format(
      "{} members stand in the former report, {} have the handle of an account of it under another "
      "id, {} are new.",
      share_of(n_of_standing["known"], cluster.members.size()), with_separators(n_returning),
      with_separators(n_of_standing["new"]));
  finding.measures = {{"known members", as_number(n_of_standing["known"]), "", {}},
                      {"returning members", as_number(n_returning), "", {}},
                      {"new members", as_number(n_of_standing["new"]), "", {}}};
  return finding;
}

ClusterReading read_findings(const ClusterFindings& cluster, std::size_t number) {
  ClusterReading reading;
  reading.name = fmt::format("Network {}", number);
  reading.channels = summarise_channels(cluster);
  const std::uint64_t n_seeds = std::max<std::uint64_t>(count_seeds(cluster), cluster.seeds.size());
  reading.detection_source =
      n_seeds > 0 ? fmt::format("{}, then expansion along links", counted(n_seeds, "tip-off"))
      : !cluster.expansion.empty() ? "expansion from tip-offs in another network"
                                   : "links among accounts, without tip-offs";
  const auto append = [&reading](std::vector<Finding> findings) {
    for (Finding& finding : findings) reading.findings.push_back(std::move(finding));
  };
  append({size_finding(cluster)});
  append(discovery_findings(cluster));
  append(copy_findings(cluster));
  append(link_findings(cluster, reading.channels));
  append(rhythm_findings(cluster));
  append({creation_finding(cluster)});
  if (auto handles = handle_finding(cluster)) reading.findings.push_back(*std::move(handles));
  if (auto former = former_finding(cluster)) reading.findings.push_back(*std::move(former));
  append(content_findings(cluster));
  append(reach_findings(cluster));
  reading.explanations = innocent_explanations(cluster, reading.channels);
  reading.breakout = breakout_of(cluster);
  reading.description = describe(cluster, reading);
  return reading;
}

}  // namespace cahoots
