#include <gtest/gtest.h>

#include <map>

#include "analysis/duplicates/finder.hpp"
#include "lib/analysis/duplicates/corpus.hpp"

namespace cahoots {
namespace {

using Bits = std::vector<bool>;

/// As PDQ makes them: half of the bits are set.
Bits picture(Random& random, std::size_t n_bits) {
  Bits bits(n_bits);
  for (std::size_t n_set = 0; n_set < n_bits / 2;) {
    const std::size_t bit = random.below(n_bits);
    n_set += bits[bit] ? 0U : 1U;
    bits[bit] = true;
  }
  return bits;
}

/// The first `n_flipped` bits of a place on, the others as they were.
Bits changed(Bits bits, std::size_t n_flipped, std::size_t from = 0) {
  for (std::size_t i = 0; i < n_flipped; ++i) bits[from + i] = !bits[from + i];
  return bits;
}

std::string medium_of(const Bits& bits, const char* digits = "0123456789abcdef") {
  std::string medium = bits.size() == 64 ? "phash:" : "pdq:";
  for (std::size_t i = 0; i < bits.size(); i += 4) {
    medium += digits[8 * bits[i] + 4 * bits[i + 1] + 2 * bits[i + 2] + 1 * bits[i + 3]];
  }
  return medium;
}

OwnedPost media_post(int number, std::vector<std::string> media) {
  OwnedPost post = post_of(number, "");
  post.media = std::move(media);
  return post;
}

TEST(DuplicateMedia, EqualOnesAreGroups) {
  const OwnedResult result = find({media_post(2, {"id:77"}), media_post(0, {"id:77", "sha256:ab"}),
                                   media_post(1, {"id:7"}),
                                   media_post(3, {"sha256:ab", "url:https://example.org/a.png"})});
  ASSERT_EQ(result.groups.size(), 2U);
  EXPECT_EQ(result.groups[0].group_uid, "x:100000#media:id:77");
  EXPECT_EQ(result.groups[1].group_uid, "x:100000#media:sha256:ab");
  for (const OwnedGroup& group : result.groups) {
    EXPECT_TRUE(group.plain.is_media);
    EXPECT_EQ(group.plain.n_posts, 2U);
    EXPECT_EQ(group.plain.n_accounts, 2U);
    EXPECT_EQ(group.plain.n_texts, 1U);
    EXPECT_EQ(group.core_post_uid, "x:100000");
    EXPECT_EQ(group.plain.information_bits, std::nullopt);
    EXPECT_EQ(group.template_text, "");
  }
  EXPECT_EQ(result.groups[0].text, "id:77");
  EXPECT_EQ(result.groups[0].plain.last_at_s, 1600000002);
  ASSERT_EQ(result.duplicates.size(), 4U);
  for (const OwnedDuplicate& duplicate : result.duplicates) {
    EXPECT_EQ(duplicate.kind, DuplicateKind::media);
    EXPECT_EQ(duplicate.similarity, 1);
    EXPECT_EQ(duplicate.core_post_uid, "x:100000");
  }
  EXPECT_EQ(result.duplicates[1].post.uid, "x:100002");
  EXPECT_EQ(result.counts.n_distinct_media, 4U);
  EXPECT_EQ(result.counts.n_groups, 2U);
  EXPECT_EQ(result.counts.n_without_text, 4U);
}

TEST(DuplicateMedia, CanBeLeftOut) {
  DuplicateOptions options;
  options.includes_media = false;
  const OwnedResult result = find({media_post(0, {"id:7"}), media_post(1, {"id:7"})}, options);
  EXPECT_TRUE(result.groups.empty());
  EXPECT_EQ(result.counts.n_distinct_media, 0U);
}

TEST(DuplicateMedia, WhatIsNotUnderstoodIsNoMedium) {
  const std::vector<std::string> odd{
      "", "id:", "sha256:", "url:", "pdq:12", "phash:xyz", "jpeg:1", "pdq:" + std::string(64, 'g')};
  EXPECT_TRUE(find({media_post(0, odd), media_post(1, odd)}).groups.empty());
}

TEST(DuplicateMedia, TheSameMediumTwiceInAPostIsNoCopy) {
  EXPECT_TRUE(find({media_post(0, {"id:7", "id:7"})}).groups.empty());
  const OwnedResult result = find({media_post(0, {"id:7", "id:7"}), media_post(1, {"id:7"})});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_posts, 2U);
}

TEST(DuplicateMedia, PicturesAreAlikeUpToTheRadius) {
  Random random(3);
  for (const auto& [n_bits, radius_bits] : {std::pair{256U, 31U}, {64U, 7U}}) {
    const Bits bits = picture(random, n_bits);
    const std::string core = medium_of(bits);
    for (const unsigned n_flipped : {1U, radius_bits, radius_bits + 1}) {
      const OwnedResult result = find({media_post(0, {core}), media_post(1, {core}),
                                       media_post(2, {medium_of(changed(bits, n_flipped))}),
                                       media_post(3, {medium_of(picture(random, n_bits))})});
      ASSERT_EQ(result.groups.size(), 1U);
      EXPECT_EQ(result.groups[0].group_uid, "x:100000#media:" + core);
      EXPECT_EQ(result.groups[0].text, core);
      ASSERT_EQ(result.duplicates.size(), n_flipped <= radius_bits ? 3U : 2U) << n_flipped;
      if (n_flipped > radius_bits) continue;
      EXPECT_EQ(result.groups[0].plain.n_texts, 2U);
      EXPECT_EQ(result.duplicates[2].post.uid, "x:100002");
      EXPECT_EQ(result.duplicates[2].kind, DuplicateKind::media);
      EXPECT_EQ(result.duplicates[2].core_post_uid, "x:100000");
      EXPECT_DOUBLE_EQ(result.duplicates[2].similarity,
                       1 - static_cast<double>(n_flipped) / static_cast<double>(n_bits));
    }
  }
}

TEST(DuplicateMedia, TheCaseOfTheDigitsDoesNotMatter) {
  Random random(4);
  const Bits bits = picture(random, 256);
  DuplicateOptions options;
  options.media_radius_bits = 0;
  const OwnedResult result =
      find({media_post(0, {medium_of(bits)}), media_post(1, {medium_of(bits, "0123456789ABCDEF")}),
            media_post(2, {medium_of(changed(bits, 1))})},
           options);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_posts, 2U);
  EXPECT_EQ(result.duplicates[1].similarity, 1);
}

/// Each picture 20 bits from the one before: groups of pictures within the radius of a core.
TEST(DuplicateMedia, ChainsDoNotBecomeOneGroup) {
  Random random(5);
  Bits bits = picture(random, 256);
  std::vector<OwnedPost> posts;
  std::map<std::string, Bits> pictures;
  for (int i = 0; i < 12; ++i) {
    posts.push_back(media_post(i, {medium_of(bits)}));
    pictures[posts.back().uid] = bits;
    bits = changed(bits, 20, static_cast<std::size_t>(i) * 20);
  }
  const OwnedResult result = find(posts);
  EXPECT_GE(result.groups.size(), 3U);
  std::map<std::string, std::size_t> size_of;
  for (const OwnedDuplicate& duplicate : result.duplicates) {
    const Bits& core = pictures[duplicate.core_post_uid];
    std::size_t n_differing = 0;
    for (std::size_t i = 0; i < 256; ++i)
      n_differing += pictures[duplicate.post.uid][i] != core[i] ? 1U : 0U;
    EXPECT_LE(n_differing, 31U);
    EXPECT_DOUBLE_EQ(duplicate.similarity, 1 - static_cast<double>(n_differing) / 256);
    EXPECT_LE(++size_of[duplicate.group_uid], 3U);
  }
}

TEST(DuplicateMedia, BlankPicturesAreLeftOut) {
  const std::string blank = medium_of(Bits(256)), nearly = medium_of(changed(Bits(256), 100));
  const OwnedResult result = find({media_post(0, {blank, nearly}), media_post(1, {blank, nearly}),
                                   media_post(2, {medium_of(Bits(64))})});
  EXPECT_TRUE(result.groups.empty());
  EXPECT_EQ(result.counts.n_flat_media, 5U);
  EXPECT_EQ(result.counts.n_distinct_media, 0U);
}

TEST(DuplicateMedia, APostMayBeInAGroupOfTextsAndInOneOfMedia) {
  std::vector<OwnedPost> posts{media_post(0, {"id:7"}), media_post(1, {"id:7"})};
  posts[0].text = posts[1].text = "a text of more than twenty bytes, posted twice";
  const OwnedResult result = find(posts);
  ASSERT_EQ(result.groups.size(), 2U);
  EXPECT_EQ(result.groups[0].group_uid, "x:100000");
  EXPECT_FALSE(result.groups[0].plain.is_media);
  EXPECT_EQ(result.groups[1].group_uid, "x:100000#media:id:7");
  ASSERT_EQ(result.duplicates.size(), 4U);
  EXPECT_EQ(result.duplicates[0].group_uid, "x:100000");
  EXPECT_EQ(result.duplicates[3].group_uid, "x:100000#media:id:7");
}

TEST(DuplicateMedia, WindowsAndSpreadsHoldForMediaToo) {
  std::vector<OwnedPost> posts{media_post(0, {"id:7"}), media_post(1, {"id:7"}),
                               media_post(500, {"id:7"})};
  DuplicateOptions options;
  options.window_s = 60;
  EXPECT_EQ(find(posts, options).duplicates.size(), 2U);
  posts[1].account_uid = posts[0].account_uid;
  options.spread = DuplicateSpread::accounts;
  EXPECT_TRUE(find(posts, options).groups.empty());
}

}  // namespace
}  // namespace cahoots
