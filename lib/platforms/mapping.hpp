#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "time/time_format.hpp"

namespace cahoots {

/// Where the value of one record field comes from.
struct ValueSource {
  std::string path;                  ///< a column name, or a JSON pointer
  std::vector<std::string> hash_of;  ///< paths whose values make a stable id
  std::optional<std::string> constant;
  std::vector<std::pair<std::string, std::optional<std::string>>> values;  ///< raw → record
  bool maps_values = false;  ///< unlisted values become `fallback`
  std::optional<std::string> fallback;
  std::string list_separator;
  bool trims = true;
  std::optional<TimeFormat> time_format;
  std::optional<std::int64_t> precision_s;  ///< overrides what the written form shows
};

/// A mapping file: how an export of any tool turns into post and account records. JSON of the form
/// documented in cahoots-mapping(5). Immutable.
struct Mapping {
  std::string name;    ///< of the mapping file
  std::string files;   ///< glob on file names it is meant for; empty = any that has its columns
  std::string format;  ///< csv, tsv, jsonl or json
  ValueSource platform;
  std::vector<std::pair<std::string, ValueSource>> post;
  std::vector<std::pair<std::string, ValueSource>> account;

  /// The paths without which no record can be made: where uid and account come from; each once.
  std::vector<std::string> required_paths() const;
};

/// Reads a mapping. Throws UsageError that names the file and the field that is wrong, with the
/// known names where one is misspelt.
Mapping parse_mapping(const std::string& name, const std::string& json);

/// True where a file name (its last component) matches a glob of `*` and `?`.
bool matches_glob(std::string_view glob, std::string_view name);

}  // namespace cahoots
