#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cahoots {

/// Shapes of handles that are given out by platforms or made by programs. Many honest people keep
/// the handle that they were given: a shape means something only where it is far commoner in a
/// group than elsewhere.
enum class HandlePattern : std::uint8_t {
  none,
  platform_default,  ///< `user1234567`, `user-ab1cd2ef3g`: never chosen
  word_pair,         ///< `Quiet_Otter_1234`, as Reddit proposes
  name_8_digits,     ///< `AnnaLind12345678`, as X makes of a name
  name_digits,       ///< letters with 4 to 7 digits behind them
  random_string      ///< letters and digits in turn, or six consonants on end
};

struct HandlePatternTraits {
  HandlePattern pattern;
  std::string_view name;     ///< as in records; empty for none
  std::string_view regex;    ///< RE2, of the handle without `@` and server
  std::string_view meaning;  ///< for the manual
};

/// All of them, in their order; the one place that holds them. Any thread, as all here.
std::span<const HandlePatternTraits> handle_pattern_table();
std::string_view name_of(HandlePattern pattern);

/// The first pattern of the table that the handle has, with or without `@`, a server behind a
/// second `@` or a dot left out; none of a pseudonym. One pass of an RE2 set, O(length); compiled
/// once.
HandlePattern handle_pattern_of(std::string_view handle);

}  // namespace cahoots
