#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/schedules/stream.hpp"

namespace cahoots {

/// How an account spreads its starts over the bins of an hour: a mixture of six habits,
///   0 evenly, 1 as the stream does in this very hour, 2 where the stream of the hour stands out,
///   3 on its own minutes of the hour (:00, :30), 4 at its own times of the day to five minutes,
///   5 at its own times of the day to half an hour,
/// each learned from the other hours of the account, never from the hour it is applied to. The
/// weights are fitted to the account by expectation maximisation (Dempster, Laird and Rubin 1977)
/// on those left-out predictions, from a beginning that trusts the stream: where nothing tells the
/// habits apart an account does as the stream does, and a timer at nine every day is known as one.
class ScheduleHabit {
 public:
  static constexpr std::size_t kHabits = 6;
  using Weights = std::array<double, kHabits>;

  /// Learns and fits. `starts` ascending. O(starts), about 0.3 us each; 3.5 kB.
  ScheduleHabit(std::span<const ScheduleStart> starts, const ScheduleStream& stream);
  /// Learns with weights fitted before. O(starts).
  ScheduleHabit(std::span<const ScheduleStart> starts, const Weights& weights);

  const Weights& weights() const { return weights_; }
  /// The chance of each bin of the hour for a start in that hour. `own_starts`: the account's
  /// starts in the hour, which are left out; `stream`: of stream_shares. O(12). Any thread.
  HourShares shares(std::span<const ScheduleStart> own_starts, std::uint32_t hour,
                    const HourShares& stream) const;

 private:
  std::array<HourShares, kHabits> predictions(std::span<const ScheduleStart> own_starts,
                                              std::uint32_t hour, const HourShares& stream) const;
  void learn(std::span<const ScheduleStart> starts);
  void fit(std::span<const ScheduleStart> starts, const ScheduleStream& stream);

  std::array<double, kScheduleBinsAnHour> by_minute_{};
  std::array<double, kScheduleBinsADay> by_time_{};
  std::array<double, kScheduleBinsADay> by_half_hour_{};
  Weights weights_{};
};

/// The end of the run of starts in one hour that begins at `begin`.
inline std::size_t end_of_schedule_hour(std::span<const ScheduleStart> starts, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < starts.size() && starts[end].hour() == starts[begin].hour()) ++end;
  return end;
}

}  // namespace cahoots
