#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/markup.hpp"

namespace cahoots {

/// What every chart has: an id unique in the page, a title, and a sentence that says what it shows
/// to those who cannot see it. The figures of each also stand in a table that can be unfolded.
struct ChartText {
  std::string id;
  std::string title;
  std::string description;
};

/// Colours there are for series and kinds of nodes; more share the last one.
inline constexpr std::size_t kSeriesColours = 6;

struct BarSeries {
  std::string name;
  std::vector<std::uint64_t> values;  ///< one a label
};

/// Bars over labels, series stacked in their order. The labels are dates or other short words.
struct BarChart {
  ChartText text;
  std::string label_heading;  ///< of the labels' column in the table
  std::string value_name;     ///< of the vertical axis: "posts a day"
  std::vector<std::string> labels;
  std::vector<BarSeries> series;
  bool shows_all_labels = false;  ///< for some short ones; else about seven are written
  int width = 720;                ///< of the drawing, in its units; a letter is about 6 wide
};
/// Writes a figure. O(labels x series).
void write_bar_chart(MarkupWriter& out, const BarChart& chart);

/// Hour of the day across, day of the week down, from Monday 00:00.
struct HeatMap {
  ChartText text;
  std::vector<std::uint64_t> hour_of_week;  ///< 168 counts
};
void write_heat_map(MarkupWriter& out, const HeatMap& map);

/// A falling or rising curve over steps.
struct StepCurve {
  ChartText text;
  std::string value_name;
  std::vector<double> values;           ///< one a step
  std::vector<std::string> step_names;  ///< the account of each step; shown in the table
};
void write_step_curve(MarkupWriter& out, const StepCurve& curve);

/// Opens the figure with its caption and the drawing of width x height units, and closes both.
/// Between them, shapes may be written.
void open_drawing(MarkupWriter& out, const ChartText& text, int width, int height);
void close_drawing(MarkupWriter& out);
/// Names of series with their colours; nothing for a single one.
void write_legend(MarkupWriter& out, const std::vector<std::string>& names);
/// The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, … that is not smaller.
double rounded_up(double value);
/// A coordinate with at most one decimal.
std::string coordinate(double value);

}  // namespace cahoots
