#include "analysis/coaction/pair.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "analysis/coaction/windows.hpp"

namespace cahoots {
namespace {

std::uint32_t earlier_post(const CoactionEvidence& pair) {
  return std::min(pair.source_post, pair.target_post);
}
std::uint32_t later_post(const CoactionEvidence& pair) {
  return std::max(pair.source_post, pair.target_post);
}

auto closeness(const SharedObject& shared) {
  return std::tuple(shared.lag_s, earlier_post(shared.closest), later_post(shared.closest));
}

/// Keeps the closer of what is there and this pair of posts.
void offer(SharedObject& best, bool& is_first, const PostColumns& posts, std::uint32_t source_post,
           std::uint32_t target_post) {
  const std::int64_t source_s = posts.created_at_s[source_post];
  const std::int64_t target_s = posts.created_at_s[target_post];
  SharedObject candidate = best;
  candidate.closest.source_post = source_post;
  candidate.closest.target_post = target_post;
  candidate.lag_s = lag_between_s(std::min(source_s, target_s), std::max(source_s, target_s));
  if (is_first || closeness(candidate) < closeness(best)) best = candidate;
  is_first = false;
}

double median_lag_s(const std::vector<SharedObject>& shared) {
  std::vector<std::uint64_t> lags;
  lags.reserve(shared.size());
  for (const SharedObject& object : shared) lags.push_back(object.lag_s);
  std::sort(lags.begin(), lags.end());
  const std::size_t middle = lags.size() / 2;
  if (lags.size() % 2 == 1) return static_cast<double>(lags[middle]);
  return (static_cast<double>(lags[middle - 1]) + static_cast<double>(lags[middle])) / 2.0;
}

bool is_better(const SharedObject& a, const SharedObject& b) {
  const auto key = [](const SharedObject& shared) {
    return std::tuple(-shared.closest.weight, shared.closest.n_sharers, closeness(shared),
                      shared.closest.object);
  };
  return key(a) < key(b);
}

/// Moves the best object of each topic to the front, in their order, the rest behind in theirs.
/// Returns how many topics there are.
std::size_t put_topics_first(std::vector<SharedObject>& shared) {
  std::sort(shared.begin(), shared.end(), [](const SharedObject& a, const SharedObject& b) {
    if (a.closest.topic != b.closest.topic) return a.closest.topic < b.closest.topic;
    return is_better(a, b);
  });
  std::vector<SharedObject> others;
  std::size_t n_topics = 0;
  std::uint32_t last_topic = 0;
  for (std::size_t i = 0; i < shared.size(); ++i) {
    const std::uint32_t topic = shared[i].closest.topic;
    if (i > 0 && topic == last_topic) {
      others.push_back(shared[i]);
    } else {
      shared[n_topics++] = shared[i];
    }
    last_topic = topic;
  }
  const auto rest = shared.begin() + static_cast<std::ptrdiff_t>(n_topics);
  std::copy(others.begin(), others.end(), rest);
  std::sort(shared.begin(), rest, is_better);
  std::sort(rest, shared.end(), is_better);
  return n_topics;
}

}  // namespace

SharedObject compare_on_object(const PostColumns& posts, std::uint32_t object,
                               std::span<const std::uint32_t> source_posts,
                               std::span<const std::uint32_t> target_posts,
                               std::uint64_t window_s) {
  const auto time_s = [&](std::uint32_t post) { return posts.created_at_s[post]; };
  SharedObject best;
  best.closest.object = object;
  bool is_first = true;
  std::uint64_t n_events = target_posts.size();
  std::int64_t first_at_s = time_s(target_posts.front());
  std::int64_t last_at_s = time_s(target_posts.back());
  std::size_t next = 0;   // first target post later than the source post
  std::size_t group = 0;  // first target post of the last second not later than it
  for (const std::uint32_t source_post : source_posts) {
    const std::int64_t now_s = time_s(source_post);
    for (; next < target_posts.size() && time_s(target_posts[next]) <= now_s; ++next) {
      if (time_s(target_posts[next]) != time_s(target_posts[group])) group = next;
    }
    bool has_partner = false;
    if (next > 0 && lag_between_s(time_s(target_posts[group]), now_s) <= window_s) {
      offer(best, is_first, posts, source_post, target_posts[group]);
      has_partner = true;
    }
    if (next < target_posts.size() &&
        lag_between_s(now_s, time_s(target_posts[next])) <= window_s) {
      offer(best, is_first, posts, source_post, target_posts[next]);
      has_partner = true;
    }
    if (!has_partner) continue;
    ++n_events;
    first_at_s = std::min(first_at_s, now_s);
    last_at_s = std::max(last_at_s, now_s);
  }
  best.n_events = n_events;
  best.first_at_s = first_at_s;
  best.last_at_s = last_at_s;
  best.closest.lag_s = static_cast<std::int64_t>(best.lag_s);
  if (time_s(best.closest.target_post) < time_s(best.closest.source_post)) {
    best.closest.lag_s = -best.closest.lag_s;
  }
  return best;
}

std::uint32_t count_independent(std::span<const SharedObject> shared) {
  const auto count_distinct = [&](auto post_of_side) {
    std::vector<std::uint32_t> posts;
    posts.reserve(shared.size());
    for (const SharedObject& object : shared) posts.push_back(post_of_side(object.closest));
    std::sort(posts.begin(), posts.end());
    return static_cast<std::uint32_t>(std::unique(posts.begin(), posts.end()) - posts.begin());
  };
  return std::min(count_distinct([](const auto& pair) { return pair.source_post; }),
                  count_distinct([](const auto& pair) { return pair.target_post; }));
}

double PairScorer::rarity(std::uint32_t count) const {
  return std::log(static_cast<double>(posts_.n_accounts) /
                  static_cast<double>(std::max(count, 1U)));
}

std::uint32_t PairScorer::topic_of(const SharedObject& shared) const {
  const std::uint32_t first = topics_.of_post[earlier_post(shared.closest)];
  const std::uint32_t second = topics_.of_post[later_post(shared.closest)];
  return topics_.audience[second] > topics_.audience[first] ? second : first;
}

void PairScorer::weigh(SharedObject& shared) const {
  const std::uint32_t object = shared.closest.object;
  const double factor = multiplier_.empty() ? 1.0 : static_cast<double>(multiplier_[object]);
  shared.closest.n_sharers = sharers_[object];
  shared.closest.topic = topic_of(shared);
  const std::uint32_t audience =
      weighting_ == CoactionWeighting::topic_once ? topics_.audience[shared.closest.topic] : 0;
  shared.closest.weight = factor * rarity(std::max(audience, shared.closest.n_sharers));
}

CoactionEdge PairScorer::score(std::vector<SharedObject>& shared) const {
  CoactionEdge edge;
  edge.n_objects = static_cast<std::uint32_t>(shared.size());
  edge.n_independent = count_independent(shared);
  edge.first_at_s = shared.front().first_at_s;
  edge.last_at_s = shared.front().last_at_s;
  for (SharedObject& object : shared) {
    weigh(object);
    edge.n_events += object.n_events;
    edge.first_at_s = std::min(edge.first_at_s, object.first_at_s);
    edge.last_at_s = std::max(edge.last_at_s, object.last_at_s);
  }
  edge.lag_median_s = median_lag_s(shared);
  const std::size_t n_topics = put_topics_first(shared);
  const std::size_t n_counted =
      weighting_ == CoactionWeighting::topic_once ? n_topics : shared.size();
  for (std::size_t i = 0; i < n_counted; ++i) edge.weight += shared[i].closest.weight;
  const std::size_t n_kept = std::min<std::size_t>(n_evidence_, shared.size());
  for (std::size_t i = 0; i < n_kept; ++i) edge.evidence.push_back(shared[i].closest);
  return edge;
}

}  // namespace cahoots
