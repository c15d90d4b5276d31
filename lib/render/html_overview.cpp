#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"
#include "render/time_bins.hpp"

namespace cahoots {
namespace {

void write_network_row(MarkupWriter& out, const ClusterFindings& cluster,
                       const ClusterReading& reading, bool has_section, std::size_t number) {
  out.open("tr").open("th", {{"scope", "row"}});
  if (has_section) {
    out.element("a", {{"href", fmt::format("#n{}", number)}}, reading.name);
  } else {
    out.text(reading.name);
  }
  out.close();
  out.element("td", reading.detection_source);
  number_cell(out, with_separators(cluster.members.size()));
  number_cell(out, cluster.followers.n_known > 0 ? with_separators(cluster.followers.sum)
                                                 : std::string("not known"));
  out.open("td").text(displayable(reading.description, {1000, false})).close().close();
}

/// What passed a test first, then what only indicates; all stand again in their sections.
void write_first_findings(MarkupWriter& out, const ClusterReading& reading,
                          const std::string& anchor) {
  constexpr std::size_t kMost = 5;
  out.open("h3").element("a", {{"href", "#" + anchor}}, reading.name).close();
  out.open("ul", {{"class", "lead"}});
  std::size_t n_told = 0;
  for (const Strength strength : {Strength::supported, Strength::indication}) {
    for (const Finding& finding : reading.findings) {
      if (finding.strength != strength || finding.id == "network" || n_told == kMost) continue;
      // The habit of one or two accounts is none of the network.
      if (finding.id.starts_with("rhythm-") && finding.evidence.size() < kHabitAccounts) continue;
      out.open("li").text(displayable(finding.text, {600, false})).text(" ");
      out.element("span", {{"class", "strength"}}, strength_note(strength)).close();
      ++n_told;
    }
  }
  if (n_told == 0) out.element("li", "No finding goes beyond a count.");
  out.close();
}

using DayCounts = std::map<std::int64_t, std::uint64_t>;

/// Where the drawing begins: not with single posts years before the rest, which would leave it
/// empty. What is left out is said.
struct TimelineStart {
  std::int64_t first_day = 0;
  std::uint64_t n_before = 0;
};

TimelineStart timeline_start(const DayCounts& days) {
  constexpr double kLeftOut = 0.01;
  TimelineStart start{days.begin()->first, 0};
  std::uint64_t n_posts = 0;
  for (const auto& [day, count] : days) n_posts += count;
  TimelineStart late = start;
  for (const auto& [day, count] : days) {
    late.first_day = day;
    if (as_number(late.n_before + count) > kLeftOut * as_number(n_posts)) break;
    late.n_before += count;
  }
  const std::int64_t last = days.rbegin()->first;
  // Only where it more than halves the drawing.
  return 2 * (last - late.first_day) < last - start.first_day ? late : start;
}

std::uint64_t total_of(const BarChart& chart, std::size_t label) {
  std::uint64_t total = 0;
  for (const BarSeries& series : chart.series) total += series.values[label];
  return total;
}

BarChart timeline_chart(const CaseModel& model, const std::vector<ClusterReading>& readings) {
  DayCounts days;
  const std::size_t n_drawn = std::min(model.clusters.size(), kDetailedNetworks);
  for (std::size_t i = 0; i < n_drawn; ++i) {
    for (const auto& [day, count] : model.clusters[i].activity.posts_by_day_utc) days[day] += count;
  }
  const bool has_networks = !days.empty();
  if (!has_networks) days = model.activity.posts_by_day_utc;
  const TimelineStart start = timeline_start(days);
  const TimeBins bins = time_bins(start.first_day, days.rbegin()->first);
  BarChart chart;
  chart.labels = bins.labels;
  chart.label_heading = fmt::format("First day of the {}", bins.unit);
  chart.value_name = fmt::format("posts a {}", bins.unit);
  for (std::size_t i = 0; has_networks && i < n_drawn; ++i) {
    chart.series.push_back(
        {readings[i].name, bins.counts(model.clusters[i].activity.posts_by_day_utc)});
  }
  if (!has_networks) chart.series.push_back({"All posts", bins.counts(days)});
  std::size_t peak = 0;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    if (total_of(chart, i) > total_of(chart, peak)) peak = i;
  }
  std::string description =
      fmt::format("Bars from {} to {}. The highest is {} with {}.", chart.labels.front(),
                  chart.labels.back(), chart.labels[peak], counted(total_of(chart, peak), "post"));
  std::string title = fmt::format("Posts a {}, UTC", bins.unit);
  if (start.n_before > 0) {
    title.append(fmt::format("; without {} from {} on", counted(start.n_before, "earlier post"),
                             date_of_day(days.begin()->first)));
  }
  chart.text = {"timeline-chart", title, description};
  return chart;
}

void write_platform_table(MarkupWriter& out, const PostActivity& activity) {
  open_table(out, "Posts by platform", {"Platform", "#Posts"});
  for (const auto& [platform, count] : activity.posts_by_platform) {
    out.open("tr").open("th", {{"scope", "row"}}).evidence(platform_name(platform), 60).close();
    number_cell(out, with_separators(count));
    out.close();
  }
  close_table(out);
}

void write_widest_copies(MarkupWriter& out, const CaseModel& model) {
  if (model.widest_copies.empty()) return;
  out.element("h3", "Most widely copied texts");
  open_table(out, "Most widely copied texts", {"Text", "#Accounts", "#Posts", "First", "Group"});
  for (const CopiedText& copied : model.widest_copies) {
    out.open("tr").open("td", {{"class", "quote"}}).evidence(copied.text, 300).close();
    number_cell(out, with_separators(copied.n_accounts));
    number_cell(out, with_separators(copied.n_posts));
    out.element("td", minute_of(copied.span.first_s));
    out.open("td").open("code").evidence(copied.group_uid, 80).close().close().close();
  }
  close_table(out);
  write_rest(out, model.widest_copies.size(), model.n_copied_groups, "groups");
}

void write_cadence_tallies(MarkupWriter& out, const CaseModel& model) {
  if (model.cadence.empty()) return;
  out.element("h3", "Rhythm of the accounts");
  open_table(out, "Tests of rhythm", {"Accounts that …", "#Tested", "#Found (q ≤ 0.01)"});
  for (const CadenceTally& tally : model.cadence) {
    out.open("tr").open("th", {{"scope", "row"}}).evidence(test_meaning(tally.test), 80).close();
    number_cell(out, with_separators(tally.n_tested));
    number_cell(out, with_separators(tally.n_found));
    out.close();
  }
  close_table(out);
}

}  // namespace

void write_banner(MarkupWriter& out, const CaseModel& model) {
  if (model.is_complete) return;
  out.open("aside", {{"class", "banner"}, {"aria-label", "The input was incomplete"}});
  out.open("p").element("strong", "This report rests on incomplete input. ");
  out.text("Findings and counts may be too low. The stage: ")
      .text(displayable(model.complaint, {300, false}))
      .text(".");
  out.close().close();
}

void write_key_findings(MarkupWriter& out, const CaseModel& model,
                        const std::vector<ClusterReading>& readings, std::size_t top) {
  open_section(out, "key", "Key findings", "h2");
  if (readings.empty()) {
    out.element("p",
                "The case file holds no cluster records: no network is described here. What the "
                "other records show follows.");
    out.close();
    return;
  }
  open_table(out, "Suspected networks",
             {"Network", "Detection source", "#Accounts in network", "#Followers", "Description"});
  const std::size_t n_rows = top == 0 ? readings.size() : std::min(readings.size(), top);
  for (std::size_t i = 0; i < n_rows; ++i) {
    write_network_row(out, model.clusters[i], readings[i], i < kDetailedNetworks, i + 1);
  }
  close_table(out);
  write_rest(out, n_rows, readings.size(), "networks");
  if (readings.size() > kDetailedNetworks) {
    out.element(
        "p", {{"class", "note"}},
        fmt::format("The first {} are described below: those with tip-offs come first, then "
                    "the largest. -f json holds all {}.",
                    kDetailedNetworks, readings.size()));
  }
  for (const Finding& finding : error_findings(model)) {
    if (finding.id == "error-controls") out.element("p", displayable(finding.text, {600, false}));
  }
  for (std::size_t i = 0; i < std::min(readings.size(), kDetailedNetworks); ++i) {
    write_first_findings(out, readings[i], fmt::format("n{}", i + 1));
  }
  out.element("p", {{"class", "note"}},
              "“Suspected” and “consistent with” are meant literally. Nothing here attributes the "
              "accounts to a state, a company or a person.");
  out.close();
}

void write_timeline(MarkupWriter& out, const CaseModel& model,
                    const std::vector<ClusterReading>& readings) {
  if (model.activity.posts_by_day_utc.empty()) return;
  open_section(out, "timeline", "Timeline", "h2");
  write_bar_chart(out, timeline_chart(model, readings));
  out.close();
}

void write_case_activity(MarkupWriter& out, const CaseModel& model) {
  open_section(out, "activity", "The case as a whole", "h2");
  write_platform_table(out, model.activity);
  const auto& hours = model.activity.hour_of_week_utc;
  if (model.activity.n_known_to_hour > 0) {
    write_heat_map(out, {{"case-hours", "Posts by hour and weekday, UTC",
                          fmt::format("Heat map of {} known to the hour.",
                                      counted(model.activity.n_known_to_hour, "post"))},
                         {hours.begin(), hours.end()}});
  }
  write_widest_copies(out, model);
  write_cadence_tallies(out, model);
  if (model.n_links > 0) {
    out.element("p",
                fmt::format("The case file holds {} between accounts; cluster has not been run "
                            "on them.",
                            counted(model.n_links, "link")));
  }
  out.close();
}

}  // namespace cahoots
