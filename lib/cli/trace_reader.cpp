#include "cli/trace_reader.hpp"

#include <fmt/format.h>

#include <string_view>

#include "cli/case_reader.hpp"
#include "cli/trace_part.hpp"

namespace cahoots {
namespace {

/// Gathers the parts into the builders. The order of lines is free.
class TraceCollector {
 public:
  TraceCollector(const ChannelSet& channels, const SpillStorage& storage)
      : channels_(channels), builder_(storage), profiles_(storage) {}

  void merge(TracePart& part) {
    for (const PartPost& post : part.posts()) add_post(post);
    for (const PartDuplicate& duplicate : part.duplicates()) add_duplicate(duplicate);
    for (const PartGroup& group : part.groups()) add_commonness(group);
    for (const PartProfile& profile : part.profiles()) {
      profiles_.add_record(profile.uid, profile.objects, profile.created_at_s, profile.precision_s);
    }
    for (const PartNames& names : part.names()) {
      profiles_.add_names(names.uid, names.handle, names.name);
    }
  }

  TraceSource finish() { return {builder_.finish(), profiles_.finish()}; }

 private:
  void add_post(const PartPost& post) {
    const std::uint32_t number = builder_.add_post(post.post);
    builder_.add_topic_hashtags(number, post.hashtags);
    for (const PartTrace& trace : post.traces) {
      builder_.add_trace(trace.channel, number, trace.object, trace.unless);
    }
  }

  void add_duplicate(const PartDuplicate& duplicate) {
    const std::uint32_t number = builder_.add_post(duplicate.post);
    builder_.add_topic_hashtags(number, duplicate.hashtags);
    if (duplicate.is_reuse) builder_.add_trace(Channel::text_reuse, number, duplicate.group_uid);
    if (!duplicate.channel) return;
    const bool is_repost = *duplicate.channel == Channel::repost;
    builder_.add_trace(*duplicate.channel, number, duplicate.group_uid,
                       is_repost ? kNamesRepost : std::uint8_t{0});
  }

  void add_commonness(const PartGroup& group) {
    for (const Channel channel : channels_of(group)) {
      if (!has_channel(channels_, channel)) continue;
      builder_.set_multiplier(channel, group.group_uid, multiplier_of(group));
    }
  }

  ChannelSet channels_;
  CoactionBuilder builder_;
  ProfileBuilder profiles_;
};

}  // namespace

TraceSource read_traces(ToolContext& context, const ChannelSet& channels) {
  TraceCollector collector(channels, context.storage());
  read_case_stream<TracePart>(
      context,
      [&](TracePart& part, std::string_view type, RecordView& record) {
        part.visit(type, record, channels);
      },
      [&](TracePart& part) { collector.merge(part); });
  TraceSource source = collector.finish();
  note_held_posts(context, source.posts);
  return source;
}

void note_held_posts(ToolContext& context, const CoactionData& posts) {
  const std::size_t held_bytes = posts.held_bytes();
  if (held_bytes <= context.options().memory_bytes) return;
  context.note(fmt::format(
      "{} posts by {} accounts hold {} MiB of memory, more than --memory: that much is needed, "
      "and what the largest channel takes",
      posts.posts().size(), posts.posts().n_accounts, (held_bytes >> 20) + 1));
}

}  // namespace cahoots
