#include "time/local_zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {

struct LocalZone::Rules {
  std::unique_ptr<icu::BasicTimeZone> zone;

  std::int64_t offset_at(std::int64_t epoch_s) const {
    std::int32_t raw_ms = 0;
    std::int32_t saving_ms = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<double>(epoch_s) * 1000.0, false, raw_ms, saving_ms, status);
    return U_FAILURE(status) ? 0 : (std::int64_t{raw_ms} + saving_ms) / 1000;
  }

  std::int64_t offset_from_local(std::int64_t local_s, UTimeZoneLocalOption option) const {
    std::int32_t raw_ms = 0;
    std::int32_t saving_ms = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffsetFromLocal(static_cast<double>(local_s) * 1000.0, option, option, raw_ms,
                             saving_ms, status);
    return U_FAILURE(status) ? 0 : (std::int64_t{raw_ms} + saving_ms) / 1000;
  }
};

namespace {

bool is_fixed_offset(std::string_view name) {
  return name.size() == 6 && (name[0] == '+' || name[0] == '-') && name[3] == ':';
}

/// Abbreviations that ICU would map to one of several zones of that name.
bool is_abbreviation(std::string_view name) {
  return name.size() <= 3;
}

bool is_unknown(const icu::TimeZone& zone) {
  icu::UnicodeString id;
  return zone.getID(id) == icu::UnicodeString(UCAL_UNKNOWN_ZONE_ID);
}

}  // namespace

LocalZone::LocalZone(std::string_view name) {
  if (name == "UTC" || name == "GMT" || name == "Z") return;
  const std::string id = is_fixed_offset(name) ? "GMT" + std::string(name) : std::string(name);
  std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(id)));
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (is_abbreviation(name) || basic == nullptr || is_unknown(*zone)) {
    throw UsageError("unknown time zone '" + std::string(name) +
                     "': expected UTC, an IANA name like Asia/Shanghai, or an offset like +08:00");
  }
  zone.release();
  rules_ = std::make_shared<const Rules>(Rules{std::unique_ptr<icu::BasicTimeZone>(basic)});
}

std::optional<LocalInstant> LocalZone::instant_of(std::int64_t local_s) const {
  if (is_utc()) return LocalInstant{local_s, 0};
  const std::int64_t former_s = local_s - rules_->offset_from_local(local_s, UCAL_TZ_LOCAL_FORMER);
  const std::int64_t latter_s = local_s - rules_->offset_from_local(local_s, UCAL_TZ_LOCAL_LATTER);
  const auto reads_so = [&](std::int64_t epoch_s) {
    return epoch_s + utc_offset_s(epoch_s) == local_s;
  };
  const std::int64_t earlier_s = std::min(former_s, latter_s);
  const std::int64_t later_s = std::max(former_s, latter_s);
  if (reads_so(earlier_s)) {
    return LocalInstant{earlier_s, reads_so(later_s) ? later_s - earlier_s : 0};
  }
  if (reads_so(later_s)) return LocalInstant{later_s, 0};
  return std::nullopt;
}

std::optional<LocalInstant> LocalZone::start_of_day(std::int64_t local_midnight_s) const {
  if (auto instant = instant_of(local_midnight_s)) return instant;
  const std::int64_t before_s =
      local_midnight_s -
      std::max(rules_->offset_from_local(local_midnight_s, UCAL_TZ_LOCAL_FORMER),
               rules_->offset_from_local(local_midnight_s, UCAL_TZ_LOCAL_LATTER));
  icu::TimeZoneTransition transition;
  if (!rules_->zone->getNextTransition(static_cast<double>(before_s) * 1000.0, true, transition)) {
    return std::nullopt;
  }
  const auto first_s = static_cast<std::int64_t>(transition.getTime() / 1000.0);
  const std::int64_t local_s = first_s + utc_offset_s(first_s);
  if (local_s < local_midnight_s || local_s >= local_midnight_s + kDay_s) return std::nullopt;
  return LocalInstant{first_s, 0};
}

std::int64_t LocalZone::utc_offset_s(std::int64_t epoch_s) const {
  return is_utc() ? 0 : rules_->offset_at(epoch_s);
}

std::string time_zone_data_version() {
  UErrorCode status = U_ZERO_ERROR;
  const char* version = icu::TimeZone::getTZDataVersion(status);
  return U_FAILURE(status) || version == nullptr ? std::string("unknown") : std::string(version);
}

}  // namespace cahoots
