// linkgraph: accounts that act together, with evidence and error rates.
#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/coaction.hpp"
#include "base/error.hpp"
#include "cli/tool.hpp"
#include "cli/trace_reader.hpp"
#include "records/findings.hpp"

namespace cahoots {
namespace {

struct LinkgraphOptions {
  std::vector<std::string> channels;
  std::vector<std::string> windows;
  std::uint64_t min_objects = 0;  ///< 0 = the channel's own
  std::uint64_t evidence = 3;
  std::string stratum;
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
        windows[traits.channel] = parse_duration_s(word);
      }
      continue;
    }
    const auto channel = channel_of(word.substr(0, equals));
    if (!channel) {
      throw UsageError(fmt::format("--window: '{}' is no channel; known are {}",
                                   word.substr(0, equals), fmt::join(channel_names(), ", ")));
    }
    windows[*channel] = parse_duration_s(word.substr(equals + 1));
  }
  return windows;
}

void emit_edge(ToolContext& context, const CoactionData& data, const CoactionEdge& edge,
               std::int64_t window_s, std::string& lines) {
  EdgeRecord record;
  record.source = data.account_uid(edge.source);
  record.target = data.account_uid(edge.target);
  record.channel = traits_of(edge.channel).name;
  record.weight = edge.weight;
  record.n_objects = edge.n_objects;
  record.n_events = edge.n_events;
  record.expected = edge.expected;
  record.p_value = edge.p_value;
  record.q_value = edge.q_value;
  record.window_s = window_s;
  record.lag_median_s = edge.lag_median_s;
  record.first_at_s = edge.first_at_s;
  record.last_at_s = edge.last_at_s;
  std::vector<std::string> topics;
  topics.reserve(edge.evidence.size());
  for (const CoactionEvidence& pair : edge.evidence) {
    topics.push_back(data.topic_name(pair.topic));
    record.evidence.push_back({data.object(edge.channel, pair.object),
                               data.post_uid(pair.source_post), data.post_uid(pair.target_post),
                               pair.lag_s, topics.back(), pair.weight});
  }
  lines.clear();
  append_edge(lines, record);
  context.emit("edge", lines);
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
  constexpr std::int64_t kHour_s = 3600;
  constexpr std::int64_t kDay_s = 86400;
  if (options.stratum == "hour") engine.stratum_s = kHour_s;
  if (options.stratum == "day") engine.stratum_s = kDay_s;
  engine.n_evidence = static_cast<std::uint32_t>(options.evidence);
  engine.n_threads = context.threads();
  return engine;
}

void link_channel(ToolContext& context, CoactionData& data, Channel channel,
                  const CoactionOptions& engine, bool has_own_window) {
  const std::string_view name = traits_of(channel).name;
  context.progress().step(fmt::format("channel {}", name));
  TraceTable table = data.take_traces(channel);
  if (table.traces.empty()) return;
  CoactionResult result;
  try {
    result = find_coactions(data.posts(), data.topics(), std::move(table), engine);
  } catch (const UsageError& error) {
    if (has_own_window) throw;
    return context.note(fmt::format("channel {} cannot be used: {}", name, error.what()));
  }
  if (result.counts.n_undated + result.counts.n_too_coarse > 0) {
    context.note(
        fmt::format("channel {}: {} traces left out for want of a time, {} because it is "
                    "less precise than the window",
                    name, result.counts.n_undated, result.counts.n_too_coarse));
  }
  std::string lines;
  for (const CoactionEdge& edge : result.edges) {
    emit_edge(context, data, edge, engine.window_s, lines);
  }
  context.detail(fmt::format("channel {}: {} traces, {} accounts, {} edges", name,
                             result.counts.n_traces, result.counts.n_accounts,
                             result.edges.size()));
}

void work(ToolContext& context, const LinkgraphOptions& options) {
  const std::map<Channel, std::int64_t> windows = parse_windows(options.windows);
  CoactionData data = read_traces(context);
  for (const ChannelTraits& traits : channel_table()) {
    const auto& wanted = options.channels;
    const bool is_wanted =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), traits.name) != wanted.end();
    if (!is_wanted) continue;
    link_channel(context, data, traits.channel,
                 engine_options(context, options, traits.channel, windows),
                 windows.contains(traits.channel));
  }
}

ToolInfo linkgraph_info() {
  ToolInfo info;
  info.name = "linkgraph";
  info.summary = "accounts that act together, with evidence and error rates";
  info.description =
      "Finds pairs of accounts that shared the same text, link, hashtag, mention, repost or reply "
      "target within a window of time. Each pair gets a score that counts every topic once and "
      "weighs rare objects more, a p-value and q-value against chance, and the posts behind it.";
  info.examples = {
      {"The usual place in the pipe", "ingest exports/* | dedupe | linkgraph | cluster"},
      {"Copied text within an hour and links within a minute",
       "linkgraph --channels text,url --window text=1h,url=60s case.jsonl"},
      {"The edges alone, for a notebook", "linkgraph --only edge case.jsonl > edges.jsonl"},
  };
  info.emits = {"edge"};
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
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
