#include <fmt/format.h>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

std::string_view strength_note(Strength strength) {
  switch (strength) {
    case Strength::counted:
      return "a count";
    case Strength::indication:
      return "an indication";
    case Strength::supported:
      return "passed its test";
    case Strength::not_found:
      return "looked for, not found";
    case Strength::not_tested:
      return "too little data";
  }
  return "";
}

void write_measures(MarkupWriter& out, const Finding& finding) {
  std::string words;
  for (const Measure& measure : finding.measures) {
    if (!words.empty()) words.append(" · ");
    words.append(fmt::format("{}: {}", measure.name, rounded(measure.value)));
    if (measure.threshold) {
      words.append(fmt::format(" (threshold: {} {})", measure.rule, rounded(*measure.threshold)));
    }
  }
  if (!words.empty()) out.element("p", {{"class", "measures"}}, words);
}

void write_evidence(MarkupWriter& out, const Finding& finding) {
  if (finding.evidence.empty()) return;
  out.open("p", {{"class", "measures"}}).text("Evidence: ");
  for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
    if (i > 0) out.text(", ");
    out.open("code").evidence(finding.evidence[i], 80).close();
  }
  out.close();
}

}  // namespace

void write_findings(MarkupWriter& out, const ClusterReading& reading,
                    std::initializer_list<std::string_view> id_prefixes) {
  out.open("ul", {{"class", "findings"}});
  for (const Finding& finding : reading.findings) {
    bool is_wanted = false;
    for (const std::string_view prefix : id_prefixes) {
      is_wanted = is_wanted || finding.id.starts_with(prefix);
    }
    if (!is_wanted) continue;
    out.open("li").open("p").text(displayable(finding.text, {2000, false})).text(" ");
    out.element("span", {{"class", "strength"}}, strength_note(finding.strength)).close();
    write_measures(out, finding);
    write_evidence(out, finding);
    out.close();
  }
  out.close();
}

void open_section(MarkupWriter& out, const std::string& id, std::string_view heading,
                  std::string_view level) {
  out.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  out.element(level, {{"id", id + "-heading"}}, heading);
}

void open_table(MarkupWriter& out, const std::string& label,
                std::initializer_list<std::string_view> headings) {
  out.open("div",
           {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", label}});
  out.open("table").open("thead").open("tr");
  for (const std::string_view heading : headings) {
    if (heading.starts_with('#')) {
      out.element("th", {{"scope", "col"}, {"class", "number"}}, heading.substr(1));
    } else {
      out.element("th", {{"scope", "col"}}, heading);
    }
  }
  out.close().close().open("tbody");
}

void close_table(MarkupWriter& out) {
  out.close().close().close();
}

void number_cell(MarkupWriter& out, const std::string& number) {
  out.element("td", {{"class", "number"}}, number);
}

void write_rest(MarkupWriter& out, std::size_t shown, std::size_t all, std::string_view what) {
  if (shown >= all) return;
  out.element(
      "p", {{"class", "note"}},
      fmt::format("… and {} more {}; --top 0 lists all.", with_separators(all - shown), what));
}

}  // namespace cahoots
