#include "time/time_format.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "time/field_scanner.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kConversions = "YymdHIMSbaApBfzZ";

/// The fields of one text as the pattern meets them.
struct Fields {
  WrittenTime time;
  std::optional<int> weekday;
  std::optional<int> hour_of_twelve;
  std::optional<bool> pm;
};

bool set(int& field, std::optional<int> value) {
  if (!value) return false;
  field = *value;
  return true;
}

bool set_offset(WrittenTime& time, std::optional<int> offset_s) {
  time.utc_offset_s = offset_s;
  return offset_s.has_value();
}

bool set_short_year(CivilDate& date, std::optional<int> year) {
  if (!year) return false;
  date.year = *year + (*year < 69 ? 2000 : 1900);
  return true;
}

bool skip_digits(FieldScanner& scanner) {
  bool any = false;
  while (scanner.number(1, 1)) any = true;
  return any;
}

std::optional<int> read_named_or_numeric_offset(FieldScanner& scanner) {
  if (const auto offset_s = scanner.utc_offset_s()) return offset_s;
  return scanner.named_offset_s();
}

bool read_field(char conversion, FieldScanner& scanner, Fields& fields) {
  CivilTime& clock = fields.time.clock;
  switch (conversion) {
    case 'Y':
      return set(clock.date.year, scanner.number(4, 4));
    case 'y':
      return set_short_year(clock.date, scanner.number(2, 2));
    case 'm':
      return set(clock.date.month, scanner.number(1, 2));
    case 'b':
      return set(clock.date.month, scanner.month_name());
    case 'd':
      return set(clock.date.day, scanner.number(1, 2));
    case 'H':
      return set(clock.hour, scanner.number(1, 2));
    case 'I':
      return (fields.hour_of_twelve = scanner.number(1, 2)).has_value();
    case 'M':
      return set(clock.minute, scanner.number(1, 2));
    case 'S':
      return set(clock.second, scanner.number(1, 2));
    case 'a':
      return (fields.weekday = scanner.weekday_name()).has_value();
    case 'p':
      return (fields.pm = scanner.is_pm()).has_value();
    case 'f':
      return skip_digits(scanner);
    case 'z':
      return set_offset(fields.time, scanner.utc_offset_s());
    case 'Z':
      return set_offset(fields.time, read_named_or_numeric_offset(scanner));
    default:
      return false;
  }
}

/// Joins the fields that only make sense together; false where they contradict.
bool settle(Fields& fields) {
  CivilTime& clock = fields.time.clock;
  if (fields.hour_of_twelve) {
    if (*fields.hour_of_twelve < 1 || *fields.hour_of_twelve > 12) return false;
    clock.hour = *fields.hour_of_twelve % 12 + (*fields.pm ? 12 : 0);
  }
  if (!is_valid(clock.date)) return false;
  return !fields.weekday || *fields.weekday == weekday_of(days_from_civil(clock.date));
}

[[noreturn]] void refuse(std::string_view format, const std::string& why) {
  throw UsageError("time format '" + std::string(format) + "': " + why);
}

}  // namespace

TimeFormat::TimeFormat(std::string_view format, std::string_view zone) : zone_(zone) {
  if (format == "auto") return;
  if (format == "iso") {
    kind_ = Kind::iso;
  } else if (format == "epoch_s" || format == "epoch_ms" || format == "epoch_us") {
    kind_ = Kind::epoch;
    epoch_unit_ = format == "epoch_s"    ? EpochUnit::seconds
                  : format == "epoch_ms" ? EpochUnit::milliseconds
                                         : EpochUnit::microseconds;
  } else if (format.find('%') != std::string_view::npos) {
    kind_ = Kind::pattern;
    compile(format);
    check_fields(format);
    precision_s_ = has('S') ? 1 : has('M') ? kMinute_s : has('H') || has('I') ? kHour_s : kDay_s;
  } else {
    refuse(format, "expected auto, iso, epoch_s, epoch_ms, epoch_us or a pattern like %d-%m-%Y");
  }
}

void TimeFormat::compile(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      steps_.push_back({format[i], false});
      continue;
    }
    if (++i == format.size()) refuse(format, "a single % stands at the end");
    switch (format[i]) {
      case '%':
        steps_.push_back({'%', false});
        break;
      case 'F':
        compile("%Y-%m-%d");
        break;
      case 'T':
        compile("%H:%M:%S");
        break;
      case 'R':
        compile("%H:%M");
        break;
      default:
        add_conversion(format[i], format);
    }
  }
}

void TimeFormat::add_conversion(char conversion, std::string_view format) {
  if (kConversions.find(conversion) == std::string_view::npos) {
    refuse(format, std::string("unknown conversion %") + conversion);
  }
  const char same = conversion == 'B' ? 'b' : conversion == 'A' ? 'a' : conversion;
  steps_.push_back({same, true});
}

bool TimeFormat::has(char conversion) const {
  return std::any_of(steps_.begin(), steps_.end(), [conversion](const Step& step) {
    return step.is_conversion && step.byte == conversion;
  });
}

void TimeFormat::check_fields(std::string_view format) const {
  const auto count = [this](std::string_view conversions) {
    return std::count_if(steps_.begin(), steps_.end(), [conversions](const Step& step) {
      return step.is_conversion && conversions.find(step.byte) != std::string_view::npos;
    });
  };
  for (std::string_view field : {"Yy", "mb", "d", "HI", "M", "S", "a", "p", "f", "zZ"}) {
    if (count(field) > 1) refuse(format, "a field stands there twice");
  }
  if (count("Yy") == 0 || count("mb") == 0 || count("d") == 0) {
    refuse(format, "it gives no whole date (year, month and day)");
  }
  if (has('I') != has('p')) refuse(format, "%I and %p need each other");
  if ((has('S') && !has('M')) || (has('M') && !has('H') && !has('I'))) {
    refuse(format, "it skips a unit between the date and the smallest one");
  }
}

std::optional<Timestamp> TimeFormat::parse(std::string_view text) const {
  switch (kind_) {
    case Kind::automatic:
      return parse_timestamp_in(text, zone_);
    case Kind::iso: {
      if (const auto common = parse_utc_timestamp(text)) return common;
      const auto written = read_iso8601(trim_blanks(text));
      return written ? to_timestamp(*written, zone_) : std::nullopt;
    }
    case Kind::epoch:
      return read_epoch(trim_blanks(text), epoch_unit_);
    case Kind::pattern:
      return parse_pattern(trim_blanks(text));
  }
  return std::nullopt;
}

std::optional<Timestamp> TimeFormat::parse_pattern(std::string_view text) const {
  FieldScanner scanner(text);
  Fields fields;
  for (const Step& step : steps_) {
    const bool matches = step.is_conversion ? read_field(step.byte, scanner, fields)
                         : step.byte == ' ' ? scanner.skip_blanks()
                                            : scanner.skip(step.byte);
    if (!matches) return std::nullopt;
  }
  if (!scanner.at_end() || !settle(fields)) return std::nullopt;
  fields.time.precision_s = precision_s_;
  return to_timestamp(fields.time, zone_);
}

}  // namespace cahoots
