#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/post.hpp"

namespace cahoots {

/// Appends `text` as a JSON string with its quotes. The bytes must be valid UTF-8.
void append_json_string(std::string& out, std::string_view text);
/// Appends a number in the shortest form that reads back as the same double; null where it is not
/// finite. The same bytes on every machine.
void append_json_number(std::string& out, double value);
/// Appends `YYYY-MM-DDTHH:MM:SSZ` in quotes; null outside the years 0000 to 9999.
void append_json_time(std::string& out, std::int64_t epoch_s);

/// Writes one record after another to the end of a string, one a line, keys in the order of the
/// calls. Unknown values are written as null. One thread.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  /// Starts a record: `{"type":"NAME"`.
  void begin_record(std::string_view type);
  void end_record() { out_.append("}\n"); }

  void text(std::string_view key, Text value);
  void integer(std::string_view key, std::optional<std::int64_t> value);
  void count(std::string_view key, std::uint64_t value);
  void number(std::string_view key, std::optional<double> value);
  void boolean(std::string_view key, std::optional<bool> value);
  void time(std::string_view key, std::optional<std::int64_t> epoch_s);
  void texts(std::string_view key, const std::vector<Text>& values);
  void texts(std::string_view key, const std::vector<std::string>& values);
  void booleans(std::string_view key, const std::vector<bool>& values);
  void counts(std::string_view key, std::span<const std::uint32_t> values);
  void null(std::string_view key);

  /// A nested object or list: `begin_object("score_parts") … end_object()`. Inside a list, objects
  /// are opened with `begin_item()` and closed with `end_object()`.
  void begin_object(std::string_view key);
  void end_object();
  void begin_list(std::string_view key);
  void end_list();
  void begin_item();

 private:
  void key(std::string_view name);
  void separate();

  std::string& out_;
};

}  // namespace cahoots
