#include "analysis/coaction/null.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "stats/hypergeometric.hpp"

namespace cahoots {

const PairNull::Combination* PairNull::find_combination(std::uint32_t earlier,
                                                        std::uint32_t later) const {
  const auto first =
      combinations_.begin() + static_cast<std::ptrdiff_t>(combination_start_[earlier]);
  const auto last =
      combinations_.begin() + static_cast<std::ptrdiff_t>(combination_start_[earlier + 1]);
  const auto found = std::lower_bound(
      first, last, later,
      [](const Combination& entry, std::uint32_t wanted) { return entry.later_stratum < wanted; });
  return found != last && found->later_stratum == later ? &*found : nullptr;
}

void PairNull::add_chances(const AccountShare& a, const AccountShare& b,
                           PairChances& chances) const {
  const Combination* combination =
      find_combination(std::min(a.stratum, b.stratum), std::max(a.stratum, b.stratum));
  if (combination == nullptr) return;
  const AccountShare& few = a.n_traces <= b.n_traces ? a : b;
  const AccountShare& many = a.n_traces <= b.n_traces ? b : a;
  const double n_few = few.n_traces;
  const double n_many = many.n_traces;
  const auto m_few = static_cast<double>(n_traces_of_[few.stratum]);
  const auto m_many = static_cast<double>(n_traces_of_[many.stratum]);
  const bool is_one = a.stratum == b.stratum;
  const double per_pair =
      is_one ? 2.0 * n_few * n_many / (m_few * (m_few - 1.0)) : n_few * n_many / (m_few * m_many);
  const double marked_per_pair = is_one ? 2.0 * n_few / m_few : n_few / m_few;
  const double population = is_one ? m_few - n_few : m_many;
  for (std::uint64_t i = combination->first_apart; i < combination->end_apart; ++i) {
    double marked = apart_[i].pairs * marked_per_pair;
    if (is_one && marked > 1.0) {
      // Counted once for each trace of i they are near to; but they are d - 1 at most, if any is
      // i's.
      const double d = apart_[i].n_traces;
      marked =
          std::min(marked, -(d - 1.0) * std::expm1(-hypergeometric_miss_nats(d, m_few, n_few)));
    }
    chances.add(apart_[i].object, hypergeometric_miss_nats(marked, population, n_many));
  }
  // The least number of trace pairs by which an object is expected at least once.
  const auto first = levels_.begin() + static_cast<std::ptrdiff_t>(combination->first_level);
  const auto last = levels_.begin() + static_cast<std::ptrdiff_t>(combination->end_level) - 1;
  const auto level = std::partition_point(first, last, [&](const Level& entry) {
    return static_cast<double>(entry.pairs) * per_pair < 1.0;
  });
  const double mean = level->objects_from_here_up + level->pairs_below * per_pair;
  chances.add_rest(std::min(mean, n_few));
}

void PairNull::find(std::uint32_t account_a, std::uint32_t account_b, PairChances& chances) const {
  chances.clear();
  const auto shares = [&](std::uint32_t account) {
    return std::span(shares_).subspan(
        share_start_[account], share_start_[account + std::size_t{1}] - share_start_[account]);
  };
  const std::span<const AccountShare> of_b = shares(account_b);
  std::size_t low = 0;
  for (const AccountShare& a : shares(account_a)) {
    const Stratum& here = strata_[a.stratum];
    const auto is_before = [&](const Stratum& other) {
      return other.topic < here.topic ||
             (other.topic == here.topic && other.bin < here.bin - reach_bins_);
    };
    while (low < of_b.size() && is_before(strata_[of_b[low].stratum])) ++low;
    for (std::size_t k = low; k < of_b.size(); ++k) {
      const Stratum& other = strata_[of_b[k].stratum];
      if (other.topic != here.topic || other.bin > here.bin + reach_bins_) break;
      add_chances(a, of_b[k], chances);
    }
  }
}

double PairNull::expected(std::uint32_t account_a, std::uint32_t account_b) const {
  PairChances chances = make_chances();
  find(account_a, account_b, chances);
  return chances.expected();
}

}  // namespace cahoots
