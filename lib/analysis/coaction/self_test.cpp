#include "analysis/coaction/self_test.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/coaction/null.hpp"
#include "analysis/coaction/windows.hpp"
#include "base/random.hpp"
#include "stats/poisson.hpp"

namespace cahoots {
namespace {

/// A pair of accounts followed through the shuffles.
struct FollowedPair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
};

/// Posts are in the order of time, so that each stratum is a run of them. Those without a time
/// stay.
void shuffle_within_strata(PostColumns& posts, std::int64_t stratum_s, Random& random) {
  const auto bin = [&](std::uint32_t post) {
    const std::int64_t time_s = posts.created_at_s[post];
    return time_s / stratum_s - (time_s % stratum_s < 0 ? 1 : 0);
  };
  for (std::uint32_t begin = 0, end = 0; begin < posts.size(); begin = end) {
    while (end < posts.size() && bin(end) == bin(begin)) ++end;
    if (posts.created_at_s[begin] == kNoTime_s) continue;
    for (std::uint32_t i = end; i > begin + 1; --i) {
      const auto other = begin + static_cast<std::uint32_t>(random.below(i - begin));
      std::swap(posts.account[i - 1], posts.account[other]);
    }
  }
}

/// The traces of each account, by object and time.
class AccountTraces {
 public:
  AccountTraces(const PostColumns& posts, const std::vector<Trace>& sorted) : posts_(posts) {
    starts_.assign(std::size_t{posts.n_accounts} + 1, 0);
    for (const Trace trace : sorted) ++starts_[posts.account[post_of(trace)] + std::size_t{1}];
    for (std::size_t a = 0; a < posts.n_accounts; ++a) starts_[a + 1] += starts_[a];
    traces_.resize(sorted.size());
    std::vector<std::uint64_t> next(starts_.begin(), starts_.end() - 1);
    for (const Trace trace : sorted) traces_[next[posts.account[post_of(trace)]]++] = trace;
  }

  /// Distinct objects that both shared within the window of each other.
  std::uint32_t count_shared(FollowedPair pair, std::uint64_t window_s) const {
    const auto source = of(pair.source), target = of(pair.target);
    std::uint32_t n_shared = 0;
    std::size_t s = 0, t = 0;
    while (s < source.size() && t < target.size()) {
      if (object_of(source[s]) != object_of(target[t])) {
        ++(object_of(source[s]) < object_of(target[t]) ? s : t);
        continue;
      }
      const std::uint32_t object = object_of(source[s]);
      n_shared += is_near(source, target, s, t, window_s) ? 1U : 0U;
      while (s < source.size() && object_of(source[s]) == object) ++s;
      while (t < target.size() && object_of(target[t]) == object) ++t;
    }
    return n_shared;
  }

 private:
  std::span<const Trace> of(std::uint32_t account) const {
    return std::span(traces_).subspan(starts_[account], starts_[account + 1] - starts_[account]);
  }
  /// Whether any two traces on the object that both lists stand at are within the window.
  bool is_near(std::span<const Trace> source, std::span<const Trace> target, std::size_t s,
               std::size_t t, std::uint64_t window_s) const {
    const std::uint32_t object = object_of(source[s]);
    while (s < source.size() && t < target.size() && object_of(source[s]) == object &&
           object_of(target[t]) == object) {
      const std::int64_t source_s = posts_.created_at_s[post_of(source[s])];
      const std::int64_t target_s = posts_.created_at_s[post_of(target[t])];
      if (lag_between_s(std::min(source_s, target_s), std::max(source_s, target_s)) <= window_s) {
        return true;
      }
      ++(source_s < target_s ? s : t);
    }
    return false;
  }

  const PostColumns& posts_;
  std::vector<std::uint64_t> starts_;
  std::vector<Trace> traces_;
};

/// Puts posts that were added at the end into the order of time, which traces rely on.
void order_by_time(PostColumns& posts, Topics& topics, TraceTable& table) {
  std::vector<std::uint32_t> order(posts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return posts.created_at_s[a] < posts.created_at_s[b];
  });
  const auto reorder = [&](auto& column) {
    if (column.empty()) return;
    auto ordered = column;
    for (std::size_t i = 0; i < order.size(); ++i) ordered[i] = column[order[i]];
    column.swap(ordered);
  };
  reorder(posts.created_at_s);
  reorder(posts.account);
  reorder(posts.precision_s);
  reorder(topics.of_post);
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (Trace& trace : table.traces) trace = make_trace(object_of(trace), rank[post_of(trace)]);
}

class SelfTest {
 public:
  SelfTest(const PostColumns& posts, const Topics& topics, const TraceTable& table,
           const SelfTestOptions& options)
      : posts_(posts), topics_(topics), table_(table), options_(options), random_(options.seed) {}

  SelfTestResult run() {
    follow_pairs(find(posts_, table_));
    PostColumns shuffled = posts_;
    for (std::uint32_t i = 0; i < options_.n_shuffles; ++i) {
      shuffle_within_strata(shuffled, options_.coaction.stratum_s, random_);
      count_chance(find(shuffled, table_));
      add_p_values(shuffled);
    }
    result_.n_shuffles = options_.n_shuffles;
    if (options_.n_shuffles > 0) {
      result_.mean_shuffled_edges /= options_.n_shuffles;
      result_.mean_shuffled_significant /= options_.n_shuffles;
    }
    result_.uniformity = distance_from_uniform(std::move(p_values_));
    plant(std::move(shuffled));
    constexpr double kLeastP = 0.01, kNegligible = 0.02, kLeastPower = 0.8;
    const bool is_honest = result_.uniformity.p_value_too_small > kLeastP ||
                           result_.uniformity.too_small < kNegligible;
    result_.has_passed = is_honest && result_.n_planted > 0 &&
                         result_.n_planted_found >= kLeastPower * result_.n_planted;
    return result_;
  }

 private:
  CoactionResult find(const PostColumns& posts, const TraceTable& table) const {
    return find_coactions(posts, topics_, table, options_.coaction);
  }
  UsableTraces usable(const PostColumns& posts) const {
    return select_usable(posts, table_.channel, table_.traces, options_.coaction.window_s);
  }
  std::uint64_t count_significant(const CoactionResult& found) const {
    return static_cast<std::uint64_t>(std::count_if(
        found.edges.begin(), found.edges.end(),
        [&](const CoactionEdge& edge) { return edge.q_value <= options_.max_q_value; }));
  }

  void follow_pairs(const CoactionResult& found) {
    result_.n_edges = found.edges.size();
    result_.n_significant = count_significant(found);
    std::vector<const CoactionEdge*> edges;
    for (const CoactionEdge& edge : found.edges) edges.push_back(&edge);
    std::sort(edges.begin(), edges.end(), [](const CoactionEdge* a, const CoactionEdge* b) {
      return std::tuple(-a->expected, a->source, a->target) <
             std::tuple(-b->expected, b->source, b->target);
    });
    edges.resize(std::min<std::size_t>(edges.size(), options_.n_followed_pairs));
    for (const CoactionEdge* edge : edges) followed_.push_back({edge->source, edge->target});
    result_.n_followed_pairs = static_cast<std::uint32_t>(followed_.size());
  }

  void count_chance(const CoactionResult& found) {
    const std::uint64_t n_significant = count_significant(found);
    result_.mean_shuffled_edges += static_cast<double>(found.edges.size());
    result_.mean_shuffled_significant += static_cast<double>(n_significant);
    result_.n_shuffles_with_significant += n_significant > 0 ? 1U : 0U;
  }

  void add_p_values(const PostColumns& shuffled) {
    const UsableTraces traces = usable(shuffled);
    const PairNull null(shuffled, options_.coaction.stratify_by_topic ? &topics_ : nullptr,
                        traces.sorted, options_.coaction.window_s, options_.coaction.stratum_s);
    const AccountTraces accounts(shuffled, traces.sorted);
    for (const FollowedPair pair : followed_) {
      const double mean = null.expected(pair.source, pair.target);
      const std::uint32_t n_shared =
          accounts.count_shared(pair, static_cast<std::uint64_t>(options_.coaction.window_s));
      const double with = poisson_upper_tail(n_shared, mean);
      const double beyond = poisson_upper_tail(n_shared + std::uint64_t{1}, mean);
      p_values_.push_back(beyond + random_.uniform() * (with - beyond));
    }
  }

  void plant(PostColumns posts) {
    TraceTable table = table_;
    Topics topics = topics_;
    const UsableTraces traces = usable(posts);
    std::vector<std::vector<Trace>> of_account(posts.n_accounts);
    for (const Trace trace : traces.sorted)
      of_account[posts.account[post_of(trace)]].push_back(trace);
    std::vector<FollowedPair> planted;
    for (const auto& pair : draw_pairs(of_account)) {
      for (std::uint32_t i = 0; i < options_.n_planted_objects; ++i) {
        const auto& own = of_account[pair.source];
        const Trace trace = own[random_.below(own.size())];
        const auto half_window = static_cast<std::uint64_t>(options_.coaction.window_s) / 2;
        const auto lag_s = static_cast<std::int64_t>(random_.below(half_window + 1));
        table.traces.push_back(make_trace(object_of(trace), posts.size()));
        topics.of_post.push_back(topics.of_post[post_of(trace)]);
        if (!posts.precision_s.empty())
          posts.precision_s.push_back(posts.precision_s[post_of(trace)]);
        posts.created_at_s.push_back(posts.created_at_s[post_of(trace)] + lag_s);
        posts.account.push_back(pair.target);
      }
      planted.push_back(pair);
    }
    order_by_time(posts, topics, table);
    count_planted(find_coactions(posts, topics, std::move(table), options_.coaction), planted);
  }

  /// Pairs of different accounts of which the first has traces on enough objects.
  std::vector<FollowedPair> draw_pairs(const std::vector<std::vector<Trace>>& of_account) {
    std::vector<std::uint32_t> able;
    for (std::uint32_t account = 0; account < of_account.size(); ++account) {
      std::uint32_t n_objects = 0;
      for_each_object(of_account[account], [&](std::size_t, std::size_t) { ++n_objects; });
      if (n_objects >= 2 * options_.n_planted_objects) able.push_back(account);
    }
    for (std::size_t i = able.size(); i > 1; --i) std::swap(able[i - 1], able[random_.below(i)]);
    std::vector<FollowedPair> pairs;
    for (std::size_t i = 0; i + 1 < able.size() && pairs.size() < options_.n_planted_pairs;
         i += 2) {
      pairs.push_back({able[i], able[i + 1]});
    }
    return pairs;
  }

  void count_planted(const CoactionResult& found, const std::vector<FollowedPair>& planted) {
    for (const FollowedPair& pair : planted) {
      const auto ends = std::minmax(pair.source, pair.target);
      const auto edge = std::lower_bound(
          found.edges.begin(), found.edges.end(), ends, [](const CoactionEdge& a, const auto& b) {
            return std::tuple(a.source, a.target) < std::tuple(b.first, b.second);
          });
      ++result_.n_planted;
      if (edge == found.edges.end() || edge->source != ends.first || edge->target != ends.second) {
        continue;
      }
      result_.n_planted_found += edge->q_value <= options_.max_q_value ? 1U : 0U;
    }
  }

  const PostColumns& posts_;
  const Topics& topics_;
  const TraceTable& table_;
  const SelfTestOptions& options_;
  Random random_;
  SelfTestResult result_;
  std::vector<FollowedPair> followed_;
  std::vector<double> p_values_;
};

}  // namespace

SelfTestResult self_test(const PostColumns& posts, const Topics& topics, const TraceTable& table,
                         const SelfTestOptions& options) {
  SelfTestOptions everything = options;
  everything.coaction.max_q_value = 1;
  everything.coaction.n_evidence = 1;
  return SelfTest(posts, topics, table, everything).run();
}

}  // namespace cahoots
