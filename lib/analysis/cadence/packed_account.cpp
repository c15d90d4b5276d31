#include "analysis/cadence/packed_account.hpp"

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

#include "base/error.hpp"
#include "io/packed_fields.hpp"

namespace cahoots {
namespace {

/// A reference to Struct, constant where it is written.
template <class Value, class Struct>
concept Of = std::same_as<std::remove_const_t<Value>, Struct>;

// The fields of each type once, for the writer and the reader.
template <class Codec, Of<TestResult> Value>
void pack(Codec& codec, Value& test) {
  codec(test.n, test.statistic, test.effect, test.p_value, test.reason);
}

template <class Codec, Of<AutomationSigns> Value>
void pack(Codec& codec, Value& signs) {
  codec(signs.intervals.n, signs.intervals.median_s, signs.intervals.burstiness,
        signs.intervals.memory);
  pack(codec, signs.interval_regularity);
  codec(signs.minute_entropy_bits);
  pack(codec, signs.minute_uniformity);
  pack(codec, signs.second_uniformity);
  codec(signs.grid.shares, signs.grid.grid_min);
  pack(codec, signs.grid.test);
  codec(signs.max_posts_per_hour, signs.max_posts_per_minute, signs.longest_wake_h);
}

template <class Codec, Of<DayRhythm> Value>
void pack(Codec& codec, Value& rhythm) {
  pack(codec, rhythm.day_rhythm);
  codec(rhythm.quiet_block.start_h_utc, rhythm.quiet_block.length_h);
  pack(codec, rhythm.round_the_clock);
}

template <class Codec, Of<OffsetInference> Value>
void pack(Codec& codec, Value& offset) {
  codec(offset.posterior, offset.utc_offset_h, offset.confidence, offset.utc_offset_low_h,
        offset.utc_offset_high_h, offset.office_probability, offset.summer_time,
        offset.seasonal_shift_h, offset.reason);
}

template <class Codec, Of<OfficeHours> Value>
void pack(Codec& codec, Value& office) {
  pack(codec, office.weekend);
  codec(office.weekend_share);
  pack(codec, office.window);
  codec(office.window_start_h_utc);
  pack(codec, office.lunch);
  codec(office.lunch_h_utc);
  pack(codec, office.office_hours);
}

template <class Codec, class Moment>
void pack_moment(Codec& codec, Moment& moment) {
  bool is_there = moment.has_value();
  codec(is_there);
  if (!is_there) return;
  if constexpr (!std::is_const_v<Moment>) moment.emplace();
  codec(moment->minute_utc, moment->low_min, moment->high_min);
}

template <class Codec, Of<ShiftBoundaries> Value>
void pack(Codec& codec, Value& shift) {
  pack_moment(codec, shift.start);
  pack_moment(codec, shift.end);
  codec(shift.reason);
}

template <class Codec, Of<HolidayDrop> Value>
void pack(Codec& codec, Value& holidays) {
  pack(codec, holidays.test);
  bool is_there = holidays.country.has_value();
  codec(is_there);
  if (!is_there) return;
  if constexpr (!std::is_const_v<Value>) holidays.country.emplace();
  codec(holidays.country->letters);
}

template <class Codec, Of<Dormancy> Value>
void pack(Codec& codec, Value& dormancy) {
  codec(dormancy.gap_s, dormancy.woke_at_s, dormancy.n_before, dormancy.n_after,
        dormancy.rate_ratio, dormancy.hashtag_overlap);
  pack(codec, dormancy.language_change);
}

template <class Codec, Of<CadenceProfile> Value>
void pack(Codec& codec, Value& profile) {
  codec(profile.hour_of_week_utc, profile.n_active_hours);
  pack(codec, profile.automation);
  pack(codec, profile.periodicity.test);
  codec(profile.periodicity.period_s);
  pack(codec, profile.rhythm);
  pack(codec, profile.offset);
  pack(codec, profile.office);
  pack(codec, profile.shift);
  pack(codec, profile.holidays);
  pack(codec, profile.dormancy);
}

template <class Codec, Of<AccountCadence> Value>
void pack_counts(Codec& codec, Value& account) {
  codec(account.n_posts, account.n_timed, account.active_days, account.first_at_s,
        account.last_at_s, account.precision_s, account.reason);
}

}  // namespace

void append_packed(std::string& out, const AccountCadence& account) {
  PackedWriter writer(out);
  pack_counts(writer, account);
  if (account.profile) pack(writer, std::as_const(*account.profile));
}

AccountCadence read_packed_account(std::string_view bytes) {
  PackedReader reader(bytes);
  AccountCadence account;
  pack_counts(reader, account);
  if (reader.at_end()) return account;
  account.profile = std::make_unique<CadenceProfile>();
  pack(reader, *account.profile);
  if (!reader.at_end()) throw DataError("packed fields go on behind their end");
  return account;
}

}  // namespace cahoots
