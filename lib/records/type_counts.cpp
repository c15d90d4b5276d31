#include "records/type_counts.hpp"

#include <algorithm>

namespace cahoots {

void TypeCounts::add(std::string_view type, std::uint64_t count) {
  const auto place =
      std::lower_bound(items_.begin(), items_.end(), type,
                       [](const auto& item, auto name) { return item.first < name; });
  if (place != items_.end() && place->first == type) {
    place->second += count;
  } else {
    items_.insert(place, {std::string(type), count});
  }
}

void TypeCounts::add(const TypeCounts& other) {
  for (const auto& [type, count] : other.items_) add(type, count);
}

std::uint64_t TypeCounts::of(std::string_view type) const {
  for (const auto& [name, count] : items_) {
    if (name == type) return count;
  }
  return 0;
}

std::uint64_t TypeCounts::total() const {
  std::uint64_t total = 0;
  for (const auto& item : items_) total += item.second;
  return total;
}

}  // namespace cahoots
