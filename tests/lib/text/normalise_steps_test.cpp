#include "text/normalise_steps.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace cahoots {
namespace {

TEST(NormaliseSteps, NamesAreReadBack) {
  for (unsigned i = 0; i < kNormaliseStepCount; ++i) {
    const auto step = static_cast<NormaliseStep>(i);
    const NormaliseSteps only = parse_normalise_steps(name_of(step));
    EXPECT_EQ(only, NormaliseSteps{}.with(step)) << name_of(step);
    EXPECT_EQ(parse_normalise_steps(to_string(only)), only);
  }
  EXPECT_EQ(parse_normalise_steps(to_string(NormaliseSteps::all())), NormaliseSteps::all());
}

TEST(NormaliseSteps, ListsAddAndTakeOut) {
  EXPECT_EQ(parse_normalise_steps("all"), NormaliseSteps::all());
  EXPECT_EQ(parse_normalise_steps("none"), NormaliseSteps{});
  EXPECT_EQ(to_string(NormaliseSteps{}), "none");
  const NormaliseSteps kept = parse_normalise_steps("-emoji,-urls");
  EXPECT_FALSE(kept.has(NormaliseStep::emoji));
  EXPECT_FALSE(kept.has(NormaliseStep::urls));
  EXPECT_TRUE(kept.has(NormaliseStep::nfkc));
  EXPECT_EQ(parse_normalise_steps("all,-emoji,emoji"), NormaliseSteps::all());
}

TEST(NormaliseSteps, UnknownNamesAreRefusedWithTheList) {
  for (const char* list : {"emojis", "", "emoji,,urls", "--emoji", "emoji,"}) {
    EXPECT_THROW(parse_normalise_steps(list), UsageError) << list;
  }
  try {
    parse_normalise_steps("emojis");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_NE(std::string(error.what()).find("zero-width"), std::string::npos);
  }
}

}  // namespace
}  // namespace cahoots
