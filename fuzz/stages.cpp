// What tasks of one run hand to each other: rows compare and read back as what they stand for, and
// nothing made up is taken for one that is whole.
#include <optional>
#include <string>

#include "analysis/cadence/packed_account.hpp"
#include "analysis/schedules/starts.hpp"
#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "records/stages/stage_header.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {
namespace {

/// Two texts of any bytes as fields.
void check_stage_texts(std::string_view bytes) {
  const std::size_t half = bytes.size() / 2;
  const std::string_view texts[] = {bytes.substr(0, half), bytes.substr(half)};
  std::string rows[2];
  for (int i = 0; i < 2; ++i) {
    StageRowWriter(rows[i], 'k').text(texts[i]).number(bytes.size());
    require(rows[i].find_first_of(std::string_view("\n\r\0", 3)) == std::string::npos,
            "a row is one line", rows[i]);
    StageRowReader reader(rows[i]);
    std::string kept;
    require_equal(reader.text(kept), texts[i], "a text reads back");
    require(reader.number() == bytes.size() && reader.at_end(), "a number reads back");
  }
  require((rows[0] < rows[1]) == (texts[0] < texts[1]), "rows compare as their texts");
}

/// Any bytes as a row.
void check_stage_row(std::string_view bytes) {
  StagePlace place;
  if (read_stage_place(bytes, place)) {
    std::string again;
    append_stage_place(again, place);
    require_equal(again, bytes.substr(0, kStagePlaceBytes), "a place reads back");
  }
  if (bytes.empty()) return;
  StageRowReader reader(bytes);
  std::string kept;
  try {
    for (int i = 0; !reader.at_end(); ++i) {
      if (i % 3 == 0) reader.text(kept);
      if (i % 3 == 1) reader.number();
      if (i % 3 == 2) reader.bytes();
    }
  } catch (const DataError&) {
  }
}

void check_stage_header(std::string_view bytes) {
  static RecordParser parser;
  std::string row = "!\t";
  row.append(bytes);
  StageHeader header;
  try {
    header = read_stage_header(row, parser);
  } catch (const DataError&) {
    return;
  }
  std::string written;
  append_stage_header(written, header);
  const StageHeader again = read_stage_header(written, parser);
  require_equal(difference_between(again.identity, header.identity), "", "a header reads back");
  require(again.sum == header.sum && again.n_lines == header.n_lines, "its sums too", written);
}

void check_packed_account(std::string_view bytes) {
  try {
    const AccountCadence account = read_packed_account(bytes);
    std::string again;
    append_packed(again, account);
    read_packed_account(again);
  } catch (const DataError&) {
  }
}

void check_packed_starts(std::string_view bytes) {
  std::vector<ScheduleStart> starts;
  unpack_schedule_starts(bytes, starts);
  require(starts.size() <= bytes.size(), "no start takes less than a byte");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"stage-texts", check_stage_texts, "texts"},
      {"stage-row", check_stage_row, "texts"},
      {"stage-header", check_stage_header, "records", "json.dict"},
      {"packed-account", check_packed_account},
      {"packed-starts", check_packed_starts},
  };
}

}  // namespace cahoots
