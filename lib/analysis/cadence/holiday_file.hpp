#pragma once

#include <string>
#include <string_view>

#include "time/holidays.hpp"

namespace cahoots {

/// Reads a table of holidays as an analyst writes it, either CSV with a line of headings, or JSON
/// Lines with the same keys:
/// - `country`: two capital letters of ISO 3166-1
/// - `name`: for the reader
/// - `first_day`, `last_day`: `YYYY-MM-DD`, inclusive
/// - `kind` (may be missing): `off`, or `workday` for weekend days that are worked in exchange
/// Empty lines and those that begin with `#` are passed over. The file replaces the built-in table.
/// Throws UsageError, naming file, line and column, for a line that is none of these, for dates
/// that do not exist, for a holiday that ends before it begins or lasts more than 60 days, and for
/// a file without any. Linear time.
HolidayTable read_holidays(const std::string& file_name, std::string_view content);

}  // namespace cahoots
