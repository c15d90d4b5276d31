#include "url/redirects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "records/record_view.hpp"
#include "url/canonical.hpp"

namespace cahoots {

Redirects::Redirects(const std::string& file_name, std::string_view content) {
  RecordParser parser;
  std::uint64_t line_number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = content.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto record = parser.parse_copy(line);
    const auto from = record ? canonical_url(record->text("from")) : std::nullopt;
    const auto to = record ? canonical_url(record->text("to")) : std::nullopt;
    if (!from || !to) {
      throw UsageError(fmt::format(
          "{}:{}: {}; write {{\"from\": ADDRESS, \"to\": ADDRESS}}", file_name, line_number,
          record ? "\"from\" or \"to\" is no web address" : parser.error().message));
    }
    const auto [place, is_new] = targets_.try_emplace(*from, *to);
    if (!is_new && place->second != *to) {
      throw UsageError(fmt::format("{}:{}: {} leads to {} and to {}", file_name, line_number, *from,
                                   place->second, *to));
    }
  }
}

std::optional<std::string_view> Redirects::target_of(std::string_view url_key) const {
  constexpr int kMaxSteps = 10;
  std::optional<std::string_view> target;
  std::string key(url_key);
  for (int step = 0; step < kMaxSteps; ++step) {
    const auto place = targets_.find(key);
    if (place == targets_.end()) return target;
    if (place->second == url_key) return std::nullopt;
    target = place->second;
    key = place->second;
  }
  return std::nullopt;
}

}  // namespace cahoots
