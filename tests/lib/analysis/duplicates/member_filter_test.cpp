#include "analysis/duplicates/member_filter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "base/random.hpp"

namespace cahoots {
namespace {

struct Member {
  std::string row;
  std::optional<std::int64_t> created_at_s;
  std::uint64_t holder = 0;
};
using Members = std::vector<Member>;
using Rows = std::vector<std::string>;

/// All pairs, by the definition.
Rows kept_by_all_pairs(const Members& members, DuplicateSpread spread,
                       std::optional<std::int64_t> window_s) {
  Rows kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    bool counts = !window_s && spread == DuplicateSpread::posts;
    for (std::size_t k = 0; k < members.size(); ++k) {
      if (k == i) continue;
      const Member &a = members[i], &b = members[k];
      if (spread != DuplicateSpread::posts && a.holder == b.holder) continue;
      if (window_s) {
        if (!a.created_at_s || !b.created_at_s) continue;
        if (std::max(*a.created_at_s, *b.created_at_s) - *window_s >
            std::min(*a.created_at_s, *b.created_at_s))
          continue;
      }
      counts = true;
    }
    if (counts) kept.push_back(members[i].row);
  }
  return kept;
}

/// Random times in order, those without one last.
Members random_members(Random& random, std::size_t most_members, std::uint64_t n_holders,
                       std::uint64_t span_s) {
  Members members(random.below(most_members + 1));
  for (Member& member : members) {
    if (random.below(12) != 0)
      member.created_at_s = static_cast<std::int64_t>(random.below(span_s));
    member.holder = random.below(n_holders);
  }
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    return a.created_at_s.value_or(kLast) < b.created_at_s.value_or(kLast);
  });
  for (std::size_t i = 0; i < members.size(); ++i) members[i].row = std::to_string(i);
  return members;
}

/// One filter for group after group, as the engine uses it.
class FilterRun {
 public:
  FilterRun(DuplicateSpread spread, std::optional<std::int64_t> window_s)
      : filter_(spread, window_s, [this](std::string_view row) { kept_.emplace_back(row); }) {}

  void expect(const Members& members, const Rows& expected) {
    kept_.clear();
    for (const Member& member : members)
      filter_.add(member.row, member.created_at_s, member.holder);
    EXPECT_EQ(filter_.finish(), members.size() - expected.size());
    EXPECT_EQ(kept_, expected) << "in their order, each once";
  }

 private:
  Rows kept_;
  MemberFilter filter_;
};

TEST(MemberFilter, KeepsWhatAllPairsWould) {
  Random random(1);
  std::size_t n_all = 0, n_kept = 0;
  for (const DuplicateSpread spread :
       {DuplicateSpread::posts, DuplicateSpread::accounts, DuplicateSpread::platforms}) {
    for (const std::optional<std::int64_t> window_s :
         {std::optional<std::int64_t>(), {0}, {1}, {7}, {100}, {1000000}}) {
      FilterRun run(spread, window_s);
      for (int trial = 0; trial < 400; ++trial) {
        const Members members =
            random_members(random, 30, 1 + random.below(4), 1 + random.below(300));
        const Rows expected = kept_by_all_pairs(members, spread, window_s);
        run.expect(members, expected);
        n_all += members.size();
        n_kept += expected.size();
      }
    }
  }
  EXPECT_GT(n_kept, n_all / 4) << "both ways often enough to mean something";
  EXPECT_LT(n_kept, n_all * 9 / 10);
}

TEST(MemberFilter, AWindowIncludesItsEnd) {
  FilterRun run(DuplicateSpread::posts, 60);
  run.expect({{"a", 0, 0}, {"b", 60, 0}, {"c", 121, 0}}, {"a", "b"});
}

TEST(MemberFilter, OneHolderLeavesNothing) {
  FilterRun run(DuplicateSpread::accounts, std::nullopt);
  run.expect({{"a", 0, 5}, {"b", 1, 5}, {"c", std::nullopt, 5}}, {});
  run.expect({{"a", 0, 5}, {"b", 1, 5}, {"c", std::nullopt, 6}}, {"a", "b", "c"});
  run.expect({{"a", 0, 6}}, {});
}

TEST(MemberFilter, PostsWithoutATimeNeverCountInAWindow) {
  FilterRun run(DuplicateSpread::posts, 60);
  run.expect({{"a", std::nullopt, 0}, {"b", std::nullopt, 0}}, {});
}

/// The time of a post may be anything that the schema lets through.
TEST(MemberFilter, TimesOfTheFarPast) {
  constexpr std::int64_t kFarPast = -62135596800;  // the year 1
  FilterRun run(DuplicateSpread::accounts, std::int64_t{1} << 40);
  run.expect({{"a", kFarPast, 1}, {"b", kFarPast, 2}, {"c", 253402300799, 1}}, {"a", "b", "c"});
}

}  // namespace
}  // namespace cahoots
