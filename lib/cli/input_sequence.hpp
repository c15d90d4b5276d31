#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "cli/tool_context.hpp"
#include "io/input.hpp"

namespace cahoots {

/// Goes through the input files of a tool and the members of each, in order. Damage to one file is
/// reported and the next one is opened; the digest of each enters the run record when it is done.
/// advance(), input() and report_damage() are for one thread at a time, name_of() for any.
class InputSequence {
 public:
  /// `with_hash` false: the run record then cannot prove what was read.
  explicit InputSequence(ToolContext& context, bool with_hash = true)
      : context_(context), with_hash_(with_hash) {}

  /// Moves to the next member of the next file; false at the end of all.
  bool advance();
  Input& input() { return *input_; }
  /// The index of the current member among all: SourcePosition::source.
  std::uint32_t source() const { return source_; }
  /// What the current member is called: `FILE`, or `ARCHIVE/MEMBER`.
  std::string name_of(std::uint32_t source) const;
  /// The part of the current file that is read, where --slice was given.
  const std::optional<ByteRange>& range() const { return range_; }
  /// Reports that the current file cannot be read further; advance() then opens the next.
  void report_damage(const DamagedInput& damage);
  /// Tells the progress bar.
  void show_progress();

 private:
  bool open_next();
  void close_current();
  /// With the bytes read, where those are not all.
  std::string name_with_range() const;

  ToolContext& context_;
  bool with_hash_;
  std::optional<Input> input_;
  std::optional<ByteRange> range_;
  std::size_t next_file_ = 0;
  std::uint32_t source_ = 0;
  bool is_damaged_ = false;
  std::uint64_t finished_bytes_ = 0;
  mutable std::mutex names_mutex_;
  std::deque<std::string> names_;
};

}  // namespace cahoots
