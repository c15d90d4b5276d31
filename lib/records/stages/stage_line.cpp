#include "records/stages/stage_line.hpp"

#include <algorithm>
#include <array>

#include "base/base64.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr char kEscape = 0x0E;
constexpr char kEscapeShift = 0x30;
constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kNumberDigits = 16;

/// The number that `digits`, decimal, stand for; -1 where they are none.
int decimal(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool is_escaped(char byte) {
  return static_cast<unsigned char>(byte) <= static_cast<unsigned char>(kEscape);
}

[[noreturn]] void fail_on_field(const char* what) {
  throw DataError(std::string("a stage line ") + what);
}

}  // namespace

void append_stage_place(std::string& line, StagePlace place) {
  const auto digit = [&](unsigned number) { line.push_back(static_cast<char>('0' + number % 10)); };
  digit(place.round / 10U);
  digit(place.round);
  line.push_back('.');
  for (unsigned step = 1000; step > 0; step /= 10) digit(place.part / step);
  line.push_back('\t');
}

bool read_stage_place(std::string_view line, StagePlace& place) {
  if (line.size() < kStagePlaceBytes || line[2] != '.' || line[7] != '\t') return false;
  const int round = decimal(line.substr(0, 2));
  const int part = decimal(line.substr(3, 4));
  if (round < 0 || part < 0) return false;
  place = {static_cast<std::uint16_t>(round), static_cast<std::uint16_t>(part)};
  return true;
}

StageRowWriter& StageRowWriter::text(std::string_view text) {
  row_.push_back('\t');
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_escaped) -
        text.begin());
    row_.append(text.substr(begin, end - begin));
    if (end < text.size()) {
      row_.push_back(kEscape);
      row_.push_back(static_cast<char>(text[end] + kEscapeShift));
    }
    begin = end + 1;
  }
  return *this;
}

StageRowWriter& StageRowWriter::number(std::uint64_t number) {
  std::array<char, kNumberDigits + 1> digits;
  digits[0] = '\t';
  for (std::size_t i = kNumberDigits; i > 0; --i, number >>= 4U)
    digits[i] = kHexDigits[number & 15];
  row_.append(digits.data(), digits.size());
  return *this;
}

StageRowWriter& StageRowWriter::bytes(std::string_view bytes) {
  row_.push_back('\t');
  row_.append(encode_base64(bytes));
  return *this;
}

std::string_view StageRowReader::raw() {
  if (rest_.empty() || rest_.front() != '\t') fail_on_field("ends before its last field");
  const std::size_t end = std::min(rest_.find('\t', 1), rest_.size());
  const std::string_view field = rest_.substr(1, end - 1);
  rest_.remove_prefix(end);
  return field;
}

std::string_view StageRowReader::text(std::string& kept) {
  const std::string_view field = raw();
  if (field.find(kEscape) == std::string_view::npos) return field;
  kept.clear();
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != kEscape) {
      kept.push_back(field[i]);
      continue;
    }
    const int byte = ++i < field.size() ? field[i] - kEscapeShift : -1;
    if (byte < 0 || byte > kEscape)
      fail_on_field("holds a text that is not escaped as it should be");
    kept.push_back(static_cast<char>(byte));
  }
  return kept;
}

std::uint64_t StageRowReader::number() {
  const std::string_view field = raw();
  if (field.size() != kNumberDigits) fail_on_field("holds no number where one belongs");
  std::uint64_t number = 0;
  for (const char digit : field) {
    const int value = hex_value(digit);
    if (value < 0) fail_on_field("holds no number where one belongs");
    number = number << 4U | static_cast<std::uint64_t>(value);
  }
  return number;
}

std::string StageRowReader::bytes() {
  auto decoded = decode_base64(raw());
  if (!decoded) fail_on_field("holds no base64 where it belongs");
  return std::move(*decoded);
}

}  // namespace cahoots
