#include "analysis/schedules/habit.hpp"

namespace cahoots {
namespace {

constexpr int kHalfHour_bins = 6;
// An even half start: a habit never seen at this time of the day predicts nothing.
constexpr double kEvenStarts = 0.5;
// Where the fit begins, and the prior weight of the habits in starts, all together.
constexpr ScheduleHabit::Weights kFirstWeights = {0.02, 0.8, 0.1, 0.025, 0.025, 0.03};
constexpr double kHabitPriorStarts = 1.0;
constexpr int kFitSteps = 20;

/// A triangle of half an hour to either side that sums to 1.
constexpr double half_hour_kernel(int apart_bins) {
  constexpr int kWidth = kHalfHour_bins + 1;
  const int near = kWidth - (apart_bins < 0 ? -apart_bins : apart_bins);
  return near > 0 ? static_cast<double>(near) / (kWidth * kWidth) : 0.0;
}

/// Round the clock.
std::size_t bin_beside(std::size_t bin, int apart_bins) {
  const int beside = static_cast<int>(bin) + apart_bins + static_cast<int>(kScheduleBinsADay);
  return static_cast<std::size_t>(beside) % kScheduleBinsADay;
}

}  // namespace

ScheduleHabit::ScheduleHabit(std::span<const ScheduleStart> starts, const ScheduleStream& stream) {
  learn(starts);
  fit(starts, stream);
}

ScheduleHabit::ScheduleHabit(std::span<const ScheduleStart> starts, const Weights& weights)
    : weights_(weights) {
  learn(starts);
}

void ScheduleHabit::learn(std::span<const ScheduleStart> starts) {
  for (const ScheduleStart& start : starts) {
    by_minute_[start.bin % kScheduleBinsAnHour] += 1.0;
    by_time_[start.bin % kScheduleBinsADay] += 1.0;
  }
  for (std::size_t bin = 0; bin < kScheduleBinsADay; ++bin) {
    if (by_time_[bin] == 0.0) continue;
    for (int apart = -kHalfHour_bins; apart <= kHalfHour_bins; ++apart) {
      by_half_hour_[bin_beside(bin, apart)] += by_time_[bin] * half_hour_kernel(apart);
    }
  }
}

std::array<HourShares, ScheduleHabit::kHabits> ScheduleHabit::predictions(
    std::span<const ScheduleStart> own_starts, std::uint32_t hour, const HourShares& stream) const {
  std::array<HourShares, kHabits> result;
  const std::size_t first = std::size_t{hour} * kScheduleBinsAnHour % kScheduleBinsADay;
  result[0].fill(1.0 / kScheduleBinsAnHour);
  result[1] = stream;
  result[2] = outstanding_shares(stream);
  for (std::size_t i = 0; i < kScheduleBinsAnHour; ++i) {
    result[3][i] = by_minute_[i];
    result[4][i] = by_time_[first + i];
    result[5][i] = by_half_hour_[first + i];
  }
  for (const ScheduleStart& own : own_starts) {
    const std::size_t within = own.bin % kScheduleBinsAnHour;
    result[3][within] -= 1.0;
    result[4][within] -= 1.0;
    for (std::size_t i = 0; i < kScheduleBinsAnHour; ++i) {
      result[5][i] -= half_hour_kernel(static_cast<int>(i) - static_cast<int>(within));
    }
  }
  for (double& count : result[5]) count = count > 0.0 ? count : 0.0;  // rounding
  for (std::size_t habit = 3; habit < kHabits; ++habit) make_shares(result[habit], kEvenStarts);
  return result;
}

HourShares ScheduleHabit::shares(std::span<const ScheduleStart> own_starts, std::uint32_t hour,
                                 const HourShares& stream) const {
  const std::array<HourShares, kHabits> habits = predictions(own_starts, hour, stream);
  HourShares mixed{};
  for (std::size_t habit = 0; habit < kHabits; ++habit) {
    for (std::size_t i = 0; i < kScheduleBinsAnHour; ++i) {
      mixed[i] += weights_[habit] * habits[habit][i];
    }
  }
  return mixed;
}

void ScheduleHabit::fit(std::span<const ScheduleStart> starts, const ScheduleStream& stream) {
  std::vector<Weights> chances;  // of what happened, under each habit
  for (std::size_t begin = 0; begin < starts.size();) {
    const std::size_t end = end_of_schedule_hour(starts, begin);
    const auto own = starts.subspan(begin, end - begin);
    const std::uint32_t hour = own.front().hour();
    const auto habits = predictions(own, hour, stream.shares(hour, own));
    for (const ScheduleStart& start : own) {
      Weights& chance = chances.emplace_back();
      for (std::size_t habit = 0; habit < kHabits; ++habit) {
        chance[habit] = habits[habit][start.bin % kScheduleBinsAnHour];
      }
    }
    begin = end;
  }
  weights_ = kFirstWeights;
  const double n = static_cast<double>(starts.size());
  for (int step = 0; step < kFitSteps; ++step) {
    Weights sum = kFirstWeights;
    for (double& weight : sum) weight *= kHabitPriorStarts;
    for (const Weights& chance : chances) {
      double total = 0.0;
      for (std::size_t habit = 0; habit < kHabits; ++habit)
        total += weights_[habit] * chance[habit];
      for (std::size_t habit = 0; habit < kHabits; ++habit) {
        sum[habit] += weights_[habit] * chance[habit] / total;
      }
    }
    for (double& weight : sum) weight /= n + kHabitPriorStarts;
    weights_ = sum;
  }
}

}  // namespace cahoots
