#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

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

bool is_sign_of_work(std::string_view test) {
  return test == "office_hours" || test == "office_window" || test == "lunch" || test == "holidays";
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
  if (count.n_found >= kHabitAccounts && test == "language_change") {
    finding.techniques.push_back({"DISARM", "T0150.004", "Repurposed Asset"});
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

/// What a `cadence --by cluster` record says: of the posts of all members put together.
Finding whole_finding(const MemberCadence& whole) {
  Finding finding;
  finding.id = "rhythm-as-a-whole";
  finding.measures = {{"posts", as_number(whole.n_posts), "", {}}};
  if (!whole.utc_offset_h) {
    finding.strength = Strength::not_tested;
    finding.text = fmt::format("Put together, the members' posts tell no clock: {}.",
                               whole.reason.empty() ? "the schedule fits several" : whole.reason);
    return finding;
  }
  finding.strength = Strength::indication;
  std::string habits;
  for (const CaseTest& test : whole.tests) {
    if (!test.q_value || *test.q_value > kFindingQ) continue;
    if (!is_sign_of_work(test.name) && !is_sign_of_automation(test.name)) continue;
    habits.append(
        fmt::format("{} {}", habits.empty() ? " Together they" : " and", test_meaning(test.name)));
    finding.measures.push_back({test.name + " q", *test.q_value, "at most", kFindingQ});
    finding.strength = Strength::supported;
  }
  finding.text = fmt::format(
      "Put together, the {} of members keep a schedule that is consistent with {}. This describes "
      "a "
      "schedule, not a place.{}",
      counted(whole.n_posts, "post"), offset_name(*whole.utc_offset_h),
      habits.empty() ? habits : habits + ".");
  finding.measures.push_back(
      {"UTC offset in hours", static_cast<double>(*whole.utc_offset_h), "", {}});
  if (whole.utc_offset_confidence) {
    finding.measures.push_back({"confidence of the offset", *whole.utc_offset_confidence, "", {}});
  }
  return finding;
}

/// Long silences are a fact without a test: people take breaks too.
std::optional<Finding> dormant_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "rhythm-dormant";
  std::uint64_t n_known = 0;
  std::uint64_t n_dormant = 0;
  std::int64_t longest_s = 0;
  for (const MemberFindings& member : cluster.members) {
    if (!member.cadence || member.cadence->n_posts < 2) continue;
    ++n_known;
    if (!member.cadence->dormant_gap_s) continue;
    ++n_dormant;
    longest_s = std::max(longest_s, *member.cadence->dormant_gap_s);
    if (finding.evidence.size() < kEvidenceUids) finding.evidence.push_back(member.account.uid);
  }
  if (n_dormant == 0) return std::nullopt;
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "{} members fell silent for 90 days or more and then posted again; the longest silence was "
      "{}. People take breaks too.",
      share_of(n_dormant, n_known), duration(static_cast<double>(longest_s)));
  finding.measures = {{"members silent for 90 days or more", as_number(n_dormant), "at least",
                       as_number(kHabitAccounts)}};
  if (n_dormant >= kHabitAccounts) {
    finding.strength = Strength::indication;
    finding.techniques.push_back({"DISARM", "T0150.002", "Dormant Asset"});
  }
  return finding;
}

}  // namespace

std::vector<Finding> rhythm_findings(const ClusterFindings& cluster) {
  std::vector<Finding> findings;
  if (cluster.as_a_whole) findings.push_back(whole_finding(*cluster.as_a_whole));
  std::uint64_t n_with_cadence = 0;
  for (const MemberFindings& member : cluster.members) n_with_cadence += member.cadence ? 1U : 0U;
  if (n_with_cadence == 0) return findings;
  findings.push_back(clock_finding(cluster));
  // A daily rhythm is what people have: no finding.
  const auto is_told = [](std::string_view test) {
    return is_sign_of_automation(test) || is_sign_of_work(test) || test == "minute_uniformity" ||
           test == "language_change";
  };
  for (const auto& [test, count] : count_tests(cluster)) {
    if (is_told(test)) findings.push_back(test_finding(test, count));
  }
  if (auto dormant = dormant_finding(cluster)) findings.push_back(*std::move(dormant));
  return findings;
}

}  // namespace cahoots
