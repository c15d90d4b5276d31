#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/coaction/channel.hpp"
#include "analysis/coaction/post_rows.hpp"
#include "analysis/coaction/trace_rows.hpp"
#include "analysis/coaction/traces.hpp"
#include "io/name_file.hpp"

namespace cahoots {

/// Everything the co-action engine reads, with the strings its numbers stand for. In memory: 20 B a
/// post, 4 B a record, 16 B and its uid an account; the rest on disk where it does not fit. One
/// thread, but for `posts` and `topics`.
class CoactionData {
 public:
  const PostColumns& posts() const { return posts_.columns; }
  const Topics& topics() const { return topics_; }
  /// Puts the traces of a channel in order and hands them over: once a channel.
  NamedTraces take_traces(Channel channel, ObjectNames names = ObjectNames::linking);
  std::string_view account_uid(std::uint32_t account) const {
    return posts_.account_names[posts_.account_order[account]];
  }
  /// What has to stay in memory whatever the limit: posts, topics and accounts.
  std::size_t held_bytes() const;
  std::string post_uid(std::uint32_t post) { return posts_.uids.get(post); }
  /// All of them, by number.
  NameFile& post_uids() { return posts_.uids; }
  /// `#` and the hashtag, or the day, or "" where there was neither.
  std::string topic_name(std::uint32_t topic) {
    if (topic >= topics_.n_hashtags) return day_names_[topic - topics_.n_hashtags];
    return "#" + hashtag_names_.get(topic);
  }

 private:
  friend class CoactionBuilder;
  CoactionData(NumberedPosts posts, std::vector<std::optional<TraceRows>> channels,
               NamedTraces hashtags);

  NumberedPosts posts_;
  std::vector<std::optional<TraceRows>> channels_;
  NameFile hashtag_names_;
  Topics topics_;
  std::vector<std::string> day_names_;
};

/// Collects posts and traces in any order and numbers them canonically, so that what is computed
/// from them does not depend on the order of the input. One thread.
class CoactionBuilder {
 public:
  explicit CoactionBuilder(const SpillStorage& storage = {});

  /// As PostRows::add: the number of the record, by which its traces are added.
  std::uint32_t add_post(const TracePost& post) { return posts_.add(post); }
  /// Hashtags of any post, reposts included: they make its topic, not a trace.
  void add_topic_hashtags(std::uint32_t record, std::span<const std::string_view> hashtags);
  /// An empty object never links: it is ignored and counted. `unless` as TraceRows::add.
  void add_trace(Channel channel, std::uint32_t record, std::string_view object,
                 std::uint8_t unless = 0);
  /// The factor on the weight of an object, 0 to 1. Throws DataError outside.
  void set_multiplier(Channel channel, std::string_view object, double multiplier);
  std::uint64_t n_empty_objects() const { return n_empty_objects_; }
  /// Once. Sorts and numbers everything but the objects of the channels. O(n log n).
  CoactionData finish();

 private:
  TraceRows& rows_of(Channel channel);

  SpillStorage storage_;
  PostRows posts_;
  TraceRows hashtags_;
  std::vector<std::optional<TraceRows>> channels_;
  std::uint64_t n_empty_objects_ = 0;
};

}  // namespace cahoots
