#include "base/interner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(Interner, MatchesALinearSearch) {
  Random random(3);
  Interner interner;
  std::vector<std::string> known;
  for (int i = 0; i < 5000; ++i) {
    const std::string text(random.below(3), static_cast<char>('a' + random.below(26)));
    const std::string longer = text + std::to_string(random.below(400));
    const std::string& chosen = random.below(2) == 0 ? text : longer;
    const auto found = std::find(known.begin(), known.end(), chosen);
    const auto expected = static_cast<std::uint32_t>(found - known.begin());
    ASSERT_EQ(interner.find(chosen).has_value(), found != known.end());
    if (found == known.end()) known.push_back(chosen);
    ASSERT_EQ(interner.intern(chosen), expected);
    ASSERT_EQ(interner.find(chosen), expected);
  }
  ASSERT_EQ(interner.size(), known.size());
  const std::vector<std::uint32_t> order = interner.order_by_bytes();
  for (std::size_t i = 1; i < order.size(); ++i) {
    EXPECT_LT(interner[order[i - 1]], interner[order[i]]);
  }
}

// Texts that all begin in one of 256 places of a table of 2^18 where the place is the unsalted
// hash: with a chain of all, the last is 50,000 steps from its place. Time is no measure; a probe
// is, so the places are counted as the table would.
TEST(Interner, TextsChosenToMeetDoNotMeet) {
  constexpr std::uint64_t kMask = 0x3ff00;
  std::vector<int> n_at(1024);
  int n_texts = 0;
  for (std::uint64_t i = 0; n_texts < 4096; ++i) {
    const std::string text = "x:" + std::to_string(i);
    if ((hash64(text) & kMask) != 0) continue;
    ++n_texts;
    ++n_at[(hash64(text, hash_salt()) & kMask) >> 8];
  }
  EXPECT_LT(*std::max_element(n_at.begin(), n_at.end()), 30);  // 4 expected
}

}  // namespace
}  // namespace cahoots
