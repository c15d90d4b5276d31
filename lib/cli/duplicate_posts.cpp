#include "cli/duplicate_posts.hpp"

namespace cahoots {
namespace {

/// Stands in no hashtag: the unit separator U+001F.
constexpr char kSeparator = '\x1F';

}  // namespace

DuplicatePost DuplicatePostReader::read(RecordView& record) {
  DuplicatePost post;
  post.uid = record.text("uid");
  post.platform = record.text("platform");
  post.created_at_s = record.time_s("created_at");
  post.account_uid = record.text("account_uid");
  post.text = record.text("text");
  post.post_type = post_type_of(record.text("post_type"));
  record.texts("hashtags", hashtags_);
  record.texts("url_keys", url_keys_);
  record.texts("media", media_);
  payload_.clear();
  for (const Text hashtag : hashtags_) payload_.append(hashtag).push_back(kSeparator);
  post.payload = payload_;
  post.media = media_;
  if (!url_keys_.empty()) post.url_key = url_keys_.front();
  return post;
}

std::vector<Text> hashtags_of(Text payload) {
  std::vector<Text> hashtags;
  for (std::size_t begin = 0; begin < payload.size();) {
    const std::size_t end = payload.find(kSeparator, begin);
    hashtags.push_back(payload.substr(begin, end - begin));
    begin = end + 1;
  }
  return hashtags;
}

}  // namespace cahoots
