#include "records/repeated_key.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(RepeatedKey, AgreesWithASet) {
  Random random(1);
  int n_repeated = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<std::string> names(random.below(trial % 20 == 0 ? 3000 : 40));
    for (std::string& name : names)
      name = "key_" + std::to_string(random.below(trial % 2 == 0 ? 1000 : 10000000));
    std::vector<std::string_view> keys(names.begin(), names.end());
    const bool is_repeated =
        std::set<std::string>(names.begin(), names.end()).size() < names.size();
    n_repeated += is_repeated ? 1 : 0;
    EXPECT_EQ(has_repeated_key(keys), is_repeated && names.size() <= kMostSearchedKeys);
  }
  EXPECT_GT(n_repeated, 100);
  EXPECT_LT(n_repeated, 1900);
}

}  // namespace
}  // namespace cahoots
