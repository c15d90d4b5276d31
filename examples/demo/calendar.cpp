#include "calendar.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cahoots {
namespace {

struct CivilTime {
  int year;
  unsigned month;
  unsigned day;
  std::int64_t hour;
  std::int64_t minute;
  std::int64_t second;
};

CivilTime civil(std::int64_t time_s) {
  using std::chrono::floor;
  const std::chrono::sys_seconds moment{std::chrono::seconds{time_s}};
  const auto midnight = floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date{midnight};
  const std::int64_t within = (moment - midnight).count();
  return {static_cast<int>(date.year()),     static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), within / kHour_s,
          within / kMinute_s % 60,           within % 60};
}

}  // namespace

std::int64_t day_start_s(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  return std::chrono::sys_seconds{std::chrono::sys_days{date}}.time_since_epoch().count();
}

std::int64_t case_start_s() {
  return day_start_s(2024, 3, 4);
}

int weekday_of(std::int64_t time_s) {
  const auto days =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{time_s}});
  return static_cast<int>(std::chrono::weekday{days}.iso_encoding()) - 1;
}

bool is_chinese_working_day(std::int64_t case_day) {
  constexpr std::int64_t kQingming = 31;
  if (case_day == kQingming || case_day == kQingming + 1) {
    return false;
  }
  return case_day % 7 < 5 || case_day == kQingming + 3;
}

std::string api_time(std::int64_t time_s) {
  const CivilTime at = civil(time_s);
  return fmt::format("{}-{:02}-{:02}T{:02}:{:02}:{:02}.000Z", at.year, at.month, at.day, at.hour,
                     at.minute, at.second);
}

std::string archive_time(std::int64_t time_s) {
  const CivilTime at = civil(time_s);
  return fmt::format("{}-{:02}-{:02} {:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute);
}

std::string iso_date(std::int64_t time_s) {
  return archive_time(time_s).substr(0, 10);
}

std::string london_time(std::int64_t time_s) {
  const bool summer = time_s >= day_start_s(2024, 3, 31) + kHour_s;
  const CivilTime at = civil(time_s + (summer ? kHour_s : 0));
  return fmt::format("{:02}-{:02}-{} {:02}:{:02}", at.day, at.month, at.year, at.hour, at.minute);
}

}  // namespace cahoots
