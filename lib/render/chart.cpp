#include "render/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/display_text.hpp"

namespace cahoots {

std::string coordinate(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

double rounded_up(double value) {
  for (double unit = 1; unit < 1e18; unit *= 10) {
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
      if (unit * step >= value) return unit * step;
    }
  }
  return value;
}

void open_drawing(MarkupWriter& out, const ChartText& text, int width, int height) {
  out.open("figure");
  out.element("figcaption", text.title);
  out.open(
      "div",
      {{"class", "drawing"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", text.title}});
  out.open("svg", {{"viewBox", fmt::format("0 0 {} {}", width, height)},
                   {"role", "img"},
                   {"aria-labelledby", fmt::format("{0}-title {0}-desc", text.id)}});
  out.element("title", {{"id", text.id + "-title"}}, displayable(text.title));
  out.element("desc", {{"id", text.id + "-desc"}}, displayable(text.description));
}

void close_drawing(MarkupWriter& out) {
  out.close().close();
}

void write_legend(MarkupWriter& out, const std::vector<std::string>& names) {
  if (names.size() < 2) return;
  out.open("ul", {{"class", "legend"}});
  for (std::size_t i = 0; i < names.size(); ++i) {
    out.open("li").open("span",
                        {{"class", fmt::format("key c{}", std::min(i, kSeriesColours - 1))}});
    out.close().text(" ").evidence(names[i], 60).close();
  }
  out.close();
}

}  // namespace cahoots
