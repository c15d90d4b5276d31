#include "render/text_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 6;
constexpr std::array<std::string_view, 7> kShortWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                            "Fri", "Sat", "Sun"};
/// From an hour without posts to the fullest; two characters an hour.
constexpr std::array<std::string_view, 5> kShades = {"··", "░░", "▒▒", "▓▓", "██"};

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
  const std::size_t used = display_width(text);
  const std::string blanks(width > used ? width - used : 0, ' ');
  return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string without_trailing_blanks(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

void TextPage::line(std::string_view text, Look look) {
  constexpr std::array<std::string_view, 4> kCodes = {"", "\033[1m", "\033[2m", "\033[1;31m"};
  const bool is_coloured = style_.has_colour && look != Look::plain;
  if (is_coloured) out_.append(kCodes[static_cast<std::size_t>(look)]);
  out_.append(without_trailing_blanks(std::string(text)));
  if (is_coloured) out_.append("\033[0m");
  out_.push_back('\n');
}

void TextPage::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_.push_back('\n');
}

void TextPage::heading(std::string_view text) {
  blank();
  const std::string shown = cut_to_width(displayable(text), style_.width);
  line(shown, Look::bold);
  std::string rule;
  for (std::size_t i = 0; i < display_width(shown); ++i) rule.append("═");
  line(rule, Look::faint);
}

void TextPage::subheading(std::string_view text) {
  blank();
  line(cut_to_width(displayable(text), style_.width), Look::bold);
}

void TextPage::paragraph(std::string_view text, std::size_t indent, std::string_view bullet) {
  const std::size_t hang = indent + display_width(bullet);
  const std::size_t width = style_.width > hang + 10 ? style_.width - hang : 10;
  bool is_first = true;
  for (const std::string& piece : wrapped(displayable(text), width)) {
    line(std::string(indent, ' ') +
         (is_first ? std::string(bullet) : std::string(hang - indent, ' ')) + piece);
    is_first = false;
  }
}

void TextPage::note(std::string_view text, std::size_t indent) {
  const std::size_t width = style_.width > indent + 10 ? style_.width - indent : 10;
  for (const std::string& piece : wrapped(displayable(text), width)) {
    line(std::string(indent, ' ') + piece, Look::faint);
  }
}

void TextPage::warning(std::string_view text) {
  for (const std::string& piece : wrapped(displayable(text), style_.width)) {
    line(piece, Look::alarm);
  }
}

std::vector<std::size_t> TextPage::column_widths(
    const std::vector<TextColumn>& columns,
    const std::vector<std::vector<std::string>>& rows) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t width = display_width(columns[c].heading);
    for (const auto& row : rows) width = std::max(width, display_width(row[c]));
    if (columns[c].max_width > 0) width = std::min(width, columns[c].max_width);
    widths.push_back(width);
  }
  const auto total = [&widths] {
    return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  };
  while (total() > style_.width) {
    std::size_t widest = columns.size();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].is_number || widths[c] <= kNarrowest) continue;
      if (widest == columns.size() || widths[c] > widths[widest]) widest = c;
    }
    if (widest == columns.size()) break;  // numbers are not cut: the line may be too long
    widths[widest] -= 1;
  }
  return widths;
}

void TextPage::table(const std::vector<TextColumn>& columns,
                     const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> shown;
  for (const auto& row : rows) {
    shown.emplace_back();
    for (const std::string& cell : row) shown.back().push_back(displayable(cell, {400, false}));
  }
  const std::vector<std::size_t> widths = column_widths(columns, shown);
  std::vector<std::string> headings;
  for (const TextColumn& column : columns) headings.push_back(column.heading);
  table_row(columns, widths, headings, Look::faint);
  for (const auto& row : shown) table_row(columns, widths, row, Look::plain);
}

void TextPage::table_row(const std::vector<TextColumn>& columns,
                         const std::vector<std::size_t>& widths,
                         const std::vector<std::string>& cells, Look look) {
  std::vector<std::vector<std::string>> lines;  // of each cell
  std::size_t n_lines = 1;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    lines.push_back(columns[c].is_wrapped
                        ? wrapped(cells[c], widths[c])
                        : std::vector<std::string>{cut_to_width(cells[c], widths[c])});
    n_lines = std::max(n_lines, lines.back().size());
  }
  for (std::size_t i = 0; i < n_lines; ++i) {
    std::string text;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) text.append(kGap, ' ');
      const std::string piece = i < lines[c].size() ? lines[c][i] : std::string();
      text.append(padded(piece, widths[c], columns[c].is_number));
    }
    line(text, look);
  }
}

void TextPage::heat_map(const std::vector<std::uint64_t>& hour_of_week) {
  if (hour_of_week.size() != 168) return;
  const std::uint64_t most =
      std::max<std::uint64_t>(1, *std::max_element(hour_of_week.begin(), hour_of_week.end()));
  // A narrow page has room for one character an hour.
  const bool is_wide = style_.width >= 5 + 48;
  std::string hours = "     ";
  for (int hour = 0; hour < 24; hour += 6) {
    hours.append(padded(fmt::format("{:02}", hour), is_wide ? 12 : 6, false));
  }
  line(hours, Look::faint);
  const std::uint64_t levels = kShades.size() - 1;
  for (std::size_t day = 0; day < 7; ++day) {
    std::string text = fmt::format("{:<5}", kShortWeekdays[day]);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const std::uint64_t count = hour_of_week[day * 24 + hour];
      const std::string_view shade = kShades[(count * levels + most - 1) / most];
      text.append(is_wide ? shade : shade.substr(0, shade.size() / 2));
    }
    line(text);
  }
}

}  // namespace cahoots
