#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/duplicates_storage.hpp"
#include "base/hash.hpp"

namespace cahoots {

/// Numbers for account uids, found by their 128-bit hash alone: one memory access an account seen
/// before, and the hash is computed on other threads. About 60 bytes an account plus its uid.
/// Reading from any thread while nobody adds.
class DuplicateAccounts {
 public:
  /// The number of the account of this hash; a new one keeps its uid. Amortised O(1).
  std::uint32_t number_of(const Hash128& hash, std::string_view uid) {
    if (slots_.size() * 2 < (uids_.size() + 1) * 3) grow();
    Slot& slot = find(hash);
    if (slot.number_plus_1 == 0) {
      uids_.push_back(bytes_.append(uid));
      slot = {hash, static_cast<std::uint32_t>(uids_.size())};
    }
    return slot.number_plus_1 - 1;
  }
  /// Starts loading what `number_of` will look at.
  void prefetch(const Hash128& hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash.low & (slots_.size() - 1)]);
  }
  std::string_view uid(std::uint32_t number) const { return bytes_.view(uids_[number]); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(uids_.size()); }
  std::uint64_t memory_bytes() const {
    return slots_.size() * sizeof(Slot) + uids_.memory_bytes() + bytes_.memory_bytes();
  }

 private:
  struct Slot {
    Hash128 hash;
    std::uint32_t number_plus_1 = 0;  ///< 0 is free
  };

  Slot& find(const Hash128& hash) {
    std::size_t at = hash.low & (slots_.size() - 1);
    while (slots_[at].number_plus_1 != 0 && slots_[at].hash != hash)
      at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    constexpr std::size_t kMinSlots = 1024;
    std::vector<Slot> old(slots_.empty() ? kMinSlots : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number_plus_1 != 0) find(slot.hash) = slot;
    }
  }

  std::vector<Slot> slots_;
  ChunkedList<ByteSpan> uids_;
  ByteStore bytes_;
};

}  // namespace cahoots
