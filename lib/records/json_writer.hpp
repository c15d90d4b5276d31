#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
/// calls. Unknown values are written as null. What is written reaches the string at the end of the
/// record (it is composed in a buffer, without a look at the string's capacity at each step), so
/// nothing else may be appended to it within a record. One thread.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}
  ~JsonWriter() { flush(); }
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  /// Starts a record: `{"type":"NAME"`.
  void begin_record(std::string_view type);
  /// Starts a record that has no type.
  void begin_untyped_record();
  void end_record();

  template <class Key>
  void text(const Key& name, Text value) {
    key(name);
    value_text(value);
  }
  template <class Key>
  void integer(const Key& name, std::optional<std::int64_t> value) {
    key(name);
    value_integer(value);
  }
  template <class Key>
  void time(const Key& name, std::optional<std::int64_t> epoch_s) {
    key(name);
    value_time(epoch_s);
  }
  void count(std::string_view name, std::uint64_t value);
  void number(std::string_view name, std::optional<double> value);
  void boolean(std::string_view name, std::optional<bool> value);
  template <class Key>
  void texts(const Key& name, const std::vector<Text>& values) {
    key(name);
    value_texts(values);
  }
  void texts(std::string_view name, const std::vector<std::string>& values);
  template <class Key>
  void booleans(const Key& name, const std::vector<bool>& values) {
    key(name);
    value_booleans(values);
  }
  void counts(std::string_view name, std::span<const std::uint32_t> values);
  void null(std::string_view name);

  /// A nested object or list: `begin_object("score_parts") … end_object()`. Inside a list, objects
  /// are opened with `begin_item()` and closed with `end_object()`.
  void begin_object(std::string_view name);
  void end_object();
  void begin_list(std::string_view name);
  void end_list();
  void begin_item();

 private:
  static constexpr std::size_t kBufferBytes = 8192;

  void flush() {
    out_.append(buffer_.data(), size_);
    size_ = 0;
  }
  /// Room for `size_bytes`, at most kBufferBytes; used() says how many were written.
  char* room(std::size_t size_bytes) {
    if (kBufferBytes - size_ < size_bytes) flush();
    return buffer_.data() + size_;
  }
  void used(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put_null() {
    char* const to = room(4);
    std::memcpy(to, "null", 4);
    used(to + 4);
  }
  void put(std::string_view bytes);
  void string(std::string_view text);
  void value_text(Text value);
  void value_texts(const std::vector<Text>& values);
  void value_booleans(const std::vector<bool>& values);
  void value_integer(std::optional<std::int64_t> value);
  void value_time(std::optional<std::int64_t> epoch_s);
  void key(std::string_view name);
  /// Most keys are literals: their bytes are then stored by a few instructions.
  template <std::size_t n_bytes>
  void key(const char (&name)[n_bytes]) {
    char* to = room(n_bytes + 4);
    *to = ',';
    to += needs_comma_ ? 1 : 0;
    needs_comma_ = true;
    *to++ = '"';
    std::memcpy(to, name, n_bytes - 1);
    to += n_bytes - 1;
    *to++ = '"';
    *to++ = ':';
    used(to);
  }
  void separate();

  std::string& out_;
  std::size_t size_ = 0;
  bool needs_comma_ = false;
  std::array<char, kBufferBytes> buffer_;
};

}  // namespace cahoots
