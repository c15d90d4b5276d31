#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace cahoots {

/// Lines by which the stages of a tool hand rows to each other, over any program that sorts lines
/// bytewise (LC_ALL=C sort, Hadoop, Spark):
///
///     RR.PPPP TAB K TAB field TAB field … LF
///
/// RR: the round that reads it; PPPP: its part, all rows of one key in one; K: a letter, which kind
/// of row it is. Fields compare as what they stand for, so that lines in order are rows in order,
/// a prefix first: a text has each byte up to 0x0E as 0x0E and that byte plus 0x30, and so holds no
/// TAB, LF, CR or NUL; a number is 16 hexadecimal digits. docs/stages.md, section 1.

/// Where a row goes.
struct StagePlace {
  std::uint16_t round = 0;  ///< 1 to 99
  std::uint16_t part = 0;   ///< 0 to 9998, or kSharedStagePart

  auto operator<=>(const StagePlace&) const = default;
};
constexpr std::size_t kStagePlaceBytes = 8;  ///< `RR.PPPP` and TAB
constexpr std::uint16_t kMostStageRounds = 99;
constexpr std::uint16_t kMostStageParts = 9998;
/// The part of rows that every task of a round reads beside its own; the last.
constexpr std::uint16_t kSharedStagePart = 9999;

/// The kind of a header line; below those of all rows.
constexpr char kStageHeader = '!';

void append_stage_place(std::string& line, StagePlace place);
/// Reads what stands at the front of a line; false where it is none.
bool read_stage_place(std::string_view line, StagePlace& place);

/// The part of a key: the same for any row that has it.
inline std::uint16_t stage_part_of(std::string_view key, std::uint16_t n_parts) {
  return static_cast<std::uint16_t>(hash64(key) % n_parts);
}

/// Writes the fields of a row. One thread.
class StageRowWriter {
 public:
  /// Clears `row`; `kind` a letter.
  StageRowWriter(std::string& row, char kind) : row_(row) { row_.assign(1, kind); }

  StageRowWriter& text(std::string_view text);
  StageRowWriter& number(std::uint64_t number);
  /// Negative ones compare as smaller.
  StageRowWriter& integer(std::int64_t number) {
    return this->number(static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63));
  }
  /// Its bits; as numbers they compare in order from 0 on.
  StageRowWriter& real(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return number(bits);
  }
  /// Any bytes, as base64: for what is not compared.
  StageRowWriter& bytes(std::string_view bytes);

 private:
  std::string& row_;
};

/// Reads a row's fields in their order. Throws DataError where a field is missing or malformed.
/// One thread.
class StageRowReader {
 public:
  explicit StageRowReader(std::string_view row) : rest_(row.substr(1)), kind_(row.front()) {}

  char kind() const { return kind_; }
  /// Valid until the row goes, or the next call where `kept` is used for it.
  std::string_view text(std::string& kept);
  std::uint64_t number();
  std::int64_t integer() { return static_cast<std::int64_t>(number() ^ (std::uint64_t{1} << 63)); }
  double real() {
    const std::uint64_t bits = number();
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  std::string bytes();
  bool at_end() const { return rest_.empty(); }
  /// The next field as it stands.
  std::string_view raw();

 private:
  std::string_view rest_;
  char kind_;
};

}  // namespace cahoots
