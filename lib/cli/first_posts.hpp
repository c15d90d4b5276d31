#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>

#include "base/hash.hpp"
#include "cli/input_sequence.hpp"
#include "cli/tool_context.hpp"
#include "io/external_sort.hpp"
#include "io/temporary_file.hpp"
#include "platforms/record_batch.hpp"
#include "records/uid_index.hpp"

namespace cahoots {

/// Writes the first occurrence of every post, in the order of the input, and counts the later ones;
/// those that differ from the first are listed in the run record. What was seen is kept in an index
/// of 16 to 32 B a post; where that would outgrow `memory_bytes`, it stays as it is, and posts that
/// are not in it wait in a temporary file until it is known which of them come first (external
/// sort, 40 B a post and its line on disk). The output is the same either way. One thread.
class FirstPosts {
 public:
  FirstPosts(ToolContext& context, const InputSequence& inputs, std::uint64_t limit,
             std::size_t memory_bytes);

  void add(const RecordBatch& batch);
  /// Writes what still waits. To be called once, behind the last batch.
  void finish();

  std::uint64_t n_repeated() const { return n_repeated_; }
  /// False for an account that has posts, all of them beyond the limit.
  bool is_author_kept(Text account_uid) const {
    return !has_limit_ || authors_.contains(hash128(account_uid).low);
  }

 private:
  /// A post that waits: what decides whether it is the first of its uid.
  struct Waiting {
    std::uint64_t high;
    std::uint64_t low;
    std::uint64_t number;  ///< in the order of the input
    std::uint64_t line;
    std::uint32_t source;
    std::uint32_t content;
    bool operator<(const Waiting& other) const {
      return std::tie(high, low, number) < std::tie(other.high, other.low, other.number);
    }
  };
  struct Repeated {
    std::uint64_t number;
    std::uint64_t line;
    std::uint32_t source;
    bool is_conflicting;
    bool operator<(const Repeated& other) const { return number < other.number; }
  };
  /// In front of each line that waits.
  struct LineHead {
    std::uint64_t number;
    std::uint64_t author;
    std::uint64_t size_bytes;
  };
  struct Overflow {
    Overflow(const std::string& folder, std::size_t memory_bytes)
        : lines(folder),
          reader(lines),
          waiting(folder, memory_bytes),
          repeated(folder, memory_bytes) {}
    TemporaryFile lines;
    TemporaryReader reader;
    std::optional<LineHead> next;  ///< of the line to be read
    ExternalSort<Waiting> waiting;
    ExternalSort<Repeated> repeated;
    std::uint64_t n_posts = 0;
  };

  void add_in_memory(const RecordBatch& batch, std::size_t from);
  bool is_index_full() const;
  void add_overflowing(const RecordBatch& batch, std::size_t from);
  void emit(std::string_view lines, std::uint64_t n_posts);
  void emit_one(std::string_view line, std::uint64_t author);
  void find_repeated();
  void emit_waiting_before(std::uint64_t number);
  void read_head();
  std::string_view read_line();
  void note_repeated(bool is_conflicting, std::uint32_t source, std::uint64_t line);

  ToolContext& context_;
  const InputSequence& inputs_;
  std::uint64_t n_left_;  ///< until the limit
  bool has_limit_;
  std::size_t memory_bytes_;
  UidIndex uids_;
  std::unique_ptr<Overflow> overflow_;
  std::unordered_set<std::uint64_t> authors_;  ///< of the posts written, under a limit
  std::uint64_t n_repeated_ = 0;
};

}  // namespace cahoots
