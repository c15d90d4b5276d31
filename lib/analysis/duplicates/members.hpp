#pragma once

#include "analysis/duplicates/rows.hpp"
#include "io/row_file.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// Where the posts of one text or medium belong.
struct Belonging {
  GroupSubject subject = GroupSubject::text;
  std::uint32_t core = 0;
  DuplicateKind kind = DuplicateKind::exact;
  double similarity = 1;
  Text core_uid;
};

/// Adds a MemberRow.
void add_member(RowSort& members, std::string& scratch, const PostRow::View& post,
                const Belonging& belonging);

/// Adds a MemberRow for each post whose text was assigned to a group, or is that of another post.
/// Time and disk O(posts); memory that of the sorts. One thread.
void list_members(RowFile& posts, RowSort& assignments, const std::string& temporary_folder,
                  RowSort& members);

}  // namespace cahoots
