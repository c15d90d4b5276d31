#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cadence/event.hpp"

namespace cahoots {

/// A bin of schedule similarity is five minutes around a round one: bin b holds the times from 150
/// s before b * 300 s after the epoch to 149 s after it, so that what is planned for ten o'clock
/// and comes a few seconds early or late lies in one bin.
constexpr std::int64_t kScheduleBin_s = 300;
constexpr std::uint32_t kScheduleBinsAnHour = 12;
constexpr std::uint32_t kScheduleBinsADay = 288;

constexpr std::uint32_t schedule_bin_of(std::int64_t time_s) {
  return static_cast<std::uint32_t>((time_s + kScheduleBin_s / 2) / kScheduleBin_s);
}
/// The middle of the bin.
constexpr std::int64_t schedule_bin_at_s(std::uint32_t bin) {
  return std::int64_t{bin} * kScheduleBin_s;
}

/// A bin in which an account began to post: it posted in the bin and not in the one before. A
/// stretch of posts over half an hour is so one decision, not six.
struct ScheduleStart {
  std::uint32_t bin = 0;
  std::uint32_t n_posts = 0;  ///< in the bin
  std::int64_t first_at_s = 0;
  std::uint32_t hour() const { return bin / kScheduleBinsAnHour; }
  bool operator==(const ScheduleStart&) const = default;
};

/// The starts of one account's events (ascending), ascending. Posts known less finely than to the
/// minute are passed over. O(events).
std::vector<ScheduleStart> schedule_starts(std::span<const CadenceEvent> events);

/// The starts as bytes: 3 to 5 B each.
std::string pack_schedule_starts(std::span<const ScheduleStart> starts);
/// Fills `starts` from what pack_schedule_starts gave. O(starts).
void unpack_schedule_starts(std::string_view row, std::vector<ScheduleStart>& starts);

/// A number for every bin, 0 at first, in pages of a day that are there once they are written to.
/// Memory: sizeof(T) * 288 a day of the stream with posts. Any thread may read.
template <class T>
class ScheduleBinTable {
 public:
  T& operator[](std::uint32_t bin) {
    const std::size_t day = bin / kScheduleBinsADay;
    if (day >= pages_.size()) pages_.resize(day + 1);
    if (!pages_[day]) pages_[day] = std::make_unique<Page>(Page{});
    return (*pages_[day])[bin % kScheduleBinsADay];
  }
  T at(std::uint32_t bin) const {
    const std::size_t day = bin / kScheduleBinsADay;
    return day < pages_.size() && pages_[day] ? (*pages_[day])[bin % kScheduleBinsADay] : T{};
  }
  /// Calls `visit(bin, number)` for every bin of the pages there are, ascending.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t day = 0; day < pages_.size(); ++day) {
      if (!pages_[day]) continue;
      for (std::uint32_t i = 0; i < kScheduleBinsADay; ++i) {
        visit(static_cast<std::uint32_t>(day) * kScheduleBinsADay + i, (*pages_[day])[i]);
      }
    }
  }

 private:
  using Page = std::array<T, kScheduleBinsADay>;
  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace cahoots
