#include "cli/schedule_links.hpp"

#include <fmt/format.h>

#include <cmath>
#include <deque>

#include "records/findings.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kScheduleChannel = "schedule";

/// `source`, `target` and `objects` are held by the caller while the record is in use.
EdgeRecord schedule_record(const ScheduleEdge& edge, Text source, Text target,
                           std::deque<std::string>& objects) {
  EdgeRecord record;
  record.source = source;
  record.target = target;
  record.channel = kScheduleChannel;
  record.weight = edge.weight;
  record.n_objects = edge.n_shared;
  record.n_events = edge.n_posts;
  record.expected = edge.expected;
  record.p_value = edge.p_value;
  record.q_value = edge.q_value;
  record.window_s = kScheduleBin_s;
  record.lag_median_s = edge.lag_median_s;
  record.first_at_s = edge.first_at_s;
  record.last_at_s = edge.last_at_s;
  for (const SharedScheduleBin& bin : edge.evidence) {
    std::string& object = objects.emplace_back();
    append_timestamp(object, schedule_bin_at_s(bin.bin));
    EdgeEvidence& evidence = record.evidence.emplace_back();
    evidence.object = object;
    evidence.lag_s = bin.lag_s();
    evidence.topic = kScheduleChannel;
    evidence.weight = -std::log(bin.chance);
  }
  return record;
}

void say_what_was_left_out(ToolContext& context, const ScheduleLinks& links) {
  if (links.search.n_bins_passed_over > 0) {
    context.note(fmt::format(
        "channel schedule: {} stretches of five minutes in which more than {} accounts began to "
        "post are too many to list their pairs; pairs that meet only there were sampled",
        links.search.n_bins_passed_over, links.search.most_accounts_a_bin));
  }
  context.detail(fmt::format(
      "channel schedule: {} accounts, {} began to post too seldom, {} pairs looked at, {} tested, "
      "{} edges",
      links.n_accounts, links.n_too_few, links.search.n_candidates, links.n_tested,
      links.edges.size()));
}

}  // namespace

void link_schedules(ToolContext& context, ScheduleSimilarity& similarity,
                    const std::function<std::string(std::uint32_t)>& uid_of) {
  context.progress().step("channel schedule");
  const ScheduleLinks links = similarity.find(context.threads());
  say_what_was_left_out(context, links);
  std::string lines;
  for (const ScheduleEdge& edge : links.edges) {
    const std::string source = uid_of(edge.source);
    const std::string target = uid_of(edge.target);
    std::deque<std::string> objects;
    lines.clear();
    append_edge(lines, schedule_record(edge, source, target, objects));
    context.emit("edge", lines);
  }
}

}  // namespace cahoots
