#include <fmt/format.h>

#include "analysis/findings/activity.hpp"
#include "analysis/findings/wording.hpp"
#include "render/account_page.hpp"

namespace cahoots {
namespace {

std::string time_of_day(std::int64_t minute) {
  const std::int64_t of_day = ((minute % 1440) + 1440) % 1440;
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

std::string moment_text(const AccountMoment& moment) {
  return fmt::format("{} (90 % range {} to {})", time_of_day(moment.minute_utc),
                     time_of_day(moment.low_min), time_of_day(moment.high_min));
}

void write_clock(ReportPage& page, const AccountRhythm& account) {
  if (!account.utc_offset_h) {
    const std::string reason =
        account.utc_offset_reason.empty() ? "nothing was inferred" : account.utc_offset_reason;
    page.paragraph(fmt::format("No clock fits: {}.", reason));
    return;
  }
  std::string text =
      fmt::format("The schedule fits the clock of {}", offset_name(*account.utc_offset_h));
  if (account.utc_offset_confidence) {
    text.append(fmt::format(", within an hour with probability {}",
                            rounded(*account.utc_offset_confidence)));
  }
  if (account.utc_offset_low_h && account.utc_offset_high_h) {
    text.append(fmt::format(", 95 % range {} to {}", offset_name(*account.utc_offset_low_h),
                            offset_name(*account.utc_offset_high_h)));
  }
  page.paragraph(text + ". This describes a schedule, not a place.");
}

void write_heat_maps(ReportPage& page, const AccountRhythm& account) {
  const auto& hours = *account.hour_of_week_utc;
  page.subheading("Posts by hour and weekday, UTC");
  page.heat_map({hours.begin(), hours.end()});
  if (account.utc_offset_h.value_or(0) == 0) return;
  page.subheading(fmt::format("The same on the clock of {}", offset_name(*account.utc_offset_h)));
  const auto local = shifted_hours(hours, *account.utc_offset_h);
  page.heat_map({local.begin(), local.end()});
}

void write_facts(ReportPage& page, const AccountRhythm& account) {
  page.subheading("Rhythm: facts");
  const auto fact = [&page](const std::string& text) { page.paragraph(text, 0, kFactBullet); };
  if (account.shift_start && account.shift_end) {
    fact(fmt::format("working block from {} to {}, UTC", moment_text(*account.shift_start),
                     moment_text(*account.shift_end)));
  }
  if (account.quiet_start_h_utc && account.quiet_length_h.value_or(0) > 0) {
    const std::int64_t start_min = *account.quiet_start_h_utc * 60;
    fact(fmt::format("quiet from {} to {} UTC", time_of_day(start_min),
                     time_of_day(start_min + *account.quiet_length_h * 60)));
  }
  if (account.longest_wake_h) {
    fact(fmt::format("{} without a pause of more than 3 hours, at the longest",
                     duration(*account.longest_wake_h * 3600.0)));
  }
  if (account.max_posts_per_hour) {
    std::string text =
        fmt::format("at most {} in an hour",
                    counted(static_cast<std::uint64_t>(*account.max_posts_per_hour), "post"));
    if (account.max_posts_per_minute) {
      text.append(fmt::format(", {} in a minute", *account.max_posts_per_minute));
    }
    fact(text);
  }
  if (account.period_s) fact(fmt::format("a period of {}", duration(*account.period_s)));
  if (!account.holiday_country.empty()) {
    fact(fmt::format("posted less on the days off of {}", account.holiday_country));
  }
}

void write_tests(ReportPage& page, const AccountRhythm& account) {
  std::vector<std::vector<std::string>> rows;
  std::string not_found;
  std::string untested;
  const auto list = [](std::string& names, const std::string& name) {
    names.append(names.empty() ? "" : "; ").append(name);
  };
  for (const AccountTest& each : account.tests) {
    const CaseTest& test = each.test;
    if (!test.q_value) {
      list(untested, fmt::format("{} ({})", test_meaning(test.name),
                                 each.reason.empty() ? "unknown why" : each.reason));
    } else if (*test.q_value > kFindingQ) {
      list(not_found, test_meaning(test.name));
    } else {
      rows.push_back({test_meaning(test.name), with_separators(test.n),
                      test.effect ? rounded(*test.effect) : "?",
                      test.p_value ? probability("p", *test.p_value) : "?",
                      probability("q", *test.q_value)});
    }
  }
  page.subheading("Rhythm: found at q ≤ 0.01");
  if (rows.empty()) page.paragraph("Nothing.");
  if (!rows.empty()) {
    page.table({{"The account"}, {"n", true}, {"Effect", true}, {"p", true}, {"q", true}}, rows);
  }
  if (!not_found.empty()) page.note(fmt::format("Tested and not found: {}.", not_found));
  if (!untested.empty()) page.note(fmt::format("Not tested: {}.", untested));
}

}  // namespace

void write_account_rhythm(ReportPage& page, const AccountRhythm& rhythm) {
  page.paragraph(fmt::format("{}, {} of them known to the hour, on {}; {} to {} (UTC).",
                             counted(rhythm.n_posts, "post"), with_separators(rhythm.n_timed),
                             counted(rhythm.active_days, "day"), minute_of(rhythm.span.first_s),
                             minute_of(rhythm.span.last_s)));
  if (!rhythm.hour_of_week_utc) {
    page.paragraph(fmt::format("No profile: {}.", rhythm.reason));
    return;
  }
  write_clock(page, rhythm);
  write_heat_maps(page, rhythm);
  write_facts(page, rhythm);
  write_tests(page, rhythm);
}

}  // namespace cahoots
