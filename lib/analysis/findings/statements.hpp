#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/links.hpp"
#include "analysis/findings/model.hpp"

namespace cahoots {

/// How much a finding claims; its wording follows.
enum class Strength : std::uint8_t {
  counted,     ///< what the records hold, without any inference
  indication,  ///< an inference without an error rate, or with an innocent reading of its own
  supported,   ///< a test passed at its threshold
  not_found,   ///< looked for and not found
  not_tested,  ///< too little data
};
std::string_view name_of(Strength strength);

/// Uids shown as evidence of one finding.
inline constexpr std::size_t kEvidenceUids = 5;
/// A habit of the network rather than of one account: this many members or posts.
inline constexpr std::uint64_t kHabitAccounts = 3;

constexpr double as_number(std::uint64_t count) {
  return static_cast<double>(count);
}

/// A number behind a finding, and the threshold that it was held against.
struct Measure {
  std::string name;
  double value = 0;
  std::string rule;  ///< "at most", "at least", or empty where nothing was required
  std::optional<double> threshold;
};

/// A technique of a published framework.
struct Technique {
  std::string_view framework;
  std::string_view id;
  std::string_view name;
};

/// One statement of the report: computed, with its numbers and its evidence.
struct Finding {
  std::string id;  ///< stable: "copied-text"
  Strength strength = Strength::counted;
  std::string text;
  std::vector<Measure> measures;
  std::vector<std::string> evidence;  ///< uids of posts and accounts
  std::vector<Technique> techniques;  ///< empty unless the finding supports them
};

/// An innocent reading and what the data say for or against it.
struct Explanation {
  std::string name;
  std::string observation;
};

/// How far the posts went: Nimmo, "The Breakout Scale" (Brookings 2020), as far as posts can show.
struct Breakout {
  int category = 1;  ///< 1 to 3
  std::string reasoning;
};

/// The case for one suspected network, in words.
struct ClusterReading {
  std::string name;              ///< "Network 1"
  std::string detection_source;  ///< where the first suspicion came from
  std::string description;       ///< two or three sentences
  std::vector<ChannelSummary> channels;
  std::vector<Finding> findings;
  std::vector<Explanation> explanations;
  Breakout breakout;
};

/// Reads the findings out of a cluster; `number` counts from 1. Never attributes to a state or
/// anyone else. Deterministic.
ClusterReading read_findings(const ClusterFindings& cluster, std::size_t number);

/// The parts of it, in the order of the report.
/// Beside a former report; only where there was one.
std::optional<Finding> former_finding(const ClusterFindings& cluster);
Finding size_finding(const ClusterFindings& cluster);
std::vector<Finding> discovery_findings(const ClusterFindings& cluster);
std::vector<Finding> link_findings(const ClusterFindings& cluster,
                                   const std::vector<ChannelSummary>& channels);
std::vector<Finding> copy_findings(const ClusterFindings& cluster);
std::vector<Finding> rhythm_findings(const ClusterFindings& cluster);
Finding creation_finding(const ClusterFindings& cluster);
/// The shape of handles that most members share; nothing where cadence found none.
std::optional<Finding> handle_finding(const ClusterFindings& cluster);
std::vector<Finding> content_findings(const ClusterFindings& cluster);
std::vector<Finding> reach_findings(const ClusterFindings& cluster);
Breakout breakout_of(const ClusterFindings& cluster);
std::vector<Explanation> innocent_explanations(const ClusterFindings& cluster,
                                               const std::vector<ChannelSummary>& channels);

/// How often findings like these are wrong: measured on control accounts where they were named, and
/// by the false discovery rate of the links.
std::vector<Finding> error_findings(const CaseModel& model);
/// What no finding of the report can show, whatever the data; the same in every report.
std::vector<std::string> limits_of_the_data(const CaseModel& model);

}  // namespace cahoots
