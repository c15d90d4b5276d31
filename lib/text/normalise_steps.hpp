#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cahoots {

/// The steps that undo disguise. Each has a name for `--normalise` (see `name_of`).
enum class NormaliseStep : std::uint8_t {
  entities,       ///< `&amp;` and its kin, left by some exports, become white space
  repost_prefix,  ///< a leading `RT @handle:` is removed
  urls,           ///< `https://…`, `hxxps://…`, `www.…` and `domain.tld/…` are removed
  mentions,       ///< `@handle`, `@user@host` and a delimited `@名字` are removed
  hashtags,       ///< `#` is removed, the word stays
  leading_tags,   ///< two hashtags or more at the start are removed, if 16 bytes stay behind them
  trailing_tags,  ///< hashtags at the end are removed, if 16 bytes stay before them
  random_tail,    ///< a last token such as `VUBQ` is removed (see random_tail.hpp)
  nfkc,           ///< Unicode normalisation form KC (UAX #15)
  case_fold,      ///< Unicode full case folding
  full_width,     ///< full-width ASCII and the ideographic space become their half-width forms
  zero_width,     ///< zero-width, bidirectional and other default-ignorable characters are removed
  combining_marks,  ///< accents, harakat, niqqud, tatweel, skin tones are removed (é becomes e)
  homoglyphs,       ///< look-alike letters become one (UTS #39, see homoglyphs.hpp)
  simplified,       ///< traditional Chinese characters become simplified
  emoji,            ///< pictographs and flags become white space
  punctuation,      ///< punctuation and symbols become white space
  repeats,          ///< the same letter or pictograph again and again becomes one (soo is so)
  whitespace,       ///< runs of white space become one; none beside Chinese and Japanese characters
};
inline constexpr unsigned kNormaliseStepCount = 19;

/// The name of a step as `--normalise` takes it (`zero_width` is written "zero-width").
std::string_view name_of(NormaliseStep step);

/// A set of steps. The order in which they act is fixed and not the user's: what hides a token
/// (zero-width characters, look-alikes) is undone before the tokens are read.
class NormaliseSteps {
 public:
  constexpr NormaliseSteps() = default;

  /// Every step: the default. Each costs nothing measurable where there is nothing to undo, and
  /// each was seen in a published operation; the price is coarser equality (café = cafe).
  static constexpr NormaliseSteps all() {
    NormaliseSteps steps;
    steps.bits_ = (std::uint32_t{1} << kNormaliseStepCount) - 1;
    return steps;
  }
  constexpr bool has(NormaliseStep step) const { return (bits_ & bit_of(step)) != 0; }
  constexpr NormaliseSteps with(NormaliseStep step) const {
    NormaliseSteps steps = *this;
    steps.bits_ |= bit_of(step);
    return steps;
  }
  constexpr NormaliseSteps without(NormaliseStep step) const {
    NormaliseSteps steps = *this;
    steps.bits_ &= ~bit_of(step);
    return steps;
  }
  constexpr bool operator==(const NormaliseSteps&) const = default;

 private:
  static constexpr std::uint32_t bit_of(NormaliseStep step) {
    return std::uint32_t{1} << static_cast<unsigned>(step);
  }
  std::uint32_t bits_ = 0;
};

/// Reads a comma-separated list: step names, `all`, `none`, and names with a leading `-` that take
/// a step out: `all,-emoji`. A list that starts with `-` starts from `all`.
/// Throws UsageError, which lists the names, for an unknown one.
NormaliseSteps parse_normalise_steps(std::string_view list);

/// The steps' names in their fixed order, comma-separated; "none" for the empty set. Read back by
/// `parse_normalise_steps` to the same set.
std::string to_string(NormaliseSteps steps);

}  // namespace cahoots
