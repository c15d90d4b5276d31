#include "analysis/coaction/post_rows.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>
#include <utility>

#include "base/big_endian.hpp"
#include "base/error.hpp"
#include "io/keyed_row.hpp"
#include "io/row_layout.hpp"

namespace cahoots {

/// What a record says of its post, behind the uid.
struct PostRecordFields {
  std::int64_t created_at_s = kNoTime_s;
  std::uint32_t account = 0;
  std::uint32_t precision_s = 1;
  std::uint32_t record = 0;
  std::uint32_t marks = 0;
};

namespace {

/// Of --memory, for each of the two sorts and for the uids.
constexpr std::size_t kPostMemoryParts = 16;

/// What stands of a post, behind its time; texts: uid, numbers of its records.
struct NumberedFields {
  std::uint32_t account = 0;  ///< by rank
  std::uint32_t precision_s = 1;
  std::uint32_t marks = 0;
};
using NumberedRow = RowLayout<8, 2, NumberedFields>;

std::uint32_t clamp_precision_s(std::int64_t precision_s) {
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(precision_s, 1, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

/// The records of one post, joined.
struct PostRows::Merged {
  std::string key;
  std::string uid;
  PostRecordFields facts;
  std::string records;
  std::string row;

  void begin(const KeyedRow& keyed) {
    key.assign(keyed.key);
    uid.assign(keyed.text);
    records.clear();
  }
  /// `fields.account` is a rank.
  void add(const PostRecordFields& fields) {
    const auto order = [](const PostRecordFields& f) {
      return std::tuple(f.created_at_s == kNoTime_s, f.created_at_s, f.account, f.precision_s);
    };
    const std::uint32_t marks = records.empty() ? fields.marks : facts.marks | fields.marks;
    if (records.empty() || order(fields) < order(facts)) facts = fields;
    facts.marks = marks;
    records.append(reinterpret_cast<const char*>(&fields.record), sizeof fields.record);
  }
  void write(RowSort& by_time) {
    row.clear();
    append_ordered(row, facts.created_at_s);
    NumberedRow::append(row, {uid, records}, {facts.account, facts.precision_s, facts.marks});
    by_time.add(row);
  }
};

PostRows::PostRows(const SpillStorage& storage)
    : storage_(storage),
      rows_(storage.folder, storage.memory_bytes / kPostMemoryParts),
      numbered_{{}, {}, {}, {storage.folder, storage.memory_bytes / kPostMemoryParts}, {}, {}} {}

std::uint32_t PostRows::add(const TracePost& post) {
  if (n_records_ == kNone) throw LimitError("more than 4 billion records of posts");
  PostRecordFields fields;
  fields.created_at_s = post.created_at_s.value_or(kNoTime_s);
  fields.account = numbered_.account_names.intern(post.account_uid);
  fields.precision_s = clamp_precision_s(post.precision_s);
  fields.record = n_records_;
  fields.marks = post.marks;
  row_.clear();
  append_text_key(row_, post.uid);
  row_.append(reinterpret_cast<const char*>(&fields), sizeof fields);
  rows_.add(row_);
  return n_records_++;
}

void PostRows::merge_records(RowSort& by_time) {
  std::vector<std::uint32_t> rank_of(numbered_.account_names.size());
  for (std::uint32_t rank = 0; rank < rank_of.size(); ++rank) {
    rank_of[numbered_.account_order[rank]] = rank;
  }
  has_posted_.assign(rank_of.size(), false);
  Merged merged;
  const auto close = [&] {
    has_posted_[merged.facts.account] = true;
    merged.write(by_time);
  };
  rows_.for_each([&](std::string_view row) {
    const KeyedRow keyed = parse_keyed_row(row);
    if (keyed.key != merged.key) {
      if (!merged.key.empty()) close();
      merged.begin(keyed);
    }
    PostRecordFields fields;
    std::memcpy(&fields, keyed.payload.data(), sizeof fields);
    fields.account = rank_of[fields.account];
    merged.add(fields);
  });
  if (!merged.key.empty()) close();
}

void PostRows::number_accounts() {
  // An account whose only post was claimed by another (see `add`) has posted nothing.
  std::vector<std::uint32_t> kept;
  for (std::uint32_t rank = 0; rank < has_posted_.size(); ++rank) {
    if (has_posted_[rank]) kept.push_back(numbered_.account_order[rank]);
  }
  numbered_.account_order = std::move(kept);
  numbered_.columns.n_accounts = static_cast<std::uint32_t>(numbered_.account_order.size());
}

void PostRows::number_posts(RowSort& by_time) {
  std::vector<std::uint32_t> number_of_rank(has_posted_.size());
  std::uint32_t n_accounts = 0;
  for (std::uint32_t rank = 0; rank < has_posted_.size(); ++rank) {
    number_of_rank[rank] = n_accounts;
    n_accounts += has_posted_[rank] ? 1U : 0U;
  }
  PostColumns& posts = numbered_.columns;
  posts.created_at_s.reserve(by_time.size());
  posts.account.reserve(by_time.size());
  numbered_.post_of_record.resize(n_records_);
  by_time.for_each([&](std::string_view row) {
    const NumberedRow::View view = NumberedRow::parse(row);
    const std::uint32_t number = posts.size();
    posts.created_at_s.push_back(load_ordered(view.key.data()));
    posts.account.push_back(number_of_rank[view.fields.account]);
    if (view.fields.precision_s != 1 || !posts.precision_s.empty()) {
      posts.precision_s.resize(number, 1U);
      posts.precision_s.push_back(view.fields.precision_s);
    }
    if (view.fields.marks != 0 || !numbered_.marks.empty()) {
      numbered_.marks.resize(number, 0);
      numbered_.marks.push_back(static_cast<std::uint8_t>(view.fields.marks));
    }
    numbered_.uids.append(view.texts[0]);
    for (std::size_t at = 0; at < view.texts[1].size(); at += sizeof(std::uint32_t)) {
      std::uint32_t record = 0;
      std::memcpy(&record, view.texts[1].data() + at, sizeof record);
      numbered_.post_of_record[record] = number;
    }
  });
}

NumberedPosts PostRows::finish() {
  numbered_.account_order = numbered_.account_names.order_by_bytes();
  RowSort by_time(storage_.folder, storage_.memory_bytes / kPostMemoryParts);
  merge_records(by_time);
  number_accounts();
  number_posts(by_time);
  return std::move(numbered_);
}

}  // namespace cahoots
