#pragma once

#include <string>

#include "analysis/findings/model.hpp"
#include "render/report_options.hpp"

namespace cahoots {

/// The findings as a STIX 2.1 bundle (OASIS, 2021): a report; of each network a campaign, a
/// grouping of its user-accounts, attack-patterns (DISARM) that its findings support, with `uses`
/// relationships, and the domain-names that nobody outside the network linked to in this case. Ids
/// are the same in every run: of observables by their id contributing properties (section 2.9), of
/// the rest by what they stand for; `created` is the time of the latest post. No threat actor and
/// no country is ever named. One LF at the end. Any thread.
std::string stix_export(const CaseModel& model, const ReportOptions& options);

}  // namespace cahoots
