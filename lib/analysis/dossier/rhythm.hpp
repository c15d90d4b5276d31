#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings/model.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// A test of an account, and why it was not made where it was not.
struct AccountTest {
  CaseTest test;
  std::string reason;
};

/// A moment of the day with its range, minutes after 00:00 UTC.
struct AccountMoment {
  std::int64_t minute_utc = 0;
  std::int64_t low_min = 0;
  std::int64_t high_min = 0;
};

/// What a `cadence` record says of one account. Empty strings are unknown.
struct AccountRhythm {
  std::string uid;
  std::string reason;  ///< why there is no profile
  std::uint64_t n_posts = 0;
  std::uint64_t n_timed = 0;
  std::uint64_t active_days = 0;
  TimeSpan span;
  std::optional<std::array<std::uint64_t, 168>> hour_of_week_utc;
  std::optional<std::int64_t> utc_offset_h;
  std::optional<double> utc_offset_confidence;
  std::optional<std::int64_t> utc_offset_low_h;
  std::optional<std::int64_t> utc_offset_high_h;
  std::string utc_offset_reason;
  std::optional<AccountMoment> shift_start;
  std::optional<AccountMoment> shift_end;
  std::optional<std::int64_t> quiet_start_h_utc;
  std::optional<std::int64_t> quiet_length_h;
  std::optional<std::int64_t> max_posts_per_minute;
  std::optional<std::int64_t> max_posts_per_hour;
  std::optional<double> longest_wake_h;
  std::optional<double> period_s;
  std::string holiday_country;
  std::vector<AccountTest> tests;
};

/// Reads a `cadence` record by field name; unknown fields read as unknown.
AccountRhythm read_account_rhythm(RecordView& record);

}  // namespace cahoots
