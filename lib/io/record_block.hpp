#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/input.hpp"
#include "io/line_block.hpp"

namespace cahoots {

/// How the records of an export lie in its bytes.
enum class Framing : std::uint8_t {
  lines,           ///< one record a line
  json_documents,  ///< JSON texts one after another, over any number of lines; arrays are opened
  delimited,       ///< CSV or TSV, RFC 4180: a quoted field may hold line breaks
  json_items,      ///< JSON texts; the elements of the arrays under one key are the records
  xml_items,       ///< one XML document; its `item`, `entry` and `comment` elements are the records
};

/// Where records begin and end.
struct RecordShape {
  Framing framing = Framing::lines;
  char delimiter = ',';  ///< of a delimited file
  std::size_t max_record_bytes = std::numeric_limits<std::size_t>::max();
  std::string item_key = {};  ///< of json_items
};

/// How much of a record over the limit is kept, for the rejects.
inline constexpr std::size_t kOverlongKeptBytes = LineBlockReader::kOverlongKeptBytes;

/// What stands around a record that is an item of a larger document: head + record + tail is a
/// document with this item only.
struct RecordEnvelope {
  std::string head;
  std::string tail;
};

/// One record in a block.
struct RecordSlice {
  std::size_t begin_bytes = 0;
  /// 0 where a JSON array or an XML document is not closed, or where a document has no items (then
  /// it has an envelope, which is the document).
  std::size_t size_bytes = 0;
  SourcePosition position;
  /// The size of a record over the limit, of which the slice holds the start only; else 0.
  std::uint64_t overlong_bytes = 0;
  std::shared_ptr<const RecordEnvelope> envelope;  ///< of an item
};

/// A run of whole records of one input member; kLinePaddingBytes readable bytes follow each.
struct RecordBlock {
  std::string bytes;
  std::vector<RecordSlice> records;

  std::string_view record(const RecordSlice& slice) const {
    return std::string_view(bytes).substr(slice.begin_bytes, slice.size_bytes);
  }
};

class RecordSplitter;

/// Cuts one member of an input into blocks of whole records. Empty lines are no records; a byte
/// order mark at the start is dropped; a missing final line break is allowed. Of JSON arrays at the
/// top, each element is a record. Of a record longer than the limit the start stands in its place;
/// the limit holds wherever blocks begin. Memory: a block of max(block_bytes, longest record up to
/// the limit). One thread.
class RecordBlockReader {
 public:
  RecordBlockReader(Input& input, std::uint32_t source, const RecordShape& shape,
                    std::size_t block_bytes = std::size_t{1} << 18);
  ~RecordBlockReader();
  RecordBlockReader(RecordBlockReader&&) noexcept;

  /// To be called first, of an input that is a part of a file from that line on: what is read then
  /// has the places that it has in the file, and no byte order mark is looked for.
  void start_at(std::uint64_t line, std::uint64_t offset_bytes);

  /// The next block; nothing at the end. Throws DamagedInput after what was good was delivered.
  std::optional<RecordBlock> next();

 private:
  void fill();
  void skip_byte_order_mark();
  RecordBlock take(std::vector<RecordSlice> records, std::size_t used_bytes);
  void drop_overlong();

  Input& input_;
  std::size_t max_record_bytes_;
  std::size_t block_bytes_;
  std::size_t wanted_bytes_;  ///< more than a block where a record is longer than one
  std::unique_ptr<RecordSplitter> splitter_;
  std::string pending_;
  std::string overlong_start_;  ///< of the record that is being passed over
  bool is_start_ = true;
  bool at_end_ = false;       ///< of the input
  bool is_finished_ = false;  ///< all of it was split
  std::optional<DamagedInput> damage_;
};

}  // namespace cahoots
