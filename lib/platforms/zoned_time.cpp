#include "platforms/zoned_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

struct ZoneAbbreviation {
  std::string_view name;
  std::string_view offset;
};

// AST, BST and the like are left out: the tz database has one meaning, Java others.
constexpr auto kZoneAbbreviations = std::to_array<ZoneAbbreviation>({
    {"ACDT", "+10:30"}, {"ACST", "+09:30"}, {"AEDT", "+11:00"}, {"AEST", "+10:00"},
    {"AWST", "+08:00"}, {"CEST", "+02:00"}, {"CET", "+01:00"},  {"EDT", "-04:00"},
    {"EEST", "+03:00"}, {"EET", "+02:00"},  {"EST", "-05:00"},  {"GMT", "+00:00"},
    {"HKT", "+08:00"},  {"JST", "+09:00"},  {"MDT", "-06:00"},  {"MST", "-07:00"},
    {"NZDT", "+13:00"}, {"NZST", "+12:00"}, {"PDT", "-07:00"},  {"UTC", "+00:00"},
    {"WEST", "+01:00"}, {"WET", "+00:00"},
});

bool is_word(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_letter(c); });
}

/// True where an offset stands behind the time of day.
bool has_offset(std::string_view text) {
  const std::size_t day_end = text.find_first_of("T ");
  return day_end != std::string_view::npos &&
         text.find_first_of("+-Z", day_end) != std::string_view::npos;
}

}  // namespace

ZonedTime parse_zoned_time(std::string_view written) {
  const std::string_view text = trimmed(written);
  const auto refused = [&](std::string_view why) {
    return ZonedTime{std::nullopt, fmt::format("'{}' {}", shown_value(written), why)};
  };
  const std::size_t blank = text.rfind(' ');
  const std::string_view zone = blank == std::string_view::npos ? "" : text.substr(blank + 1);
  if (!is_word(zone)) {
    std::string joined(text);
    if (zone.starts_with('+') || zone.starts_with('-')) joined.erase(blank, 1);
    const auto time = parse_timestamp(joined);
    if (!time) return refused("is no time");
    if (!has_offset(joined)) return refused("names no time zone: append one, such as UTC");
    return {time, ""};
  }
  const std::string_view local = trimmed(text.substr(0, blank));
  if (!parse_timestamp(local) || has_offset(local)) return refused("is no time");
  for (const ZoneAbbreviation& abbreviation : kZoneAbbreviations) {
    if (abbreviation.name != zone) continue;
    const auto time = parse_timestamp(fmt::format("{}{}", local, abbreviation.offset));
    return time ? ZonedTime{time, ""} : refused("is no time");
  }
  return refused(
      fmt::format("names a time zone that stands for several offsets or none ({}): "
                  "write the offset in its place, such as -0600",
                  shown_value(zone)));
}

}  // namespace cahoots
