#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/cadence/event.hpp"

namespace cahoots {

/// Posts of one account, known to the second.
std::vector<CadenceEvent> made_events(const std::vector<std::int64_t>& times_s);

/// Rejection rates at 5 % and 1 % of every test of cadence on accounts for whom its null holds
/// (exact), or lies on the safe side (at most), with 95 % intervals. One row a test and population.
void print_calibration(std::size_t n_accounts, std::uint64_t seed);

/// Rejection rates at 1 % by the number of posts, of every test on accounts of timers, shifts and
/// round-the-clock activity. One row a population and size.
void print_power(std::size_t n_accounts, std::uint64_t seed);

}  // namespace cahoots
