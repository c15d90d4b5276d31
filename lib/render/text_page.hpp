#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/report_page.hpp"
#include "render/text_report.hpp"

namespace cahoots {

/// A page for a terminal: bold headings, wrapped text; cells of tables beyond the width of the page
/// are cut with `…` or go on below, the widest text column first.
class TextPage : public ReportPage {
 public:
  explicit TextPage(const TextStyle& style) : style_(style) {}

  void heading(std::string_view text) override;
  void subheading(std::string_view text) override;
  void paragraph(std::string_view text, std::size_t indent = 0,
                 std::string_view bullet = {}) override;
  void note(std::string_view text, std::size_t indent = 0) override;
  void warning(std::string_view text) override;
  void table(const std::vector<TextColumn>& columns,
             const std::vector<std::vector<std::string>>& rows) override;
  void heat_map(const std::vector<std::uint64_t>& hour_of_week) override;
  void blank() override;

  std::string take() { return std::move(out_); }
  std::size_t width() const { return style_.width; }

 private:
  enum class Look { plain, bold, faint, alarm };
  void line(std::string_view text, Look look = Look::plain);
  void table_row(const std::vector<TextColumn>& columns, const std::vector<std::size_t>& widths,
                 const std::vector<std::string>& cells, Look look);
  std::vector<std::size_t> column_widths(const std::vector<TextColumn>& columns,
                                         const std::vector<std::vector<std::string>>& rows) const;

  TextStyle style_;
  std::string out_;
};

}  // namespace cahoots
