#include "platforms/record_batch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platforms/damaged_id.hpp"
#include "platforms/post_completion.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

std::uint32_t content_of(const Post& post) {
  const auto type = post.post_type ? static_cast<std::uint64_t>(*post.post_type) : 99;
  std::uint64_t digest = hash64(post.account_uid, type);
  digest = hash64(post.text, digest ^ static_cast<std::uint64_t>(post.created_at_s.value_or(-1)));
  return static_cast<std::uint32_t>(digest);
}

Account author_of(const Post& post) {
  Account account;
  account.uid = post.account_uid;
  account.platform = post.platform;
  account.handle = post.account_handle;
  account.name = post.account_name;
  account.collected_at_s = post.collected_at_s;
  return account;
}

}  // namespace

void RecordBatch::begin_record(std::string_view record, const SourcePosition& position,
                               std::string_view source_file) {
  record_ = record;
  position_ = position;
  source_file_ = source_file;
  n_record_errors_ = 0;
  has_outcome_ = false;
  arena_.clear();
}

std::string RecordBatch::damage_of(const Post& post) const {
  for (const Text uid : {post.uid, post.account_uid, post.conversation_uid, post.reply_to_uid,
                         post.reply_to_account_uid, post.repost_of_uid, post.quote_of_uid}) {
    if (std::string damage = uid_damage(uid, is_file_rounded_); !damage.empty()) return damage;
  }
  return {};
}

bool RecordBatch::is_filtered(const Post& post) {
  has_outcome_ = true;
  if (intake_.filter == nullptr) return false;
  const std::string_view reason = intake_.filter->reason_against(post);
  if (reason.empty()) return false;
  filtered_.add(reason);
  Account author = author_of(post);
  if (!intake_.filter->keeps(author)) return true;
  if (intake_.pseudonymiser != nullptr) intake_.pseudonymiser->apply(author, arena_);
  accounts_.add(author, AccountMerge::Source::dropped_post);
  return true;
}

void RecordBatch::add_post(Post& post) {
  if (post.uid.empty()) return reject("a post without an id");
  if (post.account_uid.empty()) return reject("a post without an account");
  if (std::string damage = damage_of(post); !damage.empty()) return reject(std::move(damage));
  std::erase_if(post.mentions,
                [this](Text mention) { return !uid_damage(mention, is_file_rounded_).empty(); });
  post.source_file = source_file_;
  post.source_line = static_cast<std::int64_t>(position_.line);
  complete_post(post, arena_, intake_.redirects);
  if (is_filtered(post)) return;
  if (intake_.pseudonymiser != nullptr) return append_named(post);
  append(post);
}

/// The names are replaced in a copy: parsers go on with the post, of a video say for its comments.
void RecordBatch::append_named(const Post& post) {
  Post named = post;
  intake_.pseudonymiser->apply(named, arena_);
  append(named);
}

void RecordBatch::append(const Post& post) {
  const std::size_t begin = lines_.size();
  append_post(lines_, post);
  note_post(begin, post);
}

void RecordBatch::add_post_line(std::string_view line, Post& post) {
  if (is_filtered(post)) return;
  if (intake_.pseudonymiser != nullptr) return append_named(post);
  const std::size_t begin = lines_.size();
  lines_.append(line).push_back('\n');
  // Line breaks in JSON are blanks: within strings they are escaped.
  std::replace_if(
      lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.end() - 1,
      [](char c) { return c == '\n' || c == '\r'; }, ' ');
  note_post(begin, post);
}

void RecordBatch::note_post(std::size_t begin_bytes, const Post& post) {
  const std::uint32_t account = accounts_.add(author_of(post), AccountMerge::Source::kept_post);
  posts_.push_back(
      {begin_bytes, lines_.size(), hash128(post.uid), content_of(post), account, position_});
}

void RecordBatch::add_account(const Account& account) {
  if (account.uid.empty()) return;
  has_outcome_ = true;
  if (std::string damage = uid_damage(account.uid, is_file_rounded_); !damage.empty()) {
    return reject(std::move(damage));
  }
  if (intake_.filter != nullptr && !intake_.filter->keeps(account)) return;
  if (intake_.pseudonymiser == nullptr) {
    accounts_.add(account);
    return;
  }
  Account named = account;
  intake_.pseudonymiser->apply(named, arena_);
  accounts_.add(named);
}

void RecordBatch::reject(std::string error, std::uint64_t column) {
  has_outcome_ = true;
  if (++n_record_errors_ == 1) {
    first_error_ = error;
    rejects_.push_back({position_, column, std::move(error), std::string(record_)});
    return;
  }
  rejects_.back().error =
      fmt::format("{} (and {} more in this record)", first_error_, n_record_errors_ - 1);
}

}  // namespace cahoots
