#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace cahoots {

/// How often each word occurs in a sample of normalised texts, to tell phrases that anybody writes
/// from texts that two people do not write by chance. A word stands between blanks; a Chinese or
/// Japanese character is one. Counts do not depend on the order of texts.
/// Memory: about 50 bytes a distinct word. Const methods: any thread.
class BackgroundModel {
 public:
  /// Adds a text's words. Linear time.
  void add(std::string_view normalised);

  /// The text's information in bits: 0.6 · Σ −log2 p(word), p add-one smoothed. The words of a
  /// language are not independent: printed English has 2.14 bits a letter by word frequencies and
  /// about 1.3 by all that precedes, hence the factor (Shannon 1951, "Prediction and Entropy of
  /// Printed English", tables I and III). Linear time.
  double information_bits(std::string_view normalised) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  // only looked up, never walked
  std::uint64_t total_ = 0;
};

}  // namespace cahoots
