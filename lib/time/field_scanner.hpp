#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace cahoots {

/// Reads the fields of a written time from left to right. A read that fails consumes nothing.
class FieldScanner {
 public:
  explicit FieldScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  /// The next byte, or NUL at the end.
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool skip(char expected);
  /// Skips blanks and tabs; false where there were none.
  bool skip_blanks();
  /// A number of `min_digits` to `max_digits` digits, as many as there are; max_digits <= 9.
  std::optional<int> number(std::size_t min_digits, std::size_t max_digits);
  /// Skips a point or comma and the digits behind it; false where a digit is missing.
  bool skip_fraction();
  /// English month, `Oct` or `October`, any case: 1-12.
  std::optional<int> month_name();
  /// English weekday, `Wed` or `Wednesday`, any case: 0 for Monday to 6.
  std::optional<int> weekday_name();
  /// `AM` or `PM`, any case: true for PM.
  std::optional<bool> is_pm();
  /// `Z`, `UTC`, `GMT`, `+hh:mm`, `+hhmm` or `+hh`: seconds ahead of UTC.
  std::optional<int> utc_offset_s();
  /// The names of RFC 2822 section 4.3 (`UT`, `GMT`, `EST`, `EDT`, ... `PDT`), and `UTC` and `Z`.
  std::optional<int> named_offset_s();

 private:
  std::string_view letters() const;

  std::string_view rest_;
};

}  // namespace cahoots
