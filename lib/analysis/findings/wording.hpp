#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// `12,345`.
std::string with_separators(std::uint64_t count);
/// `1 account`, `2 accounts`; `plural` empty = the singular and an s.
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural = {});
/// `12 of 60 (20 %)`; under 10 % with one decimal. `0 of 0` has no share.
std::string share_of(std::uint64_t part, std::uint64_t whole);
/// `20 %`.
std::string percent(double share);
/// Three significant digits, trailing zeros off: `0.0123`, `12.3`, `1,230`.
std::string rounded(double value);
/// `p = 0.0123`, `p < 0.0001` (for `name` p).
std::string probability(std::string_view name, double value);
/// `45 s`, `12 min`, `3 h`, `2 days`; exact or with one decimal.
std::string duration(double seconds);
/// `2023-05-04`, and `2023-05-04 17:20` of a time in UTC; `unknown` where it is.
std::string date_of(std::optional<std::int64_t> time_s);
std::string minute_of(std::optional<std::int64_t> time_s);
std::string date_of_day(std::int64_t day_utc);
/// `UTC+8`, `UTC`, `UTC-5`.
std::string offset_name(std::int64_t utc_offset_h);
/// The name, or its first 60 code points and `…`.
std::string short_name(std::string_view name);
/// The platform as its owner writes it: `TikTok`; an unknown name as it is.
std::string platform_name(std::string_view platform);
/// What a link on that channel means: `posted the same text`.
std::string channel_meaning(std::string_view channel);
/// The channel in one or two words: `copied text`.
std::string channel_name(std::string_view channel);
/// True for a window wider than a case: however far apart in time.
bool is_any_time(std::int64_t window_s);
/// True where the links of that channel come from profiles: no posts, no window and no lag behind
/// them.
bool is_profile_channel(std::string_view channel);
/// Why an expansion ended: `the next accounts lead out of the network`.
std::string stop_reason_words(std::string_view reason);
/// The test of cadence in words: `posted round the clock`.
std::string test_meaning(std::string_view test);

}  // namespace cahoots
