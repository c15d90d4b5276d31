#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "io/record_block.hpp"

namespace cahoots {

/// Finds the whole records at the start of a buffer that is refilled from the left: split() is
/// called with the bytes not yet used, sees each byte once, and keeps its place between calls.
/// Linear time. One thread.
class RecordSplitter {
 public:
  virtual ~RecordSplitter() = default;

  /// Appends the records that end within `bytes` to `out` and returns how many bytes are used up.
  /// `is_last`: nothing follows, so that what is open at the end is a record too; in an array or an
  /// XML document that is not closed an empty record stands for what is missing.
  virtual std::size_t split(std::string_view bytes, bool is_last,
                            std::vector<RecordSlice>& out) = 0;

  /// To be called when the caller drops the bytes of the open record, which is too long:
  /// `size_bytes` of them, all that were looked at and not used. Its slice will be empty.
  void drop_open_bytes(std::size_t size_bytes) {
    dropped_bytes_ += size_bytes;
    scanned_bytes_ = open_begin_ = 0;
  }
  bool has_dropped() const { return dropped_bytes_ > 0; }
  /// Bytes to leave out at the start (a byte order mark).
  void skip(std::size_t size_bytes) { position_.offset_bytes += size_bytes; }
  /// To be called first: where the first byte stands, if that is not the start of the member.
  void start_at(std::uint64_t line, std::uint64_t offset_bytes) {
    position_.line = line;
    position_.offset_bytes = offset_bytes;
  }

 protected:
  RecordSplitter(const RecordShape& shape, std::uint32_t source) : shape_(shape) {
    position_.source = source;
    position_.line = 1;
  }

  /// To be called at the first byte of a record, `begin` of the buffer.
  void begin_record(std::size_t begin);
  /// Takes one byte as seen.
  void advance(char c) {
    position_.offset_bytes += 1;
    if (c == '\n') position_.line += 1;
  }
  /// Appends the open record, of which `record` lies in the buffer.
  void finish_record(std::string_view record, std::vector<RecordSlice>& out,
                     std::shared_ptr<const RecordEnvelope> envelope = nullptr);
  /// To be returned by split(): keeps the place for the next call.
  std::size_t used_up(std::size_t used, std::size_t size_bytes);

  RecordShape shape_;
  SourcePosition position_;  ///< of the next byte to look at
  SourcePosition open_;      ///< of the first byte of the open record
  std::size_t scanned_bytes_ = 0;
  std::size_t open_begin_ = 0;
  std::uint64_t dropped_bytes_ = 0;  ///< of the open record
  bool is_open_ = false;
};

/// The splitter for a shape.
std::unique_ptr<RecordSplitter> make_record_splitter(const RecordShape& shape,
                                                     std::uint32_t source);
/// The makers behind it, one a file.
std::unique_ptr<RecordSplitter> make_framed_splitter(const RecordShape& shape,
                                                     std::uint32_t source);
std::unique_ptr<RecordSplitter> make_json_item_splitter(const RecordShape& shape,
                                                        std::uint32_t source);
std::unique_ptr<RecordSplitter> make_xml_item_splitter(const RecordShape& shape,
                                                       std::uint32_t source);

}  // namespace cahoots
