#pragma once

#include <string>

#include "analysis/findings/model.hpp"
#include "analysis/findings/names.hpp"
#include "analysis/findings/statements.hpp"
#include "render/markup.hpp"
#include "render/report_options.hpp"

namespace cahoots {

/// One self-contained page: no request, a strict Content-Security-Policy, drawings as inline SVG,
/// light and dark, printable; a script only sorts and searches the accounts. All text of the
/// evidence passes through MarkupWriter::evidence. The same bytes for the same model. Memory: the
/// page.
std::string html_report(const CaseModel& model, const ReportOptions& options);

/// Networks that get a section of their own; the others stand in the key table.
inline constexpr std::size_t kDetailedNetworks = 5;

/// The sections, in the order of the page.
void write_banner(MarkupWriter& out, const CaseModel& model);
void write_key_findings(MarkupWriter& out, const CaseModel& model,
                        const std::vector<ClusterReading>& readings, std::size_t top);
void write_timeline(MarkupWriter& out, const CaseModel& model,
                    const std::vector<ClusterReading>& readings);
void write_case_activity(MarkupWriter& out, const CaseModel& model);
void write_discovery(MarkupWriter& out, const ClusterFindings& cluster,
                     const ClusterReading& reading, const AccountNames& names,
                     const std::string& id);
void write_rhythm(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                  const std::string& id);
void write_creation(MarkupWriter& out, const ClusterFindings& cluster,
                    const ClusterReading& reading, const std::string& id);
void write_copies(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                  const AccountNames& names, const std::string& id);
void write_network(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id);
void write_content(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id);
void write_targets(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id);
void write_reach(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                 const AccountNames& names, const std::string& id);
void write_accounts(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id,
                    std::size_t top);
void write_behaviours(MarkupWriter& out, const ClusterReading& reading, const std::string& id);
void write_indicators(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id,
                      std::size_t top);
void write_explanations(MarkupWriter& out, const ClusterReading& reading, const std::string& id);
/// What was looked for and not found, and how often findings like these are wrong.
void write_errors(MarkupWriter& out, const CaseModel& model,
                  const std::vector<ClusterReading>& readings);
void write_limits(MarkupWriter& out, const CaseModel& model);
void write_method(MarkupWriter& out, const CaseModel& model);
void write_provenance(MarkupWriter& out, const CaseModel& model);

/// The findings whose id begins with one of the prefixes, each with its strength, numbers and
/// evidence.
void write_findings(MarkupWriter& out, const ClusterReading& reading,
                    std::initializer_list<std::string_view> id_prefixes);
void write_findings(MarkupWriter& out, const std::vector<Finding>& findings);
/// What a finding claims, in two or three words.
std::string_view strength_note(Strength strength);
/// A post id, linked where its address is a plain https one.
void write_post_id(MarkupWriter& out, const std::string& post_uid, const std::string& url);
/// Opens a section with a heading of that level and an id.
void open_section(MarkupWriter& out, const std::string& id, std::string_view heading,
                  std::string_view level = "h3");
/// Opens a table in a frame that scrolls sideways; `headings` that begin with # are numbers.
void open_table(MarkupWriter& out, const std::string& label,
                std::initializer_list<std::string_view> headings);
void close_table(MarkupWriter& out);
void number_cell(MarkupWriter& out, const std::string& number);
/// "… and N more" where a list was cut.
void write_rest(MarkupWriter& out, std::size_t shown, std::size_t all, std::string_view what);

/// The style sheet of the page.
std::string_view report_style_sheet();

}  // namespace cahoots
