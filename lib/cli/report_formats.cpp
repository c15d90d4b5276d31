#include "cli/report_formats.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "render/graph_export.hpp"
#include "render/html_report.hpp"
#include "render/json_report.hpp"
#include "render/markdown_report.hpp"
#include "render/stix_export.hpp"
#include "render/table_export.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTextTop = 20;
constexpr std::size_t kHtmlTop = 1000;

constexpr std::array kReportFormats{
    ReportFormatTraits{"html", ".html .htm", "report.html", "a page of its own, for people"},
    ReportFormatTraits{"text", ".txt", "report.txt", "for the terminal"},
    ReportFormatTraits{"md", ".md .markdown", "report.md", "Markdown"},
    ReportFormatTraits{"json", ".json", "report.json",
                       "all findings with the numbers and thresholds behind each"},
    ReportFormatTraits{"csv", "", "accounts.csv edges.csv findings.csv", "tables, in a folder"},
    ReportFormatTraits{"meta-csv", "", "indicators.csv",
                       "indicators in the columns of Meta's threat research, defanged"},
    ReportFormatTraits{"stix", ".stix", "report.stix.json", "a STIX 2.1 bundle"},
    ReportFormatTraits{"graphml", ".graphml", "network.graphml", "the graph, as GraphML"},
    ReportFormatTraits{"gexf", ".gexf", "network.gexf", "the graph, as GEXF"},
    ReportFormatTraits{"dot", ".dot .gv", "network.dot", "the graph, for Graphviz"},
    ReportFormatTraits{"gephi-csv", "", "gephi-nodes.csv gephi-edges.csv",
                       "the graph, for Gephi, in a folder"},
    ReportFormatTraits{"replay", ".sh", "replay.sh",
                       "a script that checks the evidence and rebuilds the case file"}};

ReportOptions report_options(const ReportFormatTraits& format, const CaseModel& model,
                             const ReportRequest& request) {
  ReportOptions options;
  options.top = request.top.value_or(format.name == "html" ? kHtmlTop : kTextTop);
  options.title = request.title;
  options.analyst = request.analyst;
  options.note = request.note;
  if (options.title.empty()) {
    options.title = model.clusters.empty()      ? "Overview of the case"
                    : model.clusters.size() > 1 ? "Suspected coordinated networks"
                                                : "A suspected coordinated network";
  }
  return options;
}

}  // namespace

std::span<const ReportFormatTraits> report_format_table() {
  return kReportFormats;
}

const ReportFormatTraits& report_format_of(std::string_view name) {
  const auto* const found =
      std::find_if(kReportFormats.begin(), kReportFormats.end(),
                   [&](const ReportFormatTraits& format) { return format.name == name; });
  if (found == kReportFormats.end()) throw UsageError("--format: no such format");
  return *found;
}

std::string_view report_format_by_name(std::string_view output) {
  if (output.ends_with(".stix.json")) return "stix";
  for (const ReportFormatTraits& format : kReportFormats) {
    std::string_view rest = format.endings;
    while (!rest.empty()) {
      const std::string_view ending = rest.substr(0, rest.find(' '));
      if (output.ends_with(ending)) return format.name;
      rest.remove_prefix(std::min(rest.size(), ending.size() + 1));
    }
  }
  return "text";
}

bool is_several_files(const ReportFormatTraits& format) {
  return format.files.find(' ') != std::string_view::npos;
}

std::vector<std::string> render_format(const ReportFormatTraits& format, const CaseModel& model,
                                       const ReportRequest& request) {
  const ReportOptions options = report_options(format, model, request);
  if (format.name == "html") return {html_report(model, options)};
  if (format.name == "md") return {markdown_report(model, options)};
  if (format.name == "json") return {json_report(model, options)};
  if (format.name == "csv") return {accounts_csv(model), edges_csv(model), findings_csv(model)};
  if (format.name == "meta-csv") return {meta_csv(model)};
  if (format.name == "stix") return {stix_export(model, options)};
  if (format.name == "graphml") return {graphml_export(model)};
  if (format.name == "gexf") return {gexf_export(model)};
  if (format.name == "dot") return {dot_export(model)};
  if (format.name == "gephi-csv") return {gephi_nodes_csv(model), gephi_edges_csv(model)};
  return {text_report(model, options, request.style)};
}

}  // namespace cahoots
