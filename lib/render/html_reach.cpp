#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kViewedCharacters = 240;
constexpr int kHalfWidth = 360;

struct DistributionWords {
  std::string id;
  std::string title;
  std::string value_name;  ///< "posts"
  std::string thing;       ///< "post"
};

/// `0`, `1–9`, `10–99`, …, `1M–9.9M`.
std::string decade_name(std::size_t digits) {
  if (digits == 0) return "0";
  constexpr std::array<std::string_view, 7> kUnits = {"", "k", "M", "G", "T", "P", "E"};
  const std::string_view unit = kUnits[(digits - 1) / 3];
  const std::size_t place = (digits - 1) % 3;
  const std::string first = "1" + std::string(place, '0');
  const std::string last = unit.empty() ? std::string(place + 1, '9')
                                        : std::string(place + 1, '9') + (place == 0 ? ".9" : "");
  return fmt::format("{}{}–{}{}", first, unit, last, unit);
}

void write_distribution(MarkupWriter& out, const CountDistribution& distribution,
                        const DistributionWords& words) {
  if (distribution.n_known == 0) return;
  std::size_t last = distribution.n_by_digits.size() - 1;
  while (last > 0 && distribution.n_by_digits[last] == 0) --last;
  BarChart chart;
  chart.label_heading = words.title;
  chart.value_name = words.value_name;
  chart.shows_all_labels = true;
  chart.width = kHalfWidth;
  BarSeries series{words.value_name, {}};
  for (std::size_t digits = 0; digits <= last; ++digits) {
    chart.labels.push_back(decade_name(digits));
    series.values.push_back(distribution.n_by_digits[digits]);
  }
  chart.series.push_back(std::move(series));
  chart.text = {
      words.id,
      fmt::format("{}, reported for {}", words.title, counted(distribution.n_known, words.thing)),
      fmt::format("Bars for 0 and for each power of ten up to {}.", chart.labels.back())};
  write_bar_chart(out, chart);
}

void write_most_viewed(MarkupWriter& out, const Reach& reach, const AccountNames& names) {
  if (reach.most_viewed.empty()) return;
  out.element("h4", "Most viewed posts");
  open_table(out, "Most viewed posts", {"#Views", "Posted (UTC)", "Account", "Post", "Text"});
  for (const ReachedPost& post : reach.most_viewed) {
    out.open("tr");
    number_cell(out, with_separators(static_cast<std::uint64_t>(post.views)));
    out.element("td", {{"class", "date"}}, minute_of(post.created_at_s));
    out.open("td", {{"class", "name"}}).evidence(names.of(post.account_uid), 60).close();
    out.open("td");
    write_post_id(out, post.post_uid, post.url);
    out.close().open("td", {{"class", "quote"}}).evidence(post.text, kViewedCharacters);
    out.close().close();
  }
  close_table(out);
}

}  // namespace

void write_reach(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                 const AccountNames& names, const std::string& id) {
  open_section(out, id, "Reach");
  write_findings(out, reading, {"reach", "response"});
  const PostActivity& activity = cluster.activity;
  open_table(out, "Reported counters", {"Counter", "#Sum", "#Reported for posts", "#Of posts"});
  const auto row = [&out, &activity](std::string_view name, const CounterSum& counter) {
    out.open("tr").element("th", {{"scope", "row"}}, name);
    number_cell(out, counter.n_known > 0 ? with_separators(counter.sum) : std::string("not known"));
    number_cell(out, with_separators(counter.n_known));
    number_cell(out, with_separators(activity.n_posts));
    out.close();
  };
  row("Views", activity.views);
  row("Likes", activity.likes);
  row("Replies", activity.replies);
  row("Reposts", activity.reposts);
  row("Quotes", activity.quotes);
  close_table(out);
  const Reach& far = cluster.reach;
  out.open("div", {{"class", "columns"}});
  write_distribution(out, far.views, {id + "-views", "Views of a post", "posts", "post"});
  write_distribution(
      out, far.interactions,
      {id + "-interactions", "Likes, replies, reposts and quotes of a post", "posts", "post"});
  write_distribution(out, far.followers,
                     {id + "-followers", "Followers of a member", "members", "member"});
  out.close();
  write_most_viewed(out, far, names);
  out.element("h4", "Breakout Scale");
  out.element("p", fmt::format("As far as posts can show it: category {} of 6. Reason: {}",
                               reading.breakout.category, reading.breakout.reasoning));
  out.close();
}

}  // namespace cahoots
