#include "analysis/cadence/automation.hpp"

#include <algorithm>

#include "stats/lattice_sum.hpp"
#include "stats/uniformity.hpp"

namespace cahoots {
namespace {

using SixtyCells = std::array<std::uint32_t, 60>;
constexpr std::string_view kTooCoarse = "times are not known to the minute";
constexpr std::string_view kTooCoarseSeconds = "times are not known to the second";
constexpr std::string_view kTooFew = "too few sessions";
// The grid reported is the coarsest whose excess is at least this part of the largest.
constexpr double kNearlyLargest = 0.8;

struct ClockCells {
  SixtyCells minutes{};
  SixtyCells seconds{};
  std::uint64_t n_minutes = 0;
  std::uint64_t n_seconds = 0;
};

ClockCells clock_cells(const CadenceActivity& activity) {
  ClockCells cells;
  for (const SessionClock& session : activity.sessions) {
    ++cells.minutes[session.minute];
    ++cells.n_minutes;
    if (!session.second) continue;
    ++cells.seconds[*session.second];
    ++cells.n_seconds;
  }
  return cells;
}

/// The locally most powerful score against "a small share is scheduled, each grid alike": the mean
/// over the grids of the likelihood ratio, minus 1. Always an integer from -1 to 23.
double grid_score(int minute) {
  double ratio = 0.0;
  for (const int grid : kGrids_min) ratio += minute % grid == 0 ? grid : 0.0;
  return ratio / static_cast<double>(kGrids_min.size()) - 1.0;
}

LatticeSum grid_null(std::uint64_t n) {
  std::array<double, 60> scores{};
  std::array<double, 60> evenly{};
  evenly.fill(1.0 / 60.0);
  for (int minute = 0; minute < 60; ++minute) {
    scores[static_cast<std::size_t>(minute)] = grid_score(minute);
  }
  // Equal scores are merged by hand: six values instead of sixty in every step of the solver.
  std::array<double, 6> values{-1.0, 0.0, 2.0, 3.0, 11.0, 23.0};
  std::array<double, 6> probabilities{};
  for (const double score : scores) {
    const auto place = std::lower_bound(values.begin(), values.end(), score - 0.5);
    probabilities[static_cast<std::size_t>(place - values.begin())] += 1.0 / 60.0;
  }
  LatticeSum null;
  null.add(values, probabilities, static_cast<double>(n));
  return null;
}

void choose_grid(GridPosting& posting) {
  std::array<double, kGrids_min.size()> excess{};
  for (std::size_t i = 0; i < excess.size(); ++i) {
    const double chance = 1.0 / kGrids_min[i];
    excess[i] = (posting.shares[i] - chance) / (1.0 - chance);
  }
  const double largest = *std::max_element(excess.begin(), excess.end());
  posting.test.effect = std::max(0.0, largest);
  if (largest <= 0.0) return;
  for (std::size_t i = 0; i < excess.size(); ++i) {
    if (excess[i] < kNearlyLargest * largest) continue;
    posting.grid_min = kGrids_min[i];
    posting.test.effect = excess[i];
  }
}

double longest_wake_h(std::span<const std::int64_t> times_s) {
  std::int64_t longest_s = 0;
  std::size_t first = 0;
  for (std::size_t i = 1; i < times_s.size(); ++i) {
    if (times_s[i] - times_s[i - 1] > kWakeGap_s) first = i;
    longest_s = std::max(longest_s, times_s[i] - times_s[first]);
  }
  return static_cast<double>(longest_s) / 3600.0;
}

GridPosting grid_posting(const SixtyCells& minutes, std::uint64_t n) {
  GridPosting posting;
  double score = 0.0;
  for (int minute = 0; minute < 60; ++minute) {
    const double count = minutes[static_cast<std::size_t>(minute)];
    score += count * grid_score(minute);
    for (std::size_t i = 0; i < kGrids_min.size(); ++i) {
      if (minute % kGrids_min[i] == 0) posting.shares[i] += count / static_cast<double>(n);
    }
  }
  posting.test.n = n;
  posting.test.statistic = score / static_cast<double>(n);
  posting.test.p_value = grid_null(n).upper_tail(score);
  choose_grid(posting);
  return posting;
}

}  // namespace

AutomationSigns automation_signs(const CadenceActivity& activity, std::uint64_t min_sessions) {
  AutomationSigns signs;
  signs.intervals = interval_statistics(activity.times_s);
  signs.max_posts_per_hour = most_events_within(activity.times_s, 3600);
  if (!activity.minute_times_s.empty()) {
    signs.max_posts_per_minute = most_events_within(activity.minute_times_s, 60);
  }
  signs.longest_wake_h = longest_wake_h(activity.times_s);
  RegularityOptions regularity;
  regularity.precision_s = activity.minute_precision_s;
  signs.interval_regularity = interval_regularity_test(activity.minute_times_s, regularity);
  const ClockCells cells = clock_cells(activity);
  const bool coarse = activity.minute_times_s.empty();
  if (cells.n_minutes < min_sessions) {
    const TestResult none = untested(coarse ? kTooCoarse : kTooFew, cells.n_minutes);
    signs.minute_uniformity = signs.grid.test = none;
  } else {
    signs.minute_entropy_bits = entropy_bits(cells.minutes);
    signs.minute_uniformity = cell_uniformity_test(cells.minutes);
    signs.grid = grid_posting(cells.minutes, cells.n_minutes);
  }
  const bool coarse_seconds = coarse || activity.minute_precision_s > 1;
  signs.second_uniformity = coarse_seconds ? untested(kTooCoarseSeconds, cells.n_seconds)
                            : cells.n_seconds < min_sessions ? untested(kTooFew, cells.n_seconds)
                                                             : cell_uniformity_test(cells.seconds);
  return signs;
}

}  // namespace cahoots
