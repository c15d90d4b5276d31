#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// Activity of one week, Monday first.
using WeekActivity = std::array<std::uint32_t, 7>;

/// Tests whether Saturday and Sunday hold less activity than 2/7. Null: every week keeps its inner
/// pattern, but is rotated uniformly over the seven days, independently of other weeks, so that
/// spells of activity inside a week do not count as evidence (a rotation test; cf. Good 2005).
/// Give whole weeks only: one cut by the end of the data lacks days for no reason of the account.
/// Weeks whose rotations all give the same weekend say nothing and are left out.
/// n = weeks that remain; statistic = activity at weekends; effect = 1 - statistic / expected
/// (1 free weekends .. 0 no difference .. -2.5 weekends only). Not tested below `min_weeks`.
/// O(weeks), 112 B a week, any thread.
TestResult weekend_drop_test(std::span<const WeekActivity> weeks, std::uint64_t min_weeks = 6);

}  // namespace cahoots
