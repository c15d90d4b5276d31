#include "cli/compat_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/coaction/windows.hpp"
#include "analysis/peers/cnt.hpp"
#include "analysis/peers/coortweet.hpp"
#include "base/error.hpp"
#include "cli/compat_reader.hpp"
#include "records/compat_edge.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kFlushBytes = std::size_t{256} << 10;

/// Writes the records of one channel.
class CompatOutput {
 public:
  CompatOutput(ToolContext& context, const CoactionData& data, Peer peer, Channel channel,
               std::int64_t window_s)
      : context_(context), data_(data) {
    record_.peer = name_of(peer);
    record_.channel = traits_of(channel).name;
    record_.window_s = window_s;
  }

  void add(const CntEdge& edge) {
    record_.directed = true;
    record_.weight = edge.weight;
    append(edge.source, edge.target);
  }

  void add(const CoortweetEdge& edge) {
    record_.weight = edge.weight;
    record_.avg_time_delta_s = edge.time_delta_mean_s;
    record_.n_content_id = edge.n_first_posts;
    record_.n_content_id_y = edge.n_second_posts;
    record_.edge_symmetry_score = edge.symmetry;
    record_.weight_threshold = edge.is_above_median ? 1 : 0;
    append(edge.source, edge.target);
  }

  void flush() {
    context_.emit("compat_edge", lines_, n_lines_);
    lines_.clear();
    n_lines_ = 0;
  }

 private:
  void append(std::uint32_t source, std::uint32_t target) {
    record_.source = data_.account_uid(source);
    record_.target = data_.account_uid(target);
    append_compat_edge(lines_, record_);
    ++n_lines_;
    if (lines_.size() >= kFlushBytes) flush();
  }

  ToolContext& context_;
  const CoactionData& data_;
  CompatEdgeRecord record_;
  std::string lines_;
  std::uint64_t n_lines_ = 0;
};

template <class Edge>
std::size_t write_compat_edges(CompatOutput output, const std::vector<Edge>& edges) {
  for (const Edge& edge : edges) output.add(edge);
  output.flush();
  return edges.size();
}

Channel compat_channel_of(Peer peer, const std::string& name) {
  std::string known;
  for (const Channel channel : peer_channels()) {
    if (traits_of(channel).name == name) return channel;
    known.append(known.empty() ? "" : ", ").append(traits_of(channel).name);
  }
  throw UsageError(
      fmt::format("--compat {} has no channel '{}'; use one of {}", name_of(peer), name, known));
}

std::vector<Channel> channels_asked_for(Peer peer, const std::vector<std::string>& names) {
  if (names.empty()) return {default_channel(peer)};
  std::vector<Channel> channels;
  channels.reserve(names.size());
  for (const std::string& name : names) channels.push_back(compat_channel_of(peer, name));
  std::sort(channels.begin(), channels.end());
  channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
  return channels;
}

void tell_of_left_out(ToolContext& context, std::string_view name, const UsableTraces& usable) {
  if (usable.n_undated + usable.n_too_coarse == 0) return;
  context.note(fmt::format(
      "channel {}: {} rows left out for want of a time, {} because it is less precise than the "
      "window",
      name, usable.n_undated, usable.n_too_coarse));
}

void link_compat_channel(ToolContext& context, CoactionData& data, Peer peer, Channel channel,
                         const PeerOptions& options) {
  const std::string_view name = traits_of(channel).name;
  context.progress().step(fmt::format("{} {}", name_of(peer), name));
  TraceTable table = take_compat_rows(data, peer, channel);
  if (table.traces.empty()) {
    return context.note(
        fmt::format("channel {}: no post has what {} would link", name, name_of(peer)));
  }
  const UsableTraces usable =
      select_usable(data.posts(), channel, std::move(table.traces), options.window_s);
  tell_of_left_out(context, name, usable);
  const CompatOutput output(context, data, peer, channel, options.window_s);
  const std::size_t n_edges =
      peer == Peer::cnt
          ? write_compat_edges(output, find_cnt_edges(data.posts(), usable.sorted, options))
          : write_compat_edges(output, find_coortweet_edges(data.posts(), usable.sorted, options));
  context.detail(fmt::format("{}, channel {}: {} rows, {} accounts, {} edges", name_of(peer), name,
                             usable.sorted.size(), usable.n_accounts, n_edges));
}

}  // namespace

void link_as_peer(ToolContext& context, const CompatRequest& request) {
  const auto peer = peer_of(request.peer);
  if (!peer) throw UsageError(fmt::format("--compat: '{}' is no tool known here", request.peer));
  const std::vector<Channel> channels = channels_asked_for(*peer, request.channels);
  CoactionData data = read_compat_posts(context, *peer, channels);
  for (const Channel channel : channels) {
    PeerOptions options;
    if (const auto given = request.windows_s.find(channel); given != request.windows_s.end()) {
      options.window_s = given->second;
    }
    if (request.minimum > 0) options.minimum = static_cast<std::uint32_t>(request.minimum);
    options.n_threads = context.threads();
    link_compat_channel(context, data, *peer, channel, options);
  }
}

}  // namespace cahoots
