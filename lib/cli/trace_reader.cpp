#include "cli/trace_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

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

  TraceSource finish(CaseSummary stream) {
    return {builder_.finish(), profiles_.finish(), std::move(stream)};
  }

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

  void add_commonness(const PartGroup& known) {
    if (known.commonness <= 0) return;
    const double multiplier = 1 - std::clamp(known.commonness, 0.0, 1.0);
    const auto set = [&](Channel channel) {
      if (has_channel(channels_, channel)) {
        builder_.set_multiplier(channel, known.group_uid, multiplier);
      }
    };
    if (known.is_media) return set(Channel::media);
    set(Channel::text);
    set(Channel::text_reuse);
    set(Channel::repost);
  }

  ChannelSet channels_;
  CoactionBuilder builder_;
  ProfileBuilder profiles_;
};

}  // namespace

TraceSource read_traces(ToolContext& context, const ChannelSet& channels) {
  TraceCollector collector(channels, context.storage());
  CaseSummary stream = read_case_stream<TracePart>(
      context,
      [&](TracePart& part, std::string_view type, RecordView& record) {
        part.visit(type, record, channels);
      },
      [&](TracePart& part) { collector.merge(part); });
  TraceSource source = collector.finish(std::move(stream));
  const std::size_t held_bytes = source.posts.held_bytes();
  if (held_bytes > context.options().memory_bytes) {
    context.note(fmt::format(
        "{} posts by {} accounts hold {} MiB of memory, more than --memory: that much is needed, "
        "and what the largest channel takes",
        source.posts.posts().size(), source.posts.posts().n_accounts, (held_bytes >> 20) + 1));
  }
  return source;
}

}  // namespace cahoots
