#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "io/output.hpp"
#include "records/reject.hpp"

namespace cahoots {

/// Where lines that cannot be used go: the first ten as `FILE:LINE:COL: reason` on stderr, all of
/// them to the rejects file, and a total at the end. One thread at a time.
class RejectLog {
 public:
  /// Opens the rejects file (none where the path is empty). Throws IoError.
  RejectLog(const std::string& path, bool may_replace, std::uint64_t max_errors);

  /// Says the reject on stderr, and writes it as it may be kept. Throws LimitError at the reject
  /// that reaches the limit, after recording it.
  void add(const Reject& said, const std::string& said_file_name, const Reject& kept,
           const std::string& kept_file_name);
  /// Prints the total where lines went unprinted, and closes the file.
  void close(const std::string& tool);
  std::uint64_t count() const { return count_; }

 private:
  static constexpr std::uint64_t kPrinted = 10;

  std::optional<Output> file_;
  std::uint64_t max_errors_;
  std::uint64_t count_ = 0;
};

}  // namespace cahoots
