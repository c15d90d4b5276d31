#include "ranking.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr double kRate = 0.005;

/// Accounts of one score, highest first, with how often each was drawn.
struct Step {
  double n_positives = 0;
  double n_negatives = 0;
};

RankingFigures figures_of(const std::vector<Step>& steps) {
  double n_positives = 0, n_negatives = 0;
  for (const Step& step : steps) {
    n_positives += step.n_positives;
    n_negatives += step.n_negatives;
  }
  RankingFigures figures;
  if (n_positives == 0 || n_negatives == 0) return figures;
  double positives = 0, negatives = 0, above = 0;
  for (const Step& step : steps) {
    above += step.n_negatives * (positives + step.n_positives / 2);
    positives += step.n_positives;
    negatives += step.n_negatives;
    if (positives + negatives > 0) {
      figures.average_precision +=
          step.n_positives / n_positives * positives / (positives + negatives);
    }
    if (negatives <= kRate * n_negatives) figures.recall_at_rate = positives / n_positives;
  }
  figures.area_under_curve = above / (n_positives * n_negatives);
  return figures;
}

std::vector<Step> steps_of(const std::vector<RankedAccount>& sorted,
                           const std::vector<double>& weights) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i].score != sorted[i - 1].score) steps.emplace_back();
    (sorted[i].is_positive ? steps.back().n_positives : steps.back().n_negatives) += weights[i];
  }
  return steps;
}

void sort_by_score(std::vector<RankedAccount>& accounts) {
  std::stable_sort(
      accounts.begin(), accounts.end(),
      [](const RankedAccount& a, const RankedAccount& b) { return a.score > b.score; });
}

Interval middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

RankingFigures rank_figures(std::vector<RankedAccount> accounts) {
  sort_by_score(accounts);
  return figures_of(steps_of(accounts, std::vector<double>(accounts.size(), 1)));
}

double recall_at_precision(std::span<const bool> is_positive, std::uint64_t n_positives,
                           double precision) {
  double best = 0;
  std::uint64_t n_found = 0;
  for (std::size_t i = 0; i < is_positive.size(); ++i) {
    n_found += is_positive[i] ? 1 : 0;
    const auto found = static_cast<double>(n_found);
    if (found >= precision * static_cast<double>(i + 1)) {
      best = std::max(best, found / static_cast<double>(n_positives));
    }
  }
  return best;
}

RankingIntervals bootstrap_figures(const std::vector<RankedAccount>& accounts,
                                   std::uint32_t n_draws, std::uint64_t seed) {
  std::vector<RankedAccount> sorted = accounts;
  sort_by_score(sorted);
  std::vector<std::size_t> positives, negatives;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    (sorted[i].is_positive ? positives : negatives).push_back(i);
  }
  if (positives.empty() || negatives.empty()) return {};
  Random random(seed);
  std::vector<double> precisions, recalls, areas;
  for (std::uint32_t draw = 0; draw < n_draws; ++draw) {
    std::vector<double> weights(sorted.size(), 0);
    for (const auto* group : {&positives, &negatives}) {
      for (std::size_t i = 0; i < group->size(); ++i)
        weights[(*group)[random.below(group->size())]] += 1;
    }
    const RankingFigures figures = figures_of(steps_of(sorted, weights));
    precisions.push_back(figures.average_precision);
    recalls.push_back(figures.recall_at_rate);
    areas.push_back(figures.area_under_curve);
  }
  return {middle(precisions), middle(recalls), middle(areas)};
}

}  // namespace cahoots
