#include <algorithm>
#include <string>

#include "cli/case_reader.hpp"
#include "cli/linkgraph_stages/rows.hpp"
#include "cli/linkgraph_stages/stages.hpp"
#include "cli/stages/stage_output.hpp"
#include "cli/trace_part.hpp"

namespace cahoots {
namespace {

void write_trace_post(StageRowWriter& writer, const TracePost& post) {
  writer.text(post.uid)
      .text(post.account_uid)
      .text(post.created_at_s ? "1" : "0")
      .integer(post.created_at_s.value_or(0))
      .integer(post.precision_s)
      .number(post.marks);
}

/// map: what the single process collects of each record (TraceCollector), as rows.
class LinkgraphMap {
 public:
  LinkgraphMap(ToolContext& context, const StageOptions& stage, const ChannelSet& channels)
      : context_(context),
        stage_(stage),
        channels_(channels),
        output_(context, stage, linkgraph_plan()) {}

  void run() {
    const CaseSummary summary = read_case_stream<TracePart>(
        context_,
        [this](TracePart& part, std::string_view type, RecordView& record) {
          part.visit(type, record, channels_);
        },
        [this](TracePart& part) { take(part); });
    add_stage_evidence(output_, kLinkgraphFinish, context_, stage_, summary);
    output_.write();
  }

 private:
  void take(const TracePart& part) {
    for (const PartPost& post : part.posts()) {
      add_post(post.post, post.hashtags);
      for (const PartTrace& trace : post.traces) {
        add_trace(trace.channel, post.post, trace.object, trace.unless);
      }
    }
    for (const PartDuplicate& duplicate : part.duplicates()) add_duplicate(duplicate);
    for (const PartGroup& group : part.groups()) add_commonness(group);
    for (const PartProfile& profile : part.profiles()) {
      for_profile_channels([&](Channel channel) { add_profile(channel, profile); });
    }
    for (const PartNames& names : part.names()) {
      for_profile_channels([&](Channel channel) {
        begin(kNamesRow, channel).text(names.uid).text(names.handle).text(names.name);
        send(channel);
      });
    }
  }

  void add_post(const TracePost& post, const std::vector<Text>& hashtags) {
    StageRowWriter writer(row_, kSharedPostRow);
    write_trace_post(writer, post);
    writer.number(hashtags.size());
    for (const Text hashtag : hashtags) writer.text(hashtag);
    output_.add({kChannelRound, kSharedStagePart}, row_);
  }
  void add_trace(Channel channel, const TracePost& post, Text object, std::uint8_t unless) {
    StageRowWriter writer = begin(kTraceRow, channel);
    writer.text(object);
    write_trace_post(writer, post);
    writer.number(unless);
    send(channel);
  }
  void add_duplicate(const PartDuplicate& duplicate) {
    add_post(duplicate.post, duplicate.hashtags);
    if (duplicate.is_reuse) {
      add_trace(Channel::text_reuse, duplicate.post, duplicate.group_uid, 0);
    }
    if (!duplicate.channel) return;
    const bool is_repost = *duplicate.channel == Channel::repost;
    add_trace(*duplicate.channel, duplicate.post, duplicate.group_uid,
              is_repost ? kNamesRepost : std::uint8_t{0});
  }
  void add_commonness(const PartGroup& group) {
    for (const Channel channel : channels_of(group)) {
      if (!has_channel(channels_, channel)) continue;
      begin(kMultiplierRow, channel).text(group.group_uid).real(multiplier_of(group));
      send(channel);
    }
  }
  void add_profile(Channel channel, const PartProfile& profile) {
    StageRowWriter writer = begin(kProfileRecordRow, channel);
    writer.text(profile.uid)
        .text(profile.created_at_s ? "1" : "0")
        .integer(profile.created_at_s.value_or(0))
        .integer(profile.precision_s)
        .number(profile.objects.size());
    for (const Text object : profile.objects) writer.text(object);
    send(channel);
  }

  template <class Use>
  void for_profile_channels(Use use) {
    for (const Channel channel : {Channel::persona, Channel::creation}) {
      if (has_channel(channels_, channel)) use(channel);
    }
  }
  StageRowWriter begin(char kind, Channel channel) {
    StageRowWriter writer(row_, kind);
    writer.number(static_cast<std::uint64_t>(channel));
    return writer;
  }
  void send(Channel channel) {
    output_.add({kChannelRound, stage_part_of(channel, output_.n_parts())}, row_);
  }

  ToolContext& context_;
  const StageOptions& stage_;
  ChannelSet channels_;
  StageOutput output_;
  std::string row_;
};

}  // namespace

void map_linkgraph(ToolContext& context, const StageOptions& stage, const ChannelSet& channels) {
  LinkgraphMap(context, stage, channels).run();
}

}  // namespace cahoots
