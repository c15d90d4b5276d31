#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"

namespace cahoots {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 200;
constexpr double kLeft = 44;
constexpr double kRight = 10;
constexpr double kTop = 18;
constexpr double kBottom = 24;
constexpr std::size_t kRowsShown = 60;

struct Frame {
  double low = 0;
  double high = 1;
  std::size_t n = 1;

  double x(std::size_t i) const {
    return kLeft + (kWidth - kLeft - kRight) *
                       (n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1) : 0.5);
  }
  double y(double value) const {
    return kTop + (high - value) / (high - low) * (kHeight - kTop - kBottom);
  }
};

Frame frame_of(const std::vector<double>& values) {
  Frame frame;
  frame.n = values.size();
  frame.low = std::min(0.0, *std::min_element(values.begin(), values.end()));
  frame.high = *std::max_element(values.begin(), values.end());
  if (frame.high <= frame.low) frame.high = frame.low + 1;
  return frame;
}

void write_axes(MarkupWriter& out, const StepCurve& curve, const Frame& frame) {
  for (const double part : {0.0, 0.5, 1.0}) {
    const double value = frame.low + part * (frame.high - frame.low);
    out.empty("line", {{"class", "grid"},
                       {"x1", coordinate(kLeft)},
                       {"x2", coordinate(kWidth - kRight)},
                       {"y1", coordinate(frame.y(value))},
                       {"y2", coordinate(frame.y(value))}});
    out.element("text",
                {{"class", "tick end"},
                 {"x", coordinate(kLeft - 5)},
                 {"y", coordinate(frame.y(value) + 4)}},
                rounded(value));
  }
  out.element("text", {{"class", "tick"}, {"x", "2"}, {"y", "10"}}, curve.value_name);
  out.element("text", {{"class", "tick"}, {"x", coordinate(kLeft)}, {"y", coordinate(kHeight - 7)}},
              "first");
  out.element(
      "text",
      {{"class", "tick end"}, {"x", coordinate(kWidth - kRight)}, {"y", coordinate(kHeight - 7)}},
      fmt::format("account {}", frame.n));
}

void write_table(MarkupWriter& out, const StepCurve& curve) {
  out.open("details").element("summary", "Figures as a table");
  out.open("div", {{"class", "wide"},
                   {"tabindex", "0"},
                   {"role", "region"},
                   {"aria-label", curve.text.title + ", figures"}});
  out.open("table").open("thead").open("tr");
  out.element("th", {{"scope", "col"}}, "Order").element("th", {{"scope", "col"}}, "Account");
  out.element("th", {{"scope", "col"}, {"class", "number"}}, curve.value_name);
  out.close().close().open("tbody");
  const std::size_t n_rows = std::min(kRowsShown, curve.values.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    out.open("tr").element("td", fmt::format("{}", i + 1));
    out.open("th", {{"scope", "row"}}).evidence(curve.step_names[i], 80).close();
    out.element("td", {{"class", "number"}}, rounded(curve.values[i])).close();
  }
  out.close().close().close();
  if (n_rows < curve.values.size()) {
    out.element("p", {{"class", "note"}},
                fmt::format("{} more accounts are not shown; -f json has all of them.",
                            curve.values.size() - n_rows));
  }
  out.close();
}

}  // namespace

void write_step_curve(MarkupWriter& out, const StepCurve& curve) {
  if (curve.values.empty()) return;
  const Frame frame = frame_of(curve.values);
  open_drawing(out, curve.text, static_cast<int>(kWidth), static_cast<int>(kHeight));
  write_axes(out, curve, frame);
  std::string path;
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    path.append(fmt::format("{}{} {}", i == 0 ? "M" : "L", coordinate(frame.x(i)),
                            coordinate(frame.y(curve.values[i]))));
  }
  out.empty("path", {{"class", "curve"}, {"d", path}});
  close_drawing(out);
  write_table(out, curve);
  out.close();
}

}  // namespace cahoots
