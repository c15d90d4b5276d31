#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace cahoots {

/// Gives each distinct string a dense number, 0 for the first. The numbers depend on the order of
/// the calls: `order_by_bytes()` makes what is built from them independent of it.
/// Memory: the bytes of the strings plus about 16 B each. One thread; reading by any number.
class Interner {
 public:
  /// The number of the string, new or known. Amortised O(length).
  /// Throws LimitError at 2^32 - 1 distinct strings.
  std::uint32_t intern(std::string_view text);
  /// The number of the string where it is known. O(length); any thread while none interns.
  std::optional<std::uint32_t> find(std::string_view text) const;
  /// The string of that number; the view lives until the next `intern`.
  std::string_view operator[](std::uint32_t number) const;
  std::size_t held_bytes() const {
    return bytes_.size() + ends_.size() * sizeof(ends_[0]) + slots_.size() * sizeof(slots_[0]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  /// All numbers, ordered by the bytes of their strings.
  std::vector<std::uint32_t> order_by_bytes() const;

 private:
  void grow();
  /// The slot that holds the string, or the free one where it would go. Precondition: one is free.
  std::size_t slot_of(std::string_view text) const;

  std::string bytes_;
  std::vector<std::uint64_t> ends_;
  std::vector<std::uint32_t> slots_;  // open addressing; 0 is free, else number + 1
  std::uint64_t salt_ = hash_salt();
};

}  // namespace cahoots
