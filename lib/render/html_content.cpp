#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kTargetsShown = 15;

void write_uses(MarkupWriter& out, const std::string& label, std::string_view prefix,
                const std::vector<NamedUse>& uses, std::uint64_t n_all, bool is_address) {
  if (uses.empty()) return;
  constexpr std::size_t kRows = 15;
  out.element("h4", label);
  open_table(out, label, {"Name", "#Posts", "#Members", "#Posts by others"});
  const std::size_t n_rows = std::min(kRows, uses.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    const NamedUse& use = uses[i];
    out.open("tr").open("th", {{"scope", "row"}}).text(prefix);
    out.evidence(is_address ? defanged(use.name) : use.name, 80).close();
    number_cell(out, with_separators(use.n_posts));
    number_cell(out, with_separators(use.n_accounts));
    number_cell(out, with_separators(use.n_posts_outside));
    out.close();
  }
  close_table(out);
  if (n_rows < n_all) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} most used of {}.", n_rows, with_separators(n_all)));
  }
}

void write_themes(MarkupWriter& out, const ClusterFindings& cluster) {
  if (cluster.themes.empty()) return;
  constexpr std::size_t kThemePassageCharacters = 400;
  out.element("h4", "Themes of the analyst's");
  open_table(
      out, "Themes of the analyst's",
      {"Theme", "Stance", "#Posts", "#Members", "#Posts by others", "Passages, earliest first"});
  for (const ThemeUse& use : cluster.themes) {
    out.open("tr").open("th", {{"scope", "row"}}).evidence(use.name, 80).close();
    out.open("td").evidence(use.stance, 80).close();
    number_cell(out, with_separators(use.n_posts));
    number_cell(out, with_separators(use.n_accounts));
    number_cell(out, with_separators(use.n_posts_outside));
    out.open("td");
    for (const ThemePassage& passage : use.passages) {
      out.open("p").evidence(passage.text, kThemePassageCharacters).text(" ");
      out.open("code").evidence(passage.post_uid, 60).close().close();
    }
    out.close().close();
  }
  close_table(out);
}

}  // namespace

void write_content(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id) {
  open_section(out, id, "Hashtags and sites");
  write_findings(out, reading, {"hashtags", "short-links", "theme-"});
  write_themes(out, cluster);
  out.open("div", {{"class", "columns"}});
  out.open("div");
  write_uses(out, "Hashtags", "#", cluster.hashtags, cluster.n_hashtags, false);
  out.close().open("div");
  write_uses(out, "Sites linked to", "", cluster.domains, cluster.n_domains, true);
  out.close().close().close();
}

void write_targets(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id) {
  if (cluster.targets.empty()) return;
  open_section(out, id, "Who was addressed");
  write_findings(out, reading, {"targets"});
  open_table(out, "Accounts outside the network that members address",
             {"Account", "#Posts", "#Mentions", "#Replies", "#Members", "Id"});
  const std::size_t n_rows = std::min(kTargetsShown, cluster.targets.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    const TargetUse& target = cluster.targets[i];
    out.open("tr").open("th", {{"scope", "row"}});
    out.evidence(target.handle.empty() ? target.name : target.handle, 60).close();
    number_cell(out, with_separators(target.n_posts));
    number_cell(out, with_separators(target.n_mentions));
    number_cell(out, with_separators(target.n_replies));
    number_cell(out, with_separators(target.n_accounts));
    out.open("td").open("code").evidence(target.name, 60).close().close().close();
  }
  close_table(out);
  if (n_rows < cluster.n_targets) {
    out.element(
        "p", {{"class", "note"}},
        fmt::format("The {} most addressed of {}.", n_rows, with_separators(cluster.n_targets)));
  }
  out.close();
}

}  // namespace cahoots
