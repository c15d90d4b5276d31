#include "analysis/findings/reach.hpp"

#include <algorithm>
#include <array>

#include "analysis/findings/readings.hpp"

namespace cahoots {
namespace {

/// The sum of those that the platform reports; it saturates, as counters are hostile input too.
std::optional<std::int64_t> interactions_of(const Post& post) {
  std::optional<std::int64_t> sum;
  for (const auto counter : {post.likes, post.replies, post.reposts, post.quotes}) {
    if (!counter || *counter < 0) continue;
    std::int64_t total = 0;
    if (__builtin_add_overflow(sum.value_or(0), *counter, &total)) total = INT64_MAX;
    sum = total;
  }
  return sum;
}

bool is_seen_more(const ReachedPost& a, const ReachedPost& b) {
  return a.views != b.views ? a.views > b.views : a.post_uid < b.post_uid;
}

}  // namespace

void add_reach(Reach& reach, const Post& post) {
  reach.views.add(post.views);
  reach.interactions.add(interactions_of(post));
  if (!is_known(post.uid) || post.views.value_or(0) <= 0) return;
  std::vector<ReachedPost>& kept = reach.most_viewed;
  if (kept.size() == kMostViewed && *post.views < kept.back().views) return;
  ReachedPost reached{std::string(post.uid), std::string(post.account_uid), post.created_at_s,
                      *post.views,           kept_text(post.url),           kept_text(post.text)};
  const auto same = std::find_if(kept.begin(), kept.end(), [&reached](const ReachedPost& other) {
    return other.post_uid == reached.post_uid;
  });
  if (same != kept.end()) {
    if (!is_seen_more(reached, *same)) return;
    kept.erase(same);
  }
  kept.insert(std::upper_bound(kept.begin(), kept.end(), reached, is_seen_more),
              std::move(reached));
  if (kept.size() > kMostViewed) kept.pop_back();
}

void TargetUses::add(const std::set<std::string>& mentions, std::string_view answered,
                     std::uint32_t member) {
  for (const std::string& mention : mentions) {
    Use& use = uses_[mention];
    ++use.n_mentions;
    ++use.n_posts;
    use.members.insert(member);
  }
  if (answered.empty()) return;
  const std::string name(answered);
  Use& use = uses_[name];
  ++use.n_replies;
  if (!mentions.contains(name)) ++use.n_posts;
  use.members.insert(member);
}

std::vector<TargetUse> TargetUses::top(std::size_t limit) const {
  std::vector<TargetUse> all;
  for (const auto& [name, use] : uses_) {
    all.push_back({name, {}, use.n_posts, use.n_mentions, use.n_replies, use.members.size()});
  }
  std::sort(all.begin(), all.end(), [](const TargetUse& a, const TargetUse& b) {
    return a.n_posts != b.n_posts ? a.n_posts > b.n_posts : a.name < b.name;
  });
  if (all.size() > limit) all.resize(limit);
  return all;
}

}  // namespace cahoots
