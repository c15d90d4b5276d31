#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "io/temporary_file.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Holds the records of a stream until it is known which accounts matter, so that a report needs
/// memory by cluster and not by post. Lines of JSON; the first kMemoryBytes stay in memory, all of
/// them move to an unnamed temporary file beyond that. One thread.
class FindingsSpool {
 public:
  static constexpr std::size_t kMemoryBytes = std::size_t{32} << 20;

  /// `folder` empty: $TMPDIR, else /tmp.
  explicit FindingsSpool(std::string folder, std::size_t memory_bytes = kMemoryBytes)
      : memory_bytes_(memory_bytes), file_(std::move(folder)) {}

  /// Adds whole lines, each ending in LF. Throws IoError where the folder is full.
  void add(std::string_view lines);
  /// Calls `visit` for every record, in the order in which they were added. May be repeated.
  /// Throws IoError.
  void read(const std::function<void(std::string_view type, RecordView& record)>& visit);

  std::uint64_t size_bytes() const { return size_bytes_; }

 private:
  std::size_t memory_bytes_;
  std::string pending_;  ///< all of it, or nothing where it is in the file
  TemporaryFile file_;
  std::uint64_t size_bytes_ = 0;
};

/// Appends the record as a line, field by field, as its readers go by names.
void append_to_spool(std::string& lines, std::string_view type, RecordView& record);
/// Appends a post without what no report reads of it: the account's name, the media, the source.
void append_post_to_spool(std::string& lines, RecordView& record);

}  // namespace cahoots
