#include "stats/false_discovery.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/error.hpp"

namespace cahoots {
namespace {

void require_valid(std::span<const double> p_values, std::uint64_t n_tests) {
  if (n_tests < p_values.size()) {
    throw DataError("the family of tests is smaller than its list of p-values");
  }
  for (const double p_value : p_values) {
    if (!(p_value >= 0.0 && p_value <= 1.0)) throw DataError("a p-value lies outside 0 to 1");
  }
}

std::vector<std::size_t> by_p_value(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  return order;
}

}  // namespace

std::vector<double> benjamini_hochberg(std::span<const double> p_values, std::uint64_t n_tests) {
  require_valid(p_values, n_tests);
  const std::vector<std::size_t> order = by_p_value(p_values);
  std::vector<double> q_values(p_values.size());
  double lowest = 1.0;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t test = order[rank - 1];
    const double scale = static_cast<double>(n_tests) / static_cast<double>(rank);
    lowest = std::min(lowest, p_values[test] * scale);
    q_values[test] = lowest;
  }
  return q_values;
}

void BenjaminiHochberg::add(double p_value, std::uint64_t count) {
  if (!(p_value >= 0.0 && p_value <= 1.0)) throw DataError("a p-value lies outside 0 to 1");
  // Zeros of either sign are one value.
  values_.push_back({p_value + 0.0, count});
  n_tests_ += count;
  constexpr std::size_t kFewValues = 1024;
  if (values_.size() >= kFewValues + 2 * n_merged_) merge_equal();
}

std::span<const BenjaminiHochberg::PValue> BenjaminiHochberg::values() {
  if (n_merged_ != values_.size()) merge_equal();
  return values_;
}

void BenjaminiHochberg::merge_equal() {
  std::sort(values_.begin(), values_.end(),
            [](const PValue& a, const PValue& b) { return a.value < b.value; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < values_.size(); ++i) {
    if (values_[i].value == values_[last].value) {
      values_[last].count += values_[i].count;
    } else {
      values_[++last] = values_[i];
    }
  }
  if (!values_.empty()) values_.resize(last + 1);
  n_merged_ = values_.size();
}

void BenjaminiHochberg::find_q_values() {
  const std::span<const PValue> all = values();
  q_values_.resize(all.size());
  double lowest = 1.0;
  std::uint64_t rank = n_tests_;
  for (std::size_t i = all.size(); i-- > 0; rank -= all[i].count) {
    const double scale = static_cast<double>(n_tests_) / static_cast<double>(rank);
    lowest = std::min(lowest, all[i].value * scale);
    q_values_[i] = lowest;
  }
}

double BenjaminiHochberg::q_value(double p_value) {
  if (q_values_.empty()) find_q_values();
  const auto at =
      std::lower_bound(values_.begin(), values_.end(), p_value,
                       [](const PValue& known, double wanted) { return known.value < wanted; });
  if (at == values_.end() || at->value != p_value) {
    throw DataError("the q-value of a p-value that was not counted");
  }
  return q_values_[static_cast<std::size_t>(at - values_.begin())];
}

}  // namespace cahoots
