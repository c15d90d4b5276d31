#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/hash.hpp"

namespace cahoots {

/// Remembers which uids were seen, with a digest of what stood there, in 16 bytes each (at most
/// half of the table is free): 96 bits of the uid's hash, so that 100 million uids collide with a
/// chance of 10^-13, and 32 bits of the content's. add() is O(1) expected. One thread.
class UidIndex {
 public:
  enum class Seen : std::uint8_t {
    first,        ///< not seen before
    repeated,     ///< seen, with the same content
    conflicting,  ///< seen, with other content
  };

  Seen add(const Hash128& uid, std::uint32_t content);
  /// What add() would say, without adding.
  Seen find_seen(const Hash128& uid, std::uint32_t content) const;
  /// True where the next new uid doubles the memory.
  bool is_about_to_grow() const { return size_ * 8 >= slots_.size() * kFullEighths; }
  /// Asks for the memory that add() will look at: some ten calls ahead it costs nothing to wait
  /// for.
  void prefetch(const Hash128& uid) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home_of(uid.high)]);
  }
  std::size_t size() const { return size_; }
  std::size_t memory_bytes() const { return slots_.size() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint64_t high = 0;
    std::uint32_t low = 0;
    std::uint32_t content = 0;
    bool is_free() const { return high == 0 && low == 0; }
  };

  static constexpr std::size_t kFullEighths = 6;

  /// Where a key would stand by itself: by the topmost bits of its salted hash, so that slots lie
  /// in that order and growing is a walk through both tables instead of a jump for each key.
  std::size_t home_of(std::uint64_t high) const {
    return static_cast<std::size_t>(salted(high, salt_) >> shift_);
  }
  /// The slot of a key, or the free one where it belongs.
  std::size_t find(std::uint64_t high, std::uint32_t low) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  std::uint64_t salt_ = hash_salt();
  unsigned shift_ = 64;  ///< 64 - log2 of the number of slots
};

}  // namespace cahoots
