#include "analysis/coaction/profiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "analysis/coaction/profile_objects.hpp"

namespace cahoots {
namespace {

using Strings = std::vector<std::string>;

TEST(ProfileObjects, SpellingsMeet) {
  ProfileObjects objects;
  const auto handle = [&](std::string_view written) {
    const Strings& found = objects.of({written, {}, {}, {}, {}});
    return found.empty() ? std::string("none") : found.front();
  };
  for (const std::string_view written :
       {"@Lena_Hoff", "lena.hoff", "@lena-hoff", "@LENAHOFF@social.example",
        "@lena-hoff.bsky.social", "@lenа_hoff" /* with a Cyrillic a */, "@ｌena_hoff"}) {
    EXPECT_EQ(handle(written), "handle:lenahoff") << written;
  }
  EXPECT_EQ(handle("@lenahoff1"), "handle:lenahoff1");
  EXPECT_EQ(handle("@__"), "none");
  EXPECT_EQ(handle("@"), "none");
  EXPECT_EQ(handle("@@host"), "none");
  EXPECT_EQ(objects.of({{}, "LENA  Höff 🌸", {}, {}, {}}), (Strings{"name:lena hoff"}));
  EXPECT_EQ(objects.of({{}, "lena hoff", {}, {}, {}}), (Strings{"name:lena hoff"}));
}

TEST(ProfileObjects, LinksComeFromFieldAndBio) {
  ProfileObjects objects;
  EXPECT_EQ(objects.of({{}, {}, "Mother of two https://Lena.example/?utm_source=x", {}, {}}),
            (Strings{"bio:mother of two", "link:https://lena.example/"}));
  EXPECT_EQ(objects.of({{}, {}, "", "http://www.lena.example/", {}}),
            (Strings{"link:https://lena.example/"}));
  EXPECT_EQ(objects.of({{}, {}, "https://lena.example", "no address", {}}),
            (Strings{"link:https://lena.example/"}));
}

TEST(ProfileObjects, ABlankPictureIsNone) {
  ProfileObjects objects;
  const std::string blank = "phash:0000000000000000";
  const std::string drawn = "phash:d1c2b3a4d1c2b3a4";
  EXPECT_EQ(objects.of({{}, {}, {}, {}, blank}), Strings{});
  EXPECT_EQ(objects.of({{}, {}, {}, {}, drawn}), (Strings{"avatar:" + drawn}));
  EXPECT_EQ(objects.of({{}, {}, {}, {}, "https://www.pics.example/a.png"}),
            (Strings{"avatar:https://pics.example/a.png"}));
  EXPECT_EQ(objects.of({}), Strings{});
}

TEST(ProfileObjects, LongValuesStayApart) {
  ProfileObjects objects;
  std::string bio;
  for (int i = 0; i < 40; ++i) bio += "wörter ";
  const std::string first = objects.of({{}, {}, bio + "one", {}, {}}).front();
  const std::string second = objects.of({{}, {}, bio + "two", {}, {}}).front();
  EXPECT_NE(first, second);
  EXPECT_LT(first.size(), 110U);
  EXPECT_EQ(first.substr(0, 80), second.substr(0, 80));
}

std::string describe(Profiles profiles) {
  std::string words = "handle " + std::to_string(profiles.n_with(ProfileAttribute::handle)) +
                      " name " + std::to_string(profiles.n_with(ProfileAttribute::name)) + "\n";
  for (const Trace share : profiles.shares()) {
    words += std::string(profiles.account_uid(post_of(share))) + " " +
             std::string(profiles.object(object_of(share))) + "\n";
  }
  for (const AccountCreation& creation : profiles.creations()) {
    words += std::string(profiles.account_uid(creation.account)) + " " +
             std::to_string(creation.created_at_s) + " " + std::to_string(creation.precision_s) +
             "\n";
  }
  return words;
}

/// The same account in three records and two posts, in the order of the permutation.
Profiles build(const std::vector<int>& order) {
  ProfileBuilder builder;
  for (const int step : order) {
    if (step == 0) builder.add_record("x:b", {"handle:b", "handle:own"}, 500, 60);
    if (step == 1) builder.add_record("x:b", {"handle:b", "name:bea"}, 400, 1);
    if (step == 2) builder.add_record("x:b", {}, std::nullopt, 1);
    if (step == 3) builder.add_names("x:b", "@older", "");
    if (step == 4) builder.add_names("vk:a", "@b", "Bea");
    if (step == 5) builder.add_names("vk:a", "@b", "");
  }
  return builder.finish();
}

TEST(Profiles, RecordsGoBeforeNamesInPostsInAnyOrder) {
  std::vector<int> order = {0, 1, 2, 3, 4, 5};
  do {
    ASSERT_EQ(
        describe(build(order)),
        "handle 2 name 2\nvk:a handle:b\nx:b handle:b\nvk:a name:bea\nx:b name:bea\nx:b 400 1\n");
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace
}  // namespace cahoots
