#include "text/ascii_fold.hpp"

#include <optional>

namespace cahoots {
namespace {

constexpr unsigned char kNever = 0xFF;

AsciiKind kind_of(unsigned char byte, NormaliseSteps steps) {
  if (byte >= 0x80) return AsciiKind::multibyte;
  const char c = static_cast<char>(byte);
  if (c == '@') return AsciiKind::at_sign;
  if (c == '#') return AsciiKind::number_sign;
  if (c == '&' && steps.has(NormaliseStep::entities)) return AsciiKind::ampersand;
  if (c == ':' && steps.has(NormaliseStep::urls)) return AsciiKind::colon;
  if (c == '.' && steps.has(NormaliseStep::urls)) return AsciiKind::dot;
  if (is_ascii_blank(c)) return AsciiKind::space;
  const bool becomes_space = !is_ascii_alnum(c) && steps.has(NormaliseStep::punctuation);
  return becomes_space ? AsciiKind::space : AsciiKind::literal;
}

}  // namespace

AsciiFold::AsciiFold(NormaliseSteps steps) {
  for (unsigned i = 0; i < kind.size(); ++i)
    kind[i] = kind_of(static_cast<unsigned char>(i), steps);
  for (unsigned i = 0; i < mapped.size(); ++i) {
    const bool folds = steps.has(NormaliseStep::case_fold) && i >= 'A' && i <= 'Z';
    const bool is_blank = kind[i] == AsciiKind::space;
    const unsigned folded = is_blank ? ' ' : folds ? i + ('a' - 'A') : i;
    const bool is_digit = i >= '0' && i <= '9';
    const bool squeezes = steps.has(NormaliseStep::repeats) && !is_digit;
    mapped[i] = static_cast<char>(folded);
    squeezed_after[i] = squeezes ? static_cast<unsigned char>(folded) : kNever;
  }
}

const AsciiFold& ascii_fold(NormaliseSteps steps) {
  static const AsciiFold kAll(NormaliseSteps::all());
  if (steps == NormaliseSteps::all()) return kAll;
  thread_local NormaliseSteps built_for;
  thread_local std::optional<AsciiFold> built;
  if (!built || !(built_for == steps)) {
    built.emplace(steps);
    built_for = steps;
  }
  return *built;
}

}  // namespace cahoots
