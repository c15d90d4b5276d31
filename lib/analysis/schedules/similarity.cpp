#include "analysis/schedules/similarity.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "analysis/schedules/rows.hpp"
#include "base/threads.hpp"
#include "stats/false_discovery.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPairsABatch = 1U << 18;
constexpr std::size_t kPairsATask = 1U << 10;
/// Of the memory, for large rows.
constexpr std::size_t kRowMemoryParts = 4;

double median_schedule_lag_s(std::span<const SharedScheduleBin> shared) {
  std::vector<std::int64_t> lags_s;
  for (const SharedScheduleBin& bin : shared) lags_s.push_back(bin.lag_s());
  std::sort(lags_s.begin(), lags_s.end());
  const std::size_t half = lags_s.size() / 2;
  if (lags_s.size() % 2 == 1) return static_cast<double>(lags_s[half]);
  return 0.5 * static_cast<double>(lags_s[half - 1] + lags_s[half]);
}

ScheduleEdge schedule_edge_of(std::uint32_t source, std::uint32_t target, SchedulePair& pair,
                              std::uint32_t n_evidence) {
  ScheduleEdge edge;
  edge.source = source;
  edge.target = target;
  edge.n_hours = pair.chances.size();
  edge.n_shared = pair.shared.size();
  edge.expected = pair.expected;
  edge.p_value = pair.p_value;
  edge.weight =
      pair.p_value > 0.0 ? std::min(kMostScheduleNats, -std::log(pair.p_value)) : kMostScheduleNats;
  edge.lag_median_s = median_schedule_lag_s(pair.shared);
  const SharedScheduleBin& first = pair.shared.front();
  const SharedScheduleBin& last = pair.shared.back();
  edge.first_at_s = std::min(first.source_at_s, first.target_at_s);
  edge.last_at_s = std::max(last.source_at_s, last.target_at_s);
  for (const SharedScheduleBin& bin : pair.shared) edge.n_posts += bin.n_posts;
  const std::size_t n = std::min<std::size_t>(n_evidence, pair.shared.size());
  const auto end = pair.shared.begin() + static_cast<std::ptrdiff_t>(n);
  std::partial_sort(pair.shared.begin(), end, pair.shared.end(),
                    [](const SharedScheduleBin& a, const SharedScheduleBin& b) {
                      return std::tie(a.chance, a.bin) < std::tie(b.chance, b.bin);
                    });
  edge.evidence.assign(pair.shared.begin(), end);
  return edge;
}

/// Tests candidates; all of `test` from any thread.
class CandidateTester {
 public:
  CandidateTester(NameFile& rows, std::span<const std::uint32_t> accounts,
                  const ScheduleStream& stream, const ScheduleSimilarityOptions& options)
      : rows_(rows, options.memory_bytes / kRowMemoryParts),
        accounts_(accounts),
        stream_(stream),
        options_(options) {}

  /// What is worth an edge if its q-value is, appended to `edges`; the candidates ascend. Counts
  /// the tests made.
  void test(std::span<const ScheduleCandidate> candidates, std::vector<ScheduleEdge>& edges,
            std::vector<double>& p_values) {
    std::shared_ptr<const ScheduleRow> first;
    std::optional<std::uint32_t> loaded;
    for (const ScheduleCandidate& candidate : candidates) {
      if (loaded != candidate.first) first = rows_.get(candidate.first);
      loaded = candidate.first;
      const std::shared_ptr<const ScheduleRow> second = rows_.get(candidate.second);
      if (!is_worth_a_test(first->overlap_with(*second))) continue;
      const bool in_order = accounts_[candidate.first] < accounts_[candidate.second];
      const Side a{candidate.first, first->starts()};
      const Side b{candidate.second, second->starts()};
      test_pair(in_order ? a : b, in_order ? b : a, edges, p_values);
    }
  }

 private:
  struct Side {
    std::uint32_t slot;
    std::span<const ScheduleStart> starts;
  };

  bool is_worth_a_test(const ScheduleOverlap& overlap) const {
    return overlap.n_shared >= options_.min_shared &&
           static_cast<double>(overlap.n_shared) >= options_.min_effect * overlap.even_expected;
  }

  /// Fitting is dear, and a large group meets each of its accounts often.
  ScheduleHabit habit_of(const Side& side) {
    {
      const std::lock_guard lock(weights_mutex_);
      const auto known = weights_.find(side.slot);
      if (known != weights_.end()) return ScheduleHabit(side.starts, known->second);
    }
    const ScheduleHabit habit(side.starts, stream_);
    const std::lock_guard lock(weights_mutex_);
    weights_.emplace(side.slot, habit.weights());
    return habit;
  }

  void test_pair(const Side& source, const Side& target, std::vector<ScheduleEdge>& edges,
                 std::vector<double>& p_values) {
    SchedulePair pair = compare_schedules(source.starts, habit_of(source), target.starts,
                                          habit_of(target), stream_);
    if (static_cast<double>(pair.shared.size()) < options_.min_effect * pair.expected) return;
    p_values.push_back(pair.p_value);
    if (pair.p_value > options_.max_q_value) return;  // q is never below p
    edges.push_back(schedule_edge_of(accounts_[source.slot], accounts_[target.slot], pair,
                                     options_.n_evidence));
  }

  ScheduleRowCache rows_;
  std::span<const std::uint32_t> accounts_;
  const ScheduleStream& stream_;
  const ScheduleSimilarityOptions& options_;
  std::mutex weights_mutex_;
  std::unordered_map<std::uint32_t, ScheduleHabit::Weights> weights_;  ///< by slot
};

struct TestedPairs {
  std::vector<ScheduleEdge> edges;
  std::vector<double> p_values;
};

/// Tests one batch on all threads.
void test_batch(CandidateTester& tester, std::span<const ScheduleCandidate> batch,
                unsigned n_threads, TestedPairs& tested) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  run_threads(n_threads, [&] {
    TestedPairs own;
    for (std::size_t i = next++; i * kPairsATask < batch.size(); i = next++) {
      const std::size_t begin = i * kPairsATask;
      const std::size_t n = std::min(kPairsATask, batch.size() - begin);
      tester.test(batch.subspan(begin, n), own.edges, own.p_values);
    }
    const std::lock_guard lock(mutex);
    std::move(own.edges.begin(), own.edges.end(), std::back_inserter(tested.edges));
    tested.p_values.insert(tested.p_values.end(), own.p_values.begin(), own.p_values.end());
  });
}

/// Fills the q-values and drops what is above the limit. Benjamini and Hochberg's q of a p-value
/// depends on the multiset of p-values only, so that the order of the threads does not matter.
void keep_discoveries(TestedPairs& tested, std::uint64_t n_accounts, double max_q_value) {
  const std::uint64_t n_pairs = n_accounts * (n_accounts - (n_accounts > 0 ? 1 : 0)) / 2;
  std::sort(tested.p_values.begin(), tested.p_values.end());
  const std::vector<double> q_values = benjamini_hochberg(tested.p_values, n_pairs);
  for (ScheduleEdge& edge : tested.edges) {
    const auto at = std::lower_bound(tested.p_values.begin(), tested.p_values.end(), edge.p_value);
    edge.q_value = q_values[static_cast<std::size_t>(at - tested.p_values.begin())];
  }
  std::erase_if(tested.edges, [&](const ScheduleEdge& edge) { return edge.q_value > max_q_value; });
  std::sort(tested.edges.begin(), tested.edges.end(),
            [](const ScheduleEdge& a, const ScheduleEdge& b) {
              return std::tie(a.source, a.target) < std::tie(b.source, b.target);
            });
}

}  // namespace

ScheduleSimilarity::ScheduleSimilarity(ScheduleSimilarityOptions options)
    : options_(std::move(options)), rows_(options_.folder, options_.memory_bytes / 2) {}

void ScheduleSimilarity::add(std::uint32_t account, std::span<const CadenceEvent> events) {
  const std::vector<ScheduleStart> starts = schedule_starts(events);
  activity_.add(starts);
  if (starts.size() < options_.min_starts) {
    n_too_few_ += starts.empty() ? 0U : 1U;
    return;
  }
  for (const ScheduleStart& start : starts) ++sharers_[start.bin];
  rows_.append(pack_schedule_starts(starts));
  accounts_.push_back(account);
}

void ScheduleSimilarity::add_packed(std::uint32_t account, std::string_view packed_starts) {
  std::vector<ScheduleStart> starts;
  unpack_schedule_starts(packed_starts, starts);
  for (const ScheduleStart& start : starts) ++sharers_[start.bin];
  rows_.append(packed_starts);
  accounts_.push_back(account);
}

ScheduleLinks ScheduleSimilarity::find(unsigned n_threads) {
  ScheduleLinks links;
  links.n_accounts = accounts_.size();
  links.n_too_few = n_too_few_;
  const std::size_t part_bytes = options_.memory_bytes / 4;
  ExternalSort<ScheduleCandidate> candidates(options_.folder, part_bytes);
  ScheduleSearchOptions search;
  search.max_bin_pairs = options_.max_bin_pairs;
  search.min_shared = options_.min_shared;
  links.search = find_schedule_candidates(rows_, accounts_, sharers_, search, options_.folder,
                                          part_bytes, candidates);
  const ScheduleStream stream(activity_);
  CandidateTester tester(rows_, accounts_, stream, options_);
  TestedPairs tested;
  std::vector<ScheduleCandidate> batch;
  std::optional<ScheduleCandidate> last;
  candidates.for_each([&](const ScheduleCandidate& candidate) {
    if (last == candidate) return;
    last = candidate;
    batch.push_back(candidate);
    if (batch.size() < kPairsABatch) return;
    test_batch(tester, batch, n_threads, tested);
    batch.clear();
  });
  test_batch(tester, batch, n_threads, tested);
  links.n_tested = tested.p_values.size();
  keep_discoveries(tested, links.n_accounts, options_.max_q_value);
  links.edges = std::move(tested.edges);
  return links;
}

}  // namespace cahoots
