#include "analysis/coaction/windows.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "analysis/coaction/channel.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr int kPruningRounds = 3;
constexpr std::size_t kPrefetchTraces = 24;

/// The traces on one object with their times, accounts and windows, reused from object to object.
struct ObjectRun {
  std::vector<Trace> traces;
  std::vector<std::int64_t> time_s;
  std::vector<std::uint32_t> account;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::vector<bool> is_alive;

  /// Loads all[first, last) but for accounts with too little credit. The posts of a run lie
  /// scattered in the columns: fetching ahead hides most of the wait.
  void load(const PostColumns& posts, const std::vector<Trace>& all, std::size_t first,
            std::size_t last, const std::vector<std::uint32_t>& credit_of,
            std::uint32_t min_objects) {
    traces.clear();
    time_s.clear();
    account.clear();
    for (std::size_t i = first; i < last; ++i) {
      if (i + kPrefetchTraces < all.size()) {
        const std::uint32_t ahead = post_of(all[i + kPrefetchTraces]);
        __builtin_prefetch(&posts.account[ahead]);
        __builtin_prefetch(&posts.created_at_s[ahead]);
      }
      const std::uint32_t post = post_of(all[i]);
      const std::uint32_t who = posts.account[post];
      if (credit_of[who] < min_objects) continue;
      traces.push_back(all[i]);
      account.push_back(who);
      time_s.push_back(posts.created_at_s[post]);
    }
  }

  void find_windows(std::uint64_t window_s) {
    const auto n = static_cast<std::uint32_t>(traces.size());
    begin.resize(n);
    end.resize(n);
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      while (lag_between_s(time_s[low], time_s[i]) > window_s) ++low;
      high = std::max(high, i + 1);
      while (high < n && lag_between_s(time_s[i], time_s[high]) <= window_s) ++high;
      begin[i] = low;
      end[i] = high;
    }
  }

  /// A trace lives where its window holds another account. Looking up the nearest other account
  /// on each side keeps this linear for an account that repeats itself.
  void find_alive() {
    const auto n = static_cast<std::uint32_t>(traces.size());
    is_alive.assign(n, false);
    std::uint32_t previous_other = kNone;
    for (std::uint32_t i = 1; i < n; ++i) {
      if (account[i - 1] != account[i]) previous_other = i - 1;
      if (previous_other != kNone && previous_other >= begin[i]) is_alive[i] = true;
    }
    std::uint32_t next_other = kNone;
    for (std::uint32_t i = n; i-- > 1;) {
      if (account[i] != account[i - 1]) next_other = i;
      if (next_other != kNone && next_other < end[i - 1]) is_alive[i - 1] = true;
    }
  }
};

void add_windows(NeighbourWindows& windows, const ObjectRun& run) {
  const std::size_t base = windows.events.size();
  if (base + run.traces.size() >= kNone) throw LimitError("more than 4 billion traces to compare");
  const auto offset = static_cast<std::uint32_t>(base);
  for (std::size_t i = 0; i < run.traces.size(); ++i) {
    windows.events.push_back(run.traces[i]);
    windows.account.push_back(run.account[i]);
    windows.begin.push_back(offset + run.begin[i]);
    windows.end.push_back(offset + run.end[i]);
  }
}

/// Adds up what each account's distinct objects count for; traces come object by object.
class CreditCounter {
 public:
  explicit CreditCounter(std::uint32_t n_accounts)
      : credit_(n_accounts, 0), last_object_(n_accounts, kNone) {}
  void add(std::uint32_t account, std::uint32_t object, std::uint32_t credit) {
    if (last_object_[account] == object) return;
    last_object_[account] = object;
    credit_[account] = add_credit(credit_[account], credit);
  }
  std::vector<std::uint32_t> take() { return std::move(credit_); }

 private:
  std::vector<std::uint32_t> credit_;
  std::vector<std::uint32_t> last_object_;
};

/// The traces of accounts with enough credit that have a neighbour; renews the credit.
std::vector<Trace> prune(const PostColumns& posts, const std::vector<Trace>& traces,
                         std::uint64_t window_s, std::vector<std::uint32_t>& credit_of,
                         const EdgeThreshold& threshold) {
  CreditCounter counter(posts.n_accounts);
  ObjectRun run;
  std::vector<Trace> kept;
  for_each_object(traces, [&](std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    run.load(posts, traces, begin, end, credit_of, threshold.min_objects);
    run.find_windows(window_s);
    run.find_alive();
    for (std::size_t i = 0; i < run.traces.size(); ++i) {
      if (!run.is_alive[i]) continue;
      const std::uint32_t object = object_of(run.traces[i]);
      counter.add(run.account[i], object, threshold.credit_of(object));
      kept.push_back(run.traces[i]);
    }
  });
  credit_of = counter.take();
  return kept;
}

void index_rows(NeighbourWindows& windows, std::uint32_t n_accounts) {
  windows.row_start.assign(std::size_t{n_accounts} + 1, 0);
  for (const std::uint32_t account : windows.account) ++windows.row_start[account + std::size_t{1}];
  for (std::size_t a = 0; a < n_accounts; ++a) windows.row_start[a + 1] += windows.row_start[a];
  windows.row_events.resize(windows.events.size());
  std::vector<std::uint32_t> next(windows.row_start.begin(), windows.row_start.end() - 1);
  for (std::uint32_t i = 0; i < windows.account.size(); ++i) {
    windows.row_events[next[windows.account[i]]++] = i;
  }
}

}  // namespace

UsableTraces select_usable(const PostColumns& posts, Channel channel, std::vector<Trace> traces,
                           std::int64_t window_s) {
  require_window(channel, window_s, 0);
  UsableTraces usable;
  std::sort(traces.begin(), traces.end());
  traces.erase(std::unique(traces.begin(), traces.end()), traces.end());
  std::int64_t finest_s = std::numeric_limits<std::int64_t>::max();
  std::vector<bool> is_present(posts.n_accounts, false);
  std::erase_if(traces, [&](Trace trace) {
    const std::uint32_t post = post_of(trace);
    if (posts.created_at_s[post] == kNoTime_s) return ++usable.n_undated, true;
    const std::int64_t precision_s = posts.precision_of(post);
    finest_s = std::min(finest_s, precision_s);
    // A second is the finest that is recorded: a window of 0 s then means the same second.
    if (precision_s > std::max<std::int64_t>(window_s, 1)) return ++usable.n_too_coarse, true;
    is_present[posts.account[post]] = true;
    return false;
  });
  if (traces.empty() && usable.n_too_coarse > 0) require_window(channel, window_s, finest_s);
  usable.n_accounts =
      static_cast<std::uint32_t>(std::count(is_present.begin(), is_present.end(), true));
  usable.sorted = std::move(traces);
  return usable;
}

NeighbourWindows find_windows(const PostColumns& posts, const std::vector<Trace>& sorted,
                              std::int64_t window_s, const EdgeThreshold& threshold) {
  const auto width_s = static_cast<std::uint64_t>(window_s);
  std::vector<std::uint32_t> credit_of(posts.n_accounts, kNone);
  std::vector<Trace> traces = prune(posts, sorted, width_s, credit_of, threshold);
  for (int round = 1; round < kPruningRounds; ++round) {
    const std::size_t n_before = traces.size();
    traces = prune(posts, traces, width_s, credit_of, threshold);
    if (traces.size() == n_before) break;
  }
  NeighbourWindows windows;
  ObjectRun run;
  for_each_object(traces, [&](std::size_t begin, std::size_t end) {
    run.load(posts, traces, begin, end, credit_of, threshold.min_objects);
    run.find_windows(width_s);
    add_windows(windows, run);
  });
  index_rows(windows, posts.n_accounts);
  return windows;
}

}  // namespace cahoots
