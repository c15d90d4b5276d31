#include "analysis/cadence/periodicity.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/tail.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kSpellGap_s = 240;
constexpr std::int64_t kLongestWait_s = 14 * 3600;  // 12, and what its baseline needs
constexpr std::int64_t kCellsOfPeriod = 60;         // a cell is this part of the period wide
constexpr std::size_t kCellsBeside = 8;             // on either side, for the baseline
// With fewer waits around a cell not even all of them in it would survive the correction.
constexpr double kFewestAround = 6.0;
constexpr double kReportedP = 0.01;
// The narrowest peak that habits give the density of waits: its standard deviation, relatively.
constexpr double kHabitWidth = 0.04;

/// Ascending edges of the cells in steps of the precision, as far as the longest period needs.
std::vector<std::int64_t> geometric_edges(std::int64_t precision_s) {
  std::vector<std::int64_t> edges{kSpellGap_s / precision_s};
  const std::int64_t longest = kLongestWait_s / precision_s;
  while (edges.back() <= longest) {
    edges.push_back(edges.back() + std::max<std::int64_t>(1, edges.back() / kCellsOfPeriod));
  }
  edges.pop_back();
  return edges;
}

/// The middles of cells as edges; cells of one step have none and give the same cell again.
std::vector<std::int64_t> between(const std::vector<std::int64_t>& edges) {
  std::vector<std::int64_t> middles;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    middles.push_back((edges[i - 1] + edges[i]) / 2);
  }
  return middles;
}

bool stands_on_minutes(std::span<const std::int64_t> times_s, std::int64_t precision_s) {
  if (precision_s > 1) return true;
  const auto on_zero = std::count_if(times_s.begin(), times_s.end(),
                                     [](std::int64_t time_s) { return time_s % 60 == 0; });
  return static_cast<std::size_t>(on_zero) * 2 > times_s.size();
}

/// Ascending waits in steps of `unit_s`.
std::vector<std::int64_t> waits_between_spells(std::span<const std::int64_t> times_s,
                                               std::int64_t unit_s) {
  std::vector<std::int64_t> waits;
  std::optional<std::int64_t> begin;
  std::int64_t last = 0;
  for (const std::int64_t time_s : times_s) {
    const std::int64_t time = time_s / unit_s;
    if (begin && (time - last) * unit_s < kSpellGap_s) {
      last = time;
      continue;
    }
    if (begin && (time - *begin) * unit_s <= kLongestWait_s) waits.push_back(time - *begin);
    begin = last = time;
  }
  std::sort(waits.begin(), waits.end());
  return waits;
}

/// The part of a peak of habit, in the middle of the cell, that falls into the cell rather than its
/// neighbours.
double part_of_habit(double low, double high, double first, double end) {
  const double middle = 0.5 * (low + high);
  const auto below = [middle](double wait) {
    return normal_upper_tail((middle - wait) / (kHabitWidth * middle));
  };
  return (below(high) - below(low)) / (below(end) - below(first));
}

struct PeriodCell {
  std::size_t first = 0;  ///< edges of the cell and of its neighbourhood
  std::size_t low = 0;
  std::size_t high = 0;
  std::size_t end = 0;
  double part = 0.0;  ///< of its neighbourhood, under the null
};

struct PeriodBump {
  double p_value = 1.0;
  double n_inside = 0.0;
  double n_beside = 0.0;
  std::int64_t low = 0;  ///< the cell, half open
  std::int64_t high = 0;
  std::int64_t width_beside = 1;
  double n_tried = 0.0;
};

struct PeriodGrid {
  std::vector<std::int64_t> edges;
  std::vector<PeriodCell> cells;
};

PeriodGrid grid_of(std::vector<std::int64_t> edges, bool is_shifted) {
  PeriodGrid grid;
  for (std::size_t low = kCellsBeside; low + kCellsBeside + 1 < edges.size(); ++low) {
    PeriodCell cell{low - kCellsBeside, low, low + 1, low + 1 + kCellsBeside};
    const std::int64_t width = edges[cell.high] - edges[cell.low];
    if (width == 0 || (is_shifted && width == 1)) continue;
    const auto at = [&edges](std::size_t edge) { return static_cast<double>(edges[edge]); };
    cell.part = std::max(static_cast<double>(width) / (at(cell.end) - at(cell.first)),
                         part_of_habit(at(cell.low), at(cell.high), at(cell.first), at(cell.end)));
    grid.cells.push_back(cell);
  }
  grid.edges = std::move(edges);
  return grid;
}

const std::vector<PeriodGrid>& period_grids(bool by_minute) {
  static const auto make = [](std::int64_t precision_s) {
    const std::vector<std::int64_t> edges = geometric_edges(precision_s);
    return std::vector<PeriodGrid>{grid_of(edges, false), grid_of(between(edges), true)};
  };
  static const std::vector<PeriodGrid> by_second = make(1);
  static const std::vector<PeriodGrid> minutes = make(60);
  return by_minute ? minutes : by_second;
}

void hunt(const PeriodGrid& grid, const std::vector<std::int64_t>& waits, PeriodBump& best) {
  const auto& edges = grid.edges;
  std::vector<std::size_t> below(edges.size());  // waits below each edge
  std::size_t next = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    while (next < waits.size() && waits[next] < edges[i]) ++next;
    below[i] = next;
  }
  for (const PeriodCell& cell : grid.cells) {
    const double around = static_cast<double>(below[cell.end] - below[cell.first]);
    if (around < kFewestAround) continue;
    best.n_tried += 1.0;
    const double inside = static_cast<double>(below[cell.high] - below[cell.low]);
    if (inside <= around * cell.part) continue;
    const double p_value = binomial_upper_tail(inside, around, cell.part);
    if (p_value >= best.p_value) continue;
    best.p_value = p_value;
    best.n_inside = inside;
    best.n_beside = around - inside;
    best.low = edges[cell.low];
    best.high = edges[cell.high];
    best.width_beside = edges[cell.end] - edges[cell.first] - (best.high - best.low);
  }
}

double median_within(const std::vector<std::int64_t>& waits, const PeriodBump& bump) {
  const auto first = std::lower_bound(waits.begin(), waits.end(), bump.low);
  const auto end = std::lower_bound(first, waits.end(), bump.high);
  const auto n = end - first;
  return 0.5 * static_cast<double>(first[(n - 1) / 2] + first[n / 2]);
}

}  // namespace

Periodicity periodicity(std::span<const std::int64_t> times_s, std::int64_t precision_s,
                        std::uint64_t min_waits) {
  Periodicity result;
  const bool by_minute = stands_on_minutes(times_s, precision_s);
  const std::int64_t unit_s = by_minute ? 60 : 1;
  const std::vector<std::int64_t> waits = waits_between_spells(times_s, unit_s);
  if (waits.size() < min_waits) {
    result.test = untested(
        times_s.empty() ? "times are not known to the minute" : "too few waits of up to 14 hours",
        waits.size());
    return result;
  }
  PeriodBump bump;
  for (const PeriodGrid& grid : period_grids(by_minute)) hunt(grid, waits, bump);
  const double n = static_cast<double>(waits.size());
  result.test.n = waits.size();
  result.test.statistic = bump.n_inside;
  const double expected = bump.n_beside * static_cast<double>(bump.high - bump.low) /
                          static_cast<double>(bump.width_beside);
  result.test.effect = std::max(0.0, bump.n_inside - expected) / n;
  result.test.p_value = std::min(1.0, bump.p_value * std::max(1.0, bump.n_tried));
  if (*result.test.p_value <= kReportedP) {
    result.period_s = median_within(waits, bump) * static_cast<double>(unit_s);
  }
  return result;
}

}  // namespace cahoots
