#include "base/interner.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/error.hpp"

namespace cahoots {

std::string_view Interner::operator[](std::uint32_t number) const {
  const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

std::size_t Interner::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash64(text, salt_) & mask;
  while (slots_[slot] != 0 && (*this)[slots_[slot] - 1] != text) slot = (slot + 1) & mask;
  return slot;
}

std::optional<std::uint32_t> Interner::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t held = slots_[slot_of(text)];
  if (held == 0) return std::nullopt;
  return held - 1;
}

std::uint32_t Interner::intern(std::string_view text) {
  if (ends_.size() * 4 >= slots_.size() * 3) grow();
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  if (ends_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
    throw LimitError("more than 4 billion distinct accounts, posts or objects");
  }
  bytes_.append(text);
  ends_.push_back(bytes_.size());
  slots_[slot] = size();
  return size() - 1;
}

void Interner::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t slot = hash64((*this)[number], salt_) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::vector<std::uint32_t> Interner::order_by_bytes() const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return (*this)[a] < (*this)[b]; });
  return order;
}

}  // namespace cahoots
