#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/schedules/habit.hpp"

namespace cahoots {

/// A five-minute bin in which both accounts of a pair began to post.
struct SharedScheduleBin {
  std::uint32_t bin = 0;
  std::int64_t source_at_s = 0;  ///< first post of each in the bin
  std::int64_t target_at_s = 0;
  std::uint64_t n_posts = 0;  ///< of both
  double chance = 0.0;        ///< that the two share a bin in its hour
  std::int64_t lag_s() const { return target_at_s - source_at_s; }
};

/// What two accounts have in common before anything is known of their habits.
struct ScheduleOverlap {
  std::uint64_t n_hours = 0;   ///< clock hours in which both began to post
  std::uint64_t n_shared = 0;  ///< of these, with a bin in common
  double even_expected = 0.0;  ///< of n_shared, where starts fall evenly within the hour
};

/// Null: given how often each account began to post in each clock hour, the two choose their
/// minutes within the hour independently, each by its habit. What the two have in common on a scale
/// of hours or more (zone, shift, weekday, holiday, a busy day) is so taken as given and is no
/// evidence. The chance of a bin in common is at most n_a n_b * sum over bins of share_a share_b
/// (Boole's inequality), taken as that bound, at most 1; hours are independent, so that the number
/// of hours with a bin in common is a Poisson binomial variable: p is its upper tail, n the hours,
/// effect shared / expected. Conservative where accounts start several times in an hour.
/// Idea: jitter within intervals, Amarasingham, Harrison, Hatsopoulos and Geman 2012,
/// "Conditional modeling and the jitter method of spike resampling".
struct SchedulePair {
  /// Of each hour in which both began to post, ascending: of a bin in common.
  std::vector<double> chances;
  double expected = 0.0;  ///< their sum
  double p_value = 1.0;
  std::vector<SharedScheduleBin> shared;  ///< at most one an hour, the first; ascending
};

/// O(source + target). Any thread.
ScheduleOverlap schedule_overlap(std::span<const ScheduleStart> source,
                                 std::span<const ScheduleStart> target);

/// The test. Each account with its habit; `stream` of all accounts, these two among them.
/// O(source + target + 80 ns an hour in common + the tail).
SchedulePair compare_schedules(std::span<const ScheduleStart> source,
                               const ScheduleHabit& source_habit,
                               std::span<const ScheduleStart> target,
                               const ScheduleHabit& target_habit, const ScheduleStream& stream);

}  // namespace cahoots
