#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "analysis/coaction/channel.hpp"

namespace cahoots {

/// The time of a post that has none. Such a post leaves no trace in a channel with a window.
inline constexpr std::int64_t kNoTime_s = std::numeric_limits<std::int64_t>::min();

/// In place of the number of an account, post, object or topic: there is none.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The posts of a case as columns, shared by all channels. Numbers are canonical: accounts are
/// numbered in the byte order of their uids, posts in the order of (created_at, uid), so that
/// comparing numbers is comparing by the documented keys. 12 B a post (16 with `precision_s`).
struct PostColumns {
  std::vector<std::int64_t> created_at_s;
  std::vector<std::uint32_t> account;
  /// Empty where every time is precise to the second.
  std::vector<std::uint32_t> precision_s;
  /// Accounts that posted: all of `account` are below it.
  std::uint32_t n_accounts = 0;

  std::uint32_t size() const { return static_cast<std::uint32_t>(account.size()); }
  std::uint32_t precision_of(std::uint32_t post) const {
    return precision_s.empty() ? 1U : precision_s[post];
  }
};

/// What each post is about. Two accounts that follow one topic share many objects for one reason,
/// so the score counts a topic once. 4 B a post and 4 B a topic.
struct Topics {
  std::vector<std::uint32_t> of_post;
  /// The accounts that a topic explains the agreement of: all that used a hashtag, a tenth of those
  /// active on a day (to write on one day is a weaker bond than to use one tag; with all of them a
  /// text copied on a busy day would weigh nothing).
  std::vector<std::uint32_t> audience;
  /// Topics below this are hashtags, the others days.
  std::uint32_t n_hashtags = 0;
};

/// "The post shared the object", packed so that sorting traces orders them by object and time.
/// With PostColumns it says: account did X to object O at time T by post P. 8 B.
using Trace = std::uint64_t;
inline Trace make_trace(std::uint32_t object, std::uint32_t post) {
  return (static_cast<Trace>(object) << 32) | post;
}
inline std::uint32_t object_of(Trace trace) {
  return static_cast<std::uint32_t>(trace >> 32);
}
inline std::uint32_t post_of(Trace trace) {
  return static_cast<std::uint32_t>(trace);
}

/// The traces of one channel, in any order, repeats allowed. Object numbers are canonical (byte
/// order of the objects) and below `n_objects`.
struct TraceTable {
  Channel channel = Channel::text;
  std::vector<Trace> traces;
  std::uint32_t n_objects = 0;
  /// Factor on the weight of each object, 0 to 1 (1 - commonness of a text); empty: all 1.
  std::vector<float> multiplier;
};

/// The topic of every post: its hashtag with the widest audience (ties: with the most posts, then
/// the first one), or where it has none the day (UTC) on which it was written, or where it has no
/// time either a topic of everybody, which weighs nothing. `tags` pairs hashtag numbers with posts,
/// in any order. O(n log n).
Topics assign_topics(const PostColumns& posts, std::vector<Trace> tags, std::uint32_t n_hashtags);

/// The name of a topic without a hashtag: its day as `YYYY-MM-DD`, or "" where it has no time.
std::vector<std::string> day_topic_names(const PostColumns& posts);

/// The distinct accounts behind each object of `sorted` traces. O(n + accounts).
std::vector<std::uint32_t> count_sharers(const PostColumns& posts, const std::vector<Trace>& sorted,
                                         std::uint32_t n_objects);

}  // namespace cahoots
