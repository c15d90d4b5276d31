#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/activity.hpp"
#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"
#include "render/svg_network.hpp"
#include "render/time_bins.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kStepsShown = 25;

void write_path(MarkupWriter& out, const ExpansionStep& step, const AccountNames& names) {
  out.open("td");
  for (std::size_t i = 0; i < step.path.size(); ++i) {
    if (i > 0) out.text(" → ");
    out.evidence(names.of(step.path[i]), 60);
  }
  out.close();
}

void write_expansion(MarkupWriter& out, const ClusterFindings& cluster, const AccountNames& names,
                     const std::string& id) {
  if (cluster.expansion.empty()) return;
  StepCurve curve;
  for (const ExpansionStep& step : cluster.expansion) {
    if (step.step == 0) continue;  // a tip-off is no result of the search
    curve.values.push_back(step.score);
    curve.step_names.push_back(names.of(step.account_uid));
  }
  if (!curve.values.empty()) {
    curve.value_name = "closeness to the tip-offs";
    curve.text = {
        id + "-growth", "How the list grew, account by account",
        fmt::format("Closeness of each account to the tip-offs in the order in which they "
                    "were added, from {} to {}.",
                    rounded(curve.values.front()), rounded(curve.values.back()))};
    write_step_curve(out, curve);
  }
  open_table(out, "Steps from the tip-offs",
             {"#Step", "Account", "Path from a tip-off", "#Closeness", "#Change of conductance"});
  const std::size_t n_rows = std::min(kStepsShown, cluster.expansion.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    const ExpansionStep& step = cluster.expansion[i];
    out.open("tr");
    number_cell(out, with_separators(step.step));
    out.open("th", {{"scope", "row"}}).evidence(names.of(step.account_uid), 60).close();
    write_path(out, step, names);
    number_cell(out, rounded(step.score));
    number_cell(out, rounded(step.gain));
    out.close();
  }
  close_table(out);
  if (n_rows < cluster.expansion.size()) {
    out.element("p", {{"class", "note"}},
                fmt::format("… and {} more; -f json lists all.",
                            counted(cluster.expansion.size() - n_rows, "step")));
  }
}

void write_hours(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id) {
  const PostActivity& activity = cluster.activity;
  if (activity.n_known_to_hour == 0) return;
  const auto& utc = activity.hour_of_week_utc;
  write_heat_map(out, {{id + "-utc", "Posts by hour and weekday, UTC",
                        fmt::format("Heat map of {} known to the hour.",
                                    counted(activity.n_known_to_hour, "post"))},
                       {utc.begin(), utc.end()}});
  if (!cluster.clock || cluster.clock->utc_offset_h == 0) return;
  const std::string clock = offset_name(cluster.clock->utc_offset_h);
  const auto local = shifted_hours(utc, cluster.clock->utc_offset_h);
  write_heat_map(out,
                 {{id + "-local", fmt::format("The same in the suspected local time, {}", clock),
                   fmt::format("The heat map above, moved to {}.", clock)},
                  {local.begin(), local.end()}});
}

BarChart creation_chart(const ClusterFindings& cluster, const std::string& id) {
  std::map<std::int64_t, std::uint64_t> by_day;
  for (const MemberFindings& member : cluster.members) {
    if (member.account.created_at_s) by_day[floor_day(*member.account.created_at_s)] += 1;
  }
  BarChart chart;
  if (by_day.empty()) return chart;
  const TimeBins bins = time_bins(by_day.begin()->first, by_day.rbegin()->first);
  std::uint64_t n = 0;
  for (const auto& [day, count] : by_day) n += count;
  chart.labels = bins.labels;
  chart.label_heading = fmt::format("First day of the {}", bins.unit);
  chart.value_name = fmt::format("accounts a {}", bins.unit);
  chart.series = {{"Accounts", bins.counts(by_day)}};
  chart.text = {id + "-chart", fmt::format("Accounts created a {}, UTC", bins.unit),
                fmt::format("Bars from {} to {} for {} whose date of creation is known.",
                            chart.labels.front(), chart.labels.back(), counted(n, "account"))};
  return chart;
}

void write_channel_table(MarkupWriter& out, const ClusterReading& reading) {
  if (reading.channels.empty()) return;
  open_table(out, "Links by channel",
             {"Within the window, members …", "#Window", "#Pairs", "#Pairs at q ≤ 0.01",
              "#Accounts", "#Median delay"});
  for (const ChannelSummary& channel : reading.channels) {
    out.open("tr")
        .open("th", {{"scope", "row"}})
        .evidence(channel_meaning(channel.channel))
        .close();
    const bool has_window = !is_profile_channel(channel.channel);
    const bool is_any = is_any_time(channel.window_s);
    number_cell(out, !has_window ? "–"
                     : is_any    ? "any"
                                 : duration(static_cast<double>(channel.window_s)));
    number_cell(out, with_separators(channel.n_links));
    number_cell(out, channel.n_tested > 0 ? with_separators(channel.n_supported) : "–");
    number_cell(out, with_separators(channel.n_accounts));
    number_cell(out, channel.lag_median_s ? duration(*channel.lag_median_s) : std::string("–"));
    out.close();
  }
  close_table(out);
}

}  // namespace

void write_discovery(MarkupWriter& out, const ClusterFindings& cluster,
                     const ClusterReading& reading, const AccountNames& names,
                     const std::string& id) {
  open_section(out, id, "How the network was found");
  write_findings(out, reading, {"network", "seeds"});
  write_expansion(out, cluster, names, id);
  out.close();
}

void write_rhythm(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                  const std::string& id) {
  open_section(out, id, "Rhythm");
  write_findings(out, reading, {"clock", "rhythm-"});
  write_hours(out, cluster, id);
  out.close();
}

void write_creation(MarkupWriter& out, const ClusterFindings& cluster,
                    const ClusterReading& reading, const std::string& id) {
  open_section(out, id, "Creation of the accounts");
  write_findings(out, reading, {"creation-"});
  write_bar_chart(out, creation_chart(cluster, id));
  out.close();
}

void write_network(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id) {
  open_section(out, id, "Links among the accounts");
  write_findings(out, reading, {"links-"});
  write_channel_table(out, reading);
  write_network_drawing(
      out, cluster,
      {id + "-drawing", "The accounts and their links",
       fmt::format("Drawing of {} and the links among them; the table above counts "
                   "them by channel.",
                   counted(cluster.members.size(), "account"))});
  out.close();
}

}  // namespace cahoots
