#include "analysis/schedules/rows.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

/// `n` or fewer starts within `span` bins from `first` on, none behind another.
std::vector<ScheduleStart> made_starts(Random& random, std::size_t n, std::uint32_t first,
                                       std::uint32_t span) {
  std::set<std::uint32_t> bins;
  for (std::size_t i = 0; i < n; ++i) {
    bins.insert(first + static_cast<std::uint32_t>(random.below(span)) / 2 * 2);
  }
  std::vector<ScheduleStart> starts;
  for (const std::uint32_t bin : bins) starts.push_back({bin, 1, std::int64_t{bin} * 300});
  return starts;
}

TEST(ScheduleRow, OverlapIsThatOfTheStarts) {
  Random random(17);
  std::size_t n_large = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    const std::uint32_t span = 50 + static_cast<std::uint32_t>(random.below(4000));
    const auto first_of = [&] { return 100000 + static_cast<std::uint32_t>(random.below(600)); };
    const ScheduleRow a(made_starts(random, 1 + random.below(400), first_of(), span));
    const ScheduleRow b(made_starts(random, 1 + random.below(40), first_of(), span));
    n_large += a.is_large() ? 1U : 0U;
    const ScheduleOverlap expected = schedule_overlap(a.starts(), b.starts());
    for (const ScheduleOverlap& found : {a.overlap_with(b), b.overlap_with(a)}) {
      ASSERT_EQ(found.n_hours, expected.n_hours);
      ASSERT_EQ(found.n_shared, expected.n_shared);
      ASSERT_EQ(found.even_expected, expected.even_expected);
    }
  }
  EXPECT_GT(n_large, 1000U);
}

TEST(ScheduleRowCache, TheSameRowsWhateverFits) {
  Random random(18);
  NameFile rows("", 0);
  std::vector<std::vector<ScheduleStart>> made;
  for (int i = 0; i < 50; ++i) {
    made.push_back(made_starts(random, 1 + random.below(300), 5000, 3000));
    rows.append(pack_schedule_starts(made.back()));
  }
  for (const std::size_t memory_bytes :
       {std::size_t{0}, std::size_t{20000}, std::size_t{1} << 20}) {
    ScheduleRowCache cache(rows, memory_bytes);
    for (int i = 0; i < 500; ++i) {
      const auto slot = static_cast<std::uint32_t>(random.below(made.size()));
      ASSERT_EQ(cache.get(slot)->starts(), made[slot]);
    }
  }
}

}  // namespace
}  // namespace cahoots
