#include "records/uid_index.hpp"

#include <bit>

namespace cahoots {

namespace {

/// The all-zero key marks a free slot.
std::uint32_t low_of(const Hash128& uid) {
  return static_cast<std::uint32_t>(uid.low) | 1U;
}

}  // namespace

std::size_t UidIndex::find(std::uint64_t high, std::uint32_t low) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = home_of(high);; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.is_free() || (slot.high == high && slot.low == low)) return i;
  }
}

void UidIndex::grow() {
  constexpr std::size_t kFirstSlots = 1024;
  std::vector<Slot> old(slots_.empty() ? kFirstSlots : slots_.size() * 2);
  old.swap(slots_);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
  for (const Slot& slot : old) {
    if (!slot.is_free()) slots_[find(slot.high, slot.low)] = slot;
  }
}

UidIndex::Seen UidIndex::add(const Hash128& uid, std::uint32_t content) {
  if (is_about_to_grow()) grow();
  Slot& slot = slots_[find(uid.high, low_of(uid))];
  if (slot.is_free()) {
    slot = {uid.high, low_of(uid), content};
    ++size_;
    return Seen::first;
  }
  return slot.content == content ? Seen::repeated : Seen::conflicting;
}

UidIndex::Seen UidIndex::find_seen(const Hash128& uid, std::uint32_t content) const {
  if (slots_.empty()) return Seen::first;
  const Slot& slot = slots_[find(uid.high, low_of(uid))];
  if (slot.is_free()) return Seen::first;
  return slot.content == content ? Seen::repeated : Seen::conflicting;
}

}  // namespace cahoots
