#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/duplicates/finder.hpp"
#include "base/random.hpp"

namespace cahoots {

/// A post that owns its strings.
struct OwnedPost {
  std::string uid;
  std::string account_uid;
  std::string text;
  std::optional<std::int64_t> created_at_s;
  std::string platform = "x";
  std::optional<PostType> post_type = PostType::original;
  std::vector<std::string> media;
  std::string url_key;

  /// Calls visit(DuplicatePost), whose views last as long as the call.
  template <class Visit>
  void view(Visit visit) const {
    const std::vector<Text> media_views(media.begin(), media.end());
    visit(DuplicatePost{
        uid, account_uid, platform, text, created_at_s, post_type, {}, media_views, url_key});
  }
};

inline OwnedPost post_of(int number, std::string text) {
  OwnedPost post;
  post.uid = "x:" + std::to_string(100000 + number);
  post.account_uid = "x:u" + std::to_string(number);
  post.text = std::move(text);
  post.created_at_s = 1600000000 + number;
  return post;
}

inline std::string random_words(Random& random, std::size_t n_words, std::size_t vocabulary) {
  std::string text;
  for (std::size_t i = 0; i < n_words; ++i) {
    if (i > 0) text += ' ';
    const std::uint64_t word = random.below(vocabulary);
    text += "w" + std::to_string(word * 7919 % 1000003);
  }
  return text;
}

/// Posts around a few templates, each a few words away from its template or from another variant.
inline std::vector<OwnedPost> make_corpus(std::uint64_t seed, std::size_t n_posts) {
  Random random(seed);
  std::vector<std::string> variants;
  for (int i = 0; i < 6; ++i) variants.push_back(random_words(random, 8 + random.below(12), 5000));
  std::vector<OwnedPost> posts;
  for (std::size_t i = 0; i < n_posts; ++i) {
    std::string text = variants[random.below(variants.size())];
    for (std::uint64_t edits = random.below(4); edits > 0; --edits) {
      const std::size_t blank = text.find(' ', random.below(text.size()));
      if (blank == std::string::npos) continue;
      const std::size_t end = text.find(' ', blank + 1);
      text.replace(blank + 1, end == std::string::npos ? end : end - blank - 1,
                   random_words(random, random.below(3), 5000));
    }
    if (random.below(3) == 0) variants.push_back(text);
    if (random.below(4) == 0) text += " https://t.co/" + std::to_string(random.next());
    OwnedPost post;
    post.uid = "x:" + std::to_string(1000 + i);
    post.account_uid = "x:u" + std::to_string(random.below(20));
    post.text = text;
    post.platform = random.below(3) == 0 ? "vk" : "x";
    if (random.below(10) != 0)
      post.created_at_s = static_cast<std::int64_t>(1600000000 + random.below(50));
    posts.push_back(post);
  }
  return posts;
}

/// A post in a group, and a group, that own their strings.
struct OwnedDuplicate {
  OwnedPost post;  ///< without text and media
  std::string payload;
  std::string group_uid;
  DuplicateKind kind = DuplicateKind::exact;
  double similarity = 1;
  std::string core_post_uid;
};
struct OwnedGroup {
  DuplicateGroup plain;  ///< its views point to nothing
  std::string group_uid;
  std::string core_post_uid;
  std::string text;
  std::string template_text;
};

struct OwnedResult {
  DuplicateCounts counts;
  std::vector<OwnedDuplicate> duplicates;
  std::vector<OwnedGroup> groups;
};

/// Searches what was given to the finder, and copies all that it reports.
inline OwnedResult search(DuplicateFinder& finder) {
  OwnedResult result;
  result.counts = finder.find();
  finder.for_each_duplicate([&](const Duplicate& duplicate) {
    OwnedDuplicate& owned = result.duplicates.emplace_back();
    owned.post.uid = duplicate.post.uid;
    owned.post.account_uid = duplicate.post.account_uid;
    owned.post.platform = duplicate.post.platform;
    owned.post.created_at_s = duplicate.post.created_at_s;
    owned.post.post_type = duplicate.post.post_type;
    owned.payload = duplicate.post.payload;
    owned.group_uid = duplicate.group_uid;
    owned.kind = duplicate.kind;
    owned.similarity = duplicate.similarity;
    owned.core_post_uid = duplicate.core_post_uid;
  });
  finder.for_each_group([&](const DuplicateGroup& group) {
    OwnedGroup& owned = result.groups.emplace_back();
    owned.plain = group;
    owned.group_uid = group.group_uid;
    owned.core_post_uid = group.core_post_uid;
    owned.text = group.text;
    owned.template_text = group.template_text;
    owned.plain.group_uid = owned.plain.core_post_uid = {};
    owned.plain.text = owned.plain.template_text = {};
  });
  return result;
}

inline OwnedResult find(const std::vector<OwnedPost>& posts, const DuplicateOptions& options = {}) {
  DuplicateFinder finder(options);
  for (const OwnedPost& owned : posts) {
    owned.view([&](const DuplicatePost& post) { finder.add(post); });
  }
  return search(finder);
}

}  // namespace cahoots
