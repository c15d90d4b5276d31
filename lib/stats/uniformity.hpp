#pragma once

#include <cstdint>
#include <span>

#include "stats/test_result.hpp"

namespace cahoots {

/// Pearson's test that all cells are equally likely, against concentration (upper tail only). The
/// p-value rests on the number of coinciding pairs, whose first three moments are exact for every n
/// and number of cells, so that a few events over 60 cells are tested as fairly as thousands.
/// n = events; statistic = Pearson's X^2; effect = how much likelier than chance two events share a
/// cell, minus 1 (0 even .. cells - 1), unbiased for any n. Needs 2 events. O(cells), any thread.
TestResult cell_uniformity_test(std::span<const std::uint32_t> counts);

/// Shannon entropy in bits with the correction of Miller (1955) and Madow for few events, not above
/// log2(cells). 0 for no event. O(cells), any thread.
double entropy_bits(std::span<const std::uint32_t> counts);

}  // namespace cahoots
