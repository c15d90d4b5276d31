#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/temporary_file.hpp"

namespace cahoots {

/// Texts by number, written in order and read in any: in memory while they fit, in a temporary file
/// beyond that. They are read in blocks: 8 B a block stay in memory, and the 1024 blocks read last,
/// so that reading texts near each other costs little. One thread.
class NameFile {
 public:
  /// `folder` as for TemporaryFile; `block_texts` 1 or more: few where texts are long.
  NameFile(std::string folder, std::size_t memory_bytes, std::uint32_t block_texts = 16);

  /// Its number is the count of those before it. Throws LimitError at 2^32 - 1 texts.
  void append(std::string_view text);
  std::uint32_t size() const { return size_; }
  /// The text of that number (precondition: below `size()`). After the first call nothing may be
  /// appended. O(a block), and a read of the file where that is not in memory.
  std::string get(std::uint32_t number);
  /// Calls `visit(number, text)` for all, in order; the text is valid during the call.
  template <class Visit>
  void for_each(Visit visit) {
    for (std::uint32_t first = 0; first < size_; first += block_texts_) {
      std::string_view rest = block(first / block_texts_);
      for (std::uint32_t i = first; i < size_ && i < first + block_texts_; ++i) {
        visit(i, take_text(rest));
      }
    }
  }

 private:
  static constexpr std::size_t kCachedBlocks = 1024;
  struct CachedBlock {
    std::uint64_t number = ~std::uint64_t{0};
    std::string bytes;
  };

  static std::string_view take_text(std::string_view& rest);
  void spill();
  std::string_view block(std::uint64_t number);

  TemporaryFile file_;
  std::size_t memory_bytes_;
  std::uint32_t block_texts_;
  bool is_spilled_ = false;
  std::string bytes_;
  std::uint64_t size_bytes_ = 0;
  std::vector<std::uint64_t> starts_bytes_;  ///< of each block
  std::uint32_t size_ = 0;
  std::vector<CachedBlock> cache_;
};

}  // namespace cahoots
