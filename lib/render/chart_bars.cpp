#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr int kHeight = 220;
constexpr double kLeft = 44;
constexpr double kRight = 8;
constexpr double kTop = 18;
constexpr double kBottom = 24;
constexpr std::size_t kLabelsShown = 7;

std::uint64_t total_at(const BarChart& chart, std::size_t label) {
  std::uint64_t total = 0;
  for (const BarSeries& series : chart.series) total += series.values[label];
  return total;
}

double highest(const BarChart& chart) {
  std::uint64_t most = 1;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) most = std::max(most, total_at(chart, i));
  return rounded_up(static_cast<double>(most));
}

void write_axes(MarkupWriter& out, const BarChart& chart, double top_value) {
  const double floor_y = kHeight - kBottom;
  for (const double part : {0.0, 0.5, 1.0}) {
    const double y = floor_y - part * (floor_y - kTop);
    out.empty("line", {{"class", "grid"},
                       {"x1", coordinate(kLeft)},
                       {"x2", coordinate(chart.width - kRight)},
                       {"y1", coordinate(y)},
                       {"y2", coordinate(y)}});
    out.element("text",
                {{"class", "tick end"}, {"x", coordinate(kLeft - 5)}, {"y", coordinate(y + 4)}},
                rounded(top_value * part));
  }
  out.element("text", {{"class", "tick"}, {"x", "2"}, {"y", "10"}}, chart.value_name);
  const std::size_t n = chart.labels.size();
  const double step = (chart.width - kLeft - kRight) / static_cast<double>(n);
  const std::size_t every = chart.shows_all_labels ? 1 : (n + kLabelsShown - 1) / kLabelsShown;
  for (std::size_t i = 0; i < n; i += every) {
    const bool is_first = i == 0 && !chart.shows_all_labels;
    const double x = kLeft + step * (static_cast<double>(i) + (is_first ? 0 : 0.5));
    if (x > chart.width - 60 && !is_first && !chart.shows_all_labels) break;
    out.element("text",
                {{"class", is_first ? "tick" : "tick mid"},
                 {"x", coordinate(x)},
                 {"y", coordinate(kHeight - 7)}},
                displayable(chart.labels[i], {24, false}));
  }
}

void write_bars(MarkupWriter& out, const BarChart& chart, double top_value) {
  const double floor_y = kHeight - kBottom;
  const double step = (chart.width - kLeft - kRight) / static_cast<double>(chart.labels.size());
  const double width = std::max(step * 0.84, step - 2);
  std::vector<double> base(chart.labels.size(), floor_y);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    out.open("g", {{"class", fmt::format("c{}", std::min(s, kSeriesColours - 1))}});
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
      const std::uint64_t value = chart.series[s].values[i];
      if (value == 0) continue;
      const double height = static_cast<double>(value) / top_value * (floor_y - kTop);
      base[i] -= height;
      out.empty("rect",
                {{"x", coordinate(kLeft + step * static_cast<double>(i) + (step - width) / 2)},
                 {"y", coordinate(base[i])},
                 {"width", coordinate(std::max(width, 0.5))},
                 {"height", coordinate(std::max(height, 0.5))}});
    }
    out.close();
  }
}

void write_table(MarkupWriter& out, const BarChart& chart) {
  out.open("details").element("summary", "Figures as a table");
  out.open("div", {{"class", "wide"},
                   {"tabindex", "0"},
                   {"role", "region"},
                   {"aria-label", chart.text.title + ", figures"}});
  out.open("table").open("thead").open("tr");
  out.element("th", {{"scope", "col"}}, chart.label_heading);
  for (const BarSeries& series : chart.series) {
    out.open("th", {{"scope", "col"}, {"class", "number"}}).evidence(series.name, 60).close();
  }
  out.close().close().open("tbody");
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    if (total_at(chart, i) == 0) continue;
    out.open("tr").open("th", {{"scope", "row"}}).evidence(chart.labels[i], 60).close();
    for (const BarSeries& series : chart.series) {
      out.element("td", {{"class", "number"}}, with_separators(series.values[i]));
    }
    out.close();
  }
  out.close().close().close().close();
}

}  // namespace

void write_bar_chart(MarkupWriter& out, const BarChart& chart) {
  if (chart.labels.empty() || chart.series.empty()) return;
  const double top_value = highest(chart);
  open_drawing(out, chart.text, chart.width, kHeight);
  write_axes(out, chart, top_value);
  write_bars(out, chart, top_value);
  close_drawing(out);
  std::vector<std::string> names;
  for (const BarSeries& series : chart.series) names.push_back(series.name);
  write_legend(out, names);
  write_table(out, chart);
  out.close();
}

}  // namespace cahoots
