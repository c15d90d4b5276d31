#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "calendar.hpp"
#include "demo_case.hpp"
#include "disguise.hpp"
#include "dossier.hpp"
#include "exports.hpp"
#include "json_text.hpp"

namespace cahoots {
namespace {

std::string all_bytes(std::uint64_t seed) {
  const Draw draw(seed);
  const DemoCase made = make_demo_case(draw, 1);
  std::string bytes =
      truth_table(made.scenario).bytes + tips(made.scenario, made.staff, draw).bytes;
  for (const ExportFile& file : all_exports(made.scenario, draw)) {
    bytes += file.name + file.bytes;
  }
  return bytes;
}

TEST(Generator, SameSeedSameBytesAndAnotherSeedAnotherCase) {
  EXPECT_EQ(all_bytes(7), all_bytes(7));
  EXPECT_NE(all_bytes(7), all_bytes(8));
}

/// Whatever the compiler: a difference between machines would make every published result of the
/// demo irreproducible. A change of the generator on purpose changes this number.
TEST(Generator, BytesOfSeedOneAreThoseOfEveryOtherMachine) {
  EXPECT_EQ(hash64(all_bytes(1)), 10441409554137545383ULL);
}

TEST(Generator, UidsOfAccountsAndPostsAreUnique) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const DemoCase made = make_demo_case(Draw(seed), 1);
    std::set<std::string> accounts;
    for (std::size_t person = 0; person < made.scenario.people.size(); ++person) {
      EXPECT_TRUE(accounts.insert(made.scenario.uid_of(person)).second);
    }
    std::set<std::string> posts;
    for (const Message& message : made.scenario.messages) {
      const bool comment = message.type == MessageType::comment;
      const std::string platform(name_of(made.scenario.author_of(message).platform));
      EXPECT_TRUE(posts.insert(platform + (comment ? "c" : "p") + message.native_id).second);
    }
  }
}

TEST(Generator, OperationHoldsItsSizeAndPlatformsForEverySeed) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const DemoCase made = make_demo_case(Draw(seed), 1);
    std::set<Platform> platforms;
    for (const std::size_t person : made.scenario.members(Group::operation)) {
      platforms.insert(made.scenario.people[person].platform);
    }
    EXPECT_EQ(made.scenario.members(Group::operation).size(), 45U);
    EXPECT_GE(platforms.size(), 5U);
    EXPECT_GE(made.scenario.people.size(), 300U);
    EXPECT_GE(made.scenario.messages.size(), 15000U);
  }
}

TEST(Generator, OperationKeepsBeijingOfficeHours) {
  const DemoCase made = make_demo_case(Draw(1), 1);
  std::array<double, 24> by_hour{};
  double weekend = 0;
  double all = 0;
  for (const Message& message : made.scenario.messages) {
    if (made.scenario.author_of(message).group != Group::operation ||
        message.time_s < case_start_s()) {
      continue;
    }
    const std::int64_t local_s = message.time_s + 8 * kHour_s;
    by_hour[static_cast<std::size_t>(local_s / kHour_s % 24)] += 1;
    weekend += weekday_of(local_s) >= 5 ? 1 : 0;
    all += 1;
  }
  double working = 0;
  for (const std::size_t hour : {9U, 10U, 11U, 14U, 15U, 16U, 17U}) {
    working += by_hour[hour];
  }
  EXPECT_GT(working / all, 0.75);
  EXPECT_LT(weekend / all, 0.08);
  EXPECT_LT(by_hour[12] + by_hour[13], by_hour[10]);
}

TEST(Generator, RepliesAndRepostsComeAfterWhatTheyAnswer) {
  const DemoCase made = make_demo_case(Draw(3), 1);
  for (const Message& message : made.scenario.messages) {
    if (message.parent != kNone) {
      const Message& parent = made.scenario.messages[message.parent];
      EXPECT_GE(message.time_s, parent.time_s);
      EXPECT_NE(parent.type, MessageType::repost);
      EXPECT_EQ(made.scenario.author_of(message).platform,
                made.scenario.author_of(parent).platform);
    }
  }
}

TEST(Generator, TruthNamesEveryAccountOnceAndDamageKeepsIt) {
  const Draw seed(4);
  const DemoCase made = make_demo_case(seed, 1);
  const std::vector<ExportFile> files = all_exports(made.scenario, seed);
  const std::vector<ExportFile> spoilt = damaged(files, seed);
  ASSERT_EQ(files.size(), spoilt.size());
  std::size_t changed = 0;
  for (std::size_t number = 0; number < files.size(); ++number) {
    changed += files[number].bytes != spoilt[number].bytes ? 1U : 0U;
    EXPECT_EQ(files[number].name, spoilt[number].name);
  }
  EXPECT_GE(changed, 5U);
  const std::string truth = truth_table(made.scenario).bytes;
  EXPECT_EQ(static_cast<std::size_t>(std::count(truth.begin(), truth.end(), '\n')),
            made.scenario.people.size() + 1);
}

TEST(Calendar, LondonClocksGoForwardAndQingmingIsKept) {
  EXPECT_EQ(london_time(day_start_s(2024, 3, 31) + kHour_s - 1), "31-03-2024 00:59");
  EXPECT_EQ(london_time(day_start_s(2024, 3, 31) + kHour_s), "31-03-2024 02:00");
  EXPECT_EQ(weekday_of(case_start_s()), 0);
  const auto day_of = [](unsigned month, unsigned day) {
    return (day_start_s(2024, month, day) - case_start_s()) / kDay_s;
  };
  EXPECT_FALSE(is_chinese_working_day(day_of(4, 4)));
  EXPECT_FALSE(is_chinese_working_day(day_of(4, 5)));
  EXPECT_TRUE(is_chinese_working_day(day_of(4, 7)));
  EXPECT_FALSE(is_chinese_working_day(day_of(3, 10)));
  EXPECT_TRUE(is_chinese_working_day(day_of(3, 11)));
}

TEST(Disguise, LeavesTagsAlone) {
  Draw draw(5);
  const std::string tagged = "@peace #Xinjiang";
  for (int attempt = 0; attempt < 200; ++attempt) {
    EXPECT_EQ(with_homoglyphs(draw, tagged).find("#Xinjiang"), 7U);
    EXPECT_EQ(with_traditional(draw, "#民族团结", 1.0), "#民族团结");
  }
  EXPECT_EQ(with_traditional(draw, "中国发展", 1.0), "中國發展");
}

TEST(JsonText, EscapesAndCounts) {
  EXPECT_EQ(json_quoted("a\"\\\n\x01"), "\"a\\\"\\\\\\n\\u0001\"");
  EXPECT_EQ(code_points("a中😀"), 3U);
}

TEST(Draw, ExponentialAndCountHaveTheirMeans) {
  Draw draw(6);
  double sum = 0;
  double events = 0;
  for (int number = 0; number < 20000; ++number) {
    sum += draw.exponential(2);
    events += static_cast<double>(draw.count(3));
  }
  EXPECT_NEAR(sum / 20000, 2, 0.08);
  EXPECT_NEAR(events / 20000, 3, 0.08);
}

}  // namespace
}  // namespace cahoots
