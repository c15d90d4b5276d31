#include "cli/case_tables.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "records/json_writer.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

/// The value as JSON; null where it is unknown.
std::string json_of(RecordView& record, std::string_view key) {
  return record.has(key) ? record.json(key) : std::string("null");
}

void write_cell(CsvWriter& out, const FieldSpec& field, RecordView& record) {
  switch (field.shape) {
    case FieldShape::text:
    case FieldShape::time:
      out.text(record.text(field.name));
      return;
    case FieldShape::integer:
    case FieldShape::number:
    case FieldShape::boolean:
      out.word(record.has(field.name) ? record.json(field.name) : std::string());
      return;
    case FieldShape::texts:  // as JSON: no separator is safe in what an export holds
    case FieldShape::integers:
    case FieldShape::booleans:
    case FieldShape::object:
    case FieldShape::objects:
      out.text(record.has(field.name) ? record.json(field.name) : std::string());
      return;
  }
}

}  // namespace

void TablePart::visit(std::string_view type, RecordView& record) {
  const RecordSpec* const spec = find_record_spec(type);
  if (spec == nullptr) {
    ++unknown_[std::string(type)];
    return;
  }
  Rows& rows = rows_[static_cast<std::size_t>(spec - record_specs().data())];
  rows.json_lines.append("{\"type\":");
  append_json_string(rows.json_lines, type);
  for (const FieldSpec& field : spec->fields) {
    rows.json_lines.push_back(',');
    append_json_string(rows.json_lines, field.name);
    rows.json_lines.push_back(':');
    rows.json_lines.append(json_of(record, field.name));
    write_cell(rows.csv, field, record);
  }
  rows.json_lines.append("}\n");
  rows.csv.end_row();
  ++rows.n_rows;
}

CaseTables::CaseTables(const std::string& folder, bool may_replace) {
  std::error_code error;  // what is wrong shows when the first file is opened
  std::filesystem::create_directory(folder, error);
  for (const RecordSpec& spec : record_specs()) {
    const std::string stem = (std::filesystem::path(folder) / spec.type).string();
    tables_.push_back({std::make_unique<Output>(stem + ".jsonl", may_replace),
                       std::make_unique<Output>(stem + ".csv", may_replace)});
    CsvWriter header;
    for (const FieldSpec& field : spec.fields) header.word(field.name);
    tables_.back().csv->write(header.end_row().take());
  }
}

void CaseTables::merge(TablePart& part) {
  for (auto& [place, rows] : part.rows_) {
    Table& table = tables_[place];
    table.json_lines->write(rows.json_lines);
    table.csv->write(rows.csv.take());
  }
  for (const auto& [type, count] : part.unknown_) unknown_[type] += count;
}

void CaseTables::close() {
  for (Table& table : tables_) {
    table.json_lines->close();
    table.csv->close();
  }
}

}  // namespace cahoots
