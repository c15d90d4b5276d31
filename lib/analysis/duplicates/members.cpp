#include "analysis/duplicates/members.hpp"

#include <optional>
#include <string>

namespace cahoots {
namespace {

/// The assignments in order, read along with the posts.
class AssignmentReader {
 public:
  AssignmentReader(RowSort& assignments, const std::string& folder) : rows_(folder) {
    assignments.for_each([&](std::string_view row) { rows_.append(row); });
    reader_.emplace(rows_);
    advance();
  }

  /// That of a text, or nothing; texts are asked for in order. Valid until the next text.
  const AssignmentRow::View* of(std::uint32_t text) {
    while (has_row_ && text_ < text) advance();
    return has_row_ && text_ == text ? &view_ : nullptr;
  }

 private:
  void advance() {
    std::string_view row;
    has_row_ = reader_->next(row);
    if (!has_row_) return;
    view_ = AssignmentRow::parse(row);
    text_ = load_big_endian_32(view_.key.data());
  }

  RowFile rows_;
  std::optional<RowFile::Reader> reader_;
  AssignmentRow::View view_{};
  std::uint32_t text_ = 0;
  bool has_row_ = false;
};

/// Posts of texts that are in no star: members where there are two or more of them.
class EqualTexts {
 public:
  explicit EqualTexts(RowSort& members) : members_(members) {}

  void add(std::string_view row, std::uint32_t text) {
    if (n_posts_ == 0 || text != text_) {
      text_ = text;
      n_posts_ = 1;
      first_.assign(row);
      return;
    }
    if (++n_posts_ == 2) keep(first_);
    keep(row);
  }

 private:
  void keep(std::string_view row) {
    const std::string_view core_uid = PostRow::parse(first_).texts[0];
    add_member(members_, scratch_, PostRow::parse(row),
               {GroupSubject::text, text_, DuplicateKind::exact, 1, core_uid});
  }

  RowSort& members_;
  std::string scratch_;
  std::string first_;
  std::uint32_t text_ = 0;
  std::uint64_t n_posts_ = 0;
};

}  // namespace

void add_member(RowSort& members, std::string& scratch, const PostRow::View& post,
                const Belonging& belonging) {
  scratch.clear();
  append_group_key(scratch, belonging.subject, belonging.core);
  append_ordered(scratch, post.fields.created_at_s);
  MemberRow::append(
      scratch, {post.texts[0], post.texts[1], post.texts[2], post.texts[3], belonging.core_uid},
      {belonging.similarity,
       post.fields.text,
       belonging.kind,
       post.fields.post_type,
       {},
       post.fields.page});
  members.add(scratch);
}

void list_members(RowFile& posts, RowSort& assignments, const std::string& temporary_folder,
                  RowSort& members) {
  AssignmentReader assigned(assignments, temporary_folder);
  EqualTexts equal(members);
  RowFile::Reader reader(posts);
  std::string scratch;
  for (std::string_view row; reader.next(row);) {
    const PostRow::View post = PostRow::parse(row);
    const AssignmentRow::View* const assignment = assigned.of(post.fields.text);
    if (assignment == nullptr) {
      equal.add(row, post.fields.text);
      continue;
    }
    add_member(members, scratch, post,
               {GroupSubject::text, assignment->fields.core, assignment->fields.kind,
                assignment->fields.similarity, assignment->texts[0]});
  }
}

}  // namespace cahoots
