#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "records/stages/stage_line.hpp"

namespace cahoots {

/// The lines of one stage file, or of standard input, from one place to another. A file is searched
/// for the first of them, so that a task reads its own parts only: O(log bytes + its lines). What
/// cannot be searched (a pipe, a compressed file) is read from its beginning. Throws DataError for
/// a line that is no stage line, is longer than the limit, comes before the line before it, or ends
/// without LF; DamagedInput and IoError as Input. Memory: a block, or the longest line. One thread.
class StageStream {
 public:
  StageStream(std::string path, StagePlace first, StagePlace last, std::size_t max_line_bytes);
  ~StageStream();
  StageStream(StageStream&&) noexcept;

  /// Moves to the next line; false behind the last.
  bool next();
  /// Without its LF, valid until the next call.
  std::string_view line() const { return line_; }
  StagePlace place() const { return place_; }
  /// The row behind the place.
  std::string_view row() const { return line_.substr(kStagePlaceBytes); }
  /// Where the line stands, for a message: `FILE:BYTE`.
  std::string where() const;
  const std::string& path() const { return path_; }

 private:
  class Source;

  bool read_line();
  bool fill();
  void check_order();

  std::string path_;
  StagePlace first_;
  StagePlace last_;
  std::size_t max_line_bytes_;
  std::unique_ptr<Source> source_;
  std::string buffer_;
  std::size_t used_bytes_ = 0;
  std::uint64_t buffer_at_bytes_ = 0;  ///< where the buffer begins in the file
  std::uint64_t line_at_bytes_ = 0;
  std::string_view line_;
  std::string before_;
  StagePlace place_;
};

}  // namespace cahoots
