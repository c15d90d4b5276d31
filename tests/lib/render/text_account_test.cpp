#include "render/text_account.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "lib/render/invented_account.hpp"
#include "render/display_text.hpp"
#include "render/text_page.hpp"

namespace cahoots {
namespace {

AccountRhythm invented() {
  AccountRhythm account;
  account.uid = "x:1";
  account.holiday_country = "Nowhere\x1b[2J";
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

std::string rhythm_page(const AccountRhythm& rhythm, std::size_t width) {
  TextPage page({width, false});
  write_account_rhythm(page, rhythm);
  return page.take();
}

std::string row(std::string_view day, std::size_t hour) {
  std::string text(day);
  text.append("  ");
  for (std::size_t i = 0; i < 24; ++i) text.append(i == hour ? "██" : "··");
  return text;
}

TEST(AccountRhythmPage, ShowsTheWeekInUtcAndOnItsClock) {
  const std::string page = rhythm_page(invented(), 80);
  EXPECT_TRUE(holds(page, row("Mon", 23)));
  EXPECT_TRUE(holds(page, row("Tue", 7)));
  EXPECT_TRUE(holds(page, "The same on the clock of UTC+8"));
}

TEST(AccountRhythmPage, SortsTestsByWhatTheyFound) {
  const std::string page = rhythm_page(invented(), 160);
  EXPECT_NE(page.find("posted less at weekends  9     0.5  p = 0.0001  q = 0.001"),
            std::string::npos);
  EXPECT_NE(page.find("Tested and not found: paused in the middle of the shift."),
            std::string::npos);
  EXPECT_NE(page.find("(too few holidays within its time)"), std::string::npos);
}

TEST(AccountRhythmPage, NothingOfTheEvidenceReachesTheTerminal) {
  EXPECT_EQ(rhythm_page(invented(), 80).find('\x1b'), std::string::npos);
}

TEST(AccountRhythmPage, WithoutAProfileSaysWhy) {
  AccountRhythm account = invented();
  account.hour_of_week_utc.reset();
  account.reason = "too few posts";
  const std::string page = rhythm_page(account, 80);
  EXPECT_TRUE(holds(page, "No profile: too few posts."));
  EXPECT_EQ(page.find("Facts"), std::string::npos);
}

TEST(TextAccount, NothingIsWiderThanThePageAndNoIdIsCut) {
  const AccountAnswer answer = hostile_answer();
  for (const std::size_t width : {40U, 80U}) {
    const std::string page = text_account(answer, {width, false});
    std::istringstream lines(page);
    std::string joined;
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), width) << line;
      joined.append(line.substr(std::min(line.find_first_not_of(' '), line.size())));
    }
    EXPECT_NE(joined.find(answer.accounts[0].links[0].partner_uid), std::string::npos);
    EXPECT_EQ(page.find('\x1b'), std::string::npos);
  }
}

TEST(TextAccount, ShowsTheEvidenceWithItsIdsAndDefangedAddress) {
  const std::string page = text_account(hostile_answer(), {160, false});
  EXPECT_NE(page.find("hxxps[:]//x[.]example/21"), std::string::npos);
  EXPECT_EQ(page.find("https://x.example"), std::string::npos);
  EXPECT_NE(page.find("2023-05-04 12:01:00 UTC  x:21"), std::string::npos);
  EXPECT_NE(page.find("one three"), std::string::npos);
  EXPECT_NE(page.find("cadence was not run on this case"), std::string::npos);
}

}  // namespace
}  // namespace cahoots
