#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// When somebody is online, on the clock of their home.
struct Rhythm {
  std::array<double, 24> hour_weights{};
  double weekend_factor = 1;
};

/// The common shapes of a day: commuter, night owl, student, home all day, and the clerk who
/// posts from the office from nine to six (an innocent with an operation's working hours).
Rhythm everyday_rhythm(Draw& draw);
Rhythm office_rhythm();

/// `count` moments of the case, in order, in bursts as people have them.
std::vector<std::int64_t> moments(Draw& draw, const Rhythm& rhythm, int utc_offset_min,
                                  std::size_t count);

/// A moment in the operation's working hours of that case day: Beijing 9 to 12 and 14 to 18, with
/// a trickle at lunch.
std::int64_t shift_moment_s(Draw& draw, std::int64_t case_day);
/// `time_s` if somebody is at their desk then, else shortly after the next start of work.
std::int64_t within_shift_s(Draw& draw, std::int64_t time_s);

}  // namespace cahoots
