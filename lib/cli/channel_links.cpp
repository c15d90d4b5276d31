#include "cli/channel_links.hpp"

#include <fmt/format.h>

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "records/findings.hpp"
#include "records/self_test_record.hpp"

namespace cahoots {
namespace {

/// Writes the edges of one channel.
class EdgeOutput {
 public:
  EdgeOutput(ToolContext& context, CoactionData& data, NameFile& objects,
             const CoactionOptions& options)
      : context_(context), data_(data), objects_(objects), options_(options) {}

  void emit(const CoactionEdge& edge) {
    names_.clear();
    lines_.clear();
    append_edge(lines_, record_of(edge));
    context_.emit("edge", lines_);
  }

 private:
  EdgeRecord record_of(const CoactionEdge& edge) {
    EdgeRecord record;
    record.source = data_.account_uid(edge.source);
    record.target = data_.account_uid(edge.target);
    record.channel = traits_of(edge.channel).name;
    record.weight = edge.weight;
    record.n_objects = edge.n_objects;
    record.n_events = edge.n_events;
    if (options_.is_tested) {
      record.expected = edge.expected;
      record.p_value = edge.p_value;
      record.q_value = edge.q_value;
    }
    record.window_s = options_.window_s;
    record.lag_median_s = edge.lag_median_s;
    record.first_at_s = edge.first_at_s;
    record.last_at_s = edge.last_at_s;
    for (const CoactionEvidence& pair : edge.evidence) {
      record.evidence.push_back({keep(objects_.get(pair.object)),
                                 keep(data_.post_uid(pair.source_post)),
                                 keep(data_.post_uid(pair.target_post)), pair.lag_s,
                                 keep(data_.topic_name(pair.topic)), pair.weight});
    }
    return record;
  }

  Text keep(std::string name) { return names_.emplace_back(std::move(name)); }

  ToolContext& context_;
  CoactionData& data_;
  NameFile& objects_;
  const CoactionOptions& options_;
  std::deque<std::string> names_;  ///< that the record at hand points to
  std::string lines_;
};

void note_left_out(ToolContext& context, std::string_view name, const CoactionCounts& counts) {
  if (counts.n_undated + counts.n_too_coarse > 0) {
    context.note(
        fmt::format("channel {}: {} traces left out for want of a time, {} because it is "
                    "less precise than the window",
                    name, counts.n_undated, counts.n_too_coarse));
  }
}

/// What `find` gives; nothing, with a note, where the channel cannot be used and nobody asked for
/// that window.
template <class Find>
auto find_if_usable(ToolContext& context, std::string_view name, bool has_own_window, Find find)
    -> std::optional<decltype(find())> {
  try {
    return find();
  } catch (const UsageError& error) {
    if (has_own_window) throw;
    context.note(fmt::format("channel {} cannot be used: {}", name, error.what()));
    return std::nullopt;
  }
}

SelfTestRecord record_of(std::string_view channel, const SelfTestOptions& options,
                         const SelfTestResult& result) {
  SelfTestRecord record;
  record.channel = channel;
  record.window_s = options.coaction.window_s;
  record.stratum_s = options.coaction.stratum_s;
  record.max_q_value = options.max_q_value;
  record.n_edges = result.n_edges;
  record.n_significant = result.n_significant;
  record.n_shuffles = result.n_shuffles;
  record.mean_shuffled_edges = result.mean_shuffled_edges;
  record.mean_shuffled_significant = result.mean_shuffled_significant;
  record.n_shuffles_with_significant = result.n_shuffles_with_significant;
  record.n_p_values = result.uniformity.n;
  if (result.uniformity.n > 0) {
    record.ks_too_small = result.uniformity.too_small;
    record.ks_too_large = result.uniformity.too_large;
    record.ks_p_value = result.uniformity.p_value;
    record.ks_p_value_too_small = result.uniformity.p_value_too_small;
  }
  record.n_planted = result.n_planted;
  record.n_planted_found = result.n_planted_found;
  record.passed = result.has_passed;
  return record;
}

}  // namespace

void link_channel(ToolContext& context, CoactionData& data, Channel channel,
                  const CoactionOptions& options, bool has_own_window) {
  const std::string_view name = traits_of(channel).name;
  context.progress().step(fmt::format("channel {}", name));
  NamedTraces traces = data.take_traces(channel);
  if (traces.table.traces.empty()) return;
  const auto result = find_if_usable(context, name, has_own_window, [&] {
    return find_coactions(data.posts(), data.topics(), std::move(traces.table), options);
  });
  if (!result) return;
  note_left_out(context, name, result->counts);
  EdgeOutput output(context, data, traces.names, options);
  for (const CoactionEdge& edge : result->edges) output.emit(edge);
  context.detail(fmt::format("channel {}: {} traces, {} accounts, {} edges, {} above --fdr", name,
                             result->counts.n_traces, result->counts.n_accounts,
                             result->edges.size(), result->counts.n_above_q));
}

bool self_test_channel(ToolContext& context, CoactionData& data, Channel channel,
                       const SelfTestOptions& options, bool has_own_window) {
  const std::string_view name = traits_of(channel).name;
  if (!options.coaction.is_tested) return true;
  const TraceTable table = data.take_traces(channel).table;
  if (table.traces.empty()) return true;
  context.progress().step(fmt::format("self-test of channel {}", name));
  const auto result = find_if_usable(context, name, has_own_window, [&] {
    return self_test(data.posts(), data.topics(), table, options);
  });
  if (!result) return true;
  std::string lines;
  append_self_test(lines, record_of(name, options, *result));
  context.emit("self_test", lines);
  context.message(fmt::format(
      "channel {}: {}; {} of {} edges significant, {:.2f} in a shuffle; {} of {} planted pairs "
      "found; excess of small p-values at most {:.4f}",
      name, result->has_passed ? "passed" : "not passed", result->n_significant, result->n_edges,
      result->mean_shuffled_significant, result->n_planted_found, result->n_planted,
      result->uniformity.too_small));
  return result->has_passed;
}

}  // namespace cahoots
