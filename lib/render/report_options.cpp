#include "render/report_options.hpp"

#include <algorithm>

namespace cahoots {

std::vector<std::string> note_paragraphs(std::string_view note) {
  constexpr std::string_view kBlank = " \t\r";
  std::vector<std::string> paragraphs;
  bool is_open = false;
  while (!note.empty()) {
    std::string_view line = note.substr(0, note.find('\n'));
    note.remove_prefix(std::min(note.size(), line.size() + 1));
    line = line.substr(0, line.find_last_not_of(kBlank) + 1);
    if (line.empty()) {
      is_open = false;
      continue;
    }
    if (!is_open) paragraphs.emplace_back();
    paragraphs.back().append(paragraphs.back().empty() ? "" : "\n").append(line);
    is_open = true;
  }
  return paragraphs;
}

}  // namespace cahoots
