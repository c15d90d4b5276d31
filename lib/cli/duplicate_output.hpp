#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/duplicates/finder.hpp"
#include "cli/tool_context.hpp"
#include "io/output.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// Appends what the engine found as one `duplicate` line.
void append_duplicate(std::string& line, const Duplicate& duplicate);
/// Appends what the engine found as one `duplicate_group` line.
void append_duplicate_group(std::string& line, const DuplicateGroup& group);

/// Emits all that a finished engine found: the duplicates, then the groups.
void emit_duplicates(ToolContext& context, DuplicateFinder& finder);

/// Says what the engine passed over, and how much it did.
void report_counts(ToolContext& context, const DuplicateCounts& counts);

/// The file of `--fingerprints`: a `fingerprint` line a group and nothing else. As all results, it
/// is refused where it exists and may not be replaced, and appears only when it is complete.
class FingerprintFile {
 public:
  /// Of the options `steps` and `min_length_bytes` count. Throws IoError as Output does.
  FingerprintFile(const std::string& path, bool may_replace, const DuplicateOptions& options);

  /// Groups whose core's normalised text is shorter than min_length_bytes are left out: a hash of a
  /// short text is undone by trying.
  void add(const DuplicateGroup& group);
  void close() { output_.close(); }
  std::uint64_t n_left_out() const { return n_left_out_; }

 private:
  Output output_;
  Normaliser normaliser_;
  std::string steps_;
  std::size_t min_length_bytes_;
  std::string line_;
  std::uint64_t n_left_out_ = 0;
};

/// Writes what a finished engine found: the groups to `fingerprints` where that is not null, the
/// records, and what is to be said about the counts.
void write_duplicates(ToolContext& context, DuplicateFinder& finder, const DuplicateCounts& counts,
                      FingerprintFile* fingerprints);

}  // namespace cahoots
