#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/findings/creation.hpp"
#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

struct TestCount {
  std::uint64_t n_tested = 0;
  std::uint64_t n_found = 0;
  std::vector<std::string> accounts;
};

std::map<std::string, TestCount> count_tests(const ClusterFindings& cluster) {
  std::map<std::string, TestCount> counts;
  for (const MemberFindings& member : cluster.members) {
    if (!member.cadence) continue;
    for (const CaseTest& test : member.cadence->tests) {
      if (!test.q_value) continue;
      TestCount& count = counts[test.name];
      count.n_tested += 1;
      if (*test.q_value > kFindingQ) continue;
      count.n_found += 1;
      if (count.accounts.size() < kEvidenceUids) count.accounts.push_back(member.account.uid);
    }
  }
  return counts;
}

bool is_sign_of_automation(std::string_view test) {
  return test == "interval_regularity" || test == "grid_posting" || test == "periodicity" ||
         test == "round_the_clock";
}

Finding test_finding(const std::string& test, const TestCount& count) {
  Finding finding;
  finding.id = "rhythm-" + test;
  finding.strength = count.n_found > 0 ? Strength::supported : Strength::not_found;
  finding.text = fmt::format("{} members that could be tested {}.",
                             share_of(count.n_found, count.n_tested), test_meaning(test));
  finding.measures = {{"members tested", as_number(count.n_tested), "", {}},
                      {"members found", as_number(count.n_found), "", {}},
                      {"false discovery rate q", kFindingQ, "at most", kFindingQ}};
  finding.evidence = count.accounts;
  if (count.n_found >= kHabitAccounts && is_sign_of_automation(test)) {
    finding.techniques.push_back({"DISARM", "T0146.007", "Automated Account Asset"});
  }
  if (count.n_found >= kHabitAccounts && test == "office_hours") {
    finding.techniques.push_back(
        {"Online Operations Kill Chain", "3.1.1", "Posting pattern of a shift"});
  }
  return finding;
}

Finding clock_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "clock";
  if (!cluster.clock) {
    finding.strength = Strength::not_tested;
    finding.text = "No member posted enough to tell by which clock it lives.";
    return finding;
  }
  const ClusterClock& clock = *cluster.clock;
  finding.strength = Strength::indication;
  finding.text = fmt::format(
      "{} members whose clock could be inferred are consistent with {}, give or take an hour. This "
      "describes a schedule, not a place.",
      share_of(clock.n_near, clock.n_inferred), offset_name(clock.utc_offset_h));
  finding.measures = {{"members with an inferred clock", as_number(clock.n_inferred), "", {}},
                      {"members within an hour of it", as_number(clock.n_near), "", {}},
                      {"UTC offset in hours", static_cast<double>(clock.utc_offset_h), "", {}}};
  return finding;
}

std::uint64_t total_of(const std::map<std::string, std::uint64_t>& counts) {
  std::uint64_t total = 0;
  for (const auto& [name, count] : counts) total += count;
  return total;
}

}  // namespace

std::vector<Finding> rhythm_findings(const ClusterFindings& cluster) {
  std::uint64_t n_with_cadence = 0;
  for (const MemberFindings& member : cluster.members) n_with_cadence += member.cadence ? 1U : 0U;
  if (n_with_cadence == 0) return {};
  std::vector<Finding> findings{clock_finding(cluster)};
  // A daily rhythm is what people have: no finding.
  const auto is_told = [](std::string_view test) {
    return is_sign_of_automation(test) || test == "office_hours" || test == "minute_uniformity";
  };
  for (const auto& [test, count] : count_tests(cluster)) {
    if (is_told(test)) findings.push_back(test_finding(test, count));
  }
  return findings;
}

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

std::vector<Finding> reach_findings(const ClusterFindings& cluster) {
  const PostActivity& activity = cluster.activity;
  Finding reach;
  reach.id = "reach";
  reach.strength = Strength::counted;
  reach.text = fmt::format(
      "Followers: {} in sum, known for {} members; overlaps are not known, so that fewer people "
      "may be behind them. Views: {}, reported for {} posts.",
      with_separators(cluster.followers.sum),
      share_of(cluster.followers.n_known, cluster.members.size()),
      with_separators(activity.views.sum), share_of(activity.views.n_known, activity.n_posts));
  reach.measures = {{"followers", as_number(cluster.followers.sum), "", {}},
                    {"views", as_number(activity.views.sum), "", {}}};
  Finding response;
  response.id = "response";
  response.strength = Strength::counted;
  response.text = fmt::format(
      "Accounts outside the network answered, reposted or quoted its posts {} in this case file.",
      counted(total_of(cluster.outside.replies) + total_of(cluster.outside.reposts) +
                  total_of(cluster.outside.quotes),
              "time"));
  response.measures = {{"replies", as_number(total_of(cluster.outside.replies)), "", {}},
                       {"reposts", as_number(total_of(cluster.outside.reposts)), "", {}},
                       {"quotes", as_number(total_of(cluster.outside.quotes)), "", {}}};
  return {reach, response};
}

Breakout breakout_of(const ClusterFindings& cluster) {
  // Being taken up by other communities: more than a few reposts or quotes from outside.
  constexpr std::uint64_t kTakenUp = 10;
  std::uint64_t n_platforms_taken_up = 0;
  std::map<std::string, std::uint64_t> taken_up = cluster.outside.reposts;
  for (const auto& [platform, count] : cluster.outside.quotes) taken_up[platform] += count;
  for (const auto& [platform, count] : taken_up)
    n_platforms_taken_up += count >= kTakenUp ? 1U : 0U;
  Breakout breakout;
  const bool has_breakout = n_platforms_taken_up > 0;
  const bool is_on_many = cluster.n_platforms > 1;
  breakout.category = is_on_many && n_platforms_taken_up > 1 ? 3
                      : is_on_many || has_breakout           ? 2
                                                             : 1;
  breakout.reasoning = fmt::format(
      "present on {}; on {} its posts were reposted or quoted at least {} times by accounts "
      "outside "
      "the network. Categories 4 to 6 (media, celebrities, policy) cannot be seen in posts.",
      counted(cluster.n_platforms, "platform"), counted(n_platforms_taken_up, "platform"),
      kTakenUp);
  return breakout;
}

}  // namespace cahoots
