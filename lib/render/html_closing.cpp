#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "base/bytes.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

void write_files(MarkupWriter& out, std::string_view kind, const std::vector<FileDigest>& files) {
  for (const FileDigest& file : files) {
    out.open("tr").element("td", kind).open("td").evidence(file.name, 200).close();
    number_cell(out, with_separators(file.size_bytes));
    out.open("td", {{"class", "hash"}})
        .open("code")
        .evidence(file.sha256, 64)
        .close()
        .close()
        .close();
  }
}

void write_run(MarkupWriter& out, const RunRecord& run, std::size_t number) {
  out.open("details", {{"class", "run"}}).open("summary").text(fmt::format("{}. ", number));
  out.evidence(run.tool, 40).text(" ").evidence(run.version, 40);
  out.text(fmt::format(": {} in, {} out", counted(run.records_in.total(), "record"),
                       counted(run.records_out.total(), "record")));
  out.close();
  std::string arguments;
  for (const std::string& argument : run.arguments) arguments.append(" ").append(argument);
  out.open("p").open("code").evidence(run.tool + arguments, 1000).close().close();
  std::string facts = fmt::format(
      "read {}, wrote {}, rejected {}, conflicting {}, exit status {}, input {}",
      counted(run.records_in.total(), "record"), counted(run.records_out.total(), "record"),
      counted(run.rejected, "line"), with_separators(run.conflicting), run.exit_status,
      run.input_complete ? "complete" : "incomplete");
  out.element("p", {{"class", "measures"}}, facts);
  for (const std::string& note : run.notes) {
    out.open("p", {{"class", "note"}}).evidence(note, 500).close();
  }
  if (!run.inputs.empty() || !run.auxiliary.empty()) {
    open_table(out, fmt::format("Files of step {}", number), {"Use", "Name", "#Bytes", "SHA-256"});
    write_files(out, "input", run.inputs);
    write_files(out, "auxiliary", run.auxiliary);
    close_table(out);
  }
  out.close();
}

void write_parameters(MarkupWriter& out, const RunRecord& run) {
  if (run.parameters.empty()) return;
  out.open("tr").open("th", {{"scope", "row"}}).evidence(run.tool, 40).close();
  std::string words;
  for (const auto& [name, value] : run.parameters) {
    words.append(
        fmt::format("{}{} = {}", words.empty() ? "" : ", ", name, value.empty() ? "–" : value));
  }
  out.open("td").evidence(words, 2000).close().close();
}

}  // namespace

void write_behaviours(MarkupWriter& out, const ClusterReading& reading, const std::string& id) {
  open_section(out, id, "Behaviours");
  bool has_any = false;
  for (const Finding& finding : reading.findings) has_any = has_any || !finding.techniques.empty();
  if (!has_any) {
    out.element("p",
                "No finding reached the threshold of a behaviour in DISARM or the Kill Chain.");
    out.close();
    return;
  }
  open_table(out, "Behaviours", {"Framework", "Id", "Behaviour", "Because"});
  for (const Finding& finding : reading.findings) {
    for (const Technique& technique : finding.techniques) {
      out.open("tr").element("td", technique.framework);
      out.open("td").element("code", technique.id).close().element("td", technique.name);
      out.element("td", displayable(finding.text, {500, false})).close();
    }
  }
  close_table(out);
  out.close();
}

void write_explanations(MarkupWriter& out, const ClusterReading& reading, const std::string& id) {
  open_section(out, id, "Innocent explanations considered");
  out.open("dl");
  for (const Explanation& explanation : reading.explanations) {
    out.element("dt", explanation.name);
    out.element("dd", displayable(explanation.observation, {1000, false}));
  }
  out.close().close();
}

void write_errors(MarkupWriter& out, const CaseModel& model,
                  const std::vector<ClusterReading>& readings) {
  if (readings.empty()) return;
  open_section(out, "errors", "How often this may be wrong, and what was not found", "h2");
  write_findings(out, error_findings(model));
  out.open("ul");
  for (std::size_t i = 0; i < std::min(readings.size(), kDetailedNetworks); ++i) {
    for (const Finding& finding : readings[i].findings) {
      const bool is_absent =
          finding.strength == Strength::not_found || finding.strength == Strength::not_tested;
      if (!is_absent) continue;
      out.open("li").text(fmt::format("{}: ", readings[i].name));
      out.text(displayable(finding.text, {600, false})).close();
    }
  }
  out.close().close();
}

void write_limits(MarkupWriter& out, const CaseModel& model) {
  open_section(out, "limits", "What this report cannot show", "h2");
  out.open("ul");
  for (const std::string& limit : limits_of_the_data(model)) out.element("li", limit);
  out.close().close();
}

void write_method(MarkupWriter& out, const CaseModel& model) {
  open_section(out, "method", "Method and thresholds", "h2");
  out.element(
      "p",
      "Copies are texts that are equal or nearly equal after normalisation, verified by exact "
      "Jaccard similarity. Links join accounts that did the same thing within a time window; "
      "each is weighed by how rare the shared thing is and tested against chance, with the "
      "false discovery rate controlled over all pairs (Benjamini and Hochberg). A network is "
      "a set of accounts more densely linked with each other than with the rest. A test "
      "counts as passed at q ≤ 0.01; every threshold stands beside its finding.");
  open_table(out, "Parameters of each step", {"Step", "Parameters in effect"});
  for (const RunRecord& run : model.runs) write_parameters(out, run);
  close_table(out);
  out.close();
}

void write_provenance(MarkupWriter& out, const CaseModel& model) {
  open_section(out, "provenance", "Provenance", "h2");
  out.element("p",
              model.is_complete
                  ? "The input was complete: every step's counts agree with the records that "
                    "arrived here. report -f replay writes a script that checks the hashes below "
                    "and rebuilds the case file."
                  : "The input was incomplete (see the top of the page).");
  if (model.runs.empty()) out.element("p", "The case file holds no run record.");
  for (std::size_t i = 0; i < model.runs.size(); ++i) write_run(out, model.runs[i], i + 1);
  out.close();
}

}  // namespace cahoots
