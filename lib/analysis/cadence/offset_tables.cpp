#include "analysis/cadence/offset_tables.hpp"

#include <cmath>
#include <memory>

namespace cahoots {
namespace {

// A resident's waking activity by local hour, midnight first: the shape is common, rounded by hand.
constexpr std::array<double, 24> kWakingShape = {4.2, 2.8, 1.8, 1.2, 0.9, 0.9, 1.5, 2.6,
                                                 3.7, 4.3, 4.6, 4.8, 5.1, 5.0, 4.9, 4.9,
                                                 5.0, 5.2, 5.5, 5.9, 6.3, 6.6, 6.4, 5.5};
// How closely a person follows it: half of the Dirichlet's 24 is even, so that no hour is excluded.
constexpr double kWakingConcentration = 12.0;
constexpr double kLeisureConcentration = 8.0;
constexpr double kJeffreys = 0.5;
constexpr double kAsleepAlpha = 1.0;
constexpr double kAtWorkAlpha = 3.0;
constexpr double kMealAlpha = 1.5;
constexpr double kEvenAlpha = 8.0;
// Sleep: middle and length, as posting shows them.
constexpr double kMidSleep_h = 3.9;
constexpr double kMidSleepSpread_h = 1.2;
constexpr double kQuiet_h = 8.0;
constexpr double kQuietSpread_h = 1.0;
constexpr double kLeastPrior = 1e-3;

// A share as Beta(inside, outside). A shift leaves about 6 % to the weekend, anybody else about
// 2/7. Their ratio weighs the shift alone: the offset of a resident must not lean on the chance of
// its weekends.
constexpr SharePrior kAsleepShare = {0.6, 17.4};
constexpr SharePrior kOffWorkShare = {1.0, 11.0};
constexpr SharePrior kShiftWeekend = {0.6, 9.4};
constexpr SharePrior kUsualWeekend = {8.6, 21.4};

struct ShiftStart {
  int start_h;
  double prior;
};
// Day shifts, and 3 % for all others: enough to win where the rest of the day speaks for them.
constexpr std::array<ShiftStart, 12> kShiftStarts = {{{7, 0.05},
                                                      {8, 0.25},
                                                      {9, 0.42},
                                                      {10, 0.2},
                                                      {11, 0.05},
                                                      {6, 0.006},
                                                      {14, 0.005},
                                                      {15, 0.005},
                                                      {16, 0.005},
                                                      {17, 0.003},
                                                      {22, 0.003},
                                                      {23, 0.003}}};
struct ShiftLength {
  std::size_t length_h;
  double prior;
};
constexpr std::array<ShiftLength, 3> kShiftLengths = {{{8, 0.35}, {9, 0.45}, {10, 0.2}}};

RisingTable rising(double alpha) {
  RisingTable row{};
  for (std::size_t count = 0; count + 1 < row.size(); ++count) {
    row[count + 1] = row[count] + std::log(alpha + static_cast<double>(count));
  }
  return row;
}

double gaussian_log(double value, double mean, double spread) {
  const double z = (value - mean) / spread;
  return -0.5 * z * z;
}

double alpha_of_hour(double concentration, std::size_t hour) {
  double sum = 0.0;
  for (const double weight : kWakingShape) sum += weight;
  return kJeffreys + concentration * kWakingShape[hour % 24] / sum;
}

double alpha_outside(double concentration, std::size_t start_h, std::size_t length_h) {
  double sum = 0.0;
  for (std::size_t step = length_h; step < 24; ++step) {
    sum += alpha_of_hour(concentration, start_h + step);
  }
  return sum;
}

void normalise_priors(std::vector<LocalBlock>& blocks) {
  double total = 0.0;
  for (const LocalBlock& block : blocks) total += std::exp(block.log_prior);
  for (LocalBlock& block : blocks) block.log_prior -= std::log(total);
}

}  // namespace

ShareTables::ShareTables(const SharePrior& prior)
    : inside(rising(prior.inside)),
      outside(rising(prior.outside)),
      whole(rising(prior.inside + prior.outside)) {}

OffsetTables::OffsetTables()
    : asleep(rising(kAsleepAlpha)),
      at_work(rising(kAtWorkAlpha)),
      at_meal(rising(kMealAlpha)),
      even(rising(kEvenAlpha)),
      even_whole(rising(24.0 * kEvenAlpha)),
      asleep_share(kAsleepShare),
      off_work_share(kOffWorkShare),
      shift_weekend(kShiftWeekend),
      usual_weekend(kUsualWeekend) {
  for (std::size_t hour = 0; hour < 24; ++hour) {
    waking[hour] = rising(alpha_of_hour(kWakingConcentration, hour));
    leisure[hour] = rising(alpha_of_hour(kLeisureConcentration, hour));
  }
  add_sleeps();
  add_shifts();
}

void OffsetTables::add_sleeps() {
  for (std::size_t length_h = kShortestQuiet_h; length_h <= kLongestQuiet_h; ++length_h) {
    const auto length = static_cast<double>(length_h);
    for (int start = -8; start < 16; ++start) {
      const double log_prior = gaussian_log(start + length / 2.0, kMidSleep_h, kMidSleepSpread_h) +
                               gaussian_log(length, kQuiet_h, kQuietSpread_h);
      if (log_prior < std::log(kLeastPrior)) continue;
      const auto start_h = static_cast<std::size_t>((start + 24) % 24);
      sleeps.push_back({start_h, length_h, log_prior, rising(kAsleepAlpha * length),
                        rising(alpha_outside(kWakingConcentration, start_h, length_h))});
    }
  }
  normalise_priors(sleeps);
}

void OffsetTables::add_shifts() {
  for (const ShiftStart& begin : kShiftStarts) {
    for (const ShiftLength& length : kShiftLengths) {
      const auto start_h = static_cast<std::size_t>(begin.start_h);
      const double inside =
          kAtWorkAlpha * static_cast<double>(length.length_h) - (kAtWorkAlpha - kMealAlpha);
      const double outside = alpha_outside(kLeisureConcentration, start_h, length.length_h);
      shifts.push_back({start_h, length.length_h, std::log(begin.prior * length.prior),
                        rising(inside), rising(outside)});
    }
  }
  normalise_priors(shifts);
}

const OffsetTables& offset_tables() {
  static const std::unique_ptr<const OffsetTables> made = std::make_unique<OffsetTables>();
  return *made;
}

}  // namespace cahoots
