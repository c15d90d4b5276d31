#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cahoots {

/// How many records of each type; a handful of types, so a sorted list. One thread.
class TypeCounts {
 public:
  void add(std::string_view type, std::uint64_t count = 1);
  void add(const TypeCounts& other);
  std::uint64_t of(std::string_view type) const;
  std::uint64_t total() const;
  /// Sorted by type.
  const std::vector<std::pair<std::string, std::uint64_t>>& items() const { return items_; }
  bool operator==(const TypeCounts& other) const = default;

 private:
  std::vector<std::pair<std::string, std::uint64_t>> items_;
};

}  // namespace cahoots
