#include "analysis/coaction/null.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "analysis/coaction/windows.hpp"

namespace cahoots {

/// Pairs of traces on one object, one in each of two strata.
struct PairNull::ObjectPairs {
  std::uint32_t earlier = 0;
  std::uint32_t later = 0;
  std::uint32_t object = 0;
  std::uint64_t pairs = 0;
  std::uint64_t n_traces = 0;
  auto operator<=>(const ObjectPairs&) const = default;
};

namespace {

std::int64_t floor_divide(std::int64_t time_s, std::int64_t width_s) {
  return time_s / width_s - (time_s % width_s < 0 ? 1 : 0);
}

/// The topic that most of the traces have; of equals the lowest.
std::uint32_t commonest_topic(const Topics& topics, std::span<const Trace> run,
                              std::vector<std::uint32_t>& scratch) {
  scratch.clear();
  for (const Trace trace : run) scratch.push_back(topics.of_post[post_of(trace)]);
  std::sort(scratch.begin(), scratch.end());
  std::uint32_t commonest = scratch.front();
  std::size_t most = 0;
  for (std::size_t begin = 0; begin < scratch.size();) {
    std::size_t end = begin;
    while (end < scratch.size() && scratch[end] == scratch[begin]) ++end;
    if (end - begin > most) commonest = scratch[begin];
    most = std::max(most, end - begin);
    begin = end;
  }
  return commonest;
}

/// Counts the windowed pairs of traces on one object by their strata. A stratum is one stretch of
/// the object's traces, which are in the order of time.
class RunPairs {
 public:
  template <class Emit>
  void count(const PostColumns& posts, std::span<const Trace> run,
             std::span<const std::uint32_t> stratum_of, std::uint64_t window_s, Emit emit) {
    split(stratum_of);
    std::size_t low = 0;
    std::size_t low_stretch = 0;
    for (std::size_t stretch = 0; stretch + 1 < starts_.size(); ++stretch) {
      pairs_.assign(stretch + 1 - low_stretch, 0);
      const std::size_t base = low_stretch;
      for (std::size_t i = starts_[stretch]; i < starts_[stretch + 1]; ++i) {
        const std::int64_t now_s = posts.created_at_s[post_of(run[i])];
        while (lag_between_s(posts.created_at_s[post_of(run[low])], now_s) > window_s) ++low;
        while (starts_[low_stretch + 1] <= low) ++low_stretch;
        for (std::size_t other = low_stretch; other <= stretch; ++other) {
          pairs_[other - base] += std::min(starts_[other + 1], i) - std::max(starts_[other], low);
        }
      }
      for (std::size_t other = base; other <= stretch; ++other) {
        if (pairs_[other - base] == 0) continue;
        emit(stratum_of[starts_[other]], stratum_of[starts_[stretch]], pairs_[other - base],
             starts_[stretch + 1] - starts_[stretch]);
      }
    }
  }

 private:
  void split(std::span<const std::uint32_t> stratum_of) {
    starts_.assign(1, 0);
    for (std::size_t i = 1; i < stratum_of.size(); ++i) {
      if (stratum_of[i] != stratum_of[i - 1]) starts_.push_back(i);
    }
    starts_.push_back(stratum_of.size());
  }

  std::vector<std::size_t> starts_;
  std::vector<std::uint64_t> pairs_;
};

}  // namespace

PairNull::PairNull(const PostColumns& posts, const Topics* topics, const std::vector<Trace>& sorted,
                   std::int64_t window_s, std::int64_t stratum_s)
    : reach_bins_(window_s / stratum_s + 1) {
  const std::vector<std::uint32_t> stratum_of = stratify(posts, topics, sorted, stratum_s);
  count_shares(posts, sorted, stratum_of);
  std::vector<ObjectPairs> pairs;
  RunPairs counter;
  for_each_object(sorted, [&](std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    counter.count(
        posts, std::span(sorted).subspan(begin, end - begin),
        std::span(stratum_of).subspan(begin, end - begin), static_cast<std::uint64_t>(window_s),
        [&](std::uint32_t earlier, std::uint32_t later, std::uint64_t n, std::uint64_t d) {
          pairs.push_back({earlier, later, object_of(sorted[begin]), n, d});
        });
  });
  index_pairs(std::move(pairs));
}

std::vector<std::uint32_t> PairNull::stratify(const PostColumns& posts, const Topics* topics,
                                              const std::vector<Trace>& sorted,
                                              std::int64_t stratum_s) {
  std::vector<std::uint32_t> scratch;
  const auto for_each_trace = [&](auto use) {
    for_each_object(sorted, [&](std::size_t begin, std::size_t end) {
      const std::span<const Trace> run = std::span(sorted).subspan(begin, end - begin);
      const std::uint32_t topic = topics == nullptr ? 0 : commonest_topic(*topics, run, scratch);
      for (const Trace trace : run) {
        use(Stratum{topic, floor_divide(posts.created_at_s[post_of(trace)], stratum_s)});
      }
    });
  };
  const auto make_distinct = [&] {
    std::sort(strata_.begin(), strata_.end());
    strata_.erase(std::unique(strata_.begin(), strata_.end()), strata_.end());
  };
  std::size_t compact_at = 1024;
  for_each_trace([&](const Stratum& stratum) {
    if (!strata_.empty() && strata_.back() == stratum) return;
    if (strata_.size() >= compact_at) {
      make_distinct();
      compact_at = std::max<std::size_t>(1024, strata_.size() * 2);
    }
    strata_.push_back(stratum);
  });
  make_distinct();
  std::vector<std::uint32_t> stratum_of;
  stratum_of.reserve(sorted.size());
  for_each_trace([&](const Stratum& stratum) {
    const auto found = std::lower_bound(strata_.begin(), strata_.end(), stratum);
    stratum_of.push_back(static_cast<std::uint32_t>(found - strata_.begin()));
  });
  return stratum_of;
}

void PairNull::count_shares(const PostColumns& posts, const std::vector<Trace>& sorted,
                            const std::vector<std::uint32_t>& stratum_of) {
  n_traces_of_.assign(strata_.size(), 0);
  std::vector<std::uint64_t> keys(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    ++n_traces_of_[stratum_of[i]];
    keys[i] = (std::uint64_t{posts.account[post_of(sorted[i])]} << 32) | stratum_of[i];
  }
  std::sort(keys.begin(), keys.end());
  share_start_.assign(std::size_t{posts.n_accounts} + 1, 0);
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    shares_.push_back(
        {static_cast<std::uint32_t>(keys[begin]), static_cast<std::uint32_t>(end - begin)});
    ++share_start_[(keys[begin] >> 32) + 1];
    begin = end;
  }
  for (std::size_t a = 0; a < posts.n_accounts; ++a) share_start_[a + 1] += share_start_[a];
}

void PairNull::index_pairs(std::vector<ObjectPairs> pairs) {
  std::uint32_t n_objects = 0;
  for (const ObjectPairs& entry : pairs) n_objects = std::max(n_objects, entry.object + 1);
  std::vector<std::uint32_t> n_strata_of(n_objects, 0);
  for (const ObjectPairs& entry : pairs) ++n_strata_of[entry.object];
  std::vector<std::uint32_t> apart_number(n_objects, kNone);
  std::sort(pairs.begin(), pairs.end());
  combination_start_.assign(strata_.size() + 1, 0);
  for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    while (end < pairs.size() && pairs[end].earlier == pairs[begin].earlier &&
           pairs[end].later == pairs[begin].later) {
      ++end;
    }
    ++combination_start_[pairs[begin].earlier + std::size_t{1}];
    add_combination(std::span(pairs).subspan(begin, end - begin), n_strata_of, apart_number);
  }
  for (std::size_t s = 0; s < strata_.size(); ++s) {
    combination_start_[s + 1] += combination_start_[s];
  }
}

void PairNull::add_combination(std::span<ObjectPairs> pairs,
                               const std::vector<std::uint32_t>& n_strata_of,
                               std::vector<std::uint32_t>& apart_number) {
  constexpr std::size_t kMostApart = 64;
  const auto goes_apart_before = [&](const ObjectPairs& a, const ObjectPairs& b) {
    const auto key = [&](const ObjectPairs& entry) {
      return std::tuple(~n_strata_of[entry.object], ~entry.pairs, entry.object);
    };
    return key(a) < key(b);
  };
  const std::size_t n_apart = std::min(kMostApart, pairs.size());
  std::partial_sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(n_apart),
                    pairs.end(), goes_apart_before);
  Combination combination;
  combination.later_stratum = pairs.front().later;
  combination.first_apart = apart_.size();
  for (const ObjectPairs& entry : pairs.first(n_apart)) {
    std::uint32_t& number = apart_number[entry.object];
    if (number == kNone) number = n_apart_++;
    apart_.push_back(
        {number, static_cast<double>(entry.pairs), static_cast<double>(entry.n_traces)});
  }
  combination.end_apart = apart_.size();
  combination.first_level = levels_.size();
  const auto others = pairs.subspan(n_apart);
  std::sort(others.begin(), others.end(),
            [](const ObjectPairs& a, const ObjectPairs& b) { return a.pairs < b.pairs; });
  add_levels(others);
  combination.end_level = levels_.size();
  combinations_.push_back(combination);
}

void PairNull::add_levels(std::span<const ObjectPairs> pairs) {
  double pairs_below = 0.0;
  double objects_below = 0.0;
  const auto n_objects = static_cast<double>(pairs.size());
  for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    while (end < pairs.size() && pairs[end].pairs == pairs[begin].pairs) ++end;
    levels_.push_back({pairs[begin].pairs, n_objects - objects_below, pairs_below});
    const auto count = static_cast<double>(end - begin);
    objects_below += count;
    pairs_below += count * static_cast<double>(pairs[begin].pairs);
  }
  // A last level that no object reaches holds the sum over all of them.
  levels_.push_back({std::numeric_limits<std::uint64_t>::max(), 0.0, pairs_below});
}

}  // namespace cahoots
