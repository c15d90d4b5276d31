#include "analysis/cadence/shifts.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/cadence/rhythm.hpp"
#include "base/civil.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr int kDayCells = 96;
constexpr int kCell_min = 15;
constexpr int kShortestShift = 2 * 4;
constexpr int kLongestShift = 16 * 4;
constexpr int kRedrawReach = 2 * 4;  // a redrawn boundary is looked for this far from the first one
constexpr std::size_t kRedraws = 100;
constexpr std::uint64_t kShiftSeed = 0x51F7;

using DayCells = std::array<std::uint32_t, kDayCells>;

/// The active cells of each day, one day behind the other.
struct ShiftDays {
  std::vector<std::uint8_t> cells;
  std::vector<std::size_t> ends;  ///< of each day, in `cells`

  std::size_t size() const { return ends.size(); }
  void add_day(std::size_t day, DayCells& counts) const {
    for (std::size_t i = day == 0 ? 0 : ends[day - 1]; i < ends[day]; ++i) ++counts[cells[i]];
  }
};

/// A half-open arc of cells, which may run past the last of the day.
struct ShiftArc {
  int start = 0;
  int end = 0;
};

ShiftDays shift_days(std::span<const std::int64_t> times_s, int quiet_h_utc) {
  ShiftDays days;
  std::int64_t day_open = 0;
  for (const std::int64_t time_s : times_s) {
    const std::int64_t day = floor_div(time_s - quiet_h_utc * kHour_s, kDay_s);
    const std::int64_t of_day_s = time_s - floor_div(time_s, kDay_s) * kDay_s;
    const auto cell = static_cast<std::uint8_t>(of_day_s / (kCell_min * kMinute_s));
    const bool is_new = days.ends.empty() || day != day_open;
    if (is_new) days.ends.push_back(days.cells.size());
    day_open = day;
    if (!is_new && days.cells.back() == cell) continue;
    days.cells.push_back(cell);
    days.ends.back() = days.cells.size();
  }
  return days;
}

/// 1 / (length x the rest) of an arc of each length; 0 where one of them is.
constexpr std::array<double, kDayCells + 1> kArcScale = [] {
  std::array<double, kDayCells + 1> scale{};
  for (int length = 1; length < kDayCells; ++length) {
    scale[static_cast<std::size_t>(length)] = 1.0 / (length * (kDayCells - length));
  }
  return scale;
}();

/// The activity of the average day, and how far an arc's mean is from the rest's.
class ShiftContrast {
 public:
  explicit ShiftContrast(const DayCells& cells) {
    for (std::size_t i = 0; i < before_.size() - 1; ++i) {
      before_[i + 1] = before_[i] + cells[i % kDayCells];
    }
    mean_ = before_[kDayCells] / kDayCells;
  }
  /// `start` is 0 to 95, an arc at most a day.
  double of(const ShiftArc& arc) const {
    const int length = arc.end - arc.start;
    const double excess = before_[static_cast<std::size_t>(arc.end)] -
                          before_[static_cast<std::size_t>(arc.start)] - mean_ * length;
    return excess <= 0.0 ? 0.0 : excess * excess * kArcScale[static_cast<std::size_t>(length)];
  }

 private:
  std::array<double, 2 * kDayCells + 1> before_{};
  double mean_ = 0.0;
};

ShiftArc busiest_arc(const DayCells& cells) {
  const ShiftContrast contrast(cells);
  ShiftArc best{0, kShortestShift};
  double best_contrast = 0.0;
  for (int start = 0; start < kDayCells; ++start) {
    for (int length = kShortestShift; length <= kLongestShift; ++length) {
      const ShiftArc arc{start, start + length};
      const double found = contrast.of(arc);
      if (found <= best_contrast) continue;
      best_contrast = found;
      best = arc;
    }
  }
  return best;
}

/// How far the boundaries of the busiest arc near `arc` lie from its own, in cells.
ShiftArc redrawn_steps(const DayCells& cells, const ShiftArc& arc) {
  const ShiftContrast contrast(cells);
  ShiftArc steps;
  double best = contrast.of(arc);
  for (int start = -kRedrawReach; start <= kRedrawReach; ++start) {
    for (int end = -kRedrawReach; end <= kRedrawReach; ++end) {
      const int length = arc.end + end - arc.start - start;
      if (length < kShortestShift || length > kLongestShift) continue;
      const int from = (arc.start + start + kDayCells) % kDayCells;
      const double found = contrast.of({from, from + length});
      if (found <= best) continue;
      best = found;
      steps = {start, end};
    }
  }
  return steps;
}

ShiftMoment moment_of(int cell, std::vector<int>& steps) {
  std::sort(steps.begin(), steps.end());
  ShiftMoment moment;
  moment.minute_utc = cell % kDayCells * kCell_min;
  moment.low_min = moment.minute_utc + steps[kRedraws * 5 / 100] * kCell_min;
  moment.high_min = moment.minute_utc + steps[kRedraws - 1 - kRedraws * 5 / 100] * kCell_min;
  return moment;
}

}  // namespace

ShiftBoundaries shift_boundaries(std::span<const std::int64_t> times_s, int quiet_h_utc,
                                 std::uint64_t min_active_days) {
  ShiftBoundaries result;
  const ShiftDays days = shift_days(times_s, quiet_h_utc);
  if (days.size() < std::max<std::uint64_t>(1, min_active_days)) {
    result.reason = times_s.empty() ? "times are not known to the minute" : kTooFewDays;
    return result;
  }
  DayCells all{};
  for (std::size_t day = 0; day < days.size(); ++day) days.add_day(day, all);
  const ShiftArc arc = busiest_arc(all);
  Random random(kShiftSeed ^ static_cast<std::uint64_t>(times_s.front()));
  std::vector<int> starts;
  std::vector<int> ends;
  for (std::size_t redraw = 0; redraw < kRedraws; ++redraw) {
    DayCells cells{};
    for (std::size_t i = 0; i < days.size(); ++i) days.add_day(random.below(days.size()), cells);
    const ShiftArc steps = redrawn_steps(cells, arc);
    starts.push_back(steps.start);
    ends.push_back(steps.end);
  }
  result.start = moment_of(arc.start, starts);
  result.end = moment_of(arc.end, ends);
  return result;
}

}  // namespace cahoots
