#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "io/temporary_file.hpp"
#include "text/minhash.hpp"

namespace cahoots {

/// The band keys of many texts, a column a band, in a temporary file beyond a block of 16,384
/// texts. Memory: 4 bytes a band and text of a block. One thread until `seal`, then any for
/// reading.
class BandColumns {
 public:
  BandColumns(std::string folder, const BandScheme& scheme);

  /// The keys of the next text.
  void add(const TextSignature& signature);
  /// To be called after the last text, before reading.
  void seal();

  const BandScheme& scheme() const { return scheme_; }
  std::uint32_t size() const { return n_texts_; }
  std::uint64_t spilled_bytes() const { return file_.size_bytes(); }

  /// Calls visit(number of the first text, keys) for each block of a band, in order.
  template <class Visit>
  void for_each_block(std::size_t band, Visit visit) {
    std::vector<std::uint32_t> keys(kBlockTexts);
    std::uint32_t first = 0;
    for (; n_texts_ - first >= kBlockTexts; first += kBlockTexts) {
      read_column(first / kBlockTexts, band, keys);
      visit(first, std::span<const std::uint32_t>(keys));
    }
    if (first == n_texts_) return;
    visit(first,
          std::span<const std::uint32_t>(block_.data() + band * kBlockTexts, n_texts_ - first));
  }

 private:
  static constexpr std::uint32_t kBlockTexts = 1U << 14;

  void read_column(std::uint64_t block, std::size_t band, std::vector<std::uint32_t>& keys);

  TemporaryFile file_;
  BandScheme scheme_;
  std::vector<std::uint32_t> block_;  ///< the block at work, column after column
  std::uint32_t n_texts_ = 0;
};

}  // namespace cahoots
