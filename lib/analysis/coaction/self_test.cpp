#include "analysis/coaction/self_test.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/coaction/null.hpp"
#include "analysis/coaction/pair.hpp"
#include "analysis/coaction/windows.hpp"
#include "base/random.hpp"

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

  /// What is tested of a pair: CoactionEdge::n_independent.
  std::uint32_t count_shared(FollowedPair pair, std::uint64_t window_s) const {
    const auto source = of(pair.source), target = of(pair.target);
    std::vector<SharedObject> shared;
    std::size_t s = 0, t = 0;
    while (s < source.size() && t < target.size()) {
      const std::uint32_t object = std::max(object_of(source[s]), object_of(target[t]));
      const auto source_posts = take(source, s, object), target_posts = take(target, t, object);
      const auto near = posts_near(target_posts, source_posts, window_s);
      if (near.empty()) continue;
      shared.push_back(compare_on_object(posts_, object, source_posts, near, window_s));
    }
    return count_independent(shared);
  }

 private:
  std::span<const Trace> of(std::uint32_t account) const {
    return std::span(traces_).subspan(starts_[account], starts_[account + 1] - starts_[account]);
  }
  /// The posts on the object, after moving past all traces on lower ones.
  static std::vector<std::uint32_t> take(std::span<const Trace> traces, std::size_t& next,
                                         std::uint32_t object) {
    std::vector<std::uint32_t> posts;
    for (; next < traces.size() && object_of(traces[next]) <= object; ++next) {
      if (object_of(traces[next]) == object) posts.push_back(post_of(traces[next]));
    }
    return posts;
  }
  /// Those of `posts` that are within the window of one of `others`; both ascend in time.
  std::vector<std::uint32_t> posts_near(const std::vector<std::uint32_t>& posts,
                                        const std::vector<std::uint32_t>& others,
                                        std::uint64_t window_s) const {
    const auto time_s = [&](std::uint32_t post) { return posts_.created_at_s[post]; };
    std::vector<std::uint32_t> near;
    std::size_t low = 0;
    for (const std::uint32_t post : posts) {
      const std::int64_t now_s = time_s(post);
      while (low < others.size() && time_s(others[low]) < now_s &&
             lag_between_s(time_s(others[low]), now_s) > window_s) {
        ++low;
      }
      if (low == others.size()) break;
      const std::int64_t other_s = time_s(others[low]);
      if (other_s <= now_s || lag_between_s(now_s, other_s) <= window_s) near.push_back(post);
    }
    return near;
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
    PairChances chances = null.make_chances();
    for (const FollowedPair pair : followed_) {
      null.find(pair.source, pair.target, chances);
      const std::uint32_t n_shared =
          accounts.count_shared(pair, static_cast<std::uint64_t>(options_.coaction.window_s));
      const double with = chances.upper_tail(n_shared);
      const double beyond = chances.upper_tail(n_shared + std::uint64_t{1});
      p_values_.push_back(beyond + random_.uniform() * (with - beyond));
    }
  }

  void plant(PostColumns posts) {
    TraceTable table = table_;
    Topics topics = topics_;
    const std::vector<Trace> traces = usable(posts).sorted;
    if (traces.empty()) return;
    const auto half_window = static_cast<std::uint64_t>(options_.coaction.window_s) / 2;
    const auto add = [&](Trace like, std::uint32_t account, std::int64_t lag_s) {
      const std::uint32_t post = post_of(like);
      table.traces.push_back(make_trace(object_of(like), posts.size()));
      topics.of_post.push_back(topics.of_post[post]);
      if (!posts.precision_s.empty()) posts.precision_s.push_back(posts.precision_s[post]);
      posts.created_at_s.push_back(posts.created_at_s[post] + lag_s);
      posts.account.push_back(account);
    };
    const std::vector<FollowedPair> planted = draw_pairs(posts, traces);
    for (const FollowedPair pair : planted) {
      for (std::uint32_t i = 0; i < options_.n_planted_objects; ++i) {
        const Trace like = traces[random_.below(traces.size())];
        add(like, pair.source, 0);
        add(like, pair.target, static_cast<std::int64_t>(random_.below(half_window + 1)));
      }
    }
    order_by_time(posts, topics, table);
    count_planted(find_coactions(posts, topics, std::move(table), options_.coaction), planted);
  }

  /// Of all accounts with a trace, no account twice.
  std::vector<FollowedPair> draw_pairs(const PostColumns& posts, const std::vector<Trace>& traces) {
    std::vector<std::uint32_t> accounts;
    for (const Trace trace : traces) accounts.push_back(posts.account[post_of(trace)]);
    std::sort(accounts.begin(), accounts.end());
    accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    for (std::size_t i = accounts.size(); i > 1; --i) {
      std::swap(accounts[i - 1], accounts[random_.below(i)]);
    }
    std::vector<FollowedPair> pairs;
    for (std::size_t i = 0; i + 1 < accounts.size() && pairs.size() < options_.n_planted_pairs;
         i += 2) {
      pairs.push_back({accounts[i], accounts[i + 1]});
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
