#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/duplicates.hpp"
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

  DuplicatePost view() const {
    return {uid, account_uid, platform, text, created_at_s, post_type, {}};
  }
};

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
    if (random.below(10) != 0)
      post.created_at_s = static_cast<std::int64_t>(1600000000 + random.below(50));
    posts.push_back(post);
  }
  return posts;
}

inline DuplicateResult find_duplicates(const std::vector<OwnedPost>& posts,
                                       DuplicateFinder& finder) {
  for (const OwnedPost& post : posts) finder.add(post.view());
  return finder.find();
}

}  // namespace cahoots
