#include "records/uid_index.hpp"

namespace cahoots {

UidIndex::Slot& UidIndex::find(std::uint64_t high, std::uint32_t low) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = high & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.is_free() || (slot.high == high && slot.low == low)) return slot;
  }
}

void UidIndex::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (!slot.is_free()) find(slot.high, slot.low) = slot;
  }
}

UidIndex::Seen UidIndex::add(const Hash128& uid, std::uint32_t content) {
  constexpr std::size_t kFullEighths = 6;
  if (slots_.empty() || size_ * 8 >= slots_.size() * kFullEighths) grow();
  // The all-zero key marks a free slot.
  const std::uint64_t high = uid.high;
  const std::uint32_t low = static_cast<std::uint32_t>(uid.low) | 1U;
  Slot& slot = find(high, low);
  if (slot.is_free()) {
    slot = {high, low, content};
    ++size_;
    return Seen::first;
  }
  return slot.content == content ? Seen::repeated : Seen::conflicting;
}

}  // namespace cahoots
