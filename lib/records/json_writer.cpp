#include "records/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/byte_vector.hpp"
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

constexpr std::size_t kEscapeBytes = 6;   ///< the longest escape of a byte: \u001f
constexpr std::size_t kPieceBytes = 512;  ///< of a text, so that its escaped form fits the buffer
constexpr std::size_t kNumberBytes = 32;
constexpr std::size_t kTimeBytes = 22;

char* write_escape(char* to, unsigned char byte) {
  constexpr std::string_view kShort = "\"\"\\\\\nn\rr\tt\bb\ff";
  for (std::size_t i = 0; i < kShort.size(); i += 2) {
    if (kShort[i] != static_cast<char>(byte)) continue;
    *to++ = '\\';
    *to++ = kShort[i + 1];
    return to;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  std::memcpy(to, "\\u00", 4);
  to[4] = kHex[byte >> 4U];
  to[5] = kHex[byte & 15U];
  return to + kEscapeBytes;
}

/// Writes the escaped text; needs room for kEscapeBytes a byte and a vector more.
char* write_escaped(char* to, std::string_view text) {
  const char* from = text.data();
  const char* const end = from + text.size();
  while (from < end) {
    if (static_cast<std::size_t>(end - from) >= kByteVectorBytes) {
      const ByteVector bytes = load_bytes(from);
      if (!any_byte((bytes == '"') | (bytes == '\\') | (bytes < 0x20))) {
        std::memcpy(to, &bytes, kByteVectorBytes);
        from += kByteVectorBytes;
        to += kByteVectorBytes;
        continue;
      }
    }
    const char* const stop =
        from + std::min(kByteVectorBytes, static_cast<std::size_t>(end - from));
    for (; from < stop; ++from) {
      const auto byte = static_cast<unsigned char>(*from);
      if (kEscaped[byte]) {
        to = write_escape(to, byte);
      } else {
        *to++ = *from;
      }
    }
  }
  return to;
}

char* write_digits(char* to, std::int64_t value, int width) {
  for (int i = width; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
  return to + width;
}

/// Writes the time in quotes, kTimeBytes; nothing outside the years 0000 to 9999.
char* write_time(char* to, std::int64_t epoch_s) {
  constexpr std::int64_t kYear0_s = seconds_from_civil({{0, 1, 1}});
  constexpr std::int64_t kYear10000_s = seconds_from_civil({{10000, 1, 1}});
  if (epoch_s < kYear0_s || epoch_s >= kYear10000_s) return to;
  const std::int64_t days = floor_div(epoch_s, kDay_s);
  const std::int64_t second_of_day = epoch_s - days * kDay_s;
  const CivilDate date = civil_from_days(days);
  *to++ = '"';
  to = write_digits(to, date.year, 4);
  *to++ = '-';
  to = write_digits(to, date.month, 2);
  *to++ = '-';
  to = write_digits(to, date.day, 2);
  *to++ = 'T';
  to = write_digits(to, second_of_day / kHour_s, 2);
  *to++ = ':';
  to = write_digits(to, second_of_day / kMinute_s % 60, 2);
  *to++ = ':';
  to = write_digits(to, second_of_day % 60, 2);
  *to++ = 'Z';
  *to++ = '"';
  return to;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  std::array<char, kPieceBytes * kEscapeBytes + kByteVectorBytes> piece;
  out.push_back('"');
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), kPieceBytes))) {
    out.append(piece.data(), write_escaped(piece.data(), text.substr(0, kPieceBytes)));
  }
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
  std::array<char, kTimeBytes> written;
  char* const end = write_time(written.data(), epoch_s);
  if (end == written.data()) {
    out.append("null");
  } else {
    out.append(written.begin(), written.end());
  }
}

void JsonWriter::put(std::string_view bytes) {
  if (bytes.size() > kBufferBytes) {
    flush();
    out_.append(bytes);
    return;
  }
  char* const to = room(bytes.size());
  std::memcpy(to, bytes.data(), bytes.size());
  used(to + bytes.size());
}

void JsonWriter::string(std::string_view text) {
  put('"');
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), kPieceBytes))) {
    const std::string_view piece = text.substr(0, kPieceBytes);
    used(write_escaped(room(piece.size() * kEscapeBytes + kByteVectorBytes), piece));
  }
  put('"');
}

void JsonWriter::separate() {
  if (needs_comma_) put(',');
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  put('"');
  put(name);
  put("\":");
}

void JsonWriter::begin_record(std::string_view type) {
  put("{\"type\":\"");
  put(type);
  put('"');
  needs_comma_ = true;
}

void JsonWriter::begin_untyped_record() {
  put('{');
  needs_comma_ = false;
}

void JsonWriter::end_record() {
  put("}\n");
  flush();
}

void JsonWriter::null(std::string_view name) {
  key(name);
  put_null();
}

void JsonWriter::value_text(Text value) {
  if (!is_known(value)) return put_null();
  string(value);
}

void JsonWriter::value_integer(std::optional<std::int64_t> value) {
  if (!value) return put_null();
  char* const to = room(kNumberBytes);
  used(std::to_chars(to, to + kNumberBytes, *value).ptr);
}

void JsonWriter::count(std::string_view name, std::uint64_t value) {
  integer(name, static_cast<std::int64_t>(value));
}

void JsonWriter::number(std::string_view name, std::optional<double> value) {
  if (!value) return null(name);
  key(name);
  std::string written;
  append_json_number(written, *value);
  put(written);
}

void JsonWriter::boolean(std::string_view name, std::optional<bool> value) {
  if (!value) return null(name);
  key(name);
  put(*value ? "true" : "false");
}

void JsonWriter::value_time(std::optional<std::int64_t> epoch_s) {
  if (!epoch_s) return put_null();
  char* const to = room(kTimeBytes);
  const char* const end = write_time(to, *epoch_s);
  if (end == to) return put_null();
  used(end);
}

void JsonWriter::value_texts(const std::vector<Text>& values) {
  put('[');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) put(',');
    value_text(values[i]);
  }
  put(']');
}

void JsonWriter::texts(std::string_view name, const std::vector<std::string>& values) {
  texts(name, std::vector<Text>(values.begin(), values.end()));
}

void JsonWriter::value_booleans(const std::vector<bool>& values) {
  put('[');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) put(',');
    put(values[i] ? "true" : "false");
  }
  put(']');
}

void JsonWriter::counts(std::string_view name, std::span<const std::uint32_t> values) {
  begin_list(name);
  for (const std::uint32_t value : values) {
    separate();
    put(std::to_string(value));
  }
  end_list();
}

void JsonWriter::begin_object(std::string_view name) {
  key(name);
  put('{');
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  put('}');
  needs_comma_ = true;
}

void JsonWriter::begin_list(std::string_view name) {
  key(name);
  put('[');
  needs_comma_ = false;
}

void JsonWriter::end_list() {
  put(']');
  needs_comma_ = true;
}

void JsonWriter::begin_item() {
  separate();
  put('{');
  needs_comma_ = false;
}

}  // namespace cahoots
