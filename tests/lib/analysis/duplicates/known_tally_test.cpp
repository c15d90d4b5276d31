#include "analysis/duplicates/known_tally.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.hpp"

namespace cahoots {
namespace {

class KnownTallyTest : public testing::Test {
 protected:
  KnownTallyTest() : texts_(DuplicateOptions{}), media_(31) {
    for (const char* uid : {"x:1", "x:2", "x:3"}) {
      KnownGroup group;
      group.group_uid = uid;
      group.core_post_uid = std::string(uid) + "0";
      group.text = std::string("what the group ") + uid + " says, at some length";
      group.commonness = 0.5;
      texts_.add_text(group);
      group.text = std::string("id:") + uid;
      media_.add(group, *group.text);
    }
    texts_.finish();
    media_.finish();
  }

  std::string describe(const std::vector<KnownSighting>& sightings) const {
    KnownTally tally(texts_, media_);
    for (const KnownSighting& sighting : sightings) tally.add(sighting);
    std::string out;
    tally.for_each_group([&](const DuplicateGroup& group) {
      out += fmt::format("{}{} {} posts {} accounts {} platforms {} texts {}..{}\n",
                         group.group_uid, group.is_media ? " media" : "", group.n_posts,
                         group.n_accounts, group.n_platforms, group.n_texts,
                         group.first_at_s.value_or(-1), group.last_at_s.value_or(-1));
      EXPECT_EQ(group.core_post_uid, std::string(group.group_uid) + "0");
      EXPECT_EQ(group.commonness, 0.5);
      EXPECT_TRUE(is_known(group.text));
    });
    return out;
  }

  KnownTexts texts_;
  KnownMedia media_;
};

TEST_F(KnownTallyTest, CountsThisStreamByGroup) {
  EXPECT_EQ(describe({}), "");
  // Post, account, platform, text, time.
  EXPECT_EQ(describe({{false, 2, 1, 1, 1, 1, 50},
                      {false, 0, 2, 1, 1, 1, 70},
                      {false, 2, 3, 2, 1, 2, 40},
                      {false, 2, 3, 2, 1, 2, 40},
                      {false, 2, 4, 2, 2, 2, std::nullopt},
                      {true, 0, 5, 1, 1, 1, 40},
                      {false, 1, 6, 1, 1, 1, std::nullopt}}),
            "x:1 media 1 posts 1 accounts 1 platforms 1 texts 40..40\n"
            "x:3 3 posts 2 accounts 2 platforms 2 texts 40..50\n"
            "x:1 1 posts 1 accounts 1 platforms 1 texts 70..70\n"
            "x:2 1 posts 1 accounts 1 platforms 1 texts -1..-1\n");
}

TEST_F(KnownTallyTest, TheOrderOfSightingsDoesNotMatter) {
  Random random(8);
  std::vector<KnownSighting> sightings;
  for (int i = 0; i < 300; ++i) {
    KnownSighting sighting{random.below(2) == 0, static_cast<std::uint32_t>(random.below(3)),
                           random.below(200),    random.below(20),
                           random.below(3),      random.below(9),
                           std::nullopt};
    if (random.below(5) != 0) sighting.created_at_s = static_cast<std::int64_t>(random.below(1000));
    sightings.push_back(sighting);
  }
  const std::string expected = describe(sightings);
  EXPECT_EQ(std::count(expected.begin(), expected.end(), '\n'), 6);
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = sightings.size(); i > 1; --i)
      std::swap(sightings[i - 1], sightings[random.below(i)]);
    EXPECT_EQ(describe(sightings), expected);
  }
}

}  // namespace
}  // namespace cahoots
