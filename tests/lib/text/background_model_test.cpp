#include "text/background_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace cahoots {
namespace {

TEST(BackgroundModel, RareWordsAndLongTextsInformMore) {
  BackgroundModel model;
  for (int i = 0; i < 1000; ++i) model.add("happy birthday to you");
  model.add("vocational training in xinjiang");
  EXPECT_LT(model.information_bits("happy birthday"),
            model.information_bits("vocational training"));
  EXPECT_LT(model.information_bits("happy birthday"),
            model.information_bits("happy birthday to you"));
  EXPECT_DOUBLE_EQ(model.information_bits(""), 0);
}

TEST(BackgroundModel, MatchesTheFormula) {
  BackgroundModel model;
  model.add("a a b 新疆");  // five words, four distinct
  EXPECT_NEAR(model.information_bits("a"), 0.6 * std::log2(10.0 / 3), 1e-12);
  EXPECT_NEAR(model.information_bits("新"), 0.6 * std::log2(10.0 / 2), 1e-12);
  EXPECT_NEAR(model.information_bits("新疆 b"), 3 * 0.6 * std::log2(10.0 / 2), 1e-12);
  EXPECT_NEAR(model.information_bits("unseen"), 0.6 * std::log2(10.0), 1e-12);
}

}  // namespace
}  // namespace cahoots
