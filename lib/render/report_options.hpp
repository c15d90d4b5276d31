#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// What a rendering may be told.
struct ReportOptions {
  std::string title = "Suspected coordinated network";
  /// Who answers for the report, and what they have to say: in their own words, kept apart from
  /// what is computed. Empty: nothing.
  std::string analyst;
  std::string note;
  /// Accounts, copied texts and networks listed; 0 = all. What is left out is always counted.
  std::size_t top = 0;
};

/// The paragraphs of a note: what blank lines part, without line ends at their ends.
std::vector<std::string> note_paragraphs(std::string_view note);

}  // namespace cahoots
