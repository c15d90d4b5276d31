#include <fmt/format.h>

#include <algorithm>

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

/// The findings of the first networks in one list; all stand again in their sections.
void write_first_findings(MarkupWriter& out, const ClusterReading& reading) {
  out.open("ul", {{"class", "lead"}});
  for (const Finding& finding : reading.findings) {
    const bool is_told = finding.strength != Strength::not_found &&
                         finding.strength != Strength::not_tested && finding.id != "network";
    if (is_told) out.element("li", displayable(finding.text, {600, false}));
  }
  out.close();
}

BarChart timeline_chart(const CaseModel& model, const std::vector<ClusterReading>& readings) {
  const auto& all_days = model.activity.posts_by_day_utc;
  std::int64_t first = all_days.begin()->first;
  std::int64_t last = all_days.rbegin()->first;
  const std::size_t n_drawn = std::min(model.clusters.size(), kDetailedNetworks);
  if (n_drawn > 0) {
    bool is_first = true;
    for (std::size_t i = 0; i < n_drawn; ++i) {
      const auto& days = model.clusters[i].activity.posts_by_day_utc;
      if (days.empty()) continue;
      first = is_first ? days.begin()->first : std::min(first, days.begin()->first);
      last = is_first ? days.rbegin()->first : std::max(last, days.rbegin()->first);
      is_first = false;
    }
  }
  const TimeBins bins = time_bins(first, last);
  BarChart chart;
  chart.labels = bins.labels;
  chart.label_heading = fmt::format("First day of the {}", bins.unit);
  chart.value_name = fmt::format("posts a {}", bins.unit);
  for (std::size_t i = 0; i < n_drawn; ++i) {
    chart.series.push_back(
        {readings[i].name, bins.counts(model.clusters[i].activity.posts_by_day_utc)});
  }
  if (n_drawn == 0) chart.series.push_back({"All posts", bins.counts(all_days)});
  std::size_t peak = 0;
  std::uint64_t peak_posts = 0;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    std::uint64_t total = 0;
    for (const BarSeries& series : chart.series) total += series.values[i];
    if (total > peak_posts) {
      peak = i;
      peak_posts = total;
    }
  }
  chart.text = {"timeline-chart", fmt::format("Posts a {}, UTC", bins.unit),
                fmt::format("Bars from {} to {}. The highest is {} with {}.", chart.labels.front(),
                            chart.labels.back(), chart.labels[peak], counted(peak_posts, "post"))};
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
  write_first_findings(out, readings.front());
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
