#include "records/repeated_key.hpp"

#include <algorithm>
#include <bitset>
#include <cstddef>

#include "base/hash.hpp"

namespace cahoots {

bool has_repeated_key(std::vector<std::string_view>& keys) {
  if (keys.size() > kMostSearchedKeys) return false;
  // Thirty keys meet in one of 8,192 places once in twenty objects; only then is there more to do.
  constexpr std::size_t kPlaces = 8192;
  std::bitset<kPlaces> taken;
  bool may_repeat = false;
  for (const std::string_view key : keys) {
    auto place = taken[hash64(key) % kPlaces];
    may_repeat = may_repeat || place;
    place = true;
  }
  if (!may_repeat) return false;
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

}  // namespace cahoots
