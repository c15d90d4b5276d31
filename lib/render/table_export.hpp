#pragma once

#include <string>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// Tables of the findings as CSV (see CsvWriter), all rows, in the order of the report. Any thread.

/// One row a member: account, cluster, score and its parts, rank, seed, links, posts, clock.
std::string accounts_csv(const CaseModel& model);
/// One row a link of two members on one channel.
std::string edges_csv(const CaseModel& model);
/// One row a number behind a finding, with its rule and threshold; a finding without has one row.
std::string findings_csv(const CaseModel& model);
/// Indicators for those who protect other platforms, in the columns of Meta's threat research
/// tables (Tactic, Technique, Procedure, Indicator, Note), with phases of the Online Operations
/// Kill Chain (Nimmo and Hutchins 2023); addresses are defanged. Of domains and hashtags only those
/// that nobody outside the network used in this case: others would accuse their readers.
std::string meta_csv(const CaseModel& model);

}  // namespace cahoots
