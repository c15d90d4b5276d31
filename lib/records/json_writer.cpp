#include "records/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/civil.hpp"

namespace cahoots {
namespace {

/// RFC 8259, section 7: quotation mark, reverse solidus and the controls must be escaped. DEL and
/// U+2028/2029 may stand as they are.
constexpr std::array<bool, 256> make_escaped() {
  std::array<bool, 256> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}
constexpr std::array<bool, 256> kEscaped = make_escaped();

void append_escape(std::string& out, unsigned char byte) {
  switch (byte) {
    case '"':
      out.append("\\\"");
      return;
    case '\\':
      out.append("\\\\");
      return;
    case '\n':
      out.append("\\n");
      return;
    case '\r':
      out.append("\\r");
      return;
    case '\t':
      out.append("\\t");
      return;
    case '\b':
      out.append("\\b");
      return;
    case '\f':
      out.append("\\f");
      return;
    default:
      break;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out.append("\\u00");
  out.push_back(kHex[byte >> 4U]);
  out.push_back(kHex[byte & 15U]);
}

void append_digits(std::string& out, std::int64_t value, int width) {
  std::array<char, 8> digits{};
  for (int i = width; i-- > 0; value /= 10) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  }
  out.append(digits.data(), static_cast<std::size_t>(width));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!kEscaped[byte]) continue;
    out.append(text.substr(begin, i - begin));
    append_escape(out, byte);
    begin = i + 1;
  }
  out.append(text.substr(begin));
  out.push_back('"');
}

void append_json_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out.append("null");
    return;
  }
  if (value == 0) value = 0;  // no "-0"
  std::array<char, 32> digits{};
  char* const end = digits.data() + digits.size();
  // Readers take digits without a point for an integer, and refuse those over 64 bits.
  const auto result = std::abs(value) < 1e18
                          ? std::to_chars(digits.data(), end, value)
                          : std::to_chars(digits.data(), end, value, std::chars_format::scientific);
  out.append(digits.data(), result.ptr);
}

void append_json_time(std::string& out, std::int64_t epoch_s) {
  constexpr std::int64_t kYear0_s = seconds_from_civil({{0, 1, 1}});
  constexpr std::int64_t kYear10000_s = seconds_from_civil({{10000, 1, 1}});
  if (epoch_s < kYear0_s || epoch_s >= kYear10000_s) {
    out.append("null");
    return;
  }
  const std::int64_t days = floor_div(epoch_s, kDay_s);
  const std::int64_t second_of_day = epoch_s - days * kDay_s;
  const CivilDate date = civil_from_days(days);
  out.push_back('"');
  append_digits(out, date.year, 4);
  out.push_back('-');
  append_digits(out, date.month, 2);
  out.push_back('-');
  append_digits(out, date.day, 2);
  out.push_back('T');
  append_digits(out, second_of_day / kHour_s, 2);
  out.push_back(':');
  append_digits(out, second_of_day / kMinute_s % 60, 2);
  out.push_back(':');
  append_digits(out, second_of_day % 60, 2);
  out.append("Z\"");
}

void JsonWriter::separate() {
  const char last = out_.empty() ? '\n' : out_.back();
  if (last != '{' && last != '[') out_.push_back(',');
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
}

void JsonWriter::begin_record(std::string_view type) {
  out_.append("{\"type\":\"");
  out_.append(type);
  out_.push_back('"');
}

void JsonWriter::null(std::string_view name) {
  key(name);
  out_.append("null");
}

void JsonWriter::text(std::string_view name, Text value) {
  if (!is_known(value)) return null(name);
  key(name);
  append_json_string(out_, value);
}

void JsonWriter::integer(std::string_view name, std::optional<std::int64_t> value) {
  if (!value) return null(name);
  key(name);
  std::array<char, 24> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), *value);
  out_.append(digits.data(), result.ptr);
}

void JsonWriter::count(std::string_view name, std::uint64_t value) {
  integer(name, static_cast<std::int64_t>(value));
}

void JsonWriter::number(std::string_view name, std::optional<double> value) {
  if (!value) return null(name);
  key(name);
  append_json_number(out_, *value);
}

void JsonWriter::boolean(std::string_view name, std::optional<bool> value) {
  if (!value) return null(name);
  key(name);
  out_.append(*value ? "true" : "false");
}

void JsonWriter::time(std::string_view name, std::optional<std::int64_t> epoch_s) {
  if (!epoch_s) return null(name);
  key(name);
  append_json_time(out_, *epoch_s);
}

void JsonWriter::texts(std::string_view name, const std::vector<Text>& values) {
  begin_list(name);
  for (const Text value : values) {
    separate();
    if (is_known(value)) {
      append_json_string(out_, value);
    } else {
      out_.append("null");
    }
  }
  end_list();
}

void JsonWriter::texts(std::string_view name, const std::vector<std::string>& values) {
  texts(name, std::vector<Text>(values.begin(), values.end()));
}

void JsonWriter::booleans(std::string_view name, const std::vector<bool>& values) {
  begin_list(name);
  for (const bool value : values) {
    separate();
    out_.append(value ? "true" : "false");
  }
  end_list();
}

void JsonWriter::counts(std::string_view name, std::span<const std::uint32_t> values) {
  begin_list(name);
  for (const std::uint32_t value : values) {
    separate();
    out_.append(std::to_string(value));
  }
  end_list();
}

void JsonWriter::begin_object(std::string_view name) {
  key(name);
  out_.push_back('{');
}

void JsonWriter::end_object() {
  out_.push_back('}');
}

void JsonWriter::begin_list(std::string_view name) {
  key(name);
  out_.push_back('[');
}

void JsonWriter::end_list() {
  out_.push_back(']');
}

void JsonWriter::begin_item() {
  separate();
  out_.push_back('{');
}

}  // namespace cahoots
