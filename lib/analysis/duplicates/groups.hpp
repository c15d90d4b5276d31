#pragma once

#include <functional>

#include "analysis/duplicates/commonness.hpp"
#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/link_audience.hpp"
#include "analysis/duplicates/rows.hpp"
#include "io/row_file.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// The groups in their final order, and where their members lie.
class DuplicateGroups {
 public:
  DuplicateGroups(const DuplicateOptions& options, std::uint64_t memory_bytes);

  /// Reads the members, and what their texts say of each group, both by group; adds to `counts`.
  /// Memory: 36 bytes a post of the largest group, and what MemberFilter holds. One thread.
  void build(RowSort& members, RowSort& group_texts, const Commonness& commonness,
             const LinkAudience& audience, DuplicateCounts& counts);

  /// As DuplicateFinder::for_each_duplicate and for_each_group.
  void for_each_duplicate(const std::function<void(const Duplicate&)>& visit);
  void for_each_group(const std::function<void(const DuplicateGroup&)>& visit);
  std::uint64_t spilled_bytes() const;

 private:
  std::string folder_;
  DuplicateSpread spread_;
  std::optional<std::int64_t> window_s_;
  RowFile members_;
  RowSort sorted_;
  RowFile groups_;
};

}  // namespace cahoots
