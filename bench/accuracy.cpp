// Compares a finished case with labelled accounts:
//   bench_accuracy LABELS.csv PREFIX CASE.jsonl [SEED_DRAWS]
// LABELS.csv has the columns account_id, label (io or organic) and source; PREFIX + account_id is
// the account's uid. Accounts without a post in the case are left out. Controls are assumed to be
// organic, not proven: every rate names its control set. CASE.jsonl is the stream after cluster;
// its members are the operating point, and the rankings are made from its edges by the same library
// functions. With SEED_DRAWS, four random accounts of one category are expanded so often.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/clusters/fusion.hpp"
#include "base/random.hpp"
#include "labelled_case.hpp"
#include "ranking.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kActivePosts = 10;
constexpr std::uint32_t kDraws = 1000;
constexpr std::size_t kSeeds = 4;
constexpr double kPrecision = 0.9;

struct Tally {
  std::uint64_t n_accounts = 0;
  std::uint64_t n_members = 0;

  void add(bool is_member) {
    ++n_accounts;
    n_members += is_member ? 1 : 0;
  }
  double share() const {
    return n_accounts == 0 ? 0 : static_cast<double>(n_members) / static_cast<double>(n_accounts);
  }
};

void print_rate(const std::string& name, const Tally& tally) {
  fmt::print("  {:<34} {:>6} of {:>6}  {:7.4f}\n", name, tally.n_members, tally.n_accounts,
             tally.share());
}

void print_members(const LabelledCase& labelled) {
  std::map<std::string, Tally> rates, by_source;
  Tally precision;
  for (const LabelledAccount& account : labelled.accounts) {
    const std::string name = account.is_operation ? "recall" : "false-positive rate";
    rates[name].add(account.is_member);
    if (account.n_posts >= kActivePosts) {
      rates[fmt::format("{}, {} posts +", name, kActivePosts)].add(account.is_member);
    }
    if (account.is_validation) rates[name + ", validation half"].add(account.is_member);
    by_source[account.source].add(account.is_member);
    if (account.is_member) precision.add(account.is_operation);
  }
  fmt::print("members among labelled accounts with a post\n");
  print_rate("precision", precision);
  for (const auto& [name, tally] : rates) print_rate(name, tally);
  for (const auto& [source, tally] : by_source) print_rate("  " + source, tally);
}

/// A score for each labelled account.
using Scores = std::vector<double>;

Scores fused_scores(const LabelledCase& labelled) {
  std::vector<FusionEdge> edges;
  for (const ClusterEdge& edge : labelled.input.edges) {
    edges.push_back({edge.source, edge.target, labelled.input.channels[edge.channel], edge.weight,
                     edge.p_value, edge.q_value, edge.window_s, edge.evidence});
  }
  Scores of_number(labelled.input.n_accounts, 0);
  for (const AccountScore& account : fuse(edges).accounts) {
    of_number[account.account] = account.score;
  }
  Scores scores;
  for (const LabelledAccount& account : labelled.accounts) {
    scores.push_back(account.number == kNoNumber ? 0 : of_number[account.number]);
  }
  return scores;
}

Scores post_counts(const LabelledCase& labelled) {
  Scores scores;
  for (const LabelledAccount& account : labelled.accounts) {
    scores.push_back(static_cast<double>(account.n_posts));
  }
  return scores;
}

std::vector<RankedAccount> ranked(const LabelledCase& labelled, const Scores& scores,
                                  std::uint64_t fewest_posts, bool validation_only) {
  std::vector<RankedAccount> accounts;
  for (std::size_t i = 0; i < labelled.accounts.size(); ++i) {
    const LabelledAccount& account = labelled.accounts[i];
    if (account.n_posts < fewest_posts || (validation_only && !account.is_validation)) continue;
    accounts.push_back({scores[i], account.is_operation});
  }
  return accounts;
}

void print_ranking(const std::string& name, const LabelledCase& labelled, const Scores& scores) {
  const auto all = ranked(labelled, scores, 0, false);
  const auto active = ranked(labelled, scores, kActivePosts, false);
  const RankingFigures figures = rank_figures(all);
  const RankingIntervals intervals = bootstrap_figures(all, kDraws, 1);
  const auto with_interval = [](double value, const Interval& interval) {
    return fmt::format("{:.3f} ({:.3f}-{:.3f})", value, interval.low, interval.high);
  };
  fmt::print("  {:<22} {:<22} {:<22} {:<22} {:.3f}\n", name,
             with_interval(figures.recall_at_rate, intervals.recall_at_rate),
             with_interval(figures.average_precision, intervals.average_precision),
             with_interval(rank_figures(active).area_under_curve,
                           bootstrap_figures(active, kDraws, 2).area_under_curve),
             rank_figures(ranked(labelled, scores, 0, true)).recall_at_rate);
}

void print_rankings(const LabelledCase& labelled) {
  fmt::print("rankings                 recall at FPR 0.5 %    average precision      {:<22} {}\n",
             fmt::format("AUC, {} posts +", kActivePosts), "recall, validation half");
  print_ranking("number of posts alone", labelled, post_counts(labelled));
  print_ranking("exact co-posting, 1 d", labelled, labelled.n_copied);
  print_ranking("score of cluster", labelled, fused_scores(labelled));
}

std::vector<std::uint32_t> draw_seeds(const LabelledCase& labelled, const std::string& category,
                                      Random& random) {
  std::vector<std::uint32_t> numbers;
  for (const LabelledAccount& account : labelled.accounts) {
    if (account.source == category && account.number != kNoNumber) {
      numbers.push_back(account.number);
    }
  }
  for (std::size_t i = 0; i < kSeeds && i < numbers.size(); ++i) {
    std::swap(numbers[i], numbers[i + random.below(numbers.size() - i)]);
  }
  numbers.resize(std::min(numbers.size(), kSeeds));
  return numbers;
}

/// Recall at 90 % precision of the ranked list, and of what the stopping rule took.
void print_expansion(const LabelledCase& labelled, const std::string& category,
                     std::uint32_t n_draws) {
  std::vector<int> is_operation(labelled.input.n_accounts, 0);
  std::uint64_t n_operation = 0;
  for (const LabelledAccount& account : labelled.accounts) {
    if (account.is_operation) ++n_operation;
    if (account.is_operation && account.number != kNoNumber) is_operation[account.number] = 1;
  }
  Random random(7);
  double sum_ranked = 0, sum_taken = 0, sum_precision = 0;
  for (std::uint32_t draw = 0; draw < n_draws; ++draw) {
    ClusterInput input = labelled.input;
    input.seeds = draw_seeds(labelled, category, random);
    const Expansion expansion = find_clusters(input, {}).expansion;
    const std::uint64_t n_others = n_operation - input.seeds.size();
    const auto n_listed = expansion.candidates.size();
    const auto flags = std::make_unique<bool[]>(n_listed);
    double n_taken_true = 0;
    for (std::size_t i = 0; i < n_listed; ++i) {
      flags[i] = is_operation[expansion.candidates[i].vertex] != 0;
      if (i < expansion.n_taken && flags[i]) n_taken_true += 1;
    }
    sum_ranked += recall_at_precision({flags.get(), n_listed}, n_others, kPrecision);
    sum_taken += n_taken_true / static_cast<double>(n_others);
    if (expansion.n_taken > 0)
      sum_precision += n_taken_true / static_cast<double>(expansion.n_taken);
  }
  fmt::print(
      "  {:<22} recall at precision {:.1f}: {:.3f}; taken by the stopping rule: recall {:.3f}, "
      "precision {:.3f}\n",
      category, kPrecision, sum_ranked / n_draws, sum_taken / n_draws, sum_precision / n_draws);
}

void print_expansions(const LabelledCase& labelled, std::uint32_t n_draws) {
  if (n_draws == 0) return;
  fmt::print("expansion from {} random seeds of one category, mean of {} draws\n", kSeeds, n_draws);
  std::map<std::string, int> categories;
  for (const LabelledAccount& account : labelled.accounts) {
    if (account.is_operation) categories[account.source] = 1;
  }
  for (const auto& [category, seen] : categories) print_expansion(labelled, category, n_draws);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    fmt::print(stderr, "usage: bench_accuracy LABELS.csv PREFIX CASE.jsonl [SEED_DRAWS]\n");
    return 2;
  }
  try {
    const auto labelled = cahoots::read_labelled_case(argv[1], argv[2], argv[3]);
    cahoots::print_members(labelled);
    cahoots::print_rankings(labelled);
    cahoots::print_expansions(
        labelled, argc == 5 ? static_cast<std::uint32_t>(std::strtoul(argv[4], nullptr, 10)) : 0);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_accuracy: {}\n", error.what());
    return 1;
  }
}
