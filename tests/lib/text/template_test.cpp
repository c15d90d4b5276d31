#include "text/template.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(Template, OneTextIsItsOwnWithSlotsForLinksAndMentions) {
  EXPECT_EQ(common_template({}), "");
  EXPECT_EQ(common_template({"Hello @user  see https://t.co/a"}), "Hello ⟨@⟩ see ⟨url⟩");
}

TEST(Template, DifferencesBecomeSlots) {
  EXPECT_EQ(common_template({"Welcome to Xinjiang VUBQ", "welcome to Xinjiang TFBV"}),
            "Welcome to Xinjiang ⟨…⟩");
  EXPECT_EQ(common_template(
                {"Ann loves the lake", "Bob loves the lake", "Everyone really loves the lake"}),
            "⟨…⟩ loves the lake");
  EXPECT_EQ(common_template({"a b c", "a x c", "a c"}), "a ⟨…⟩ c");
  EXPECT_EQ(common_template({"a b", "a b c"}), "a b ⟨…⟩");
  EXPECT_EQ(common_template({"a b", "c d"}), "⟨…⟩");
}

TEST(Template, ChineseIsComparedByCharacter) {
  EXPECT_EQ(common_template({"新疆棉花很好", "新疆的棉花真好"}), "新疆⟨…⟩棉花⟨…⟩好");
}

TEST(Template, DegenerateTextsAreBounded) {
  EXPECT_EQ(common_template({"", "a"}), "⟨…⟩");
  const std::string long_text(1 << 20, 'x');
  EXPECT_EQ(common_template({long_text, long_text}), long_text);
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "w ";
  EXPECT_LT(common_template({many, "x " + many}).size(), 2000U);
}

}  // namespace
}  // namespace cahoots
