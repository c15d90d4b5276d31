#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/coaction/traces.hpp"
#include "base/interner.hpp"
#include "io/name_file.hpp"
#include "io/row_sort.hpp"
#include "io/spill_storage.hpp"

namespace cahoots {

/// The facts of a post that co-action needs.
struct TracePost {
  std::string_view uid;
  std::string_view account_uid;
  std::optional<std::int64_t> created_at_s;
  std::int64_t precision_s = 1;
  /// Bits of the caller's, joined over the records of a post: what some traces depend on.
  std::uint8_t marks = 0;
};

/// Accounts and posts by their canonical numbers, and the posts by the records they came from.
struct NumberedPosts {
  PostColumns columns;
  Interner account_names;
  std::vector<std::uint32_t> account_order;
  NameFile uids;
  std::vector<std::uint32_t> post_of_record;
  /// Empty where no post has any.
  std::vector<std::uint8_t> marks;

  std::uint8_t marks_of(std::uint32_t post) const { return marks.empty() ? 0 : marks[post]; }
};

/// Collects posts in any order, on disk beyond the memory given, and numbers them canonically.
/// In memory: 16 B and its uid an account; when finished also 12 B a post and 4 B a record. On
/// disk 60 B and its uid a record, and as much a post. One thread.
class PostRows {
 public:
  explicit PostRows(const SpillStorage& storage);

  /// The number of the record. A uid may come more than once (`post` and `duplicate` records of one
  /// post); where the facts differ, the smallest (time known, time, account uid) stands.
  /// Throws LimitError at 2^32 - 1 records or accounts.
  std::uint32_t add(const TracePost& post);
  /// Once. O(n log n).
  NumberedPosts finish();

 private:
  struct Merged;
  void merge_records(RowSort& by_time);
  void number_accounts();
  void number_posts(RowSort& by_time);

  SpillStorage storage_;
  RowSort rows_;
  std::string row_;
  std::uint32_t n_records_ = 0;
  std::vector<bool> has_posted_;
  NumberedPosts numbered_;
};

}  // namespace cahoots
