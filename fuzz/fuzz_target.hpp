#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// What libFuzzer calls with the bytes that it made up: checks what has to hold of any bytes at all
/// by require(), and throws nothing. Nothing behind `bytes` may be read.
using FuzzCheck = void (*)(std::string_view bytes);

/// One target of a program; the environment variable CAHOOTS_FUZZ_TARGET names the one to run.
struct FuzzTarget {
  std::string name;  ///< unique among all programs: `canonical-url`
  FuzzCheck check = nullptr;
  /// What its corpus begins with: a glob below the root of the repository, or a word that
  /// scripts/fuzz knows (`times`, `urls`, `texts`, `records` of the fixtures, …); empty: nothing.
  std::string seeds = {};
  std::string dictionary = {};  ///< the name of a file in fuzz/dictionaries, or empty
};

/// The targets of this program; each program defines it once.
std::vector<FuzzTarget> fuzz_targets();

/// Ends the process with a message where a promise does not hold, so that libFuzzer keeps the
/// input. `detail`: what was seen.
void require(bool holds, std::string_view promise, std::string_view detail = {});
void require_utf8(std::string_view text, std::string_view promise);
/// Both texts are shown where they differ.
void require_equal(std::string_view got, std::string_view expected, std::string_view promise);

/// Takes a made-up input apart into small numbers and texts; zeros and empty texts at its end.
class FuzzBytes {
 public:
  explicit FuzzBytes(std::string_view bytes) : rest_(bytes) {}

  bool is_empty() const { return rest_.empty(); }
  /// The next byte.
  std::uint8_t byte();
  /// In [0, bound), made of as many bytes as that takes; 0 < bound <= 2^56.
  std::uint64_t below(std::uint64_t bound);
  /// Up to the next byte 0xFF, which no UTF-8 holds, so that texts can be cut and joined.
  std::string_view text();
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// The lines of a text without their line feeds; what follows the last one is a line where it is
/// not empty.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace cahoots
