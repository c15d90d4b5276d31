#include "analysis/coaction/builder.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// Where each old number stands in the new order.
std::vector<std::uint32_t> ranks_of(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

template <class Value>
void permute(std::vector<Value>& column, const std::vector<std::uint32_t>& order) {
  std::vector<Value> permuted;
  permuted.reserve(order.size());
  for (const std::uint32_t old : order) permuted.push_back(column[old]);
  column.swap(permuted);
}

std::uint32_t clamp_precision_s(std::int64_t precision_s) {
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(precision_s, 1, std::numeric_limits<std::uint32_t>::max()));
}

void set_precision(PostColumns& posts, std::uint32_t post, std::uint32_t precision_s) {
  if (posts.precision_s.empty() && precision_s == 1) return;
  posts.precision_s.resize(posts.account.size(), 1U);
  posts.precision_s[post] = precision_s;
}

}  // namespace

std::uint32_t CoactionBuilder::add_post(const TracePost& post) {
  const std::uint32_t number = data_.post_names_.intern(post.uid);
  const std::uint32_t account = data_.account_names_.intern(post.account_uid);
  const std::uint32_t precision_s = clamp_precision_s(post.precision_s);
  const std::int64_t time_s = post.created_at_s.value_or(kNoTime_s);
  PostColumns& posts = data_.posts_;
  if (number == posts.size()) {
    posts.created_at_s.push_back(time_s);
    posts.account.push_back(account);
    if (!posts.precision_s.empty()) posts.precision_s.push_back(1);
    set_precision(posts, number, precision_s);
    return number;
  }
  const auto key = [&](std::int64_t s, std::uint32_t who, std::uint32_t precision) {
    return std::tuple(s == kNoTime_s, s, data_.account_names_[who], precision);
  };
  if (key(time_s, account, precision_s) <
      key(posts.created_at_s[number], posts.account[number], posts.precision_of(number))) {
    posts.created_at_s[number] = time_s;
    posts.account[number] = account;
    set_precision(posts, number, precision_s);
  }
  return number;
}

void CoactionBuilder::add_topic_hashtags(std::uint32_t post,
                                         std::span<const std::string_view> hashtags) {
  for (const std::string_view hashtag : hashtags) {
    if (!hashtag.empty()) tags_.push_back(make_trace(data_.hashtag_names_.intern(hashtag), post));
  }
}

void CoactionBuilder::add_trace(Channel channel, std::uint32_t post, std::string_view object) {
  if (object.empty()) {
    ++n_empty_objects_;
    return;
  }
  const auto index = static_cast<std::size_t>(channel);
  const std::uint32_t number = data_.object_names_[index].intern(object);
  data_.tables_[index].traces.push_back(make_trace(number, post));
}

void CoactionBuilder::set_multiplier(Channel channel, std::string_view object, double multiplier) {
  if (!(multiplier >= 0.0 && multiplier <= 1.0)) {
    throw DataError("the weight factor of an object lies outside 0 to 1");
  }
  if (object.empty()) return;
  const auto index = static_cast<std::size_t>(channel);
  const std::uint32_t number = data_.object_names_[index].intern(object);
  std::vector<float>& factors = data_.tables_[index].multiplier;
  if (factors.size() <= number) factors.resize(number + std::size_t{1}, 1.0F);
  factors[number] = static_cast<float>(multiplier);
}

void CoactionBuilder::order_accounts() {
  // An account whose only post was claimed by another (see add_post) has posted nothing.
  std::vector<bool> posted(data_.account_names_.size(), false);
  for (const std::uint32_t account : data_.posts_.account) posted[account] = true;
  data_.account_order_ = data_.account_names_.order_by_bytes();
  std::erase_if(data_.account_order_, [&](std::uint32_t account) { return !posted[account]; });
  std::vector<std::uint32_t> ranks(data_.account_names_.size());
  for (std::uint32_t rank = 0; rank < data_.account_order_.size(); ++rank) {
    ranks[data_.account_order_[rank]] = rank;
  }
  for (std::uint32_t& account : data_.posts_.account) account = ranks[account];
  data_.posts_.n_accounts = static_cast<std::uint32_t>(data_.account_order_.size());
}

void CoactionBuilder::order_posts() {
  PostColumns& posts = data_.posts_;
  std::vector<std::uint32_t> order(posts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (posts.created_at_s[a] != posts.created_at_s[b]) {
      return posts.created_at_s[a] < posts.created_at_s[b];
    }
    return data_.post_names_[a] < data_.post_names_[b];
  });
  permute(posts.created_at_s, order);
  permute(posts.account, order);
  if (!posts.precision_s.empty()) permute(posts.precision_s, order);
  const std::vector<std::uint32_t> ranks = ranks_of(order);
  for (Trace& tag : tags_) tag = make_trace(object_of(tag), ranks[post_of(tag)]);
  for (TraceTable& table : data_.tables_) {
    for (Trace& trace : table.traces) trace = make_trace(object_of(trace), ranks[post_of(trace)]);
  }
  data_.post_order_ = std::move(order);
}

void CoactionBuilder::order_objects(Channel channel) {
  const auto index = static_cast<std::size_t>(channel);
  TraceTable& table = data_.tables_[index];
  table.channel = channel;
  table.n_objects = data_.object_names_[index].size();
  std::vector<std::uint32_t> order = data_.object_names_[index].order_by_bytes();
  const std::vector<std::uint32_t> ranks = ranks_of(order);
  for (Trace& trace : table.traces) trace = make_trace(ranks[object_of(trace)], post_of(trace));
  if (!table.multiplier.empty()) {
    table.multiplier.resize(table.n_objects, 1.0F);
    permute(table.multiplier, order);
  }
  data_.object_order_[index] = std::move(order);
}

CoactionData CoactionBuilder::finish() {
  order_accounts();
  order_posts();
  for (const ChannelTraits& traits : channel_table()) order_objects(traits.channel);
  data_.hashtag_order_ = data_.hashtag_names_.order_by_bytes();
  const std::vector<std::uint32_t> hashtag_ranks = ranks_of(data_.hashtag_order_);
  for (Trace& tag : tags_) tag = make_trace(hashtag_ranks[object_of(tag)], post_of(tag));
  data_.topics_ = assign_topics(data_.posts_, std::move(tags_), data_.hashtag_names_.size());
  data_.day_names_ = day_topic_names(data_.posts_);
  CoactionData finished = std::move(data_);
  *this = CoactionBuilder();
  return finished;
}

}  // namespace cahoots
