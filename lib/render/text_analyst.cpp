#include "render/text_analyst.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPassageCharacters = 240;

}  // namespace

std::size_t limited(std::size_t n, std::size_t top) {
  return top == 0 ? n : std::min(n, top);
}

void write_rest(ReportPage& page, std::size_t shown, std::size_t all, std::string_view what) {
  if (shown < all) {
    page.note(
        fmt::format("… and {} more {} (--top 0 lists all)", with_separators(all - shown), what));
  }
}

void write_themes(ReportPage& page, const ClusterFindings& cluster) {
  if (cluster.themes.empty()) return;
  page.subheading("Themes of the analyst's");
  std::vector<std::vector<std::string>> rows;
  for (const ThemeUse& use : cluster.themes) {
    const auto peak =
        std::max_element(use.posts_by_week.begin(), use.posts_by_week.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    rows.push_back({use.name, use.stance, with_separators(use.n_posts),
                    with_separators(use.n_accounts), with_separators(use.n_posts_outside),
                    peak == use.posts_by_week.end() ? "–" : date_of_day(peak->first)});
  }
  page.table({{"Theme"},
              {"Stance"},
              {"Posts", true},
              {"Members", true},
              {"Posts by others", true},
              {"Busiest week"}},
             rows);
  for (const ThemeUse& use : cluster.themes) {
    for (const ThemePassage& passage : use.passages) {
      page.paragraph(
          fmt::format("{}: {}", use.name, displayable(passage.text, {kPassageCharacters, false})),
          0, "• ");
      page.note(fmt::format("{}  {}", minute_of(passage.created_at_s), passage.post_uid), 2);
    }
  }
}

void write_former(ReportPage& page, const CaseModel& model, std::size_t top) {
  if (!model.former) return;
  const std::vector<AbsentAccount>& absent = model.former->absent;
  page.heading("The former report");
  page.paragraph(fmt::format("{} of its accounts are no members now.",
                             share_of(absent.size(), model.former->n_accounts)));
  std::vector<std::vector<std::string>> rows;
  const std::size_t n_rows = limited(absent.size(), top);
  for (std::size_t i = 0; i < n_rows; ++i) {
    rows.push_back({absent[i].uid, minute_of(absent[i].former_last_s), minute_of(absent[i].seen_s),
                    with_separators(absent[i].n_posts)});
  }
  if (!rows.empty()) {
    page.table({{"Account"}, {"Last seen then"}, {"Last post in this case"}, {"Posts", true}},
               rows);
  }
  write_rest(page, n_rows, absent.size(), "accounts");
}

void write_note(ReportPage& page, const ReportOptions& options) {
  if (options.note.empty()) return;
  page.heading("The analyst's own words");
  page.note("Written by the analyst, not computed.");
  for (const std::string& paragraph : note_paragraphs(options.note)) {
    page.blank();
    page.paragraph(paragraph);
  }
}

}  // namespace cahoots
