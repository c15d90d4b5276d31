#include <array>

#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

using enum FieldShape;

constexpr std::array kCadenceFields{
    FieldSpec{"account_uid", text, true, "the account; null for a cluster"},
    FieldSpec{"cluster_uid", text, true, "the cluster, with --by cluster; else null"},
    FieldSpec{"n_posts", integer, false, "posts"},
    FieldSpec{"n_timed", integer, false, "posts whose time is known to the hour or finer"},
    FieldSpec{"active_days", integer, false, "days (UTC) with a post"},
    FieldSpec{"first_at", time, true, "earliest post, UTC"},
    FieldSpec{"last_at", time, true, "latest post, UTC"},
    FieldSpec{"precision_s", integer, true, "coarsest resolution of its times, seconds"},
    FieldSpec{"reason", text, true, "why there is no profile; else null"},
    FieldSpec{"hour_of_week_utc", integers, false,
              "168 counts of posts from Monday 00:00 UTC; empty without a profile"},
    FieldSpec{"utc_offset_h", integer, true,
              "clock the schedule fits best, hours ahead of UTC: no statement about a place"},
    FieldSpec{"utc_offset_confidence", number, true, "posterior mass within an hour of it, 0 to 1"},
    FieldSpec{"utc_offset_low_h", integer, true, "lower end of the 95 % credible range"},
    FieldSpec{"utc_offset_high_h", integer, true, "upper end of it"},
    FieldSpec{"utc_offset_dst", text, true,
              "whether that clock turns with the seasons: none, north, south or unknown; where it "
              "does, the offset is winter's"},
    FieldSpec{"seasonal_shift_h", number, true,
              "hours by which the schedule moves from winter to summer"},
    FieldSpec{"office_probability", number, true,
              "posterior probability of a desk shift rather than a resident's day"},
    FieldSpec{"utc_offset_reason", text, true, "why no offset was inferred; else null"},
    FieldSpec{"quiet_start_h_utc", integer, true, "first hour of the longest quiet block, UTC"},
    FieldSpec{"quiet_length_h", integer, true, "its length in hours"},
    FieldSpec{"office_start_h_utc", integer, true, "first of the busiest nine hours, UTC"},
    FieldSpec{"lunch_h_utc", integer, true, "hour tested for a dip, UTC"},
    FieldSpec{"weekend_share", number, true,
              "share of active hours at the weekend; 0.286 is no difference"},
    FieldSpec{"shift_start_min_utc", integer, true,
              "begin of the working block, minutes after 00:00 UTC"},
    FieldSpec{"shift_start_low_min", integer, true, "lower end of its 90 % range"},
    FieldSpec{"shift_start_high_min", integer, true, "upper end of it"},
    FieldSpec{"shift_end_min_utc", integer, true, "end of the block, likewise"},
    FieldSpec{"shift_end_low_min", integer, true, "lower end of its 90 % range"},
    FieldSpec{"shift_end_high_min", integer, true, "upper end of it"},
    FieldSpec{"shift_reason", text, true, "why no block was found; else null"},
    FieldSpec{
        "holiday_country", text, true,
        "country on whose public holidays it posted less (ISO 3166-1), where q is at most 0.01: no "
        "statement about where it is"},
    FieldSpec{"interval_median_s", number, true, "median time between posts, seconds"},
    FieldSpec{"burstiness", number, true, "-1 regular, 0 Poisson, 1 bursts"},
    FieldSpec{"memory", number, true, "correlation of consecutive intervals, -1 to 1"},
    FieldSpec{"minute_entropy_bits", number, true,
              "entropy of the minute of posting, at most 5.91"},
    FieldSpec{"grid_min", integer, true, "grid of minutes that posting keeps to, if any"},
    FieldSpec{"period_s", number, true, "period between posts, seconds, where q is at most 0.01"},
    FieldSpec{"max_posts_per_hour", integer, true, "most posts in any 3,600 seconds"},
    FieldSpec{"max_posts_per_minute", integer, true,
              "most posts in any 60 seconds, of those known to the minute"},
    FieldSpec{"longest_wake_h", number, true,
              "longest stretch without a pause of more than 3 hours, hours"},
    FieldSpec{"background_distance", number, true,
              "Jensen-Shannon distance of its day from that of the stream's accounts, 0 to 1"},
    FieldSpec{"background_lead_h", integer, true,
              "hours by which its clock is ahead of the stream's, if it lives as the stream does"},
    FieldSpec{"background_lead_confidence", number, true,
              "posterior mass within an hour of that, 0 to 1"},
    FieldSpec{"background_lead_low_h", integer, true, "lower end of its 95 % credible range"},
    FieldSpec{"background_lead_high_h", integer, true, "upper end of it"},
    FieldSpec{"background_reason", text, true, "why there is no lead; else null"},
    FieldSpec{"handle_pattern", text, true,
              "shape of its handle, where platforms or programs make such; see cahoots-cadence(1)"},
    FieldSpec{"dormant_gap_s", integer, true, "longest silence, where it is 90 days or more"},
    FieldSpec{"woke_at", time, true, "first post after it"},
    FieldSpec{"n_before_gap", integer, true, "posts before it"},
    FieldSpec{"n_after_gap", integer, true, "posts after it"},
    FieldSpec{"wake_rate_ratio", number, true,
              "posts a day in the 30 days after it, against those before it"},
    FieldSpec{"gap_hashtag_overlap", number, true,
              "of the posts with a hashtag after it, the share whose first was used before"},
    FieldSpec{
        "tests", object, false,
        "by name: n, statistic, effect, p_value, q_value (over accounts), reason if not made"},
};

}  // namespace

std::span<const FieldSpec> cadence_fields() {
  return kCadenceFields;
}

}  // namespace cahoots
