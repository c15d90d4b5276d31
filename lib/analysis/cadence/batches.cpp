#include "analysis/cadence/batches.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "analysis/cadence/event.hpp"
#include "base/civil.hpp"
#include "stats/false_discovery.hpp"
#include "stats/tail.hpp"

namespace cahoots {
namespace {

constexpr int kMaxRounds = 20;
constexpr double kSharpest = 0.8;

/// An hour or day with at least one creation, and what the test of it gave.
struct Bin {
  std::int64_t number = 0;  ///< of hours or days since the epoch
  double count = 0.0;
  std::size_t begin = 0;  ///< its creations in the sorted list
  std::size_t end = 0;
  bool found = false;
  double expected = 0.0;
  double neighbourhood = 0.0;
  double p_value = 1.0;
  double q_value = 1.0;
};

/// Running sums over the bins not found, for baselines in O(1).
struct BaselineSums {
  std::vector<double> bins{0.0};
  std::vector<double> counts{0.0};
  std::vector<double> squares{0.0};
};

class BatchScan {
 public:
  BatchScan(std::vector<AccountCreation> creations, std::int64_t width_s, std::int64_t reach,
            const BatchOptions& options)
      : creations_(std::move(creations)), width_s_(width_s), reach_(reach), options_(options) {
    fill_bins();
  }

  std::vector<CreationBatch> run() {
    for (int round = 0; round < kMaxRounds && !bins_.empty(); ++round) {
      test_bins(round > 0);
      if (!mark_found()) break;
    }
    return merged();
  }

 private:
  void fill_bins();
  BaselineSums baseline_sums() const;
  void test_bins(bool with_dispersion);
  void test_bin(std::size_t index, const BaselineSums& sums, bool with_dispersion);
  bool mark_found();
  std::vector<CreationBatch> merged() const;
  CreationBatch batch_of(std::size_t first, std::size_t last) const;

  std::vector<AccountCreation> creations_;
  std::int64_t width_s_;
  std::int64_t reach_;
  BatchOptions options_;
  std::vector<Bin> bins_;
};

void BatchScan::fill_bins() {
  std::sort(creations_.begin(), creations_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.created_at_s, a.account) < std::tie(b.created_at_s, b.account);
  });
  for (std::size_t i = 0; i < creations_.size(); ++i) {
    const std::int64_t number = creations_[i].created_at_s / width_s_;
    if (bins_.empty() || bins_.back().number != number) {
      bins_.emplace_back();
      bins_.back().number = number;
      bins_.back().begin = i;
    }
    bins_.back().count += 1.0;
    bins_.back().end = i + 1;
  }
}

BaselineSums BatchScan::baseline_sums() const {
  BaselineSums sums;
  for (const Bin& bin : bins_) {
    const double taken = bin.found ? 0.0 : 1.0;
    sums.bins.push_back(sums.bins.back() + (1.0 - taken));
    sums.counts.push_back(sums.counts.back() + taken * bin.count);
    sums.squares.push_back(sums.squares.back() + taken * bin.count * bin.count);
  }
  return sums;
}

void BatchScan::test_bin(std::size_t index, const BaselineSums& sums, bool with_dispersion) {
  Bin& bin = bins_[index];
  const std::int64_t low = std::max(bins_.front().number, bin.number - reach_);
  const std::int64_t high = std::min(bins_.back().number, bin.number + reach_);
  const auto by_number = [](const Bin& a, std::int64_t number) { return a.number < number; };
  const auto first = static_cast<std::size_t>(
      std::lower_bound(bins_.begin(), bins_.end(), low, by_number) - bins_.begin());
  const auto last = static_cast<std::size_t>(
      std::lower_bound(bins_.begin(), bins_.end(), high + 1, by_number) - bins_.begin());
  const double own = bin.found ? 0.0 : bin.count;
  const double n_taken_out = sums.bins[last] - sums.bins[first] - (bin.found ? 1.0 : 0.0);
  const double n_bins = static_cast<double>(high - low) - n_taken_out;
  const double total = sums.counts[last] - sums.counts[first] - own;
  const double squares = sums.squares[last] - sums.squares[first] - own * own;
  bin.neighbourhood = total + bin.count;
  bin.p_value = 1.0;
  if (n_bins < static_cast<double>(options_.min_baseline)) return;
  bin.expected = std::max(total, 0.5) / n_bins;
  double dispersion = 1.0;
  if (with_dispersion && total > 0.0) {
    const double mean = total / n_bins;
    dispersion = std::max(1.0, (squares / n_bins - mean * mean) / mean);
  }
  bin.p_value = binomial_upper_tail(bin.count / dispersion, bin.neighbourhood / dispersion,
                                    1.0 / (n_bins + 1.0));
}

void BatchScan::test_bins(bool with_dispersion) {
  const BaselineSums sums = baseline_sums();
  std::vector<double> p_values;
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    test_bin(i, sums, with_dispersion);
    p_values.push_back(bins_[i].p_value);
  }
  const auto n_tests = static_cast<std::uint64_t>(bins_.back().number - bins_.front().number) + 1;
  const std::vector<double> q_values = benjamini_hochberg(p_values, n_tests);
  for (std::size_t i = 0; i < bins_.size(); ++i) bins_[i].q_value = q_values[i];
}

/// Whether the set found grew. It never shrinks, so that the rounds end; what later rounds no
/// longer find significant is left out of the baseline but not reported.
bool BatchScan::mark_found() {
  bool grew = false;
  for (Bin& bin : bins_) {
    const bool significant = bin.q_value <= options_.max_q_value &&
                             bin.count >= static_cast<double>(options_.min_accounts);
    grew = grew || (significant && !bin.found);
    bin.found = bin.found || significant;
  }
  return grew;
}

CreationBatch BatchScan::batch_of(std::size_t first, std::size_t last) const {
  CreationBatch batch;
  batch.first_at_s = bins_[first].number * width_s_;
  batch.end_at_s = (bins_[last].number + 1) * width_s_;
  batch.width_s = width_s_;
  double best_p = 1.0;
  double best_q = 1.0;
  for (std::size_t i = first; i <= last; ++i) {
    batch.expected += bins_[i].expected;
    batch.test.n = std::max(batch.test.n, static_cast<std::uint64_t>(bins_[i].neighbourhood));
    best_p = std::min(best_p, bins_[i].p_value);
    best_q = std::min(best_q, bins_[i].q_value);
    for (std::size_t j = bins_[i].begin; j < bins_[i].end; ++j) {
      batch.accounts.push_back(creations_[j].account);
    }
  }
  const double n_accounts = static_cast<double>(batch.accounts.size());
  batch.test.statistic = n_accounts;
  batch.test.effect = n_accounts / batch.expected;
  batch.test.p_value = best_p;
  batch.test.q_value = best_q;
  return batch;
}

std::vector<CreationBatch> BatchScan::merged() const {
  std::vector<CreationBatch> batches;
  const auto reported = [&](std::size_t i) {
    return bins_[i].found && bins_[i].q_value <= options_.max_q_value;
  };
  for (std::size_t first = 0; first < bins_.size(); ++first) {
    if (!reported(first)) continue;
    std::size_t last = first;
    while (last + 1 < bins_.size() && reported(last + 1) &&
           bins_[last + 1].number == bins_[last].number + 1) {
      ++last;
    }
    batches.push_back(batch_of(first, last));
    first = last;
  }
  return batches;
}

std::vector<AccountCreation> known_within(std::span<const AccountCreation> creations,
                                          std::int64_t width_s) {
  std::vector<AccountCreation> known;
  for (const AccountCreation& creation : creations) {
    const bool usable =
        creation.precision_s <= width_s && CadenceEvent::can_hold(creation.created_at_s);
    if (usable) known.push_back(creation);
  }
  return known;
}

bool overlap(const CreationBatch& a, const CreationBatch& b) {
  return a.first_at_s < b.end_at_s && b.first_at_s < a.end_at_s;
}

}  // namespace

std::vector<CreationBatch> find_creation_batches(std::span<const AccountCreation> creations,
                                                 const BatchOptions& options) {
  std::vector<CreationBatch> days =
      BatchScan(known_within(creations, kDay_s), kDay_s, options.baseline_days, options).run();
  const std::vector<CreationBatch> hours =
      BatchScan(known_within(creations, kHour_s), kHour_s, options.baseline_hours, options).run();
  std::vector<CreationBatch> batches;
  for (const CreationBatch& hour : hours) {
    const auto day = std::find_if(days.begin(), days.end(),
                                  [&](const CreationBatch& other) { return overlap(hour, other); });
    const bool sharper =
        day != days.end() && static_cast<double>(hour.accounts.size()) >=
                                 kSharpest * static_cast<double>(day->accounts.size());
    if (day == days.end() || sharper) batches.push_back(hour);
    if (sharper) days.erase(day);
  }
  batches.insert(batches.end(), days.begin(), days.end());
  std::sort(batches.begin(), batches.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first_at_s, a.end_at_s) < std::tie(b.first_at_s, b.end_at_s);
  });
  return batches;
}

}  // namespace cahoots
