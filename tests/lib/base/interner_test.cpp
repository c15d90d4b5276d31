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

}  // namespace
}  // namespace cahoots
