#include "stats/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/tail.hpp"

namespace cahoots {
namespace {

std::vector<double> intervals_of(std::span<const std::int64_t> times_s) {
  std::vector<double> intervals;
  if (times_s.size() < 2) return intervals;
  intervals.reserve(times_s.size() - 1);
  for (std::size_t i = 1; i < times_s.size(); ++i) {
    intervals.push_back(static_cast<double>(times_s[i] - times_s[i - 1]));
  }
  return intervals;
}

double mean_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

std::optional<double> burstiness_of(std::span<const double> intervals) {
  if (intervals.size() < 2) return std::nullopt;
  const double mean = mean_of(intervals);
  if (!(mean > 0.0)) return std::nullopt;
  double squares = 0.0;
  for (const double interval : intervals) squares += (interval - mean) * (interval - mean);
  const double n = static_cast<double>(intervals.size());
  const double ratio = std::sqrt(squares / n) / mean;
  const double upper = std::sqrt(n + 1.0);
  const double lower = std::sqrt(n - 1.0);
  return (upper * ratio - lower) / ((upper - 2.0) * ratio + lower);
}

std::optional<double> memory_of(std::span<const double> intervals) {
  if (intervals.size() < 3) return std::nullopt;
  const std::span<const double> first = intervals.first(intervals.size() - 1);
  const std::span<const double> second = intervals.last(intervals.size() - 1);
  const double first_mean = mean_of(first);
  const double second_mean = mean_of(second);
  double product = 0.0;
  double first_squares = 0.0;
  double second_squares = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double a = first[i] - first_mean;
    const double b = second[i] - second_mean;
    product += a * b;
    first_squares += a * a;
    second_squares += b * b;
  }
  if (!(first_squares > 0.0) || !(second_squares > 0.0)) return std::nullopt;
  return product / std::sqrt(first_squares * second_squares);
}

double median_of(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

}  // namespace

IntervalStatistics interval_statistics(std::span<const std::int64_t> times_s) {
  std::vector<double> intervals = intervals_of(times_s);
  IntervalStatistics result;
  result.n = intervals.size();
  if (intervals.empty()) return result;
  result.burstiness = burstiness_of(intervals);
  result.memory = memory_of(intervals);
  result.median_s = median_of(intervals);
  return result;
}

TestResult interval_regularity_test(std::span<const std::int64_t> times_s,
                                    const RegularityOptions& options) {
  double fisher = 0.0;
  double sum = 0.0;
  std::uint64_t n = 0;
  for (std::size_t i = 2; i < times_s.size();) {
    const std::int64_t first = times_s[i - 1] - times_s[i - 2] - options.floor_s;
    const std::int64_t second = times_s[i] - times_s[i - 1] - options.floor_s;
    if (first < 0) {
      ++i;
      continue;
    }
    // The second interval was looked at, so it may not open the next pair: that would select it.
    i += 2;
    if (second < 0 || first + second + 2 * options.floor_s > options.ceiling_s) continue;
    // In whole precisions every split of the sum is as likely, distances in steps of two: the mid-p
    // of a distance d > 0 is d / (sum + 1), which keeps Fisher's sum calibrated (Lancaster 1961).
    const double precision_s = static_cast<double>(options.precision_s);
    const double distance_s =
        std::max(static_cast<double>(std::abs(first - second)), 0.5 * precision_s);
    const double likeness =
        std::min(1.0, distance_s / (static_cast<double>(first + second) + precision_s));
    fisher -= 2.0 * std::log(likeness);
    sum += likeness;
    ++n;
  }
  if (n < options.min_pairs) return untested("too few neighbouring intervals", n);
  TestResult result;
  result.n = n;
  result.statistic = fisher;
  result.effect = 1.0 - 2.0 * sum / static_cast<double>(n);
  result.p_value = chi_squared_upper_tail(fisher, 2.0 * static_cast<double>(n));
  return result;
}

std::uint64_t most_events_within(std::span<const std::int64_t> times_s, std::int64_t window_s) {
  std::size_t most = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < times_s.size(); ++last) {
    while (times_s[last] - times_s[first] >= window_s) ++first;
    most = std::max(most, last - first + 1);
  }
  return most;
}

}  // namespace cahoots
