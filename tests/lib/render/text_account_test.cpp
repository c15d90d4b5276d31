#include "render/text_account.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

AccountRhythm invented() {
  AccountRhythm account;
  account.uid = "x:1";
  account.handle = "@lena\x1b[2J";
  account.n_posts = 12;
  account.n_timed = 11;
  account.active_days = 3;
  account.hour_of_week_utc.emplace();
  account.hour_of_week_utc->at(23) = 8;  // Monday 23:00 UTC
  account.utc_offset_h = 8;
  account.tests.push_back({{"weekend", 9, 1.0, 0.5, 0.0001, 0.001}, ""});
  account.tests.push_back({{"lunch", 9, 1.0, 0.5, 0.2, 0.3}, ""});
  account.tests.push_back({{"holidays", 1, {}, {}, {}, {}}, "too few holidays within its time"});
  return account;
}

bool holds(const std::string& text, std::string_view line) {
  return text.find("\n" + std::string(line) + "\n") != std::string::npos;
}

std::string row(std::string_view day, std::size_t hour) {
  std::string text(day);
  text.append("  ");
  for (std::size_t i = 0; i < 24; ++i) text.append(i == hour ? "██" : "··");
  return text;
}

TEST(TextAccounts, ShowsTheWeekInUtcAndOnItsClock) {
  const std::string page = text_accounts({invented()}, {80, false});
  EXPECT_TRUE(holds(page, row("Mon", 23)));
  EXPECT_TRUE(holds(page, row("Tue", 7)));
  EXPECT_TRUE(holds(page, "The same on the clock of UTC+8"));
}

TEST(TextAccounts, SortsTestsByWhatTheyFound) {
  const std::string page = text_accounts({invented()}, {160, false});
  EXPECT_NE(page.find("posted less at weekends  9     0.5  p = 0.0001  q = 0.001"),
            std::string::npos);
  EXPECT_NE(page.find("Tested and not found: paused in the middle of the shift."),
            std::string::npos);
  EXPECT_NE(page.find("(too few holidays within its time)"), std::string::npos);
}

TEST(TextAccounts, NothingOfTheEvidenceReachesTheTerminal) {
  EXPECT_EQ(text_accounts({invented()}, {80, false}).find('\x1b'), std::string::npos);
}

TEST(TextAccounts, WithoutAProfileSaysWhy) {
  AccountRhythm account = invented();
  account.hour_of_week_utc.reset();
  account.reason = "too few posts";
  const std::string page = text_accounts({account}, {80, false});
  EXPECT_TRUE(holds(page, "No profile: too few posts."));
  EXPECT_EQ(page.find("Facts"), std::string::npos);
}

}  // namespace
}  // namespace cahoots
