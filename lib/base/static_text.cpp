#include "base/static_text.hpp"

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "base/error.hpp"

namespace cahoots {

std::string_view static_text(std::string_view text) {
  constexpr std::size_t kMostTexts = 4096;
  static std::mutex mutex;
  static std::set<std::string, std::less<>> texts;
  if (text.empty()) return {};
  const std::lock_guard lock(mutex);
  const auto known = texts.find(text);
  if (known != texts.end()) return *known;
  if (texts.size() == kMostTexts) throw DataError("more texts of the program than it has");
  return *texts.emplace(text).first;
}

}  // namespace cahoots
