#include "analysis/duplicates/batch.hpp"

#include "analysis/duplicates/link_audience.hpp"
#include "analysis/duplicates/media_rows.hpp"
#include "text/shingles.hpp"

namespace cahoots {

void DuplicateBatch::add(const DuplicatePost& post) {
  ++n_added_;
  if (post.post_type == PostType::repost && !includes_reposts_) {
    ++counts_.n_reposts_excluded;
    return;
  }
  ++counts_.n_posts;
  add_text(post);
  if (includes_media_) add_media(post);
}

void DuplicateBatch::add_text(const DuplicatePost& post) {
  const std::string_view normalised = normaliser_.normalise(post.text);
  if (normalised.empty()) {
    ++counts_.n_without_text;
    return;
  }
  const Signed& text = sign(normalised);
  const std::uint64_t page = post.url_key.empty() ? 0 : LinkAudience::page_of(post.url_key);
  if (page != 0) {
    LinkAudience::append_link(link_rows_, page, post.account_uid);
    link_ends_.push_back(link_rows_.size());
  }
  append_texted_key(text_rows_, text.hash, post.created_at_s.value_or(kNoTime));
  TextedPostRow::append(text_rows_,
                        {post.uid, post.account_uid, post.platform, post.payload, post.text},
                        {stored_type(post.post_type), text.is_similar, {}, page, text.signature});
  text_ends_.push_back(text_rows_.size());
}

void DuplicateBatch::add_media(const DuplicatePost& post) {
  for (const Text medium : post.media) {
    const MediaKind kind = media_kind_of(medium);
    counts_.n_flat_media += kind == MediaKind::flat ? 1 : 0;
    if (kind == MediaKind::unusable || kind == MediaKind::flat) continue;
    append_media_key(media_rows_, medium, post.created_at_s.value_or(kNoTime));
    MediaPostRow::append(media_rows_,
                         {post.uid, post.account_uid, post.platform, post.payload, medium},
                         {stored_type(post.post_type)});
    media_ends_.push_back(media_rows_.size());
  }
}

const DuplicateBatch::Signed& DuplicateBatch::sign(std::string_view normalised) {
  const Hash128 hash = hash128(normalised);
  const auto next = static_cast<std::uint32_t>(signed_.size());
  const auto [slot, is_new] = signed_of_hash_.try_emplace(hash.low, next);
  if (!is_new && signed_[slot->second].hash == hash) return signed_[slot->second];
  Signed text;
  text.hash = hash;
  text.is_similar = normalised.size() >= min_length_bytes_;
  if (text.is_similar) {
    hash_shingles(normalised, shingle_hashes_);
    minhash(shingle_hashes_, text.signature);
  }
  return signed_.emplace_back(text);
}

void DuplicateBatch::clear() {
  n_added_ = 0;
  text_rows_.clear();
  text_ends_.clear();
  media_rows_.clear();
  media_ends_.clear();
  link_rows_.clear();
  link_ends_.clear();
  signed_.clear();
  signed_of_hash_.clear();
  counts_ = {};
}

}  // namespace cahoots
