#pragma once

#include <array>
#include <cstdint>

#include "base/ascii.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

/// What a byte of the text asks of the fold pass.
enum class AsciiKind : std::uint8_t {
  literal,
  space,
  at_sign,
  number_sign,
  ampersand,  ///< may begin an entity
  colon,      ///< may follow a scheme
  dot,        ///< may stand in a host name
  multibyte
};

/// The fold of ASCII as tables: the fast path of the normalisation.
struct AsciiFold {
  std::array<AsciiKind, 256> kind{};
  std::array<char, 128> mapped{};
  /// The byte behind which this one is dropped: itself, folded; 0xFF, which UTF-8 has not, for
  /// none.
  std::array<unsigned char, 128> squeezed_after{};

  explicit AsciiFold(NormaliseSteps steps);
};

/// The tables of these steps; built once for the default set, once a thread for another. Any
/// thread.
const AsciiFold& ascii_fold(NormaliseSteps steps);

inline bool is_ascii_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
}

}  // namespace cahoots
