#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cahoots {

/// Where short links lead, as an analyst resolved them beforehand: JSON Lines of
/// `{"from": ADDRESS, "to": ADDRESS}`. Both are taken in their canonical form; chains are followed
/// up to 10 steps, and one that leads back to itself leads nowhere. Immutable; any thread.
class Redirects {
 public:
  /// Throws UsageError that names file and line for a line that is no such object, and for an
  /// address that leads to two places.
  Redirects(const std::string& file_name, std::string_view content);

  /// The canonical address to which a canonical address leads in the end; nothing where it is not
  /// in the list. O(1) expected a step.
  std::optional<std::string_view> target_of(std::string_view url_key) const;
  std::size_t size() const { return targets_.size(); }

 private:
  std::unordered_map<std::string, std::string> targets_;
};

}  // namespace cahoots
