#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/findings/wording.hpp"
#include "render/chart.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kCell = 26;
constexpr int kLeft = 38;
constexpr int kTop = 20;
constexpr std::uint64_t kLevels = 8;

void write_hours(MarkupWriter& out) {
  for (int hour = 0; hour < 24; hour += 3) {
    out.element("text",
                {{"class", "tick mid"},
                 {"x", fmt::format("{}", kLeft + hour * kCell + kCell / 2)},
                 {"y", "13"}},
                fmt::format("{:02}", hour));
  }
}

void write_cells(MarkupWriter& out, const HeatMap& map, std::uint64_t most) {
  for (int day = 0; day < 7; ++day) {
    out.element("text",
                {{"class", "tick end"},
                 {"x", fmt::format("{}", kLeft - 6)},
                 {"y", fmt::format("{}", kTop + day * kCell + kCell / 2 + 4)}},
                kDays[static_cast<std::size_t>(day)]);
    for (int hour = 0; hour < 24; ++hour) {
      const std::uint64_t count = map.hour_of_week[static_cast<std::size_t>(day * 24 + hour)];
      // Any post at all is shown: rounded up.
      const std::uint64_t level = (count * kLevels + most - 1) / most;
      out.empty("rect", {{"class", fmt::format("h{}", level)},
                         {"x", fmt::format("{}", kLeft + hour * kCell + 1)},
                         {"y", fmt::format("{}", kTop + day * kCell + 1)},
                         {"width", fmt::format("{}", kCell - 2)},
                         {"height", fmt::format("{}", kCell - 2)}});
    }
  }
}

void write_table(MarkupWriter& out, const HeatMap& map) {
  out.open("details").element("summary", "Figures as a table");
  out.open("div", {{"class", "wide"},
                   {"tabindex", "0"},
                   {"role", "region"},
                   {"aria-label", map.text.title + ", figures"}});
  out.open("table", {{"class", "dense"}}).open("thead").open("tr");
  out.element("th", {{"scope", "col"}}, "Day");
  for (int hour = 0; hour < 24; ++hour) {
    out.element("th", {{"scope", "col"}, {"class", "number"}}, fmt::format("{:02}", hour));
  }
  out.close().close().open("tbody");
  for (std::size_t day = 0; day < 7; ++day) {
    out.open("tr").element("th", {{"scope", "row"}}, kDays[day]);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      out.element("td", {{"class", "number"}}, with_separators(map.hour_of_week[day * 24 + hour]));
    }
    out.close();
  }
  out.close().close().close().close();
}

}  // namespace

void write_heat_map(MarkupWriter& out, const HeatMap& map) {
  if (map.hour_of_week.size() != 168) return;
  const std::uint64_t most = std::max<std::uint64_t>(
      1, *std::max_element(map.hour_of_week.begin(), map.hour_of_week.end()));
  open_drawing(out, map.text, kLeft + 24 * kCell + 4, kTop + 7 * kCell + 4);
  write_hours(out);
  write_cells(out, map, most);
  close_drawing(out);
  out.element(
      "p", {{"class", "note"}},
      fmt::format("Darkest: {}. Hours across, days down; an empty field is an hour without posts.",
                  counted(most, "post")));
  write_table(out, map);
  out.close();
}

}  // namespace cahoots
