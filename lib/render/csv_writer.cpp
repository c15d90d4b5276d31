#include "render/csv_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "records/json_writer.hpp"
#include "render/display_text.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

bool is_plain_handle(std::string_view text) {
  if (text.size() < 2 || text.front() != '@') return false;
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-'; });
}

}  // namespace

std::string without_formula(std::string_view text) {
  constexpr std::string_view kStartsFormula = "=+-@\t\r\n";
  bool is_formula = !text.empty() && kStartsFormula.find(text.front()) != std::string_view::npos &&
                    !is_plain_handle(text);
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    is_formula = is_formula || text.starts_with(wide);
  }
  return is_formula ? fmt::format("'{}", text) : std::string(text);
}

void CsvWriter::begin_cell() {
  if (is_row_open_) out_.push_back(',');
  is_row_open_ = true;
}

void CsvWriter::append_quoted(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_.append(value);
    return;
  }
  out_.push_back('"');
  for (const char c : value) {
    if (c == '"') out_.push_back('"');
    out_.push_back(c);
  }
  out_.push_back('"');
}

CsvWriter& CsvWriter::text(std::string_view value) {
  begin_cell();
  append_quoted(without_formula(displayable(value, {0, true})));
  return *this;
}

CsvWriter& CsvWriter::word(std::string_view value) {
  begin_cell();
  append_quoted(value);
  return *this;
}

CsvWriter& CsvWriter::count(std::uint64_t value) {
  return word(fmt::format("{}", value));
}

CsvWriter& CsvWriter::number(std::optional<double> value) {
  begin_cell();
  if (value) append_json_number(out_, *value);
  return *this;
}

CsvWriter& CsvWriter::integer(std::optional<std::int64_t> value) {
  return word(value ? fmt::format("{}", *value) : std::string());
}

CsvWriter& CsvWriter::time(std::optional<std::int64_t> time_s) {
  const auto written = time_s ? format_timestamp(*time_s) : std::nullopt;
  return word(written ? std::string_view(written->data(), written->size()) : std::string_view());
}

CsvWriter& CsvWriter::boolean(std::optional<bool> value) {
  return word(!value ? "" : *value ? "true" : "false");
}

CsvWriter& CsvWriter::end_row() {
  out_.append("\r\n");
  is_row_open_ = false;
  return *this;
}

std::string CsvWriter::take() {
  return std::exchange(out_, {});
}

}  // namespace cahoots
