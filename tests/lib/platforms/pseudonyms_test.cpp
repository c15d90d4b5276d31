#include "platforms/pseudonyms.hpp"

#include <gtest/gtest.h>

#include <re2/re2.h>

#include "url/canonical.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kMadeUpKey = "a key made up for the tests";

bool fits(const std::string& value, const std::string& pattern) {
  return RE2::FullMatch(value, pattern);
}

TEST(Pseudonyms, HaveTheirFormsAndAreStable) {
  const Pseudonyms names(kMadeUpKey);
  const Pseudonyms again(kMadeUpKey);
  const Pseudonyms other("another key made up for tests");
  EXPECT_TRUE(fits(names.uid("x:1234"), "x:p[0-9a-f]{32}"));
  EXPECT_TRUE(fits(names.handle("@Ada"), "@p[0-9a-f]{24}"));
  EXPECT_TRUE(fits(names.name("Ada"), "p[0-9a-f]{24}"));
  EXPECT_TRUE(fits(names.url("https://x.com/ada"), "https://p[0-9a-f]{24}\\.invalid/"));
  EXPECT_TRUE(fits(names.key_check(), "[0-9a-f]{16}"));
  for (const auto by : {&Pseudonyms::uid, &Pseudonyms::handle, &Pseudonyms::name, &Pseudonyms::url,
                        &Pseudonyms::file_name}) {
    EXPECT_EQ((names.*by)("x:1234"), (again.*by)("x:1234"));
    EXPECT_NE((names.*by)("x:1234"), (other.*by)("x:1234"));
  }
  EXPECT_NE(names.key_check(), other.key_check());
}

// Computed with Python's hmac module: other programs must be able to repeat it.
TEST(Pseudonyms, AreTheDocumentedCodes) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_EQ(names.uid("x:1234"), "x:pf15f75a942814308309f5203289ac427");
  EXPECT_EQ(names.handle("@Ada"), "@p4593c8ab793790da8cce1f9a");
  EXPECT_EQ(names.name("Ada"), "p54e0edb325cd6fcd318ff4a8");
  EXPECT_EQ(names.url("https://twitter.com/Ada"), "https://p17f3fce9ec8b8a6e2241ab67.invalid/");
  EXPECT_EQ(names.key_check(), "c5a06d9e9dc0ec79");
}

TEST(Pseudonyms, StayAsTheyAre) {
  const Pseudonyms names(kMadeUpKey);
  const Pseudonyms other("another key made up for tests");
  for (const auto by : {&Pseudonyms::uid, &Pseudonyms::handle, &Pseudonyms::name, &Pseudonyms::url,
                        &Pseudonyms::media, &Pseudonyms::avatar, &Pseudonyms::file_name}) {
    for (const std::string_view value : {"x:1234", "x:@ada", "https://x.example/a", "id:77",
                                         "url:https://x.example/1", "a/b.csv.gz"}) {
      const std::string once = (names.*by)(value);
      EXPECT_EQ((names.*by)(once), once) << value;
      EXPECT_EQ((other.*by)(once), once) << value;
    }
    EXPECT_EQ((names.*by)("").size(), by == &Pseudonyms::handle ? 1U : 0U);
  }
}

TEST(Pseudonyms, UidsKeepThePlatformAndNothingElse) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_NE(names.uid("x:1234").substr(2), names.uid("vk:1234").substr(3));
  EXPECT_TRUE(fits(names.uid("bluesky:at://did:plc:a/b/c"), "bluesky:p[0-9a-f]{32}"));
  EXPECT_TRUE(fits(names.uid("Ada Made: up"), "p[0-9a-f]{32}"));
  EXPECT_TRUE(fits(names.uid("ada"), "p[0-9a-f]{32}"));
}

TEST(Pseudonyms, AHandleIsTheSameHoweverItIsWritten) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_EQ(names.handle("@Ada_1"), names.handle("ada_1"));
  EXPECT_EQ(names.uid("instagram:@Ada_1"), "instagram:" + names.handle("@ada_1"));
  EXPECT_NE(names.handle("@ada").substr(1), names.name("ada"));
  EXPECT_NE(names.name("Ada"), names.name("ada"));
}

TEST(Pseudonyms, APageIsTheSameHoweverItIsWritten) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_EQ(names.url("https://twitter.com/Ada"), names.url("x.com/ada?lang=en"));
  EXPECT_EQ(names.url("https://twitter.com/Ada"), canonical_url(names.url("x.com/ada")));
  EXPECT_NE(names.url("https://x.com/ada"), names.url("https://x.com/bo"));
}

TEST(Pseudonyms, MediaHashesStay) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_EQ(names.media("pdq:00ff"), "pdq:00ff");
  EXPECT_EQ(names.media("phash:00ff"), "phash:00ff");
  EXPECT_EQ(names.media("sha256:00ff"), "sha256:00ff");
  EXPECT_TRUE(fits(names.media("id:00ff"), "id:p[0-9a-f]{24}"));
  EXPECT_TRUE(
      fits(names.media("url:https://a.example/1.jpg"), "url:https://p[0-9a-f]{24}.invalid/"));
  EXPECT_TRUE(fits(names.media("00ff"), "p[0-9a-f]{24}"));
  EXPECT_EQ(names.avatar("https://a.example/1.jpg"), names.url("https://a.example/1.jpg"));
  EXPECT_EQ(names.avatar("pdq:00ff"), "pdq:00ff");
}

TEST(Pseudonyms, FileNamesKeepWhatSaysHowTheyAreRead) {
  const Pseudonyms names(kMadeUpKey);
  EXPECT_TRUE(
      fits(names.file_name("ada/made.up.csv.gz"), "p[0-9a-f]{24}/p[0-9a-f]{24}\\.csv\\.gz"));
  EXPECT_TRUE(fits(names.file_name("ada.made_up"), "p[0-9a-f]{24}"));
  EXPECT_TRUE(fits(names.file_name(".json"), "p[0-9a-f]{24}\\.json"));
  EXPECT_EQ(names.file_name("-"), "-");
  // A member of an archive still says which archive.
  EXPECT_TRUE(names.file_name("all.zip/ada.csv").starts_with(names.file_name("all.zip") + "/"));
}

}  // namespace
}  // namespace cahoots
