#include <fmt/format.h>

#include "analysis/findings/links.hpp"
#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

Finding control_finding(const std::optional<ControlCheck>& controls) {
  Finding finding;
  finding.id = "error-controls";
  if (!controls || controls->n_in_case == 0) {
    finding.strength = Strength::not_tested;
    finding.text =
        controls
            ? fmt::format(
                  "None of the {} named is in this case: how often the innocent are "
                  "listed was not measured.",
                  counted(controls->unmatched.size(), "control account"))
            : "How often innocent accounts are listed was not measured in this case: no control "
              "accounts, known to be uninvolved, were named (--controls).";
    return finding;
  }
  const std::uint64_t n_flagged = controls->flagged.size();
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "The networks hold {} control accounts, which the analyst knows to be uninvolved: a "
      "false-positive rate of {} (95 % interval {} to {}).",
      share_of(n_flagged, controls->n_in_case), percent(controls->rate),
      percent(controls->rate_low), percent(controls->rate_high));
  if (!controls->unmatched.empty()) {
    finding.text.append(fmt::format(" {} of the list are not in this case.",
                                    counted(controls->unmatched.size(), "entry", "entries")));
  }
  finding.measures = {{"control accounts in the case", as_number(controls->n_in_case), "", {}},
                      {"of them in a network", as_number(n_flagged), "", {}},
                      {"false-positive rate", controls->rate, "", {}},
                      {"lower end of its 95 % interval", controls->rate_low, "", {}},
                      {"upper end of its 95 % interval", controls->rate_high, "", {}}};
  for (const FlaggedControl& control : controls->flagged) {
    finding.evidence.push_back(control.account_uid);
  }
  return finding;
}

/// Benjamini and Hochberg bound the share of false ones among the links that passed.
Finding link_error_finding(const CaseModel& model) {
  std::uint64_t n_tested = 0;
  std::uint64_t n_supported = 0;
  for (const ClusterFindings& cluster : model.clusters) {
    for (const MemberLink& link : cluster.links) {
      n_tested += link.q_value ? 1U : 0U;
      n_supported += is_supported(link) ? 1U : 0U;
    }
  }
  Finding finding;
  finding.id = "error-links";
  finding.strength = n_tested > 0 ? Strength::counted : Strength::not_tested;
  finding.text =
      n_tested > 0
          ? fmt::format(
                "{} among members passed their test at a false discovery rate of {}: up to {} of "
                "them may be expected to have passed by chance. One link is no proof of anything.",
                counted(n_supported, "link"), percent(kFindingQ),
                with_separators(
                    static_cast<std::uint64_t>(as_number(n_supported) * kFindingQ + 0.999)))
          : "No link among members could be tested against chance.";
  finding.measures = {{"links tested", as_number(n_tested), "", {}},
                      {"links supported", as_number(n_supported), "", {}},
                      {"false discovery rate q", kFindingQ, "at most", kFindingQ}};
  return finding;
}

}  // namespace

std::vector<Finding> error_findings(const CaseModel& model) {
  if (model.clusters.empty()) return {};
  return {control_finding(model.controls), link_error_finding(model)};
}

std::vector<std::string> limits_of_the_data(const CaseModel& model) {
  std::vector<std::string> limits{
      "Who is behind the accounts. Nothing here attributes them to a state, a company or a person; "
      "that needs evidence that posts do not hold.",
      "That every account listed belongs to the network. Some may be there by accident. A score "
      "orders the accounts, it is not a probability of guilt.",
      "That the list is complete. Accounts that were not collected, or that acted alone, are not "
      "found.",
      "What was deleted before it was collected, what was seen but not answered, and what happened "
      "in private channels.",
      "Where anybody is. A clock inferred from posting hours describes a schedule.",
      "Whether anybody was persuaded. Views and followers are numbers that platforms report and "
      "operators can buy."};
  if (model.activity.views.n_known == 0) {
    limits.push_back("How many saw the posts: no export in this case reports views.");
  }
  return limits;
}

}  // namespace cahoots
