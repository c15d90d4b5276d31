#include "analysis/duplicates_batch.hpp"

#include "text/shingles.hpp"

namespace cahoots {

void DuplicateBatch::add(const DuplicatePost& post) {
  if (post.post_type == PostType::repost && !includes_reposts_) {
    ++counts_.n_reposts_excluded;
    return;
  }
  ++counts_.n_posts;
  const std::string_view normalised = normaliser_.normalise(post.text);
  if (normalised.empty()) {
    ++counts_.n_without_text;
    return;
  }
  PreparedPost prepared;
  prepared.created_at_s = post.created_at_s.value_or(kNoTime);
  prepared.account_hash = hash128(post.account_uid);
  prepared.prepared_text = prepare(normalised);
  prepared.post_type = post.post_type ? static_cast<std::uint8_t>(*post.post_type) : kNoPostType;
  posts_.push_back(prepared);

  Ends ends{};
  const auto keep = [&](std::string_view part) {
    bytes_ += part;
    return bytes_.size();
  };
  ends.begin = bytes_.size();
  ends.uid = keep(post.uid);
  ends.account_uid = keep(post.account_uid);
  ends.platform = keep(post.platform);
  ends.payload = keep(post.payload);
  ends.text = keep(post.text);
  ends_.push_back(ends);
}

std::uint32_t DuplicateBatch::prepare(std::string_view normalised) {
  const Hash128 hash = hash128(normalised);
  const auto next = static_cast<std::uint32_t>(texts_.size());
  const auto [slot, is_new] = text_of_hash_.try_emplace(hash.low, next);
  if (!is_new && texts_[slot->second].hash == hash) return slot->second;
  PreparedText text;
  text.hash = hash;
  text.is_similar = normalised.size() >= min_length_bytes_;
  if (text.is_similar) {
    hash_shingles(normalised, shingle_hashes_);
    text.keys = band_keys(minhash(shingle_hashes_));
  }
  texts_.push_back(text);
  return next;
}

const std::vector<PreparedPost>& DuplicateBatch::posts() {
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    const Ends& ends = ends_[i];
    const auto part = [&](std::size_t begin, std::size_t end) {
      return std::string_view(bytes_.data() + begin, end - begin);
    };
    posts_[i].uid = part(ends.begin, ends.uid);
    posts_[i].account_uid = part(ends.uid, ends.account_uid);
    posts_[i].platform = part(ends.account_uid, ends.platform);
    posts_[i].payload = part(ends.platform, ends.payload);
    posts_[i].text = part(ends.payload, ends.text);
  }
  return posts_;
}

void DuplicateBatch::clear() {
  posts_.clear();
  ends_.clear();
  texts_.clear();
  text_of_hash_.clear();
  bytes_.clear();
  counts_ = {};
}

}  // namespace cahoots
