#include "analysis/cadence/handle_pattern.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace cahoots {
namespace {

TEST(HandlePattern, Shapes) {
  using enum HandlePattern;
  const std::pair<std::string_view, HandlePattern> cases[] = {
      {"@AnnaLind12345678", name_8_digits},
      {"annalind12345678", name_8_digits},
      {"@lena1987654", name_digits},
      {"@lena1987", name_digits},
      {"@lena87", none},
      {"@lena123456789", none},
      {"Quiet_Otter_1234", word_pair},
      {"Quiet-Otter-12", word_pair},
      {"QuietOtter1234", word_pair},
      {"@user4839201745123", platform_default},
      {"@user-ab1cd2ef3g", platform_default},
      {"@user7", none},
      {"@a1b2c3d", random_string},
      {"@xkcdqrst", random_string},
      {"@schmidt", none},
      {"@lena.hoff", none},
      {"@lena12345678@social.example", name_8_digits},
      {"@lena1234.bsky.social", name_digits},
      {"@лена12345678", none},
      {"@p1fc53728c0acdcfb89b250d0", none},
      {"@", none},
      {"", none},
  };
  for (const auto& [handle, pattern] : cases) {
    EXPECT_EQ(handle_pattern_of(handle), pattern) << handle;
  }
}

TEST(HandlePattern, TheTableIsInOrderAndNamesAreDistinct) {
  std::set<std::string_view> names;
  std::size_t next = 0;
  for (const HandlePatternTraits& traits : handle_pattern_table()) {
    EXPECT_EQ(static_cast<std::size_t>(traits.pattern), next++);
    EXPECT_TRUE(names.insert(traits.name).second);
    EXPECT_EQ(name_of(traits.pattern), traits.name);
    EXPECT_EQ(traits.name.empty(), traits.pattern == HandlePattern::none);
  }
}

}  // namespace
}  // namespace cahoots
