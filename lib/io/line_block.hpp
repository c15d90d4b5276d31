#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/input.hpp"

namespace cahoots {

/// Readable bytes behind every line of a block, so that a SIMD parser may read past its end.
inline constexpr std::size_t kLinePaddingBytes = 64;

/// Where a byte of the evidence stands: source is the index of the file among those read, line
/// counts from 1, offset is in decompressed bytes from 0.
struct SourcePosition {
  std::uint32_t source = 0;
  std::uint64_t line = 0;
  std::uint64_t offset_bytes = 0;
};

/// A run of whole lines of one input member.
struct LineBlock {
  std::string bytes;           ///< the lines, each ending in LF, then kLinePaddingBytes zeros
  std::size_t size_bytes = 0;  ///< without the padding
  SourcePosition begin;        ///< position of the first byte
  /// Set where a line was longer than the limit; such a block holds only the start of that line.
  std::uint64_t overlong_bytes = 0;

  std::string_view lines() const { return std::string_view(bytes).substr(0, size_bytes); }
};

/// When a block is handed out.
enum class BlockDelivery {
  full,   ///< when it is full, or the input ends: the fewest blocks
  prompt  ///< as soon as a read has completed a line: no line waits for the next, as under `tail
          ///< -f`
};

/// Cuts one member of an input into blocks of whole lines. A missing final LF is added, a byte
/// order mark at the start is dropped. A line longer than `max_line_bytes` is passed over: a block
/// with `overlong_bytes` and the first kOverlongKeptBytes of it stands in its place.
/// Memory: a block of max(block_bytes, longest line up to the limit). One thread.
class LineBlockReader {
 public:
  static constexpr std::size_t kOverlongKeptBytes = 4096;

  LineBlockReader(Input& input, std::uint32_t source, std::size_t max_line_bytes,
                  std::size_t block_bytes = std::size_t{1} << 20)
      : LineBlockReader(input, source, max_line_bytes, BlockDelivery::full, block_bytes) {}
  /// Prompt blocks are of 64 KiB at most, what a pipe holds.
  LineBlockReader(Input& input, std::uint32_t source, std::size_t max_line_bytes,
                  BlockDelivery delivery)
      : LineBlockReader(input, source, max_line_bytes, delivery,
                        std::size_t{1} << (delivery == BlockDelivery::full ? 20 : 16)) {}

  /// The next block; nothing at the end of the member. Throws DamagedInput, after which what was
  /// read before the damage has been delivered and `next()` must not be called again.
  std::optional<LineBlock> next();

 private:
  LineBlockReader(Input& input, std::uint32_t source, std::size_t max_line_bytes,
                  BlockDelivery delivery, std::size_t block_bytes);
  bool fill();
  LineBlock cut(std::size_t size_bytes);
  LineBlock skip_overlong_line();

  Input& input_;
  std::size_t max_line_bytes_;
  BlockDelivery delivery_;
  std::size_t block_bytes_;
  std::string pending_;  ///< read, not yet delivered
  SourcePosition position_;
  bool at_end_ = false;
  std::optional<DamagedInput> damage_;
};

}  // namespace cahoots
