#include "text/shingles.hpp"

#include <algorithm>

namespace cahoots {

void hash_shingles(std::string_view text, std::vector<std::uint32_t>& hashes) {
  constexpr Shingle kShingleMask = (Shingle{1} << (8 * kShingleBytes)) - 1;
  hashes.resize(text.size());
  std::size_t count = 0, at = 0;
  // Windows within a character are hashed in vain and overwritten: cheaper than to guess, in
  // Chinese and Russian, where a character begins.
  for (; at + sizeof(Shingle) <= text.size(); ++at) {
    Shingle shingle = 0;
    std::memcpy(&shingle, text.data() + at, sizeof shingle);
    hashes[count] = hash_of(shingle & kShingleMask);
    count += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ? 1U : 0U;
  }
  // All windows of a text under eight bytes, and the last two of a longer one.
  for_each_shingle(text.substr(at), [&](Shingle shingle) { hashes[count++] = hash_of(shingle); });
  hashes.resize(count);
}

void ShingleSet::clear_for(std::size_t max_shingles) {
  const std::size_t needed = std::bit_ceil(std::max<std::size_t>(2 * max_shingles, 16));
  if (needed > slots_.size()) {
    slots_.assign(needed, Slot{});
    set_stamp_ = seen_stamp_ = 0;
  }
  if (++set_stamp_ == 0) {  // wrapped: old stamps would look new
    std::fill(slots_.begin(), slots_.end(), Slot{});
    set_stamp_ = 1;
    seen_stamp_ = 0;
  }
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(slots_.size()));
  size_ = 0;
}

ShingleSet::Slot& ShingleSet::find(Shingle shingle) {
  Shingle mixed = shingle * 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 32;
  std::size_t index = (mixed * 0xD6E8FEB86659FD93ULL) >> shift_;
  while (slots_[index].set_stamp == set_stamp_ && slots_[index].shingle != shingle) {
    index = (index + 1) & (slots_.size() - 1);
  }
  return slots_[index];
}

void ShingleSet::assign(std::string_view text) {
  clear_for(text.size());
  for_each_shingle(text, [&](Shingle shingle) {
    Slot& slot = find(shingle);
    if (slot.set_stamp == set_stamp_) return;
    slot = {shingle, set_stamp_, 0};
    ++size_;
  });
}

std::size_t ShingleSet::count_shared(std::string_view other) {
  if (slots_.empty()) return 0;
  if (++seen_stamp_ == 0) {
    for (Slot& slot : slots_) slot.seen_stamp = 0;
    seen_stamp_ = 1;
  }
  std::size_t shared = 0;
  for_each_shingle(other, [&](Shingle shingle) {
    Slot& slot = find(shingle);
    if (slot.set_stamp != set_stamp_ || slot.seen_stamp == seen_stamp_) return;
    slot.seen_stamp = seen_stamp_;
    ++shared;
  });
  return shared;
}

double ShingleSet::jaccard(std::string_view other, std::size_t other_size) {
  const std::size_t shared = count_shared(other);
  const std::size_t joined = size_ + other_size - shared;
  return joined == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(joined);
}

double jaccard(std::string_view a, std::string_view b) {
  ShingleSet set_b;
  set_b.assign(b);
  ShingleSet set_a;
  set_a.assign(a);
  return set_a.jaccard(b, set_b.size());
}

}  // namespace cahoots
