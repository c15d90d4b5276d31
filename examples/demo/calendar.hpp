#pragma once

#include <cstdint>
#include <string>

namespace cahoots {

constexpr std::int64_t kMinute_s = 60;
constexpr std::int64_t kHour_s = 3600;
constexpr std::int64_t kDay_s = 86400;

/// Seconds since the epoch of 00:00 UTC on that date.
std::int64_t day_start_s(int year, unsigned month, unsigned day);

/// The case: seven weeks from Monday 4 March 2024. They hold the change to summer time in Europe
/// and North America, and in China the Qingming holiday with its working Sunday.
std::int64_t case_start_s();
constexpr std::int64_t kCaseDays = 49;

/// 0 Monday … 6 Sunday, of the UTC date.
int weekday_of(std::int64_t time_s);
/// Whether offices in China work on that day of the case (0 = 4 March 2024): weekdays without
/// 4 and 5 April (Qingming), but with Sunday 7 April in exchange.
bool is_chinese_working_day(std::int64_t case_day);

/// 2024-03-04T09:08:07.000Z
std::string api_time(std::int64_t time_s);
/// 2024-03-04 09:08 (UTC)
std::string archive_time(std::int64_t time_s);
/// 2024-03-04
std::string iso_date(std::int64_t time_s);
/// 04-03-2024 09:08 on the clocks of London, which go forward on 31 March 2024 at 01:00 UTC.
std::string london_time(std::int64_t time_s);

}  // namespace cahoots
