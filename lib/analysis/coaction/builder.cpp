#include "analysis/coaction/builder.hpp"

#include <utility>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// Of --memory, for the rows of all channels together, and for the hashtags.
constexpr std::size_t kChannelParts = 8;
constexpr std::size_t kHashtagParts = 32;

}  // namespace

CoactionData::CoactionData(NumberedPosts posts, std::vector<std::optional<TraceRows>> channels,
                           NamedTraces hashtags)
    : posts_(std::move(posts)),
      channels_(std::move(channels)),
      hashtag_names_(std::move(hashtags.names)),
      topics_(assign_topics(posts_.columns, std::move(hashtags.table.traces),
                            hashtags.table.n_objects)),
      day_names_(day_topic_names(posts_.columns)) {}

NamedTraces CoactionData::take_traces(Channel channel, ObjectNames names) {
  std::optional<TraceRows> rows =
      std::exchange(channels_[static_cast<std::size_t>(channel)], std::nullopt);
  if (!rows) rows.emplace(channel, SpillStorage(), 0);
  return rows->load(posts_, names);
}

std::size_t CoactionData::held_bytes() const {
  const auto bytes = [](const auto& column) { return column.size() * sizeof(column[0]); };
  const PostColumns& posts = posts_.columns;
  return bytes(posts.created_at_s) + bytes(posts.account) + bytes(posts.precision_s) +
         bytes(posts_.marks) + bytes(posts_.post_of_record) + bytes(posts_.account_order) +
         posts_.account_names.held_bytes() + bytes(topics_.of_post) + bytes(topics_.audience);
}

CoactionBuilder::CoactionBuilder(const SpillStorage& storage)
    : storage_(storage),
      posts_(storage),
      hashtags_(Channel::hashtag, storage, storage.memory_bytes / kHashtagParts),
      channels_(kChannelCount) {}

TraceRows& CoactionBuilder::rows_of(Channel channel) {
  std::optional<TraceRows>& rows = channels_[static_cast<std::size_t>(channel)];
  if (!rows) {
    rows.emplace(channel, storage_, storage_.memory_bytes / kChannelParts / kChannelCount);
  }
  return *rows;
}

void CoactionBuilder::add_topic_hashtags(std::uint32_t record,
                                         std::span<const std::string_view> hashtags) {
  for (const std::string_view hashtag : hashtags) {
    if (!hashtag.empty()) hashtags_.add(hashtag, record, 0);
  }
}

void CoactionBuilder::add_trace(Channel channel, std::uint32_t record, std::string_view object,
                                std::uint8_t unless) {
  if (object.empty()) {
    ++n_empty_objects_;
    return;
  }
  rows_of(channel).add(object, record, unless);
}

void CoactionBuilder::set_multiplier(Channel channel, std::string_view object, double multiplier) {
  if (!(multiplier >= 0.0 && multiplier <= 1.0)) {
    throw DataError("the weight factor of an object lies outside 0 to 1");
  }
  if (object.empty()) return;
  rows_of(channel).set_multiplier(object, static_cast<float>(multiplier));
}

CoactionData CoactionBuilder::finish() {
  NumberedPosts posts = posts_.finish();
  NamedTraces hashtags = hashtags_.load(posts, ObjectNames::all);
  return {std::move(posts), std::move(channels_), std::move(hashtags)};
}

}  // namespace cahoots
