#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/coaction/channel.hpp"
#include "analysis/coaction/interner.hpp"
#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// Everything the co-action engine reads, with the strings its numbers stand for.
class CoactionData {
 public:
  const PostColumns& posts() const { return posts_; }
  const Topics& topics() const { return topics_; }
  const TraceTable& traces(Channel channel) const {
    return tables_[static_cast<std::size_t>(channel)];
  }
  /// Hands the table over, so that the engine can work in its memory.
  TraceTable take_traces(Channel channel) {
    return std::move(tables_[static_cast<std::size_t>(channel)]);
  }
  std::string_view account_uid(std::uint32_t account) const {
    return account_names_[account_order_[account]];
  }
  std::string_view post_uid(std::uint32_t post) const { return post_names_[post_order_[post]]; }
  std::string_view object(Channel channel, std::uint32_t object) const {
    const auto index = static_cast<std::size_t>(channel);
    return object_names_[index][object_order_[index][object]];
  }

  /// `#` and the hashtag, or the day, or "" where there was neither.
  std::string topic_name(std::uint32_t topic) const {
    if (topic >= topics_.n_hashtags) return day_names_[topic - topics_.n_hashtags];
    return "#" + std::string(hashtag_names_[hashtag_order_[topic]]);
  }

 private:
  friend class CoactionBuilder;
  PostColumns posts_;
  Topics topics_;
  std::array<TraceTable, kChannelCount> tables_;
  Interner account_names_;
  Interner post_names_;
  Interner hashtag_names_;
  std::vector<std::uint32_t> hashtag_order_;
  std::vector<std::string> day_names_;
  std::array<Interner, kChannelCount> object_names_;
  std::vector<std::uint32_t> account_order_;
  std::vector<std::uint32_t> post_order_;
  std::array<std::vector<std::uint32_t>, kChannelCount> object_order_;
};

/// The facts of a post that co-action needs.
struct TracePost {
  std::string_view uid;
  std::string_view account_uid;
  std::optional<std::int64_t> created_at_s;
  std::int64_t precision_s = 1;
};

/// Collects posts and traces in any order and numbers them canonically, so that what is computed
/// from them does not depend on the order of the input. About 20 B and its uid a post, 8 B a
/// trace, 16 B and its bytes an object. One thread.
class CoactionBuilder {
 public:
  /// The number by which traces of this post are added. A uid may come more than once (`post` and
  /// `duplicate` records of one post); where the facts differ, the smallest (time known, time,
  /// account uid) stands. Throws LimitError at 2^32 - 1 posts or accounts.
  std::uint32_t add_post(const TracePost& post);
  /// Hashtags of any post, reposts included: they make its topic, not a trace.
  void add_topic_hashtags(std::uint32_t post, std::span<const std::string_view> hashtags);
  /// An empty object never links: it is ignored and counted.
  void add_trace(Channel channel, std::uint32_t post, std::string_view object);
  /// The factor on the weight of an object, 0 to 1. Throws DataError outside.
  void set_multiplier(Channel channel, std::string_view object, double multiplier);
  std::uint64_t n_empty_objects() const { return n_empty_objects_; }
  /// Sorts and numbers everything; the builder is empty afterwards. O(n log n).
  CoactionData finish();

 private:
  void order_accounts();
  void order_posts();
  void order_objects(Channel channel);

  CoactionData data_;
  std::vector<Trace> tags_;
  std::uint64_t n_empty_objects_ = 0;
};

}  // namespace cahoots
