#include "render/time_bins.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "base/civil.hpp"

namespace cahoots {
namespace {

CivilDate month_start(std::int64_t day_utc) {
  CivilDate date = civil_from_days(day_utc);
  date.day = 1;
  return date;
}

CivilDate months_later(CivilDate date, int months) {
  const int month = date.month - 1 + months;
  return {date.year + month / 12, month % 12 + 1, 1};
}

std::int64_t start_of(std::string_view unit, std::int64_t day_utc) {
  if (unit == "week") return day_utc - weekday_of(day_utc);
  if (unit == "month") return days_from_civil(month_start(day_utc));
  if (unit == "year") return days_from_civil({civil_from_days(day_utc).year, 1, 1});
  return day_utc;
}

std::int64_t next_start(std::string_view unit, std::int64_t day_utc) {
  if (unit == "week") return day_utc + 7;
  if (unit == "month") return days_from_civil(months_later(month_start(day_utc), 1));
  if (unit == "year") return days_from_civil({civil_from_days(day_utc).year + 1, 1, 1});
  return day_utc + 1;
}

std::string label_of(std::string_view unit, std::int64_t day_utc) {
  const std::string date = date_of_day(day_utc);
  if (unit == "month") return date.substr(0, 7);
  if (unit == "year") return date.substr(0, 4);
  return date;
}

}  // namespace

std::vector<std::uint64_t> TimeBins::counts(
    const std::map<std::int64_t, std::uint64_t>& by_day) const {
  std::vector<std::uint64_t> sums(first_days_utc.size(), 0);
  for (const auto& [day, count] : by_day) {
    const auto next = std::upper_bound(first_days_utc.begin(), first_days_utc.end(), day);
    if (next == first_days_utc.begin()) continue;
    sums[static_cast<std::size_t>(next - first_days_utc.begin()) - 1] += count;
  }
  return sums;
}

TimeBins time_bins(std::int64_t first_day_utc, std::int64_t last_day_utc, std::size_t max_bins) {
  const auto n_days =
      static_cast<std::size_t>(std::max<std::int64_t>(0, last_day_utc - first_day_utc)) + 1;
  TimeBins bins;
  bins.unit = n_days <= max_bins            ? "day"
              : n_days / 7 + 2 <= max_bins  ? "week"
              : n_days / 28 + 2 <= max_bins ? "month"
                                            : "year";
  for (std::int64_t day = start_of(bins.unit, first_day_utc); day <= last_day_utc;
       day = next_start(bins.unit, day)) {
    bins.first_days_utc.push_back(day);
    bins.labels.push_back(label_of(bins.unit, day));
  }
  return bins;
}

}  // namespace cahoots
