#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// One test as it stands in a record. Where it was not made, `reason` says why and the rest but n
/// is unknown.
struct CadenceTestRecord {
  Text name;
  std::uint64_t n = 0;
  std::optional<double> statistic;
  std::optional<double> effect;
  std::optional<double> p_value;
  std::optional<double> q_value;
  Text reason;
};

/// When an account posts, or a cluster: the `cadence` record, with one of the two uids. Below the
/// least number of posts everything from `hour_of_week_utc` on is unknown or empty, and `reason`
/// says so.
struct CadenceRecord {
  Text account_uid;
  Text cluster_uid;
  std::uint64_t n_posts = 0;
  std::uint64_t n_timed = 0;
  std::uint64_t active_days = 0;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::optional<std::int64_t> precision_s;
  Text reason;
  std::span<const std::uint32_t> hour_of_week_utc;  ///< 168 counts from Monday 00:00, or none
  std::optional<std::int64_t> utc_offset_h;
  std::optional<double> utc_offset_confidence;
  std::optional<std::int64_t> utc_offset_low_h;
  std::optional<std::int64_t> utc_offset_high_h;
  Text utc_offset_dst;
  std::optional<double> seasonal_shift_h;
  std::optional<double> office_probability;
  Text utc_offset_reason;
  std::optional<std::int64_t> quiet_start_h_utc;
  std::optional<std::int64_t> quiet_length_h;
  std::optional<std::int64_t> office_start_h_utc;
  std::optional<std::int64_t> lunch_h_utc;
  std::optional<double> weekend_share;
  std::optional<std::int64_t> shift_start_min_utc;
  std::optional<std::int64_t> shift_start_low_min;
  std::optional<std::int64_t> shift_start_high_min;
  std::optional<std::int64_t> shift_end_min_utc;
  std::optional<std::int64_t> shift_end_low_min;
  std::optional<std::int64_t> shift_end_high_min;
  Text shift_reason;
  Text holiday_country;
  std::optional<double> interval_median_s;
  std::optional<double> burstiness;
  std::optional<double> memory;
  std::optional<double> minute_entropy_bits;
  std::optional<std::int64_t> grid_min;
  std::optional<double> period_s;
  std::optional<std::int64_t> max_posts_per_hour;
  std::optional<std::int64_t> max_posts_per_minute;
  std::optional<double> longest_wake_h;
  std::optional<double> background_distance;
  std::optional<std::int64_t> background_lead_h;
  std::optional<double> background_lead_confidence;
  std::optional<std::int64_t> background_lead_low_h;
  std::optional<std::int64_t> background_lead_high_h;
  Text background_reason;
  Text handle_pattern;
  std::optional<std::int64_t> dormant_gap_s;
  std::optional<std::int64_t> woke_at_s;
  std::optional<std::int64_t> n_before_gap;
  std::optional<std::int64_t> n_after_gap;
  std::optional<double> wake_rate_ratio;
  std::optional<double> gap_hashtag_overlap;
  std::vector<CadenceTestRecord> tests;
};

/// Appends one line with every key of the schema in its order.
void append_cadence(std::string& out, const CadenceRecord& cadence);

}  // namespace cahoots
