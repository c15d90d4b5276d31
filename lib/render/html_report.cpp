#include "render/html_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_head.hpp"
#include "render/html_script.hpp"

namespace cahoots {
namespace {

void write_header(MarkupWriter& out, const CaseModel& model, const ReportOptions& options) {
  out.open("header");
  out.element("p", {{"class", "kicker"}}, "cahoots · computed findings");
  out.open("h1").evidence(options.title, 200).close();
  const PostActivity& activity = model.activity;
  out.element("p", {{"class", "standfirst"}},
              fmt::format("{} by {} on {}, {} to {} (UTC).", counted(activity.n_posts, "post"),
                          counted(model.n_accounts, "account"),
                          counted(activity.posts_by_platform.size(), "platform"),
                          date_of(activity.span.first_s), date_of(activity.span.last_s)));
  if (!options.analyst.empty()) {
    out.open("p", {{"class", "standfirst"}}).text("Analyst: ").evidence(options.analyst).close();
  }
  out.close();
}

void write_former(MarkupWriter& out, const CaseModel& model) {
  if (!model.former) return;
  constexpr std::size_t kRows = 200;
  const std::vector<AbsentAccount>& absent = model.former->absent;
  open_section(out, "former", "The former report", "h2");
  out.element("p", fmt::format("{} of its accounts are no members now.",
                               share_of(absent.size(), model.former->n_accounts)));
  if (!absent.empty()) {
    open_table(out, "Accounts of the former report that are no members now",
               {"Account", "Last seen then", "Last post in this case", "#Posts"});
    for (std::size_t i = 0; i < std::min(kRows, absent.size()); ++i) {
      out.open("tr").open("th", {{"scope", "row"}}).evidence(absent[i].uid, 80).close();
      out.element("td", {{"class", "date"}}, date_of(absent[i].former_last_s));
      out.element("td", {{"class", "date"}}, date_of(absent[i].seen_s));
      number_cell(out, with_separators(absent[i].n_posts));
      out.close();
    }
    close_table(out);
    if (absent.size() > kRows) {
      out.element("p", {{"class", "note"}},
                  fmt::format("The first {} of {}.", kRows, with_separators(absent.size())));
    }
  }
  out.close();
}

/// Apart from the findings, and marked as what it is.
void write_note(MarkupWriter& out, const ReportOptions& options) {
  if (options.note.empty()) return;
  constexpr std::size_t kMostCharacters = 20000;
  open_section(out, "note", "The analyst's own words", "h2");
  out.element("p", {{"class", "note"}}, "Written by the analyst, not computed.");
  for (const std::string& paragraph : note_paragraphs(options.note)) {
    out.open("p").evidence(paragraph, kMostCharacters).close();
  }
  out.close();
}

struct Contents {
  std::string_view anchor;
  std::string_view name;
};

void write_contents(MarkupWriter& out, const std::vector<ClusterReading>& readings,
                    const ReportOptions& options) {
  out.open("nav", {{"aria-label", "Contents"}}).open("ul");
  const auto item = [&out](const std::string& anchor, std::string_view name) {
    out.open("li").element("a", {{"href", "#" + anchor}}, name).close();
  };
  item("key", "Key findings");
  item("timeline", "Timeline");
  for (std::size_t i = 0; i < std::min(readings.size(), kDetailedNetworks); ++i) {
    item(fmt::format("n{}", i + 1), readings[i].name);
  }
  if (!options.note.empty()) item("note", "The analyst's own words");
  if (!readings.empty()) item("errors", "How often this may be wrong");
  item("limits", "What this cannot show");
  item("method", "Method");
  item("provenance", "Provenance");
  out.close().close();
}

void write_cluster(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const AccountNames& names, std::size_t number, std::size_t top) {
  const std::string id = fmt::format("n{}", number);
  open_section(out, id, reading.name, "h2");
  out.open("p", {{"class", "standfirst"}}).text(displayable(reading.description)).close();
  write_discovery(out, cluster, reading, names, id + "-discovery");
  write_rhythm(out, cluster, reading, id + "-rhythm");
  write_creation(out, cluster, reading, id + "-creation");
  write_copies(out, cluster, reading, names, id + "-copies");
  write_network(out, cluster, reading, id + "-network");
  write_content(out, cluster, reading, id + "-content");
  write_targets(out, cluster, reading, id + "-targets");
  write_reach(out, cluster, reading, names, id + "-reach");
  write_accounts(out, cluster, id + "-accounts", top);
  write_behaviours(out, reading, id + "-behaviours");
  write_indicators(out, cluster, id + "-indicators", top);
  write_explanations(out, reading, id + "-explanations");
  out.close();
}

}  // namespace

std::string html_report(const CaseModel& model, const ReportOptions& options) {
  std::vector<ClusterReading> readings;
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    readings.push_back(read_findings(model.clusters[i], i + 1));
  }
  const AccountNames names(model);
  MarkupWriter out;
  out.document_type().open("html", {{"lang", "en"}});
  write_html_head(out, options.title);
  out.open("body");
  out.element("a", {{"class", "skip"}, {"href", "#key"}}, "To the findings");
  write_header(out, model, options);
  write_banner(out, model);
  write_contents(out, readings, options);
  out.open("main");
  write_key_findings(out, model, readings, options.top);
  write_timeline(out, model, readings);
  if (model.clusters.empty()) write_case_activity(out, model);
  for (std::size_t i = 0; i < std::min(readings.size(), kDetailedNetworks); ++i) {
    write_cluster(out, model.clusters[i], readings[i], names, i + 1, options.top);
  }
  write_former(out, model);
  write_note(out, options);
  write_errors(out, model, readings);
  write_limits(out, model);
  write_method(out, model);
  write_provenance(out, model);
  out.close();
  out.open("footer").element(
      "p", options.note.empty()
               ? "Written by cahoots from a case file. Every statement above is computed; none of "
                 "them attributes the accounts to a state, a company or a person."
               : "Written by cahoots from a case file. Every statement above is computed but for "
                 "the analyst's own words; none that is computed attributes the accounts to a "
                 "state, a company or a person.");
  out.close();
  out.script(report_script()).close().close();
  return out.take();
}

}  // namespace cahoots
