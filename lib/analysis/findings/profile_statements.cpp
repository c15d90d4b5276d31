#include <fmt/format.h>

#include "analysis/findings/creation.hpp"
#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
Finding creation_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "creation-batches";
  if (!cluster.largest_creation_day) {
    finding.strength = Strength::not_tested;
    finding.text = "Too few members' dates of creation are known to look for batches.";
    return finding;
  }
  const bool is_found = !cluster.creation_batches.empty();
  CreationDay batch = is_found ? cluster.creation_batches.front() : *cluster.largest_creation_day;
  std::uint64_t n_in_batches = 0;
  for (const CreationDay& candidate : cluster.creation_batches) {
    n_in_batches += candidate.n_accounts;
    if (candidate.n_accounts > batch.n_accounts) batch = candidate;
  }
  finding.strength = is_found ? Strength::supported : Strength::not_found;
  const std::string largest = fmt::format(
      "{} on {}, where {} would be expected ({})", counted(batch.n_accounts, "account"),
      date_of_day(batch.day_utc), rounded(batch.expected), probability("p", batch.p_value));
  finding.text = is_found
                     ? fmt::format("{} members were created in batches of a day; the largest: {}.",
                                   share_of(n_in_batches, cluster.members.size()), largest)
                     : fmt::format("No batch of accounts created together; the most: {}.", largest);
  finding.measures = {{"accounts on the largest day", as_number(batch.n_accounts), "at least",
                       as_number(kBatchAccounts)},
                      {"expected", batch.expected, "", {}},
                      {"p, corrected for the days looked at", batch.p_value, "at most", kBatchP}};
  for (const MemberFindings& member : cluster.members) {
    if (member.account.created_at_s && finding.evidence.size() < kEvidenceUids &&
        date_of(member.account.created_at_s) == date_of_day(batch.day_utc)) {
      finding.evidence.push_back(member.account.uid);
    }
  }
  if (is_found) finding.techniques.push_back({"DISARM", "T0150.008", "Bulk Created Asset"});
  return finding;
}

std::optional<Finding> handle_finding(const ClusterFindings& cluster) {
  if (cluster.handle_patterns.empty()) return std::nullopt;
  const HandlePatternUse& top = cluster.handle_patterns.front();
  Finding finding;
  finding.id = "creation-handles";
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "{} members have handles of the shape {}, against {} accounts outside the network. Platforms "
      "propose such handles to anybody.",
      share_of(top.n_members, top.n_members_known), top.pattern,
      share_of(top.n_outside, top.n_outside_known));
  finding.measures = {
      {"members with the shape", as_number(top.n_members), "", {}},
      {"members with a known handle", as_number(top.n_members_known), "", {}},
      {"accounts outside with the shape", as_number(top.n_outside), "", {}},
      {"accounts outside with a known handle", as_number(top.n_outside_known), "", {}}};
  for (const MemberFindings& member : cluster.members) {
    if (finding.evidence.size() == kEvidenceUids) break;
    if (member.cadence && member.cadence->handle_pattern == top.pattern) {
      finding.evidence.push_back(member.account.uid);
    }
  }
  return finding;
}

}  // namespace cahoots
