#include "analysis/cadence/offset.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace cahoots {
namespace {

using Day = std::array<double, 24>;
enum Component : std::size_t { kResident, kOffice, kEven, kComponents };

// Relative activity by local hour, midnight first; scaled to sum 1 when the tables are made.
constexpr std::array<Day, kComponents> kReferenceDays = {{
    {4.2, 2.8, 1.8, 1.2, 0.9, 0.9, 1.5, 2.6, 3.7, 4.3, 4.6, 4.8,
     5.1, 5.0, 4.9, 4.9, 5.0, 5.2, 5.5, 5.9, 6.3, 6.6, 6.4, 5.5},
    {0.4, 0.3, 0.2,  0.2,  0.2,  0.2, 0.3, 0.8, 4.0, 10.0, 11.5, 10.5,
     6.0, 8.5, 11.0, 11.0, 10.5, 8.5, 3.5, 1.5, 1.0, 0.9,  0.7,  0.5},
    {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
}};
constexpr std::array<double, kComponents> kPrior = {0.75, 0.2, 0.05};
// Dirichlet concentration: how closely a person follows the reference day.
constexpr std::array<double, kComponents> kConcentration = {30.0, 30.0, 200.0};
// Persons' days against the reference, from 3 h early to 3 h late.
constexpr std::array<double, 7> kChronotype = {0.01, 0.06, 0.24, 0.38, 0.24, 0.06, 0.01};
// Larger counts are scaled down: far beyond the concentration they add nothing.
constexpr std::size_t kMaxCount = 256;
// Weekend activity as Beta(a, b): a shift leaves about 6 %, anybody else about 2/7. Their ratio
// weighs the shift alone: the offset of a resident must not lean on the chance of its weekends.
struct WeekendPrior {
  double weekend;
  double workdays;
};
constexpr WeekendPrior kShiftWeekend = {0.6, 9.4};
constexpr WeekendPrior kUsualWeekend = {8.6, 21.4};
constexpr double kCredible = 0.95;
constexpr int kWidestArc_h = 12;
constexpr int kFirstOffset_h = -11;

using RisingTable = std::array<double, kMaxCount + 1>;

/// The terms of the beta-binomial, each by count.
struct WeekendTables {
  RisingTable weekend{};
  RisingTable workdays{};
  RisingTable week{};
};

/// log Gamma(count + alpha) - log Gamma(alpha), by component, local hour and count; and the same of
/// the whole concentration by the number of hours.
struct LikelihoodTables {
  std::array<std::array<RisingTable, 24>, kComponents> log_rising{};
  std::array<std::array<double, 24 * kMaxCount + 1>, kComponents> log_normaliser{};
  WeekendTables shift_weekend;
  WeekendTables usual_weekend;
};

template <std::size_t kSize>
void fill_log_rising(std::array<double, kSize>& row, double alpha) {
  for (std::size_t count = 0; count + 1 < kSize; ++count) {
    row[count + 1] = row[count] + std::log(alpha + static_cast<double>(count));
  }
}

void fill_weekend(WeekendTables& tables, const WeekendPrior& prior) {
  fill_log_rising(tables.weekend, prior.weekend);
  fill_log_rising(tables.workdays, prior.workdays);
  fill_log_rising(tables.week, prior.weekend + prior.workdays);
}

std::unique_ptr<LikelihoodTables> make_tables() {
  auto tables = std::make_unique<LikelihoodTables>();
  for (std::size_t component = 0; component < kComponents; ++component) {
    double total = 0.0;
    for (const double weight : kReferenceDays[component]) total += weight;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      fill_log_rising(tables->log_rising[component][hour],
                      kConcentration[component] * kReferenceDays[component][hour] / total);
    }
    fill_log_rising(tables->log_normaliser[component], kConcentration[component]);
  }
  fill_weekend(tables->shift_weekend, kShiftWeekend);
  fill_weekend(tables->usual_weekend, kUsualWeekend);
  return tables;
}

const LikelihoodTables& tables() {
  static const std::unique_ptr<const LikelihoodTables> made = make_tables();
  return *made;
}

HoursOfDay scaled(const HoursOfDay& counts) {
  const std::uint64_t largest = *std::max_element(counts.begin(), counts.end());
  if (largest <= kMaxCount) return counts;
  HoursOfDay small{};
  for (std::size_t hour = 0; hour < 24; ++hour) {
    small[hour] = static_cast<std::uint32_t>((counts[hour] * kMaxCount + largest / 2) / largest);
  }
  return small;
}

using Posterior = std::array<std::array<double, 24>, kComponents>;

/// What the tables are asked for: counts by UTC hour, and weekends by offset.
struct Evidence {
  HoursOfDay by_hour{};
  std::size_t n_hours = 0;
  std::array<std::size_t, 24> weekend{};
  std::size_t n_week = 0;
};

std::size_t offset_modulo_day(std::size_t index) {
  return (index + static_cast<std::size_t>(24 + kFirstOffset_h)) % 24;
}

/// Activity on Saturday and Sunday of a clock `offset_h` ahead of UTC.
std::uint64_t weekend_sum(const HoursOfWeek& week, int offset_h) {
  std::uint64_t sum = 0;
  for (int hour = 0; hour < 48; ++hour) {
    sum += week[static_cast<std::size_t>((5 * 24 + hour - offset_h + 168) % 168)];
  }
  return sum;
}

Evidence evidence_of(const HoursOfWeek& week) {
  Evidence evidence;
  HoursOfDay by_hour{};
  std::uint64_t total = 0;
  for (std::size_t hour = 0; hour < week.size(); ++hour) {
    by_hour[hour % 24] += week[hour];
    total += week[hour];
  }
  evidence.by_hour = scaled(by_hour);
  for (const std::uint32_t count : evidence.by_hour) evidence.n_hours += count;
  evidence.n_week = std::min<std::uint64_t>(total, kMaxCount);
  for (std::size_t i = 0; i < 24; ++i) {
    const std::uint64_t weekend = weekend_sum(week, static_cast<int>(i) + kFirstOffset_h);
    evidence.weekend[i] =
        (weekend * evidence.n_week + total / 2) / std::max<std::uint64_t>(1, total);
  }
  return evidence;
}

double log_beta_binomial(const WeekendTables& table, std::size_t weekend, std::size_t n) {
  return table.weekend[weekend] + table.workdays[n - weekend] - table.week[n];
}

double log_likelihood(const Evidence& evidence, std::size_t component, std::size_t offset_index) {
  const LikelihoodTables& table = tables();
  const std::size_t shift = offset_modulo_day(offset_index);
  double sum = -table.log_normaliser[component][evidence.n_hours];
  for (std::size_t hour = 0; hour < 24; ++hour) {
    sum += table.log_rising[component][(hour + shift) % 24][evidence.by_hour[hour]];
  }
  if (component != kOffice) return sum;
  const std::size_t weekend = evidence.weekend[offset_index];
  return sum + log_beta_binomial(table.shift_weekend, weekend, evidence.n_week) -
         log_beta_binomial(table.usual_weekend, weekend, evidence.n_week);
}

/// Joint posterior of component and offset; index i means local = UTC + i + kFirstOffset_h.
Posterior component_posterior(const HoursOfWeek& week) {
  const Evidence evidence = evidence_of(week);
  Posterior joint{};
  double top = -INFINITY;
  for (std::size_t component = 0; component < kComponents; ++component) {
    const double log_prior = std::log(kPrior[component]);
    for (std::size_t i = 0; i < 24; ++i) {
      joint[component][i] = log_prior + log_likelihood(evidence, component, i);
      top = std::max(top, joint[component][i]);
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

std::array<double, 24> blurred_by_chronotype(const Posterior& joint) {
  std::array<double, 24> posterior{};
  for (std::size_t i = 0; i < 24; ++i) {
    double weight = 0.0;
    for (const auto& row : joint) weight += row[i];
    for (std::size_t step = 0; step < kChronotype.size(); ++step) {
      posterior[(i + step + 24 - kChronotype.size() / 2) % 24] += weight * kChronotype[step];
    }
  }
  return posterior;
}

struct CredibleArc {
  int low_h;
  int high_h;
};

/// Grows from the mode to the heavier neighbour until it holds the credible mass.
CredibleArc credible_arc(const std::array<double, 24>& posterior, std::size_t mode) {
  const auto weight = [&](std::size_t steps) { return posterior[(mode + steps) % 24]; };
  std::size_t below = 0;
  std::size_t above = 0;
  double mass = weight(0);
  while (mass < kCredible && below + above < 23) {
    const double up = weight(above + 1);
    const double down = weight(24 - below - 1);
    if (up >= down) {
      ++above;
    } else {
      ++below;
    }
    mass += std::max(up, down);
  }
  const int offset_h = static_cast<int>(mode) + kFirstOffset_h;
  return {offset_h - static_cast<int>(below), offset_h + static_cast<int>(above)};
}

}  // namespace

OffsetInference infer_utc_offset(const HoursOfWeek& active_hours, std::uint64_t min_active_hours) {
  OffsetInference inference;
  inference.posterior.fill(1.0 / 24.0);
  std::uint64_t n = 0;
  for (const std::uint32_t count : active_hours) n += count;
  if (n < min_active_hours) {
    inference.reason = "too few active hours";
    return inference;
  }
  const Posterior joint = component_posterior(active_hours);
  inference.posterior = blurred_by_chronotype(joint);
  double office = 0.0;
  for (const double weight : joint[kOffice]) office += weight;
  inference.office_probability = office;
  const auto mode = static_cast<std::size_t>(
      std::max_element(inference.posterior.begin(), inference.posterior.end()) -
      inference.posterior.begin());
  const CredibleArc arc = credible_arc(inference.posterior, mode);
  if (arc.high_h - arc.low_h > kWidestArc_h) {
    inference.reason = "the hours fit offsets more than 12 h apart";
    return inference;
  }
  inference.utc_offset_h = static_cast<int>(mode) + kFirstOffset_h;
  inference.confidence =
      std::min(1.0, inference.posterior[mode] + inference.posterior[(mode + 1) % 24] +
                        inference.posterior[(mode + 23) % 24]);
  inference.utc_offset_low_h = arc.low_h;
  inference.utc_offset_high_h = arc.high_h;
  return inference;
}

}  // namespace cahoots
