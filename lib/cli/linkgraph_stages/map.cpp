#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cli/case_reader.hpp"
#include "cli/linkgraph_stages/rows.hpp"
#include "cli/linkgraph_stages/stages.hpp"
#include "cli/stages/stage_output.hpp"
#include "cli/trace_part.hpp"

namespace cahoots {
namespace {

/// A number that is mostly the same, and then takes no byte.
void write_unless(StageRowWriter& writer, std::optional<std::int64_t> number,
                  std::optional<std::int64_t> usual) {
  writer.text(number == usual ? std::string() : fmt::format("{}", number.value_or(0)));
}

void write_trace_post(StageRowWriter& writer, const TracePost& post) {
  writer.text(post.uid).text(post.account_uid);
  write_unless(writer, post.created_at_s, std::nullopt);
  write_unless(writer, post.precision_s, 1);
  write_unless(writer, post.marks, 0);
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
      for (std::size_t begin = 0; begin < post.traces.size();) {
        std::size_t end = begin;
        while (end < post.traces.size() && post.traces[end].channel == post.traces[begin].channel) {
          ++end;
        }
        add_traces(post.post, std::span(post.traces).subspan(begin, end - begin));
        begin = end;
      }
    }
    for (const PartDuplicate& duplicate : part.duplicates()) add_duplicate(duplicate);
    for (const PartGroup& group : part.groups()) add_commonness(group);
    for (const PartProfile& profile : part.profiles()) {
      for_profile_channels([&](Channel channel) { add_profile(channel, profile); });
    }
    for (const PartNames& names : part.names()) {
      begin(kNamesRow, names.uid).text(names.uid).text(names.handle).text(names.name);
      send(Channel::persona);
    }
  }

  void add_post(const TracePost& post, const std::vector<Text>& hashtags) {
    StageRowWriter writer = begin(kSharedPostRow, post.uid);
    write_trace_post(writer, post);
    for (const Text hashtag : hashtags) writer.text(hashtag);
    output_.add({kChannelRound, kSharedStagePart}, row_);
  }
  /// Of one channel.
  void add_traces(const TracePost& post, std::span<const PartTrace> traces) {
    StageRowWriter writer = begin(kTraceRow, post.uid);
    write_channel(writer, traces.front().channel);
    write_trace_post(writer, post);
    for (const PartTrace& trace : traces) {
      write_unless(writer, trace.unless, 0);
      writer.text(trace.object);
    }
    send(traces.front().channel);
  }
  void add_duplicate(const PartDuplicate& duplicate) {
    add_post(duplicate.post, duplicate.hashtags);
    const auto add = [&](Channel channel, std::uint8_t unless) {
      const PartTrace trace{channel, duplicate.group_uid, unless};
      add_traces(duplicate.post, {&trace, 1});
    };
    if (duplicate.is_reuse) add(Channel::text_reuse, 0);
    if (!duplicate.channel) return;
    add(*duplicate.channel, *duplicate.channel == Channel::repost ? kNamesRepost : std::uint8_t{0});
  }
  void add_commonness(const PartGroup& group) {
    for (const Channel channel : channels_of(group)) {
      if (!has_channel(channels_, channel)) continue;
      StageRowWriter writer = begin(kMultiplierRow, group.group_uid);
      write_channel(writer, channel);
      writer.text(group.group_uid).real(multiplier_of(group));
      send(channel);
    }
  }
  void add_profile(Channel channel, const PartProfile& profile) {
    StageRowWriter writer = begin(kProfileRecordRow, profile.uid);
    write_channel(writer, channel);
    writer.text(profile.uid);
    write_unless(writer, profile.created_at_s, std::nullopt);
    write_unless(writer, profile.precision_s, 1);
    for (const Text object : profile.objects) writer.text(object);
    send(channel);
  }

  template <class Use>
  void for_profile_channels(Use use) {
    for (const Channel channel : {Channel::persona, Channel::creation}) {
      if (has_channel(channels_, channel)) use(channel);
    }
  }
  StageRowWriter begin(char kind, Text key) {
    StageRowWriter writer(row_, kind);
    writer.number(hash64(key));
    return writer;
  }
  static void write_channel(StageRowWriter& writer, Channel channel) {
    writer.text(traits_of(channel).name);
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
