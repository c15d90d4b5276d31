#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/text_report.hpp"

namespace cahoots {

/// A column of a text table.
struct TextColumn {
  std::string heading;
  bool is_number = false;     ///< right-aligned and never cut
  std::size_t max_width = 0;  ///< 0 = as wide as its widest cell
};

/// A page for a terminal, written from top to bottom. Everything passes through displayable(), so
/// that nothing of the evidence can move the cursor or change colours. One thread.
class TextPage {
 public:
  explicit TextPage(const TextStyle& style) : style_(style) {}

  void heading(std::string_view text);
  void subheading(std::string_view text);
  /// Wrapped, with the first line and the others indented as given.
  void paragraph(std::string_view text, std::size_t indent = 0, std::string_view bullet = {});
  void note(std::string_view text, std::size_t indent = 0);
  void warning(std::string_view text);
  /// Cells beyond the width of the page are cut with `…`, the widest text column first.
  void table(const std::vector<TextColumn>& columns,
             const std::vector<std::vector<std::string>>& rows);
  /// 168 counts from Monday 00:00 as seven lines of 24 shades.
  void heat_map(const std::vector<std::uint64_t>& hour_of_week);
  void blank();

  std::string take() { return std::move(out_); }
  std::size_t width() const { return style_.width; }

 private:
  enum class Look { plain, bold, faint, alarm };
  void line(std::string_view text, Look look = Look::plain);
  std::vector<std::size_t> column_widths(const std::vector<TextColumn>& columns,
                                         const std::vector<std::vector<std::string>>& rows) const;

  TextStyle style_;
  std::string out_;
};

}  // namespace cahoots
