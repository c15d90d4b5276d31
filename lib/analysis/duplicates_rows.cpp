#include "analysis/duplicates_rows.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// Posts ahead of the one at hand whose table entries are fetched: the tables do not fit a cache.
constexpr std::size_t kPrefetchAhead = 8;
constexpr std::size_t kMinSlots = std::size_t{1} << 12;

std::uint64_t slot_of(const Hash128& hash, std::uint32_t text) {
  return (hash.high >> 32 << 32) | (text + 1);
}

}  // namespace

std::string_view DuplicateRows::uid(std::uint32_t post) const {
  return uids_.view(posts_[post].uid_and_payload).substr(0, posts_[post].uid_bytes);
}

std::string_view DuplicateRows::payload(std::uint32_t post) const {
  return uids_.view(posts_[post].uid_and_payload).substr(posts_[post].uid_bytes);
}

bool DuplicateRows::comes_before(std::uint32_t post, std::uint32_t other) const {
  const std::int64_t time_s = posts_[post].created_at_s, other_time_s = posts_[other].created_at_s;
  if (time_s != other_time_s) return time_s < other_time_s;
  return uid(post) < uid(other);
}

void DuplicateRows::merge(DuplicateBatch& batch) {
  const std::vector<PreparedText>& prepared_texts = batch.texts();
  std::string uid_and_payload;
  const std::vector<PreparedPost>& prepared_posts = batch.posts();
  for (std::size_t i = 0; i < prepared_posts.size(); ++i) {
    const PreparedPost& prepared = prepared_posts[i];
    if (i + kPrefetchAhead < prepared_posts.size()) {
      const PreparedPost& later = prepared_posts[i + kPrefetchAhead];
      prefetch(later, prepared_texts[later.prepared_text]);
    }
    if (posts_.size() >= 0xFFFFFFFEU)
      throw LimitError("more than 4 billion posts: split the stream");
    const auto number = static_cast<std::uint32_t>(posts_.size());
    uid_and_payload.assign(prepared.uid).append(prepared.payload);
    DuplicateRow row;
    row.created_at_s = prepared.created_at_s;
    row.uid_and_payload = uids_.append(uid_and_payload);
    row.uid_bytes = static_cast<std::uint32_t>(prepared.uid.size());
    row.account = accounts_.number_of(prepared.account_hash, prepared.account_uid);
    const std::uint32_t platform = platforms_.intern(prepared.platform);
    if (platform > 0xFFFF) throw LimitError("more than 65,536 platforms: is the mapping right?");
    row.platform = static_cast<std::uint16_t>(platform);
    row.post_type = prepared.post_type;
    posts_.push_back(row);
    posts_[number].text =
        intern_text(prepared_texts[prepared.prepared_text], number, prepared.text);
  }
}

void DuplicateRows::prefetch(const PreparedPost& post, const PreparedText& text) const {
  accounts_.prefetch(post.account_hash);
  if (!slots_.empty()) __builtin_prefetch(&slots_[text.hash.low & (slots_.size() - 1)]);
}

std::uint32_t DuplicateRows::intern_text(const PreparedText& prepared, std::uint32_t post,
                                         std::string_view posted) {
  if (slots_.size() * 3 < (texts_.size() + 1) * 4) grow_slots();
  std::size_t at = prepared.hash.low & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] >> 32 != prepared.hash.high >> 32) continue;
    const std::uint32_t text = static_cast<std::uint32_t>(slots_[at]) - 1;
    if (texts_[text].hash != prepared.hash) continue;
    keep_earliest(text, post, posted);
    return text;
  }
  const auto text = static_cast<std::uint32_t>(texts_.size());
  slots_[at] = slot_of(prepared.hash, text);
  texts_.push_back({prepared.hash, posted_.append(posted), post});
  if (prepared.is_similar) signed_.push_back({text, prepared.keys});
  return text;
}

void DuplicateRows::keep_earliest(std::uint32_t text, std::uint32_t post, std::string_view posted) {
  DistinctText& known = texts_[text];
  if (comes_before(known.earliest_post, post)) return;
  const std::string_view known_posted = posted_.view(known.posted);
  // The same post twice, written differently: its smaller text, whichever came first.
  const bool is_tie = !comes_before(post, known.earliest_post);
  if (is_tie && posted >= known_posted) return;
  if (!is_tie) known.earliest_post = post;
  if (known_posted != posted) known.posted = posted_.append(posted);
}

void DuplicateRows::grow_slots() {
  std::vector<std::uint64_t> grown(std::max(kMinSlots, slots_.size() * 2), 0);
  for (std::uint32_t text = 0; text < texts_.size(); ++text) {
    std::size_t at = texts_[text].hash.low & (grown.size() - 1);
    while (grown[at] != 0) at = (at + 1) & (grown.size() - 1);
    grown[at] = slot_of(texts_[text].hash, text);
  }
  slots_.swap(grown);
}

std::uint64_t DuplicateRows::memory_bytes() const {
  return posts_.memory_bytes() + texts_.memory_bytes() + signed_.memory_bytes() +
         uids_.memory_bytes() + posted_.memory_bytes() + slots_.size() * sizeof(slots_[0]) +
         accounts_.memory_bytes();
}

}  // namespace cahoots
