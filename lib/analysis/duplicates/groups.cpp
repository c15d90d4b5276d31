#include "analysis/duplicates/groups.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analysis/duplicates/member_filter.hpp"
#include "analysis/duplicates/shared_page.hpp"
#include "base/hash.hpp"

namespace cahoots {
namespace {

/// A group as it is kept, ordered by (first_at, group_uid). Texts: group uid, core's text,
/// template, uid of the core's earliest post.
struct GroupFields {
  std::uint64_t members_place_bytes = 0;
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_platforms = 0;
  std::uint64_t n_texts = 0;
  std::int64_t last_at_s = kNoTime;
  double commonness = 0;
  double information_bits = 0;
  GroupSubject subject = GroupSubject::text;
  std::array<std::uint8_t, 7> unused{};
};
using GroupRow = RowLayout<8, 4, GroupFields>;

template <class Value>
std::uint64_t count_distinct(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  return static_cast<std::uint64_t>(std::unique(values.begin(), values.end()) - values.begin());
}

/// Takes the members of one group after another and writes those that count.
class GroupReduce {
 public:
  GroupReduce(DuplicateSpread spread, std::optional<std::int64_t> window_s, RowFile& members,
              RowSort& sorted, RowSort& group_texts, const std::string& folder,
              const Commonness& commonness, const LinkAudience& audience, DuplicateCounts& counts)
      : spread_(spread),
        filter_(spread, window_s, [this](std::string_view row) { keep(row); }),
        members_(members),
        sorted_(sorted),
        texts_(folder),
        commonness_(commonness),
        audience_(audience),
        counts_(counts) {
    group_texts.for_each([&](std::string_view row) { texts_.append(row); });
    reader_.emplace(texts_);
  }

  void add(std::string_view row) {
    const MemberRow::View member = MemberRow::parse(row);
    const std::string_view key = member.key.substr(0, kGroupKeyBytes);
    if (key != key_) {
      finish();
      key_.assign(key);
    } else if (member.texts[0] == last_uid_) {
      ++counts_.n_repeated_uids;
      return;
    }
    last_uid_.assign(member.texts[0]);
    filter_.add(row, loaded_time_s(load_ordered(member.key.data() + kGroupKeyBytes)),
                holder_of(member));
  }

  /// At the end of each group.
  void finish() {
    counts_.n_outside_window += filter_.finish();
    if (n_posts_ >= 2) write_group();
    n_posts_ = 0;
    accounts_.clear();
    platforms_.clear();
    member_texts_.clear();
    posts_by_span_ = {};
    page_.clear();
    last_uid_.clear();
  }

 private:
  std::uint64_t holder_of(const MemberRow::View& member) const {
    if (spread_ == DuplicateSpread::accounts) return hash64(member.texts[1]);
    if (spread_ == DuplicateSpread::platforms) return hash64(member.texts[2]);
    return 0;
  }

  void keep(std::string_view row) {
    const MemberRow::View member = MemberRow::parse(row);
    const std::int64_t created_at_s = load_ordered(member.key.data() + kGroupKeyBytes);
    const std::uint64_t place_bytes = members_.append(row);
    if (n_posts_++ == 0) {
      place_bytes_ = place_bytes;
      first_uid_.assign(member.texts[0]);
      first_at_s_ = last_at_s_ = created_at_s;
    }
    if (created_at_s != kNoTime) {
      last_at_s_ = created_at_s;
      ++posts_by_span_[commonness_.span_of(created_at_s)];
    }
    accounts_.push_back(hash64(member.texts[1]));
    page_.add(member.fields.page, accounts_.back());
    const std::uint64_t platform = hash64(member.texts[2]);
    if (std::find(platforms_.begin(), platforms_.end(), platform) == platforms_.end())
      platforms_.push_back(platform);
    member_texts_.push_back(member.fields.text);
  }

  /// What the texts say of this group; groups come in the same order.
  GroupTextRow::View find_text() {
    for (std::string_view row; reader_->next(row);) {
      const GroupTextRow::View view = GroupTextRow::parse(row);
      if (view.key == key_) return view;
    }
    throw IoError("a temporary file has lost its end");
  }

  void write_group() {
    const GroupTextRow::View text = find_text();
    GroupFields fields;
    fields.subject = static_cast<GroupSubject>(key_[0]);
    fields.members_place_bytes = place_bytes_;
    fields.n_posts = n_posts_;
    fields.n_accounts = count_distinct(accounts_);
    fields.n_platforms = platforms_.size();
    fields.n_texts = count_distinct(member_texts_);
    fields.last_at_s = last_at_s_;
    fields.information_bits = text.fields.information_bits;
    const bool is_media = fields.subject == GroupSubject::media;
    fields.commonness = is_media ? commonness_.of_medium(fields.n_accounts, posts_by_span_)
                                 : commonness_.of_text(fields.information_bits, fields.n_accounts,
                                                       posts_by_span_, page_.prefilled(audience_));
    std::string uid = first_uid_;
    if (is_media) uid.append("#media:").append(text.texts[0]);
    scratch_.clear();
    append_ordered(scratch_, first_at_s_);
    GroupRow::append(scratch_, {uid, text.texts[0], text.texts[1], text.texts[2]}, fields);
    sorted_.add(scratch_);
    ++counts_.n_groups;
    counts_.n_duplicates += n_posts_;
  }

  DuplicateSpread spread_;
  MemberFilter filter_;
  RowFile& members_;
  RowSort& sorted_;
  RowFile texts_;
  std::optional<RowFile::Reader> reader_;
  const Commonness& commonness_;
  const LinkAudience& audience_;
  SharedPage page_;
  DuplicateCounts& counts_;
  std::string key_;
  std::string last_uid_;
  std::string first_uid_;
  std::string scratch_;
  std::uint64_t n_posts_ = 0;
  std::uint64_t place_bytes_ = 0;
  std::int64_t first_at_s_ = kNoTime;
  std::int64_t last_at_s_ = kNoTime;
  std::vector<std::uint64_t> accounts_;
  std::vector<std::uint64_t> platforms_;
  std::vector<std::uint32_t> member_texts_;
  std::array<std::uint64_t, Commonness::kSpans> posts_by_span_{};
};

Duplicate duplicate_of(std::string_view row, Text group_uid) {
  const MemberRow::View member = MemberRow::parse(row);
  Duplicate duplicate;
  duplicate.post.uid = member.texts[0];
  duplicate.post.account_uid = member.texts[1];
  duplicate.post.platform = member.texts[2];
  duplicate.post.payload = member.texts[3];
  duplicate.post.created_at_s = loaded_time_s(load_ordered(member.key.data() + kGroupKeyBytes));
  duplicate.post.post_type = loaded_type(member.fields.post_type);
  duplicate.group_uid = group_uid;
  duplicate.kind = member.fields.kind;
  duplicate.similarity = member.fields.similarity;
  duplicate.core_post_uid = member.texts[4];
  return duplicate;
}

}  // namespace

DuplicateGroups::DuplicateGroups(const DuplicateOptions& options, std::uint64_t memory_bytes)
    : folder_(options.temporary_folder),
      spread_(options.spread),
      window_s_(options.window_s),
      members_(folder_),
      sorted_(folder_, memory_bytes),
      groups_(folder_) {}

void DuplicateGroups::build(RowSort& members, RowSort& group_texts, const Commonness& commonness,
                            const LinkAudience& audience, DuplicateCounts& counts) {
  GroupReduce reduce(spread_, window_s_, members_, sorted_, group_texts, folder_, commonness,
                     audience, counts);
  members.for_each([&](std::string_view row) { reduce.add(row); });
  reduce.finish();
  sorted_.for_each([&](std::string_view row) { groups_.append(row); });
}

void DuplicateGroups::for_each_duplicate(const std::function<void(const Duplicate&)>& visit) {
  constexpr std::size_t kBlockBytes = std::size_t{16} << 10;  // most groups are small
  RowFile::Reader groups(groups_);
  for (std::string_view row; groups.next(row);) {
    const GroupRow::View group = GroupRow::parse(row);
    RowFile::Reader members(members_, group.fields.members_place_bytes, kBlockBytes);
    std::string_view member;
    for (std::uint64_t i = 0; i < group.fields.n_posts && members.next(member); ++i) {
      visit(duplicate_of(member, group.texts[0]));
    }
  }
}

void DuplicateGroups::for_each_group(const std::function<void(const DuplicateGroup&)>& visit) {
  RowFile::Reader groups(groups_);
  for (std::string_view row; groups.next(row);) {
    const GroupRow::View view = GroupRow::parse(row);
    const GroupFields& fields = view.fields;
    DuplicateGroup group;
    group.group_uid = view.texts[0];
    group.is_media = fields.subject == GroupSubject::media;
    group.core_post_uid = view.texts[3];
    group.n_posts = fields.n_posts;
    group.n_accounts = fields.n_accounts;
    group.n_platforms = fields.n_platforms;
    group.n_texts = fields.n_texts;
    group.first_at_s = loaded_time_s(load_ordered(view.key.data()));
    group.last_at_s = loaded_time_s(fields.last_at_s);
    group.text = view.texts[1];
    if (!group.is_media) {
      group.template_text = view.texts[2];
      group.information_bits = fields.information_bits;
    }
    group.commonness = fields.commonness;
    visit(group);
  }
}

std::uint64_t DuplicateGroups::spilled_bytes() const {
  return members_.size_bytes() + groups_.size_bytes() + sorted_.spilled_bytes();
}

}  // namespace cahoots
