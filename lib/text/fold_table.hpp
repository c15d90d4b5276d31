#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "text/normalise_steps.hpp"

namespace cahoots {

/// What a code point does to the normalised text.
enum class FoldClass : std::uint8_t {
  literal,    ///< its bytes are written
  ideograph,  ///< written; white space beside it disappears (Han, Kana, kept pictographs)
  lookalike,  ///< written; a letter of a script that can imitate Latin (Cyrillic, Greek, …)
  space,      ///< white space
  drop,       ///< nothing
  invisible,  ///< nothing; but it may split a handle or an address that has to be seen whole
  at_sign,
  number_sign,
  complex,    ///< its form depends on its neighbours: the whole text needs ICU first
  expansion,  ///< several code points: `FoldTable::expansion`
};

/// One code point folded: up to four bytes of UTF-8 and what to do with them.
struct Fold {
  std::array<char, 4> bytes{};
  std::uint8_t size_bytes = 0;
  FoldClass fold_class = FoldClass::drop;
  /// A letter, digit or mark: part of a word and of a hashtag.
  bool is_word : 1 = false;
  /// Repeats of it are squeezed (words' characters but digits, pictographs).
  bool is_squeezed : 1 = false;
  /// The Latin letter that a `lookalike` cannot be told from; 0 where there is none.
  char latin_twin = 0;
};
static_assert(sizeof(Fold) == 8);

/// The context-free part of the normalisation, one entry a code point, filled from ICU page by page
/// (256 code points) at first use: 2 KiB a page, about 0.3 MB for Chinese and Latin texts.
/// Sources: UAX #15 (NFKC), Unicode case folding, UTS #51 (Extended_Pictographic), ICU's
/// Traditional-Simplified transform. Thread rule: const and shared by any number of threads.
class FoldTable {
 public:
  explicit FoldTable(NormaliseSteps steps);
  ~FoldTable();
  FoldTable(const FoldTable&) = delete;
  FoldTable& operator=(const FoldTable&) = delete;

  /// The fold of a code point below 0x110000. Throws LimitError if ICU's data is unusable.
  const Fold& at(char32_t code_point) const {
    const Page* page = pages_[code_point >> 8].load(std::memory_order_acquire);
    if (page == nullptr) [[unlikely]]
      page = build_page(code_point >> 8);
    return page->folds[code_point & 0xFF];
  }
  /// All bytes of a fold, be they more than four (class `expansion`).
  std::string expansion(char32_t code_point) const;

 private:
  struct Page {
    std::array<Fold, 256> folds;
    std::unique_ptr<std::array<std::string, 256>> expansions;
  };
  const Page* build_page(char32_t index) const;

  NormaliseSteps steps_;
  mutable std::mutex build_mutex_;
  mutable std::array<std::atomic<const Page*>, 0x1100> pages_{};
};

}  // namespace cahoots
