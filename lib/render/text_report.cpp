#include "render/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/activity.hpp"
#include "analysis/findings/names.hpp"
#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/text_analyst.hpp"
#include "render/text_page.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTextsShown = 5;
constexpr std::size_t kStepLines = 10;
constexpr std::size_t kExcerptCharacters = 240;

void write_networks(ReportPage& page, const CaseModel& model,
                    const std::vector<ClusterReading>& readings, std::size_t top) {
  page.heading("Key findings");
  if (readings.empty()) {
    page.paragraph("The case file holds no cluster records: no network is described here.");
    return;
  }
  std::vector<std::vector<std::string>> rows;
  const std::size_t n_rows = limited(readings.size(), top);
  for (std::size_t i = 0; i < n_rows; ++i) {
    const ClusterFindings& cluster = model.clusters[i];
    rows.push_back({readings[i].name, readings[i].detection_source,
                    with_separators(cluster.members.size()), with_separators(cluster.n_platforms),
                    cluster.followers.n_known > 0 ? with_separators(cluster.followers.sum) : "?",
                    with_separators(cluster.activity.n_posts)});
  }
  page.table({{"Network"},
              {"Detection source"},
              {"Accounts", true},
              {"Platforms", true},
              {"Followers", true},
              {"Posts", true}},
             rows);
  write_rest(page, n_rows, readings.size(), "networks");
  page.blank();
  page.note(
      "Suspected means suspected. Nothing here attributes the accounts to a state, a company or "
      "a person.");
}

void write_accounts(ReportPage& page, const ClusterFindings& cluster, std::size_t top) {
  page.subheading("Accounts, strongest first (* tip-off)");
  std::vector<std::vector<std::string>> rows;
  const std::size_t n_rows = limited(cluster.members.size(), top);
  const bool has_former = !cluster.members.empty() && !cluster.members.front().standing.empty();
  for (std::size_t i = 0; i < n_rows; ++i) {
    const MemberFindings& member = cluster.members[i];
    rows.push_back({fmt::format("{}{}", member.is_seed ? "*" : "", member.rank),
                    fmt::format("{:.2f}", member.score), with_separators(member.n_posts),
                    member.account.uid, member.account.handle,
                    fmt::format("{}", fmt::join(member.channels, ","))});
    if (has_former) rows.back().insert(rows.back().begin() + 5, member.standing);
  }
  std::vector<TextColumn> columns = {{"Rank", true},  {"Score", true},
                                     {"Posts", true}, {"Account", false, 0, true},
                                     {"Handle"},      {"Channels", false, 0, true}};
  if (has_former) columns.insert(columns.begin() + 5, TextColumn{"Standing"});
  page.table(columns, rows);
  write_rest(page, n_rows, cluster.members.size(), "accounts");
}

void write_rhythm(ReportPage& page, const PostActivity& activity,
                  const std::optional<ClusterClock>& clock) {
  if (activity.n_known_to_hour == 0) return;
  const std::int64_t utc_offset_h = clock ? clock->utc_offset_h : 0;
  page.subheading(utc_offset_h == 0
                      ? std::string("Posts by hour and weekday, UTC")
                      : fmt::format("Posts by hour and weekday, in the suspected local time {}",
                                    offset_name(utc_offset_h)));
  const auto hours = shifted_hours(activity.hour_of_week_utc, utc_offset_h);
  page.heat_map({hours.begin(), hours.end()});
}

void write_copies(ReportPage& page, const std::vector<CopiedText>& texts, std::uint64_t n_groups,
                  std::size_t top) {
  if (texts.empty()) return;
  page.subheading("Copied texts, most widely shared first");
  const std::size_t n_shown = top == 0 ? texts.size() : std::min(kTextsShown, texts.size());
  for (std::size_t i = 0; i < n_shown; ++i) {
    const CopiedText& copied = texts[i];
    const std::string& text = copied.template_text.empty() ? copied.text : copied.template_text;
    page.paragraph(displayable(text, {kExcerptCharacters, false}), 2, fmt::format("{}. ", i + 1));
    std::string facts = fmt::format("{} by {}", counted(copied.n_posts, "post"),
                                    counted(copied.n_accounts, "account"));
    if (copied.n_member_posts > 0) {
      facts.append(fmt::format(", of them {} by {} of the network",
                               with_separators(copied.n_member_posts),
                               with_separators(copied.n_member_accounts)));
    }
    facts.append(fmt::format("; {} to {} UTC; group {}", minute_of(copied.span.first_s),
                             minute_of(copied.span.last_s), copied.group_uid));
    page.note(facts, 5);
    for (const CopiedPost& post : copied.posts) {
      page.note(fmt::format("{}  {}", minute_of(post.created_at_s), post.post_uid), 7);
    }
  }
  if (n_shown < n_groups) {
    page.note(fmt::format("… and {} more groups of copies, in all {}; -f json holds the first {}",
                          with_separators(n_groups - n_shown), with_separators(n_groups),
                          texts.size()));
  }
}

void write_path(ReportPage& page, const ClusterFindings& cluster, const AccountNames& names,
                std::size_t top) {
  if (cluster.expansion.empty()) return;
  page.subheading("The way from the tip-offs");
  std::vector<std::vector<std::string>> rows;
  const std::size_t n_rows =
      top == 0 ? cluster.expansion.size() : std::min(kStepLines, cluster.expansion.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    const ExpansionStep& step = cluster.expansion[i];
    std::string path;
    for (const std::string& uid : step.path) {
      path.append(path.empty() ? "" : " → ").append(names.of(uid));
    }
    rows.push_back({with_separators(step.step), fmt::format("{:.2f}", step.score), path});
  }
  page.table({{"Step", true}, {"Closeness", true}, {"Path", false, 0, true}}, rows);
  write_rest(page, n_rows, cluster.expansion.size(), "steps");
}

void write_behaviours(ReportPage& page, const ClusterReading& reading) {
  page.subheading("Behaviours that the findings support");
  bool has_any = false;
  for (const Finding& finding : reading.findings) {
    for (const Technique& technique : finding.techniques) {
      page.paragraph(fmt::format("{} {} {}: {}", technique.framework, technique.id, technique.name,
                                 finding.id),
                     0, "• ");
      has_any = true;
    }
  }
  if (!has_any) page.paragraph("None reached its threshold.");
}

void write_cluster(ReportPage& page, const ClusterFindings& cluster, const ClusterReading& reading,
                   const AccountNames& names, std::size_t top) {
  page.heading(fmt::format("{}: {} on {}", reading.name, counted(cluster.members.size(), "account"),
                           counted(cluster.n_platforms, "platform")));
  for (const Finding& finding : reading.findings) {
    page.paragraph(fmt::format("{} [{}]", finding.text, name_of(finding.strength)), 0, "• ");
  }
  write_accounts(page, cluster, top);
  write_rhythm(page, cluster.activity, cluster.clock);
  write_copies(page, cluster.copied_texts, cluster.n_copied_groups, top);
  write_path(page, cluster, names, top);
  write_themes(page, cluster);
  write_behaviours(page, reading);
  page.subheading("Innocent explanations considered");
  for (const Explanation& explanation : reading.explanations) {
    page.paragraph(fmt::format("{}: {}", explanation.name, explanation.observation), 0, "• ");
  }
}

void write_case(ReportPage& page, const CaseModel& model, std::size_t top) {
  page.heading("The case as a whole");
  std::vector<std::vector<std::string>> rows;
  for (const auto& [platform, count] : model.activity.posts_by_platform) {
    rows.push_back({platform_name(platform), with_separators(count)});
  }
  page.table({{"Platform"}, {"Posts", true}}, rows);
  write_rhythm(page, model.activity, std::nullopt);
  if (!model.cadence.empty()) page.subheading("Rhythm of the accounts, found at q ≤ 0.01");
  for (const CadenceTally& tally : model.cadence) {
    page.paragraph(fmt::format("{}: {} tested", test_meaning(tally.test),
                               share_of(tally.n_found, tally.n_tested)),
                   0, "• ");
  }
  write_copies(page, model.widest_copies, model.n_copied_groups, top);
}

void write_errors(ReportPage& page, const CaseModel& model) {
  const std::vector<Finding> findings = error_findings(model);
  if (findings.empty()) return;
  page.heading("How often this may be wrong");
  for (const Finding& finding : findings) {
    page.paragraph(fmt::format("{} [{}]", finding.text, name_of(finding.strength)), 0, "• ");
  }
}

void write_provenance(ReportPage& page, const CaseModel& model) {
  page.heading("How it was made");
  for (const RunRecord& run : model.runs) {
    page.paragraph(
        fmt::format("{} {} {}: read {}, wrote {}, rejected {}", run.tool, run.version,
                    fmt::join(run.arguments, " "), counted(run.records_in.total(), "record"),
                    counted(run.records_out.total(), "record"), counted(run.rejected, "line")),
        0, "• ");
    for (const auto* files : {&run.inputs, &run.auxiliary}) {
      for (const FileDigest& file : *files) {
        if (file.name == "-") continue;  // the step before it
        page.note(fmt::format("sha256 {} {}", file.sha256, file.name), 2);
      }
    }
  }
  if (model.runs.empty()) page.paragraph("The case file holds no run record.");
  page.note(
      "report -f replay writes a script that checks the evidence and rebuilds the case file.");
}

}  // namespace

void write_report(ReportPage& page, const CaseModel& model, const ReportOptions& options) {
  page.heading(options.title);
  const PostActivity& activity = model.activity;
  page.paragraph(fmt::format("{} by {} on {}, {} to {} (UTC).", counted(activity.n_posts, "post"),
                             counted(model.n_accounts, "account"),
                             counted(activity.posts_by_platform.size(), "platform"),
                             date_of(activity.span.first_s), date_of(activity.span.last_s)));
  if (!options.analyst.empty()) page.paragraph(fmt::format("Analyst: {}", options.analyst));
  if (!model.is_complete) {
    page.warning(fmt::format("INCOMPLETE INPUT: {}. Counts may be too low.", model.complaint));
  }
  std::vector<ClusterReading> readings;
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    readings.push_back(read_findings(model.clusters[i], i + 1));
  }
  write_networks(page, model, readings, options.top);
  const AccountNames names(model);
  const std::size_t n_shown = limited(readings.size(), options.top);
  for (std::size_t i = 0; i < n_shown; ++i) {
    write_cluster(page, model.clusters[i], readings[i], names, options.top);
  }
  if (model.clusters.empty()) write_case(page, model, options.top);
  write_former(page, model, options.top);
  write_note(page, options);
  write_errors(page, model);
  page.heading("What this cannot show");
  for (const std::string& limit : limits_of_the_data(model)) page.paragraph(limit, 0, "• ");
  write_provenance(page, model);
}

std::string text_report(const CaseModel& model, const ReportOptions& options,
                        const TextStyle& style) {
  TextPage page(style);
  write_report(page, model, options);
  return page.take();
}

}  // namespace cahoots
