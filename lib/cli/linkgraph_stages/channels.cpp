#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/profiles.hpp"
#include "base/error.hpp"
#include "base/text_arena.hpp"
#include "cli/linkgraph_stages/rows.hpp"
#include "cli/linkgraph_stages/stages.hpp"
#include "cli/stages/stage_input.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

/// Texts of a row; valid until the next row.
class RowTexts {
 public:
  Text next(StageRowReader& reader) { return arena_.keep(reader.text(kept_)); }
  void clear() { arena_ = TextArena(); }

 private:
  TextArena arena_;
  std::string kept_;
};

/// Round 1: the edges of some channels, from all posts and the traces of these channels.
class LinkgraphChannels {
 public:
  LinkgraphChannels(ToolContext& context, const StageOptions& stage, const ChannelSet& channels)
      : context_(context),
        input_(context, stage, linkgraph_plan()),
        output_(context, stage, linkgraph_plan()),
        channels_(own_channels(channels, stage)),
        builder_(context.storage()),
        profiles_(context.storage()) {}

  void run(const LinkChannels& link) {
    input_.for_each(
        [this](std::string_view row) { take(row); },
        [this](StagePlace place, std::string_view row) { output_.pass_on(place, row); });
    TraceSource source{builder_.finish(), profiles_.finish()};
    note_held_posts(context_, source.posts);
    std::uint64_t channel = 0;
    std::uint64_t n_edges = 0;
    context_.divert_records([&](std::string_view line) {
      StageRowWriter(row_, kEdgeRow).number(channel).number(n_edges++).text(line);
      output_.add(kLinkgraphFinish, row_);
    });
    link(context_, channels_, source, [&](Channel begun) {
      channel = static_cast<std::uint64_t>(begun);
      n_edges = 0;
    });
    context_.divert_records(nullptr);
    output_.write();
  }

 private:
  /// Of the channels asked for those whose parts are this task's.
  static ChannelSet own_channels(const ChannelSet& asked, const StageOptions& stage) {
    const StageShard shard = shard_of(stage);
    const auto n_parts = static_cast<std::uint16_t>(stage.n_parts);
    ChannelSet own;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const std::uint16_t part = stage_part_of(static_cast<Channel>(i), n_parts);
      const bool is_own = part >= shard.number * n_parts / shard.of &&
                          part < (shard.number + 1) * n_parts / shard.of;
      own.set(i, asked[i] && is_own);
    }
    return own;
  }

  void take(std::string_view row) {
    // A task without a channel has nothing to collect, but its lines are checked.
    if (channels_.none()) return;
    StageRowReader reader(row);
    texts_.clear();
    reader.raw();  // a hash, for the order
    switch (reader.kind()) {
      case kSharedPostRow:
        return add_post(reader);
      case kTraceRow:
        return add_trace(reader);
      case kMultiplierRow:
        return add_multiplier(reader);
      case kProfileRecordRow:
        return add_profile(reader);
      case kNamesRow:
        return add_names(reader);
      default:
        throw DataError("round 1 of linkgraph: a row of no kind it knows");
    }
  }
  static Channel read_channel(StageRowReader& reader) {
    const auto channel = channel_of(reader.raw());
    if (!channel) throw DataError("round 1 of linkgraph: a channel it does not know");
    return *channel;
  }
  /// What write_unless wrote.
  static std::optional<std::int64_t> read_unless(StageRowReader& reader,
                                                 std::optional<std::int64_t> usual) {
    const std::string_view digits = reader.raw();
    if (digits.empty()) return usual;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      throw DataError("round 1 of linkgraph: no number where one belongs");
    }
    return number;
  }
  TracePost read_post(StageRowReader& reader) {
    TracePost post;
    post.uid = texts_.next(reader);
    post.account_uid = texts_.next(reader);
    post.created_at_s = read_unless(reader, std::nullopt);
    post.precision_s = read_unless(reader, 1).value_or(1);
    post.marks = static_cast<std::uint8_t>(read_unless(reader, 0).value_or(0));
    return post;
  }
  std::vector<Text> read_texts(StageRowReader& reader) {
    std::vector<Text> texts;
    while (!reader.at_end()) texts.push_back(texts_.next(reader));
    return texts;
  }

  void add_post(StageRowReader& reader) {
    const std::uint32_t record = builder_.add_post(read_post(reader));
    builder_.add_topic_hashtags(record, read_texts(reader));
  }
  void add_trace(StageRowReader& reader) {
    const Channel channel = read_channel(reader);
    // The post once more: records of one post are joined by its uid.
    const std::uint32_t record = builder_.add_post(read_post(reader));
    while (!reader.at_end()) {
      const auto unless = static_cast<std::uint8_t>(read_unless(reader, 0).value_or(0));
      builder_.add_trace(channel, record, texts_.next(reader), unless);
    }
  }
  void add_multiplier(StageRowReader& reader) {
    const Channel channel = read_channel(reader);
    const Text object = texts_.next(reader);
    builder_.set_multiplier(channel, object, reader.real());
  }
  /// A profile comes once for each of the channels that use it.
  void add_profile(StageRowReader& reader) {
    const Channel channel = read_channel(reader);
    if (channel == Channel::creation && has_channel(channels_, Channel::persona)) return;
    const Text uid = texts_.next(reader);
    const std::optional<std::int64_t> created_at_s = read_unless(reader, std::nullopt);
    const std::int64_t precision_s = read_unless(reader, 1).value_or(1);
    profiles_.add_record(uid, read_texts(reader), created_at_s, precision_s);
  }
  void add_names(StageRowReader& reader) {
    const Text uid = texts_.next(reader);
    const Text handle = texts_.next(reader);
    profiles_.add_names(uid, handle, texts_.next(reader));
  }

  ToolContext& context_;
  StageInput input_;
  StageOutput output_;
  ChannelSet channels_;
  CoactionBuilder builder_;
  ProfileBuilder profiles_;
  RowTexts texts_;
  std::string row_;
};

}  // namespace

void link_stage_channels(ToolContext& context, const StageOptions& stage,
                         const ChannelSet& channels, const LinkChannels& link) {
  LinkgraphChannels(context, stage, channels).run(link);
}

}  // namespace cahoots
