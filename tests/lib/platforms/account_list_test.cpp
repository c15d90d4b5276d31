#include "platforms/account_list.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kAccounts =
    "# the tip-offs\n"
    "x:1234\n"
    "@Ada  seen twice\n"
    "instagram:@bo\n"
    "hxxps://www.youtube[.]com/channel/UCmadeup\n"
    "https://x.com/cy\n"
    "https://news.example/post/1\n";

TEST(AccountList, UidsHandlesAndAddresses) {
  const AccountList list("list", kAccounts);
  EXPECT_EQ(list.matches("x:1234", "x", "@other"), std::vector<std::uint32_t>{0});
  EXPECT_EQ(list.matches("vk:5", "vk", "@ADA"), std::vector<std::uint32_t>{1});
  EXPECT_EQ(list.matches("instagram:@bo", "instagram", {}), std::vector<std::uint32_t>{2});
  EXPECT_TRUE(list.matches("x:9", "x", "@bo").empty());
  EXPECT_EQ(list.matches("youtube:UCmadeup", "youtube", {}), std::vector<std::uint32_t>{3});
  EXPECT_EQ(list.matches("x:7", "x", "@Cy"), std::vector<std::uint32_t>{4});
  EXPECT_EQ(list.match_post("https://news.example/post/1"), 5U);
  EXPECT_EQ(list.pages(), std::vector<std::string>{"https://news.example/post/1"});
  EXPECT_THROW(AccountList("list", "ada\n"), UsageError);
}

TEST(AccountList, WithPseudonymsTheSameAccountsUnderTheirPseudonyms) {
  const Pseudonyms names("a key made up for the tests");
  AccountList list("list", kAccounts, &names);
  EXPECT_EQ(list.matches(names.uid("x:1234"), "x", {}), std::vector<std::uint32_t>{0});
  EXPECT_EQ(list.matches("vk:p0", "vk", names.handle("@Ada")), std::vector<std::uint32_t>{1});
  EXPECT_EQ(list.matches(names.uid("instagram:@Bo"), "instagram", {}),
            std::vector<std::uint32_t>{2});
  EXPECT_EQ(list.matches(names.uid("youtube:UCmadeup"), "youtube", {}),
            std::vector<std::uint32_t>{3});
  EXPECT_EQ(list.matches("x:p7", "x", names.handle("@cy")), std::vector<std::uint32_t>{4});
  EXPECT_EQ(list.match_post(names.url("https://news.example/post/1/")), 5U);
  EXPECT_TRUE(list.matches("x:1234", "x", "@ada").empty());
  // To the analyst it speaks of the accounts as they were written.
  EXPECT_EQ(list.unmatched().front(), "x:1234");
  list.note(0, names.uid("x:1234"));
  EXPECT_EQ(list.accounts(), std::set<std::string>{names.uid("x:1234")});
}

TEST(AccountList, WithPseudonymsAPseudonymIsOne) {
  const Pseudonyms names("a key made up for the tests");
  const AccountList list("list", names.uid("x:1234") + "\n" + names.handle("@ada") + "\n", &names);
  EXPECT_EQ(list.matches(names.uid("x:1234"), "x", {}), std::vector<std::uint32_t>{0});
  EXPECT_EQ(list.matches("x:p0", "x", names.handle("@ada")), std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace cahoots
