#include "stats/lattice_sum.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "stats/tail.hpp"

namespace cahoots {
namespace {

constexpr double kInverseRootTwoPi = 0.3989422804014327;
// Nearer to the mean than this (in deviations) the saddle-point formula is 0/0.
constexpr double kNearMean = 0.02;
// The saddle point of a lattice of span 1 lies nearer to 0 than this for any p a double can hold.
constexpr double kSteepest = 1000.0;

}  // namespace

void LatticeSum::add(std::span<const double> values, std::span<const double> probabilities,
                     double copies) {
  if (values.empty() || values.size() != probabilities.size()) {
    throw DataError("a lattice variable needs one probability for every value");
  }
  variables_.push_back({values_.size(), values_.size() + values.size(), copies});
  values_.insert(values_.end(), values.begin(), values.end());
  probabilities_.insert(probabilities_.end(), probabilities.begin(), probabilities.end());
}

LatticeSum::Cumulants LatticeSum::cumulants_of(const Variable& variable, double t) const {
  double top = values_[variable.begin] * t;
  for (std::size_t i = variable.begin; i < variable.end; ++i) top = std::max(top, values_[i] * t);
  double total = 0.0;
  double first = 0.0;
  double second = 0.0;
  for (std::size_t i = variable.begin; i < variable.end; ++i) {
    const double weight = probabilities_[i] * std::exp(values_[i] * t - top);
    total += weight;
    first += weight * values_[i];
    second += weight * values_[i] * values_[i];
  }
  const double slope = first / total;
  return {top + std::log(total), slope, std::max(0.0, second / total - slope * slope)};
}

LatticeSum::Cumulants LatticeSum::cumulants_at(double t) const {
  Cumulants sum;
  for (const Variable& variable : variables_) {
    const Cumulants one = cumulants_of(variable, t);
    sum.value += variable.copies * one.value;
    sum.slope += variable.copies * one.slope;
    sum.curvature += variable.copies * one.curvature;
  }
  return sum;
}

double LatticeSum::mean() const {
  return cumulants_at(0.0).slope;
}
double LatticeSum::variance() const {
  return cumulants_at(0.0).curvature;
}

LatticeSum::Range LatticeSum::range() const {
  Range range;
  for (const Variable& variable : variables_) {
    double low = values_[variable.begin];
    double high = low;
    for (std::size_t i = variable.begin; i < variable.end; ++i) {
      low = std::min(low, values_[i]);
      high = std::max(high, values_[i]);
    }
    range.smallest += variable.copies * low;
    range.largest += variable.copies * high;
  }
  return range;
}

double LatticeSum::log_probability_of_largest() const {
  double sum = 0.0;
  for (const Variable& variable : variables_) {
    double top = values_[variable.begin];
    for (std::size_t i = variable.begin; i < variable.end; ++i) top = std::max(top, values_[i]);
    double probability = 0.0;
    for (std::size_t i = variable.begin; i < variable.end; ++i) {
      if (values_[i] == top) probability += probabilities_[i];
    }
    sum += variable.copies * std::log(probability);
  }
  return sum;
}

/// Solves slope(t) = target by Newton steps from the normal approximation, kept inside the bracket
/// that the steps themselves find.
double LatticeSum::saddle_point(double target, double start) const {
  double low = -kSteepest;
  double high = kSteepest;
  double t = std::clamp(start, -1.0, 1.0);
  for (int step = 0; step < 100; ++step) {
    const Cumulants here = cumulants_at(t);
    const double miss = here.slope - target;
    (miss > 0.0 ? high : low) = t;
    double next = here.curvature > 0.0 ? t - miss / here.curvature : low - 1.0;
    next = std::clamp(next, t - 2.0, t + 2.0);  // far out the slope saturates and Newton overshoots
    if (std::abs(next - t) < 1e-9 * (1.0 + std::abs(t))) return next;
    t = next > low && next < high ? next : 0.5 * (low + high);
  }
  return t;
}

double LatticeSum::upper_tail(double at_least) const {
  const Cumulants centre = cumulants_at(0.0);
  const Range all = range();
  if (at_least <= all.smallest) return 1.0;
  if (at_least > all.largest) return 0.0;
  if (at_least == all.largest) return std::exp(log_probability_of_largest());
  if (!(centre.curvature > 0.0)) return at_least <= centre.slope ? 1.0 : 0.0;
  const double z = (at_least - centre.slope) / std::sqrt(centre.curvature);
  if (std::abs(z) < kNearMean) return normal_upper_tail(z - 0.5 / std::sqrt(centre.curvature));
  const double t = saddle_point(at_least, z / std::sqrt(centre.curvature));
  const Cumulants here = cumulants_at(t);
  const double w = std::copysign(std::sqrt(std::max(0.0, 2.0 * (t * at_least - here.value))), t);
  const double u = (1.0 - std::exp(-t)) * std::sqrt(here.curvature);
  const double density = kInverseRootTwoPi * std::exp(-0.5 * w * w);
  const double lead = normal_upper_tail(w);
  if (density == 0.0 || u == 0.0 || w == 0.0) return lead;  // beyond what a double resolves
  return std::clamp(lead + density * (1.0 / u - 1.0 / w), 0.0, 1.0);
}

}  // namespace cahoots
