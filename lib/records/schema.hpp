#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_view.hpp"

namespace cahoots {

/// The JSON shape of a field's value.
enum class FieldShape : std::uint8_t {
  text,      ///< string
  time,      ///< "YYYY-MM-DDTHH:MM:SSZ"
  integer,   ///< integer number
  number,    ///< number
  boolean,   ///< true or false
  texts,     ///< list of strings
  booleans,  ///< list of booleans
  integers,  ///< list of integers
  object,    ///< object whose keys are given in the description
  objects,   ///< list of such objects
};

/// One field of a record: its place in the table is its place in the record.
struct FieldSpec {
  std::string_view name;
  FieldShape shape;
  bool is_nullable;
  std::string_view description;
};

/// One record type. THE schema: --schema, cahoots-records(5) and the tests are made from it.
struct RecordSpec {
  std::string_view type;
  std::string_view maker;
  std::string_view one_per;
  std::span<const FieldSpec> fields;
};

/// All record types, in the order of the pipeline.
std::span<const RecordSpec> record_specs();
/// The type of that name, or null.
const RecordSpec* find_record_spec(std::string_view type);

/// A JSON Schema (draft 2020-12) of lines of those types, indented, with a final LF.
std::string json_schema(const std::vector<std::string_view>& types);
/// The field tables of all types as man(7) source, for cahoots-records(5).
std::string schema_as_man_page_section();

/// What is wrong with a record of a type in the table: a missing key, a key out of order or
/// unknown, a value of the wrong shape. Empty where nothing is.
std::string check_record(const RecordSpec& spec, RecordView& record);

}  // namespace cahoots
