#pragma once

#include <array>
#include <cstddef>

#include "analysis/cadence/clock_arc.hpp"

namespace cahoots {

/// What kinds of day the hours may belong to.
enum class DayKind : std::size_t { resident, shift, even };
constexpr std::size_t kDayKinds = 3;

/// Counts beyond this are scaled down: persons differ so much that more would add nothing.
constexpr std::size_t kMostOffsetHours = 512;

/// Activity by hour of the day (UTC), and on Saturday and Sunday of every clock. The sum of
/// `by_hour` is `n`, which is kMostOffsetHours at most; `weekend` counts are out of `n` as well.
struct OffsetEvidence {
  std::array<std::size_t, 24> by_hour{};
  std::size_t n = 0;
  std::array<std::size_t, 24> weekend{};  ///< by offset index
};

using OffsetPosterior = std::array<std::array<double, 24>, kDayKinds>;  ///< sums to 1

/// Joint posterior of the kind of day and the offset. A resident sleeps in one block of 6 to 10
/// hours, in the middle at 3:54 with a standard deviation of 1.2 h (sleep of 55,000 people:
/// Roenneberg et al. 2007; of app users of 20 countries: Walch et al. 2016), hardly posts in it,
/// and while awake more towards the evening, loosely (Golder and Macy 2011; ten Thij et al. 2014).
/// A shift of 8 to 10 hours begins at about 9, rarely at 6, 14 to 17 or 22 to 23, may dip after 3
/// or 4 hours, leaves the weekend free; the rest of its day is a resident's. Or all hours are
/// alike. Blocks hold Dirichlet-multinomial counts and their shares beta-binomial ones, so that
/// a person is not expected to be the average person. O(1): about 2,000 blocks are weighed;
/// tables of 0.6 MB are made at the first call. Any thread.
OffsetPosterior offset_posterior(const OffsetEvidence& evidence);

}  // namespace cahoots
