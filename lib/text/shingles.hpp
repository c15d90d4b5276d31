#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace cahoots {

/// Shingles are windows of six bytes that start at a code point: six Latin letters, three Cyrillic
/// or Arabic ones, two Chinese characters. Bytes and not characters, because the scripts carry
/// about the same information a byte, so that one edited word (two Chinese characters, five or six
/// Latin letters) costs every script the same share of its shingles. A text under six bytes is one
/// shingle.
inline constexpr std::size_t kShingleBytes = 6;

static_assert(std::endian::native == std::endian::little, "shingles are read as little-endian");

/// A shingle as a number: its bytes themselves, so that two shingles never collide.
using Shingle = std::uint64_t;

/// The six bytes at `at`, in two loads that the compiler keeps in registers.
inline Shingle load_shingle(const char* at) {
  std::uint32_t low = 0;
  std::uint16_t high = 0;
  std::memcpy(&low, at, sizeof low);
  std::memcpy(&high, at + sizeof low, sizeof high);
  return low | (Shingle{high} << 32);
}

/// Calls `visit(Shingle)` for each window of a normalised text, repeats included. Any thread.
template <class Visit>
void for_each_shingle(std::string_view text, Visit visit) {
  if (text.size() < kShingleBytes) {
    Shingle whole = 0;
    std::memcpy(&whole, text.data(), text.size());
    if (!text.empty()) visit(whole);
    return;
  }
  const char* const end = text.data() + text.size() - kShingleBytes + 1;
  for (const char* at = text.data(); at < end; ++at) {
    if ((static_cast<unsigned char>(*at) & 0xC0) == 0x80) continue;
    visit(load_shingle(at));
  }
}

/// 32 well-mixed bits of a shingle, for signatures and tables (multiply, fold, multiply).
inline std::uint32_t hash_of(Shingle shingle) {
  shingle *= 0x9E3779B97F4A7C15ULL;
  shingle ^= shingle >> 32;
  return static_cast<std::uint32_t>((shingle * 0xD6E8FEB86659FD93ULL) >> 32);
}

/// The hashes of all windows of a text, repeats included, into `hashes`, which is overwritten.
void hash_shingles(std::string_view text, std::vector<std::uint32_t>& hashes);

/// The shingle set of one text, reusable, to compare others with exactly.
/// Memory: 16 to 32 bytes a shingle of the longest text so far. One thread.
class ShingleSet {
 public:
  /// Replaces the set by that of `text`. Linear time.
  void assign(std::string_view text);
  /// Distinct shingles.
  std::size_t size() const { return size_; }
  /// Distinct shingles that `other` shares with the set. Linear in `other`.
  std::size_t count_shared(std::string_view other);
  /// |A ∩ B| / |A ∪ B|, given the number of distinct shingles of `other`; 1 for two empty texts.
  double jaccard(std::string_view other, std::size_t other_size);

 private:
  struct Slot {
    Shingle shingle = 0;
    std::uint32_t set_stamp = 0;
    std::uint32_t seen_stamp = 0;
  };
  Slot& find(Shingle shingle);
  void clear_for(std::size_t max_shingles);

  std::vector<Slot> slots_;
  unsigned shift_ = 64;
  std::uint32_t set_stamp_ = 0;
  std::uint32_t seen_stamp_ = 0;
  std::size_t size_ = 0;
};

/// Exact Jaccard similarity of the shingle sets of two normalised texts, in [0, 1]. Linear time.
double jaccard(std::string_view a, std::string_view b);

}  // namespace cahoots
