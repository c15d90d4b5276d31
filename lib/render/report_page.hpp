#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// A column of a table on a page.
struct TextColumn {
  std::string heading;
  bool is_number = false;     ///< right-aligned and never cut
  std::size_t max_width = 0;  ///< 0 = as wide as its widest cell; on a terminal
  bool is_wrapped = false;    ///< what does not fit goes on below, not away; on a terminal
};

/// A page that is written from top to bottom, for a terminal or as Markdown. Everything passes
/// through displayable(), so that nothing of the evidence can do anything to what shows it. One
/// thread.
class ReportPage {
 public:
  virtual ~ReportPage() = default;

  /// The first is the title.
  virtual void heading(std::string_view text) = 0;
  virtual void subheading(std::string_view text) = 0;
  /// On a terminal wrapped, with the first line and the others indented as given. With a bullet an
  /// item of a list.
  virtual void paragraph(std::string_view text, std::size_t indent = 0,
                         std::string_view bullet = {}) = 0;
  virtual void note(std::string_view text, std::size_t indent = 0) = 0;
  virtual void warning(std::string_view text) = 0;
  virtual void table(const std::vector<TextColumn>& columns,
                     const std::vector<std::vector<std::string>>& rows) = 0;
  /// 168 counts from Monday 00:00 as seven lines of 24 shades.
  virtual void heat_map(const std::vector<std::uint64_t>& hour_of_week) = 0;
  virtual void blank() = 0;

 protected:
  ReportPage() = default;
  ReportPage(const ReportPage&) = default;
  ReportPage(ReportPage&&) = default;
  ReportPage& operator=(const ReportPage&) = default;
  ReportPage& operator=(ReportPage&&) = default;
};

}  // namespace cahoots
