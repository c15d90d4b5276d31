#include <fmt/format.h>

#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

/// How far apart in time.
std::string apart_words(const ChannelSummary& channel) {
  if (is_any_time(channel.window_s)) return ", however far apart in time";
  return fmt::format(" within {} of each other", duration(static_cast<double>(channel.window_s)));
}

/// What the pairs did, and how it stands with chance. A batch is tested as a whole and a persona
/// not at all, which must not read like a test of the pair.
std::string link_words(const ChannelSummary& channel) {
  const std::string meaning = channel_meaning(channel.channel);
  const std::string apart = apart_words(channel);
  const bool is_found = channel.n_supported > 0;
  const std::string involved =
      counted(is_found ? channel.n_supported_accounts : channel.n_accounts, "account");
  if (channel.channel == "creation" && is_found) {
    return fmt::format(
        "{} of members {}, in an hour or on days on which more accounts were made than the weeks "
        "around them explain; {} are involved. The batch was tested, not the pair.",
        counted(channel.n_supported, "pair"), meaning, involved);
  }
  if (is_profile_channel(channel.channel)) {
    return fmt::format(
        "{} of members {}; {} are involved. How often strangers agree in this is not known, so "
        "there is no test; nor is it coordination by itself.",
        counted(channel.n_links, "pair"), meaning, involved);
  }
  if (is_found) {
    return fmt::format("{} of members {}{} more often than chance allows; {} are involved.",
                       counted(channel.n_supported, "pair"), meaning, apart, involved);
  }
  if (channel.n_tested == 0) {
    return fmt::format(
        "{} of members {}{}; {} are involved. This kind of link has no test "
        "against chance: it counts by its score only.",
        counted(channel.n_links, "pair"), meaning, apart, involved);
  }
  return fmt::format(
      "{} of members {}{}, by score only: none of them is beyond what chance "
      "allows, which no test can tell where these accounts make up most of what was posted.",
      counted(channel.n_links, "pair"), meaning, apart);
}

std::vector<Measure> link_measures(const ChannelSummary& channel) {
  std::vector<Measure> measures{{"pairs linked", static_cast<double>(channel.n_links), "", {}}};
  const bool is_profile = is_profile_channel(channel.channel);
  if (!is_profile || channel.n_tested > 0) {
    measures.push_back({"pairs supported", static_cast<double>(channel.n_supported), "", {}});
    measures.push_back({"false discovery rate q", kFindingQ, "at most", kFindingQ});
  }
  if (!is_profile && !is_any_time(channel.window_s)) {
    measures.push_back({"window in seconds", static_cast<double>(channel.window_s), "", {}});
  }
  return measures;
}

/// The posts behind the strongest links, or the members where no post is behind them.
std::vector<std::string> link_evidence(const ClusterFindings& cluster,
                                       const ChannelSummary& channel) {
  std::vector<std::string> uids;
  const auto add = [&uids](const std::string& uid) {
    if (!uid.empty()) uids.push_back(uid);
  };
  for (const std::size_t i : channel.strongest) {
    const MemberLink& link = cluster.links[i];
    if (is_profile_channel(channel.channel)) {
      add(cluster.members[link.source].account.uid);
      add(cluster.members[link.target].account.uid);
    }
    for (const LinkEvidence& pair : link.evidence) {
      if (uids.size() >= 2 * kEvidenceUids) break;
      add(pair.source_post);
      add(pair.target_post);
    }
  }
  return uids;
}

}  // namespace

std::vector<Finding> link_findings(const ClusterFindings& cluster,
                                   const std::vector<ChannelSummary>& channels) {
  std::vector<Finding> findings;
  for (const ChannelSummary& channel : channels) {
    Finding finding;
    finding.id = "links-" + channel.channel;
    finding.strength = channel.n_supported > 0 ? Strength::supported : Strength::indication;
    finding.text = link_words(channel);
    if (channel.lag_median_s) {
      finding.text.append(
          fmt::format(" The median delay between them is {}.", duration(*channel.lag_median_s)));
    }
    finding.measures = link_measures(channel);
    finding.evidence = link_evidence(cluster, channel);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace cahoots
