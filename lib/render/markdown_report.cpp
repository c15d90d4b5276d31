#include "render/markdown_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "render/display_text.hpp"
#include "render/report_page.hpp"
#include "render/text_report.hpp"

namespace cahoots {
namespace {

/// Every character that means something to Markdown, with a backslash in front (CommonMark 0.31,
/// section 2.4), and those by which GitHub finds bare addresses and mentions.
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view kMeaning = "\\`*_{}[]<>#!|~&@$^";
  const std::string shown = displayable(text);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    const std::string_view rest = std::string_view(shown).substr(i);
    const bool is_address = rest.starts_with("://") || (c == '.' && out.ends_with("www"));
    const bool is_list = out.empty() && (c == '-' || c == '+' || c == '=');
    if (is_address || is_list || kMeaning.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

/// The same of a block of its own: a number with a dot in front would be a list.
std::string markdown_block(std::string_view text) {
  std::string out = markdown_escaped(text);
  const std::size_t at = out.find_first_not_of("0123456789");
  if (at != std::string::npos && at > 0 && (out[at] == '.' || out[at] == ')')) out.insert(at, "\\");
  return out;
}

class MarkdownPage : public ReportPage {
 public:
  void heading(std::string_view text) override {
    block(fmt::format("{} {}", has_title_ ? "##" : "#", markdown_escaped(text)));
    has_title_ = true;
  }
  void subheading(std::string_view text) override {
    block(fmt::format("### {}", markdown_escaped(text)));
  }
  void paragraph(std::string_view text, std::size_t, std::string_view bullet) override {
    if (bullet.empty()) return block(markdown_block(text));
    item(markdown_escaped(text));
  }
  void note(std::string_view text, std::size_t indent) override {
    // Below an item of a list it belongs to the item.
    if (indent > 0 && is_in_list_) return append(fmt::format("  - {}\n", markdown_escaped(text)));
    block(fmt::format("_{}_", markdown_escaped(text)));
  }
  void warning(std::string_view text) override {
    block(fmt::format("> **{}**", markdown_escaped(text)));
  }
  void table(const std::vector<TextColumn>& columns,
             const std::vector<std::vector<std::string>>& rows) override;
  void heat_map(const std::vector<std::uint64_t>& hour_of_week) override;
  void blank() override { is_in_list_ = false; }

  std::string take() { return std::exchange(out_, {}); }

 private:
  void append(std::string_view text) { out_.append(text); }
  void block(std::string_view text) {
    append(out_.empty() ? "" : "\n");
    append(text);
    append("\n");
    is_in_list_ = false;
  }
  void item(std::string_view text) {
    if (!is_in_list_ && !out_.empty()) append("\n");
    append(fmt::format("- {}\n", text));
    is_in_list_ = true;
  }
  void row(const std::vector<std::string>& cells) {
    append("|");
    for (const std::string& cell : cells) append(fmt::format(" {} |", cell));
    append("\n");
  }

  std::string out_;
  bool has_title_ = false;
  bool is_in_list_ = false;
};

void MarkdownPage::table(const std::vector<TextColumn>& columns,
                         const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::string> headings;
  std::vector<std::string> rules;
  for (const TextColumn& column : columns) {
    headings.push_back(markdown_escaped(column.heading));
    rules.emplace_back(column.is_number ? "---:" : "---");
  }
  append("\n");
  row(headings);
  row(rules);
  for (const auto& cells : rows) {
    std::vector<std::string> escaped;
    for (const std::string& cell : cells) escaped.push_back(markdown_escaped(cell));
    row(escaped);
  }
  is_in_list_ = false;
}

void MarkdownPage::heat_map(const std::vector<std::uint64_t>& hour_of_week) {
  if (hour_of_week.size() != 168) return;
  constexpr std::array<const char*, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
  std::vector<TextColumn> columns{{"", false, 0}};
  for (int hour = 0; hour < 24; ++hour) columns.push_back({fmt::format("{:02}", hour), true, 0});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t day = 0; day < 7; ++day) {
    rows.push_back({kWeekdays[day]});
    for (std::size_t hour = 0; hour < 24; ++hour) {
      rows.back().push_back(fmt::format("{}", hour_of_week[day * 24 + hour]));
    }
  }
  table(columns, rows);
}

}  // namespace

std::string markdown_page(const std::function<void(ReportPage&)>& write) {
  MarkdownPage page;
  write(page);
  return page.take();
}

std::string markdown_report(const CaseModel& model, const ReportOptions& options) {
  return markdown_page([&](ReportPage& page) { write_report(page, model, options); });
}

}  // namespace cahoots
