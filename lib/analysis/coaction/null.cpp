#include "analysis/coaction/null.hpp"

#include <algorithm>
#include <span>

#include "analysis/coaction/windows.hpp"

namespace cahoots {

/// Pairs of traces on one object, one in each of two strata.
struct PairNull::ObjectPairs {
  std::uint32_t earlier = 0;
  std::uint32_t later = 0;
  std::uint64_t pairs = 0;
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
        emit(stratum_of[starts_[other]], stratum_of[starts_[stretch]], pairs_[other - base]);
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
    counter.count(posts, std::span(sorted).subspan(begin, end - begin),
                  std::span(stratum_of).subspan(begin, end - begin),
                  static_cast<std::uint64_t>(window_s),
                  [&](std::uint32_t earlier, std::uint32_t later, std::uint64_t n) {
                    pairs.push_back({earlier, later, n});
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
  std::sort(pairs.begin(), pairs.end());
  combination_start_.assign(strata_.size() + 1, 0);
  for (auto begin = pairs.cbegin(); begin != pairs.cend();) {
    const auto end = std::find_if(begin, pairs.cend(), [&](const ObjectPairs& other) {
      return other.earlier != begin->earlier || other.later != begin->later;
    });
    ++combination_start_[begin->earlier + std::size_t{1}];
    add_combination(begin, end);
    begin = end;
  }
  for (std::size_t s = 0; s < strata_.size(); ++s) {
    combination_start_[s + 1] += combination_start_[s];
  }
}

void PairNull::add_combination(std::vector<ObjectPairs>::const_iterator begin,
                               std::vector<ObjectPairs>::const_iterator end) {
  Combination combination;
  combination.later_stratum = begin->later;
  combination.first_level = levels_.size();
  double pairs_below = 0.0;
  double objects_below = 0.0;
  const double n_objects = static_cast<double>(end - begin);
  for (auto it = begin; it != end;) {
    auto next = it;
    while (next != end && next->pairs == it->pairs) ++next;
    levels_.push_back({it->pairs, n_objects - objects_below, pairs_below});
    const double count = static_cast<double>(next - it);
    objects_below += count;
    pairs_below += count * static_cast<double>(it->pairs);
    it = next;
  }
  // A last level that no object reaches holds the sum over all of them.
  levels_.push_back({std::numeric_limits<std::uint64_t>::max(), 0.0, pairs_below});
  combination.end_level = levels_.size();
  combinations_.push_back(combination);
}

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

double PairNull::combination_mean(const AccountShare& a, const AccountShare& b) const {
  const std::uint32_t earlier = std::min(a.stratum, b.stratum);
  const std::uint32_t later = std::max(a.stratum, b.stratum);
  const Combination* combination = find_combination(earlier, later);
  if (combination == nullptr) return 0.0;
  const double n_a = a.n_traces;
  const double n_b = b.n_traces;
  const auto m_earlier = static_cast<double>(n_traces_of_[earlier]);
  const auto m_later = static_cast<double>(n_traces_of_[later]);
  const double per_pair = earlier == later ? 2.0 * n_a * n_b / (m_earlier * (m_earlier - 1.0))
                                           : n_a * n_b / (m_earlier * m_later);
  // The least number of trace pairs by which an object is expected at least once.
  const auto first = levels_.begin() + static_cast<std::ptrdiff_t>(combination->first_level);
  const auto last = levels_.begin() + static_cast<std::ptrdiff_t>(combination->end_level) - 1;
  const auto level = std::partition_point(first, last, [&](const Level& entry) {
    return static_cast<double>(entry.pairs) * per_pair < 1.0;
  });
  const double mean = level->objects_from_here_up + level->pairs_below * per_pair;
  return std::min({mean, n_a, n_b});
}

double PairNull::expected(std::uint32_t account_a, std::uint32_t account_b) const {
  const auto shares = [&](std::uint32_t account) {
    return std::span(shares_).subspan(
        share_start_[account], share_start_[account + std::size_t{1}] - share_start_[account]);
  };
  const std::span<const AccountShare> of_b = shares(account_b);
  double sum = 0.0;
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
      sum += combination_mean(a, of_b[k]);
    }
  }
  return sum;
}

}  // namespace cahoots
