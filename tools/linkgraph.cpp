// linkgraph: accounts that act together, with evidence and error rates.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/coaction.hpp"
#include "base/civil.hpp"
#include "base/error.hpp"
#include "cli/channel_links.hpp"
#include "cli/compat_links.hpp"
#include "cli/linkgraph_stages/stages.hpp"
#include "cli/profile_links.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/tool.hpp"
#include "cli/trace_reader.hpp"

namespace cahoots {
namespace {

struct LinkgraphOptions {
  std::vector<std::string> channels;
  std::vector<std::string> windows;
  std::uint64_t min_objects = 0;  ///< 0 = the channel's own
  std::uint64_t evidence = 3;
  std::string stratum;
  std::string weighting = "topics";
  double fdr = 1;
  std::string self_test;
  std::uint64_t shuffles = SelfTestOptions().n_shuffles;
  std::string compat;
  StageOptions stage;
};

std::vector<std::string> channel_names() {
  std::vector<std::string> names;
  for (const ChannelTraits& traits : channel_table()) names.emplace_back(traits.name);
  return names;
}

/// `url=60s,text=1h`, or one duration for all channels.
std::map<Channel, std::int64_t> parse_windows(const std::vector<std::string>& words) {
  std::map<Channel, std::int64_t> windows;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      for (const ChannelTraits& traits : channel_table()) {
        if (traits.basis == ChannelBasis::profile) continue;
        windows[traits.channel] = parse_duration_s(word);
      }
      continue;
    }
    const auto channel = channel_of(word.substr(0, equals));
    if (!channel) {
      throw UsageError(fmt::format("--window: '{}' is no channel; known are {}",
                                   word.substr(0, equals), fmt::join(channel_names(), ", ")));
    }
    if (traits_of(*channel).basis == ChannelBasis::profile) {
      throw UsageError(
          fmt::format("--window: channel {} compares profiles, not posts, and has no window",
                      word.substr(0, equals)));
    }
    windows[*channel] = parse_duration_s(word.substr(equals + 1));
  }
  return windows;
}

/// The engine's options for a channel; `window_s` where the user gave one.
CoactionOptions engine_options(const ToolContext& context, const LinkgraphOptions& options,
                               Channel channel, const std::map<Channel, std::int64_t>& windows) {
  CoactionOptions engine = default_options(channel);
  if (const auto given = windows.find(channel); given != windows.end()) {
    engine.window_s = given->second;
  }
  if (options.min_objects > 0) {
    engine.min_objects = static_cast<std::uint32_t>(options.min_objects);
    engine.rare_sharers = 0;
  }
  if (options.stratum == "hour") engine.stratum_s = kHour_s;
  if (options.stratum == "day") engine.stratum_s = kDay_s;
  if (options.weighting == "idf") engine.weighting = CoactionWeighting::inverse_frequency;
  engine.max_q_value = options.fdr;
  engine.n_evidence = static_cast<std::uint32_t>(options.evidence);
  engine.n_threads = context.threads();
  return engine;
}

void self_test_channels(ToolContext& context, const LinkgraphOptions& options,
                        const ChannelSet& channels, CoactionData& data) {
  const std::map<Channel, std::int64_t> windows = parse_windows(options.windows);
  std::vector<std::string_view> failed;
  for (const ChannelTraits& traits : channel_table()) {
    if (!has_channel(channels, traits.channel) || traits.basis == ChannelBasis::profile) continue;
    SelfTestOptions test;
    test.coaction = engine_options(context, options, traits.channel, windows);
    test.n_shuffles = static_cast<std::uint32_t>(options.shuffles);
    if (options.fdr < 1) test.max_q_value = options.fdr;
    if (!self_test_channel(context, data, traits.channel, test, windows.contains(traits.channel))) {
      failed.push_back(traits.name);
    }
  }
  if (!failed.empty()) {
    context.note(fmt::format("the self-test did not pass on: {}", fmt::join(failed, ", ")));
  }
}

/// The edges of the channels, one channel after the other.
void link_channels(ToolContext& context, const LinkgraphOptions& options,
                   const ChannelSet& channels, TraceSource& source,
                   const std::function<void(Channel)>& begin) {
  const std::map<Channel, std::int64_t> windows = parse_windows(options.windows);
  for (const ChannelTraits& traits : channel_table()) {
    const Channel channel = traits.channel;
    if (!has_channel(channels, channel)) continue;
    begin(channel);
    if (traits.basis == ChannelBasis::profile) {
      link_profiles(context, source.profiles, channel,
                    {std::max(1U, static_cast<std::uint32_t>(options.min_objects)),
                     static_cast<std::uint32_t>(options.evidence), options.fdr});
      continue;
    }
    link_channel(context, source.posts, channel, engine_options(context, options, channel, windows),
                 windows.contains(channel));
  }
}

void work(ToolContext& context, const LinkgraphOptions& options) {
  const std::map<Channel, std::int64_t> windows = parse_windows(options.windows);
  if (!options.compat.empty()) {
    return link_as_peer(context, {options.compat, options.channels, windows, options.min_objects});
  }
  const ChannelSet channels = channels_named(options.channels);
  const auto link = [&](ToolContext& to, const ChannelSet& some, TraceSource& source,
                        const std::function<void(Channel)>& begin) {
    link_channels(to, options, some, source, begin);
  };
  if (options.stage.is_given()) return run_linkgraph_stage(context, options.stage, channels, link);
  TraceSource source = read_traces(context, channels);
  if (!options.self_test.empty())
    return self_test_channels(context, options, channels, source.posts);
  link(context, channels, source, [](Channel) {});
}

void check_options(const LinkgraphOptions& options, CommonOptions& common) {
  check_stage_options(options.stage, linkgraph_plan(), common);
  if (options.stage.is_given() && (!options.compat.empty() || !options.self_test.empty())) {
    throw UsageError("--compat and --self-test are not divided: no --stage");
  }
}

ToolInfo linkgraph_info() {
  ToolInfo info;
  info.name = "linkgraph";
  info.summary = "accounts that act together, with evidence and error rates";
  info.description =
      "Finds pairs of accounts that shared the same text, link, site, hashtag, sequence of "
      "hashtags, mention, picture or video, repost, quote or reply target within a window of time, "
      "that have the same profile on two platforms, or that were made in one batch. Each pair gets "
      "a score that counts every topic once and "
      "weighs rare objects more, a p-value and q-value against chance, and the posts behind it.";
  info.examples = {
      {"The usual place in the pipe", "ingest exports/* | dedupe | linkgraph | cluster"},
      {"Copied text within an hour and links within a minute",
       "linkgraph --channels text,url --window text=1h,url=60s case.jsonl"},
      {"The edges alone, for a notebook", "linkgraph --only edge case.jsonl > edges.jsonl"},
  };
  info.emits = {"edge", "compat_edge", "self_test"};
  info.stages = linkgraph_plan();
  return info;
}

int run(int argc, char** argv) {
  LinkgraphOptions options;
  Tool tool;
  tool.info = linkgraph_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Linking");
    table
        .words("--channels", options.channels, channel_names(), "NAME[,NAME…]",
               "channels to use (default: all)")
        .results();
    table
        .words("--window", options.windows, {}, "[NAME=]TIME[,…]",
               "greatest time between two posts, for all or one channel (default: each its own)")
        .results();
    table
        .count("--min-objects", options.min_objects, 0, 1000000, "N",
               "fewest shared objects of a pair (default 0: each channel its own)")
        .results();
    table.count("--evidence", options.evidence, 1, 1000, "K", "pairs of posts kept for an edge")
        .results();
    table
        .choice("--stratum", options.stratum, {"day", "hour"}, "WIDTH",
                "stratum of the null model (default: each channel its own)")
        .results();
    table
        .choice("--weight", options.weighting, {"topics", "idf"}, "WEIGHT",
                "weight of an edge: every topic once, or every object by inverse frequency")
        .results();
    table
        .number("--fdr", options.fdr, 0, 1, "Q",
                "leave out edges of a greater q-value or none (default 1: keep all)")
        .results();
    table
        .choice("--self-test", options.self_test, {"shuffle"}, "HOW",
                "instead of edges, test whether the error rates hold on these data")
        .results();
    table.count("--shuffles", options.shuffles, 1, 100000, "N", "shuffles of the self-test")
        .results();
    table
        .choice("--compat", options.compat, {"cnt", "coortweet"}, "TOOL",
                "instead of edges, the edge list of another tool: Coordination Network Toolkit or "
                "CooRTweet; channel text or url, window 60s, minimum 2 unless given")
        .results();
    add_stage_options(table, options.stage);
  };
  tool.check_options = [&](CommonOptions& common) { check_options(options, common); };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
