#include "analysis/coaction/rows.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <limits>
#include <span>
#include <utility>

#include "base/threads.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kRowsPerBlock = 256;
constexpr std::size_t kPrefetchRows = 8;
constexpr std::uint32_t kSieve = 128;

/// What the row of one account knows about another: one cache line holds eight. A rare object
/// counts for as many as an edge needs; the exact number comes from comparing the pair.
struct Cell {
  std::uint32_t last_object = kNone;
  std::uint32_t credit = 0;
};

/// Works through rows, one at a time; each thread has its own.
class RowWorker {
 public:
  RowWorker(const PostColumns& posts, const NeighbourWindows& windows, const PairScorer& scorer,
            Channel channel, const EdgeThreshold& threshold, std::int64_t window_s)
      : posts_(posts),
        windows_(windows),
        scorer_(scorer),
        channel_(channel),
        threshold_(threshold),
        min_objects_(threshold.min_objects),
        window_s_(static_cast<std::uint64_t>(window_s)),
        cells_(posts.n_accounts) {}

  void run(std::uint32_t source, std::vector<CoactionEdge>& edges) {
    if (row(source).empty()) return;
    count_objects(source);
    keep_strong();
    if (!strong_.empty()) {
      collect_hits(source);
      add_edges(source, edges);
    }
    clear_cells();
  }
  std::uint64_t n_pairs_seen() const { return n_pairs_seen_; }

 private:
  std::span<const std::uint32_t> row(std::uint32_t account) const {
    return std::span(windows_.row_events)
        .subspan(windows_.row_start[account],
                 windows_.row_start[account + std::size_t{1}] - windows_.row_start[account]);
  }

  /// Calls `visit(begin, end, object)` for stretches of events that together hold each event in
  /// any window of the row once. The windows of one account on one object overlap where it repeats
  /// itself; both their ends ascend, so each starts where the last one ended.
  template <class Visit>
  void for_each_window(std::uint32_t account, Visit visit) const {
    const std::span<const std::uint32_t> events = row(account);
    std::uint32_t done = 0;
    for (std::size_t k = 0; k < events.size(); ++k) {
      if (k + kPrefetchRows < events.size()) {
        __builtin_prefetch(&windows_.account[windows_.begin[events[k + kPrefetchRows]]]);
      }
      const std::uint32_t end = windows_.end[events[k]];
      visit(std::max(windows_.begin[events[k]], done), end, object_of(windows_.events[events[k]]));
      done = std::max(done, end);
    }
  }

  /// Half of all neighbours have a lower number, in no order a processor could predict: they are
  /// sifted out without a branch first.
  void count_objects(std::uint32_t source) {
    touched_.clear();
    std::array<std::uint32_t, kSieve> targets;
    for_each_window(source, [&](std::uint32_t begin, std::uint32_t end, std::uint32_t object) {
      const std::uint32_t credit = threshold_.credit_of(object);
      for (std::uint32_t first = begin; first < end; first += std::min(end - first, kSieve)) {
        const std::uint32_t last = first + std::min(end - first, kSieve);
        std::uint32_t n_targets = 0;
        for (std::uint32_t i = first; i < last; ++i) {
          targets[n_targets] = windows_.account[i];
          n_targets += windows_.account[i] > source ? 1U : 0U;
        }
        n_pairs_seen_ += n_targets;
        count_targets(std::span(targets).first(n_targets), object, credit);
      }
    });
  }

  void count_targets(std::span<const std::uint32_t> targets, std::uint32_t object,
                     std::uint32_t credit) {
    for (const std::uint32_t target : targets) {
      Cell& cell = cells_[target];
      if (cell.last_object == object) continue;
      cell.last_object = object;
      if (cell.credit == 0) touched_.push_back(target);
      cell.credit = add_credit(cell.credit, credit);
    }
  }

  void keep_strong() {
    strong_.clear();
    for (const std::uint32_t target : touched_) {
      if (cells_[target].credit >= min_objects_) strong_.push_back(target);
    }
    std::sort(strong_.begin(), strong_.end());
  }

  /// The events of strong partners within the row's windows, ordered by (partner, event).
  void collect_hits(std::uint32_t source) {
    hits_.clear();
    const std::uint32_t* const account = windows_.account.data();
    for_each_window(source, [&](std::uint32_t begin, std::uint32_t end, std::uint32_t) {
      for (std::uint32_t i = begin; i < end; ++i) {
        const std::uint32_t target = account[i];
        if (target <= source || cells_[target].credit < min_objects_) continue;
        hits_.push_back((std::uint64_t{target} << 32) | i);
      }
    });
    std::sort(hits_.begin(), hits_.end());
  }

  void add_edges(std::uint32_t source, std::vector<CoactionEdge>& edges) {
    std::size_t hit = 0;
    for (const std::uint32_t target : strong_) {
      const std::size_t begin = hit;
      while (hit < hits_.size() && hits_[hit] >> 32 == target) ++hit;
      compare_pair(source, std::span(hits_).subspan(begin, hit - begin));
      CoactionEdge edge = scorer_.score(shared_);
      edge.source = source;
      edge.target = target;
      edge.channel = channel_;
      edges.push_back(std::move(edge));
    }
  }

  /// Fills `shared_` from the target's hits, object by object.
  void compare_pair(std::uint32_t source, std::span<const std::uint64_t> hits) {
    shared_.clear();
    const std::span<const std::uint32_t> own = row(source);
    std::size_t next_own = 0;
    for (std::size_t hit = 0; hit < hits.size();) {
      const std::uint32_t object =
          object_of(windows_.events[static_cast<std::uint32_t>(hits[hit])]);
      target_posts_.clear();
      for (; hit < hits.size(); ++hit) {
        const Trace trace = windows_.events[static_cast<std::uint32_t>(hits[hit])];
        if (object_of(trace) != object) break;
        target_posts_.push_back(post_of(trace));
      }
      source_posts_.clear();
      const auto precedes = [&](std::uint32_t event, std::uint32_t wanted) {
        return object_of(windows_.events[event]) < wanted;
      };
      next_own = static_cast<std::size_t>(
          std::lower_bound(own.begin() + static_cast<std::ptrdiff_t>(next_own), own.end(), object,
                           precedes) -
          own.begin());
      for (; next_own < own.size(); ++next_own) {
        const Trace trace = windows_.events[own[next_own]];
        if (object_of(trace) != object) break;
        source_posts_.push_back(post_of(trace));
      }
      shared_.push_back(compare_on_object(posts_, object, source_posts_, target_posts_, window_s_));
    }
  }

  void clear_cells() {
    for (const std::uint32_t target : touched_) cells_[target] = Cell{};
  }

  const PostColumns& posts_;
  const NeighbourWindows& windows_;
  const PairScorer& scorer_;
  Channel channel_;
  const EdgeThreshold& threshold_;
  std::uint32_t min_objects_;
  std::uint64_t window_s_;
  std::uint64_t n_pairs_seen_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> strong_;
  std::vector<std::uint64_t> hits_;
  std::vector<std::uint32_t> source_posts_;
  std::vector<std::uint32_t> target_posts_;
  std::vector<SharedObject> shared_;
};

}  // namespace

CoactionRows accumulate_rows(const PostColumns& posts, const NeighbourWindows& windows,
                             const PairScorer& scorer, Channel channel,
                             const EdgeThreshold& threshold, const CoactionOptions& options) {
  const std::uint32_t n_blocks = (posts.n_accounts + kRowsPerBlock - 1) / kRowsPerBlock;
  std::vector<std::vector<CoactionEdge>> edges_of_block(n_blocks);
  std::atomic<std::uint32_t> next_block{0};
  std::atomic<std::uint64_t> n_pairs_seen{0};
  const auto work = [&] {
    RowWorker worker(posts, windows, scorer, channel, threshold, options.window_s);
    for (std::uint32_t block = next_block++; block < n_blocks; block = next_block++) {
      const std::uint32_t first = block * kRowsPerBlock;
      const std::uint32_t last = std::min(posts.n_accounts - first, kRowsPerBlock) + first;
      for (std::uint32_t account = first; account < last; ++account) {
        worker.run(account, edges_of_block[block]);
      }
    }
    n_pairs_seen += worker.n_pairs_seen();
  };
  run_threads(options.n_threads, work);
  CoactionRows rows;
  rows.n_pairs_seen = n_pairs_seen;
  for (std::vector<CoactionEdge>& edges : edges_of_block) {
    rows.edges.insert(rows.edges.end(), std::make_move_iterator(edges.begin()),
                      std::make_move_iterator(edges.end()));
    std::vector<CoactionEdge>().swap(edges);
  }
  return rows;
}

}  // namespace cahoots
