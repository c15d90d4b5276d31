#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "io/record_block.hpp"

namespace cahoots {

/// Finds the whole records at the start of a buffer that is refilled from the left: split() is
/// called with the bytes not yet used, sees each byte once, and keeps its place between calls.
/// Linear time. One thread.
class RecordSplitter {
 public:
  RecordSplitter(const RecordShape& shape, std::uint32_t source) : shape_(shape) {
    position_.source = source;
    position_.line = 1;
  }

  /// Appends the records that end within `bytes` to `out` and returns how many bytes are used up.
  /// `is_last`: nothing follows, so that what is open at the end is a record too; in an array that
  /// is not closed an empty record stands for what is missing.
  std::size_t split(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out);

  /// To be called when the caller drops the bytes of the open record, which is too long:
  /// `size_bytes` of them, all that were looked at and not used. Its slice will be empty.
  void drop_open_bytes(std::size_t size_bytes) {
    dropped_bytes_ += size_bytes;
    scanned_bytes_ = open_begin_ = 0;
  }
  bool has_dropped() const { return dropped_bytes_ > 0; }
  /// Bytes to leave out at the start (a byte order mark).
  void skip(std::size_t size_bytes) { position_.offset_bytes += size_bytes; }

 private:
  enum class Field : std::uint8_t { start, plain, quoted, closed };

  std::size_t split_lines(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out);
  void finish_all(std::string_view bytes, std::vector<RecordSlice>& out);
  bool opens(char c);
  bool step(char c);
  bool step_delimited(char c);
  bool step_json(char c);
  bool step_json_outside(char c);
  void finish_record(std::string_view bytes, std::size_t end, std::vector<RecordSlice>& out);
  std::string_view trimmed(std::string_view record) const;

  RecordShape shape_;
  SourcePosition position_;  ///< of the next byte to look at
  SourcePosition open_;      ///< of the first byte of the open record
  std::size_t scanned_bytes_ = 0;
  std::size_t open_begin_ = 0;
  std::uint64_t dropped_bytes_ = 0;  ///< of the open record
  bool is_open_ = false;
  Field field_ = Field::start;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_scalar_ = false;
  std::size_t depth_ = 0;
  bool in_array_ = false;
};

}  // namespace cahoots
