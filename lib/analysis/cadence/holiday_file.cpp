#include "analysis/cadence/holiday_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "base/text_arena.hpp"
#include "platforms/delimited_row.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kLongestEntry_days = 60;
constexpr std::array<std::string_view, 5> kHolidayColumns = {"country", "name", "first_day",
                                                             "last_day", "kind"};

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const char* const end = digits.data() + digits.size();
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto result = std::from_chars(digits.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

std::optional<std::int64_t> day_of_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day || !is_valid({*year, *month, *day})) return std::nullopt;
  return days_from_civil({*year, *month, *day});
}

bool is_country(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Values by the order of kHolidayColumns, and the byte column of each, from 1.
struct HolidayLine {
  std::array<std::string_view, kHolidayColumns.size()> values;
  std::array<std::size_t, kHolidayColumns.size()> columns{};
};

class HolidayReader {
 public:
  explicit HolidayReader(const std::string& file_name) : file_name_(file_name) {}

  void read_line(std::string_view line) {
    ++line_number_;
    line_ = line;
    const std::string_view text = without_blanks(line);
    if (text.empty() || text.front() == '#') return;
    if (text.front() == '{') {
      take(json_line(line));
    } else if (header_.empty()) {
      read_header(line);
    } else {
      take(csv_line(line));
    }
  }

  HolidayTable finish() {
    if (holidays_.empty()) throw UsageError(fmt::format("{}: holds no holiday", file_name_));
    return HolidayTable(std::move(holidays_));
  }

 private:
  [[noreturn]] void fail(std::size_t column, std::string_view message) const {
    throw UsageError(fmt::format("{}:{}:{}: {}", file_name_, line_number_, column, message));
  }

  std::vector<std::string_view> split(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    std::vector<std::string_view> fields;
    const RowError error = split_row(line, ',', arena_, fields);
    if (!error.message.empty()) fail(error.column, error.message);
    return fields;
  }

  /// The byte column of a field, from 1; of one that was unescaped, the line's first.
  std::size_t column_of(std::string_view field) const {
    const bool is_within =
        field.data() >= line_.data() && field.data() <= line_.data() + line_.size();
    return is_within ? static_cast<std::size_t>(field.data() - line_.data()) + 1 : 1;
  }

  void read_header(std::string_view line) {
    for (const std::string_view field : split(line)) header_.emplace_back(without_blanks(field));
    for (const std::string_view wanted : kHolidayColumns) {
      if (wanted == "kind" || std::count(header_.begin(), header_.end(), wanted) == 1) continue;
      fail(1, fmt::format("the first line must name the column {} once; write "
                          "country,name,first_day,last_day",
                          wanted));
    }
  }

  HolidayLine csv_line(std::string_view line) {
    const std::vector<std::string_view> fields = split(line);
    if (fields.size() != header_.size()) {
      fail(1, fmt::format("{} fields where the first line has {}", fields.size(), header_.size()));
    }
    HolidayLine read;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto column = std::find(kHolidayColumns.begin(), kHolidayColumns.end(), header_[i]);
      if (column == kHolidayColumns.end()) continue;
      const auto place = static_cast<std::size_t>(column - kHolidayColumns.begin());
      read.values[place] = without_blanks(fields[i]);
      read.columns[place] = column_of(fields[i]);
    }
    return read;
  }

  HolidayLine json_line(std::string_view line) {
    auto record = parser_.parse_copy(line);
    if (!record) fail(parser_.error().column, parser_.error().message);
    HolidayLine read;
    for (std::size_t i = 0; i < kHolidayColumns.size(); ++i) {
      const Text value = record->text(kHolidayColumns[i]);
      if (is_known(value)) read.values[i] = arena_.keep(value);
      const std::size_t key = line.find(fmt::format("\"{}\"", kHolidayColumns[i]));
      read.columns[i] = key == std::string_view::npos ? 1 : key + 1;
    }
    return read;
  }

  std::int64_t day_at(const HolidayLine& line, std::size_t place) const {
    const auto day = day_of_date(line.values[place]);
    if (day) return *day;
    fail(line.columns[place],
         fmt::format("{} is no date; write {} as YYYY-MM-DD",
                     line.values[place].empty() ? "nothing" : line.values[place],
                     kHolidayColumns[place]));
  }

  void take(const HolidayLine& line) {
    const auto& [country, name, first_day, last_day, kind] = line.values;
    if (!is_country(country)) {
      fail(line.columns[0], "country must be two capital letters of ISO 3166-1, such as CN");
    }
    if (!kind.empty() && kind != "off" && kind != "workday") {
      fail(line.columns[4], fmt::format("{} is no kind; write off or workday", kind));
    }
    Holiday holiday;
    holiday.country = {{country[0], country[1]}};
    holiday.name = name;
    holiday.first_day = day_at(line, 2);
    holiday.last_day = day_at(line, 3);
    holiday.is_made_up_work = kind == "workday";
    if (holiday.last_day < holiday.first_day) {
      fail(line.columns[3], "the holiday ends before it begins");
    }
    if (holiday.last_day - holiday.first_day >= kLongestEntry_days) {
      fail(line.columns[3], fmt::format("the holiday lasts more than {} days", kLongestEntry_days));
    }
    holidays_.push_back(std::move(holiday));
  }

  const std::string& file_name_;
  std::uint64_t line_number_ = 0;
  std::string_view line_;
  std::vector<std::string> header_;
  TextArena arena_;
  RecordParser parser_;
  std::vector<Holiday> holidays_;
};

}  // namespace

HolidayTable read_holidays(const std::string& file_name, std::string_view content) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  HolidayReader reader(file_name);
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    reader.read_line(content.substr(begin, end - begin));
    begin = end + 1;
  }
  return reader.finish();
}

}  // namespace cahoots
