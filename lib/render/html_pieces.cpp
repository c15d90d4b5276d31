#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

std::string measure_words(const Finding& finding) {
  std::string words;
  for (const Measure& measure : finding.measures) {
    if (!words.empty()) words.append(" · ");
    words.append(fmt::format("{}: {}", measure.name, rounded(measure.value)));
    if (measure.threshold) {
      words.append(fmt::format(" (threshold: {} {})", measure.rule, rounded(*measure.threshold)));
    }
  }
  return words;
}

/// Folded: who reads on need not see it, who doubts unfolds it.
void write_basis(MarkupWriter& out, const Finding& finding) {
  if (finding.measures.empty() && finding.evidence.empty()) return;
  const std::string summary =
      finding.evidence.empty()
          ? std::string("Numbers")
          : fmt::format("Numbers and {}", counted(finding.evidence.size(), "example"));
  out.open("details").element("summary", summary);
  const std::string words = measure_words(finding);
  if (!words.empty()) out.element("p", {{"class", "measures"}}, words);
  if (!finding.evidence.empty()) {
    out.open("p", {{"class", "measures"}}).text("Evidence: ");
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
      if (i > 0) out.text(", ");
      out.open("code").evidence(finding.evidence[i], 80).close();
    }
    out.close();
  }
  out.close();
}

void write_finding(MarkupWriter& out, const Finding& finding) {
  out.open("li").open("p").text(displayable(finding.text, {2000, false})).text(" ");
  out.element("span", {{"class", "strength"}}, strength_note(finding.strength)).close();
  write_basis(out, finding);
  out.close();
}

bool is_absent(const Finding& finding) {
  return finding.strength == Strength::not_found || finding.strength == Strength::not_tested;
}

}  // namespace

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

void write_findings(MarkupWriter& out, const std::vector<Finding>& findings) {
  if (findings.empty()) return;
  std::size_t n_absent = 0;
  for (const Finding& finding : findings) n_absent += is_absent(finding) ? 1U : 0U;
  // A few stand among the others; many would bury them.
  constexpr std::size_t kFew = 2;
  const bool folds = n_absent > kFew && n_absent < findings.size();
  out.open("ul", {{"class", "findings"}});
  for (const Finding& finding : findings) {
    if (!folds || !is_absent(finding)) write_finding(out, finding);
  }
  out.close();
  if (!folds) return;
  out.open("details").element("summary", fmt::format("{} not found, or not to be tested here",
                                                     counted(n_absent, "pattern")));
  out.open("ul", {{"class", "findings"}});
  for (const Finding& finding : findings) {
    if (is_absent(finding)) write_finding(out, finding);
  }
  out.close().close();
}

void write_findings(MarkupWriter& out, const ClusterReading& reading,
                    std::initializer_list<std::string_view> id_prefixes) {
  std::vector<Finding> wanted;
  for (const Finding& finding : reading.findings) {
    const bool is_wanted =
        std::any_of(id_prefixes.begin(), id_prefixes.end(),
                    [&finding](std::string_view prefix) { return finding.id.starts_with(prefix); });
    if (is_wanted) wanted.push_back(finding);
  }
  write_findings(out, wanted);
}

void write_post_id(MarkupWriter& out, const std::string& post_uid, const std::string& url) {
  if (is_linkable(url)) {
    out.open("a", {{"href", url}, {"rel", "noopener noreferrer nofollow"}});
    out.open("code").evidence(post_uid, 80).close().close();
  } else {
    out.open("code").evidence(post_uid, 80).close();
  }
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
