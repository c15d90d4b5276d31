#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/text_arena.hpp"
#include "platforms/intake.hpp"
#include "records/account_merge.hpp"
#include "records/post.hpp"
#include "records/reject.hpp"
#include "records/type_counts.hpp"

namespace cahoots {

/// One post of a batch, as its line and what identifies it.
struct BatchPost {
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;
  Hash128 uid;
  /// Digest of what must not differ between two copies of a post: account, time, text, type.
  /// Counters may, they change from collection to collection.
  std::uint32_t content = 0;
  std::uint32_t account = 0;  ///< its number in accounts()
  SourcePosition position;
};

/// What the parser of an export finds in a block: post lines, account states, rejects. One thread.
class RecordBatch {
 public:
  RecordBatch() = default;
  /// What `intake` points to must outlive the batch.
  explicit RecordBatch(const Intake& intake) : intake_(intake) {}

  /// Room for the lines of a block of that size: half as much again as most exports come to.
  void reserve(std::size_t block_bytes) { lines_.reserve(block_bytes * 3); }
  /// Whether ids that end in zeros are damaged: has_rounded_numbers() of the file.
  void begin_file(bool is_rounded) { is_file_rounded_ = is_rounded; }
  /// Where the record that is being parsed stands; its post and account records refer to it.
  void begin_record(std::string_view record, const SourcePosition& position,
                    std::string_view source_file);
  /// Completes the post (see complete_post), and appends it and its account's state as far as the
  /// intake lets it in. A post without uid or account is rejected, and one with a damaged id (see
  /// uid_damage), be it that of another post or account; a damaged mention is left out.
  void add_post(Post& post);
  /// An account without a uid is passed over, one with a damaged uid rejected.
  void add_account(const Account& account);
  /// The record, or a part of it, cannot be used; `column` in bytes from 1. A record is rejected
  /// once, with its first error and how many more there were: a page of a thousand posts is not
  /// kept a thousand times.
  void reject(std::string error, std::uint64_t column = 1);
  /// A post of a case stream that is merged in, as it stands, on one line; written anew only where
  /// names are replaced.
  void add_post_line(std::string_view line, Post& post);
  /// A record of a case stream that is not merged in.
  void leave_out(std::string_view type) {
    left_out_.add(type);
    has_outcome_ = true;
  }
  /// A sound record of an export that is neither a post nor an account (a like, a service message):
  /// it is counted and no error. `kind` is one of a few names, such as "bluesky like"; nothing out
  /// of the file.
  void pass_over(std::string_view kind) {
    passed_over_.add(kind);
    has_outcome_ = true;
  }
  /// To be called at the end of a record, none of which may be lost without a trace: where nothing
  /// came of it, as of an empty page, it is passed over.
  void end_record() {
    if (!has_outcome_) pass_over("record without a post or an account");
  }

  /// Scratch for composed values; valid until the next begin_record().
  TextArena& arena() { return arena_; }
  std::string_view source_file() const { return source_file_; }
  const SourcePosition& position() const { return position_; }

  const std::string& lines() const { return lines_; }
  const std::vector<BatchPost>& posts() const { return posts_; }
  const AccountMerge& accounts() const { return accounts_; }
  AccountMerge& accounts() { return accounts_; }
  const std::vector<Reject>& rejects() const { return rejects_; }
  const TypeCounts& left_out() const { return left_out_; }
  const TypeCounts& passed_over() const { return passed_over_; }
  /// Posts that the filter left out, by the reason.
  const TypeCounts& filtered() const { return filtered_; }

 private:
  std::string damage_of(const Post& post) const;
  bool is_filtered(const Post& post);
  void append(const Post& post);
  void append_named(const Post& post);
  void note_post(std::size_t begin_bytes, const Post& post);

  Intake intake_;
  std::string lines_;
  std::vector<BatchPost> posts_;
  AccountMerge accounts_;
  std::vector<Reject> rejects_;
  std::string first_error_;          ///< of the record that is being parsed
  std::size_t n_record_errors_ = 0;  ///< of it
  TypeCounts left_out_;
  TypeCounts passed_over_;
  TypeCounts filtered_;
  TextArena arena_;
  std::string_view record_;
  std::string_view source_file_;
  SourcePosition position_;
  bool is_file_rounded_ = false;
  bool has_outcome_ = false;  ///< of the record that is being parsed
};

}  // namespace cahoots
