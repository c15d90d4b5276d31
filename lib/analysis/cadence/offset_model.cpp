#include "analysis/cadence/offset_model.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/cadence/offset_tables.hpp"

namespace cahoots {
namespace {

constexpr std::array<double, kDayKinds> kDayKindPrior = {0.75, 0.2, 0.05};

/// Running sums over two turns of the clock, so that a block's sum is one difference.
template <class Number>
class TurnSums {
 public:
  template <class ValueOfHour>
  explicit TurnSums(const ValueOfHour& value) {
    for (std::size_t hour = 0; hour < 48; ++hour) sums_[hour + 1] = sums_[hour] + value(hour % 24);
  }
  Number block(std::size_t start_h, std::size_t length_h) const {
    return sums_[start_h + length_h] - sums_[start_h];
  }
  Number turn() const { return sums_[24]; }

 private:
  std::array<Number, 49> sums_{};
};

/// What does not depend on the offset: every block of hours of UTC as sleep and as work, by length
/// and start.
struct BlocksOfDay {
  explicit BlocksOfDay(const OffsetEvidence& evidence);

  std::array<std::array<std::size_t, 24>, kLongestQuiet_h + 1> n{};
  std::array<std::array<double, 24>, kLongestQuiet_h + 1> asleep{};
  std::array<std::array<double, 24>, kLongestQuiet_h + 1> at_work{};
};

/// What a dip at one of the meals adds to a shift.
double meal_log_ratio(const OffsetEvidence& evidence, std::size_t start_h) {
  const OffsetTables& table = offset_tables();
  double ratio = 0.0;
  for (const std::size_t step : kMealSteps) {
    const std::size_t at_meal = evidence.by_hour[(start_h + step) % 24];
    ratio += std::exp(table.at_meal[at_meal] - table.at_work[at_meal]);
  }
  return std::log(ratio / static_cast<double>(kMealSteps.size()));
}

BlocksOfDay::BlocksOfDay(const OffsetEvidence& evidence) {
  const OffsetTables& table = offset_tables();
  const auto& counts = evidence.by_hour;
  const TurnSums<std::size_t> passed([&](std::size_t hour) { return counts[hour]; });
  const TurnSums<double> quiet([&](std::size_t hour) { return table.asleep[counts[hour]]; });
  const TurnSums<double> busy([&](std::size_t hour) { return table.at_work[counts[hour]]; });
  for (std::size_t start = 0; start < 24; ++start) {
    const double meal = meal_log_ratio(evidence, start);
    for (std::size_t length = kShortestQuiet_h; length <= kLongestQuiet_h; ++length) {
      const std::size_t inside = passed.block(start, length);
      n[length][start] = inside;
      asleep[length][start] =
          table.asleep_share.log_likelihood(inside, evidence.n) + quiet.block(start, length);
      at_work[length][start] =
          table.off_work_share.log_likelihood(evidence.n - inside, evidence.n) +
          busy.block(start, length) + meal;
    }
  }
}

/// log of the sum of exponentials; what is below e^-20 of the largest is left out.
double log_sum(std::span<const double> values) {
  const double top = *std::max_element(values.begin(), values.end());
  double sum = 0.0;
  for (const double value : values) {
    if (value > top - 20.0) sum += std::exp(value - top);
  }
  return top + std::log(sum);
}

/// Likelihood of the blocks with the rest of the day, whose hours have the tables `rest`, on the
/// clock by which local midnight is `midnight_h` of UTC.
double log_likelihood_of(std::span<const LocalBlock> blocks,
                         const std::array<std::array<double, 24>, kLongestQuiet_h + 1>& inside,
                         const std::array<RisingTable, 24>& rest, const OffsetEvidence& evidence,
                         const BlocksOfDay& of_day, std::size_t midnight_h) {
  const TurnSums<double> outside(
      [&](std::size_t hour) { return rest[hour][evidence.by_hour[(hour + midnight_h) % 24]]; });
  std::array<double, kMostBlocks> values{};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LocalBlock& block = blocks[i];
    const std::size_t start_h = (block.start_h + midnight_h) % 24;
    const std::size_t n_inside = of_day.n[block.length_h][start_h];
    values[i] = block.log_prior + inside[block.length_h][start_h] - block.inside[n_inside] +
                outside.turn() - outside.block(block.start_h, block.length_h) -
                block.outside[evidence.n - n_inside];
  }
  return log_sum(std::span<const double>(values).first(blocks.size()));
}

double weekend_log_ratio(std::size_t weekend, std::size_t n) {
  const OffsetTables& table = offset_tables();
  return table.shift_weekend.log_likelihood(weekend, n) -
         table.usual_weekend.log_likelihood(weekend, n);
}

double even_log_likelihood(const OffsetEvidence& evidence) {
  const OffsetTables& table = offset_tables();
  double sum = -table.even_whole[evidence.n];
  for (const std::size_t count : evidence.by_hour) sum += table.even[count];
  return sum;
}

}  // namespace

OffsetPosterior offset_posterior(const OffsetEvidence& evidence) {
  OffsetPosterior joint{};
  double top = -1e300;
  const OffsetTables& table = offset_tables();
  const BlocksOfDay of_day(evidence);
  const double even = even_log_likelihood(evidence);
  for (std::size_t i = 0; i < 24; ++i) {
    const std::size_t midnight_h = (static_cast<std::size_t>(24 - kFirstOffset_h) - i) % 24;
    joint[0][i] =
        log_likelihood_of(table.sleeps, of_day.asleep, table.waking, evidence, of_day, midnight_h);
    joint[1][i] = log_likelihood_of(table.shifts, of_day.at_work, table.leisure, evidence, of_day,
                                    midnight_h) +
                  weekend_log_ratio(evidence.weekend[i], evidence.n);
    joint[2][i] = even;
    for (std::size_t kind = 0; kind < kDayKinds; ++kind) {
      joint[kind][i] += std::log(kDayKindPrior[kind]);
      top = std::max(top, joint[kind][i]);
    }
  }
  double total = 0.0;
  for (auto& row : joint) {
    for (double& weight : row) total += weight = std::exp(weight - top);
  }
  for (auto& row : joint) {
    for (double& weight : row) weight /= total;
  }
  return joint;
}

}  // namespace cahoots
