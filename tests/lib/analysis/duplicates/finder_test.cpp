#include "analysis/duplicates/finder.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/error.hpp"
#include "lib/analysis/duplicates/corpus.hpp"

namespace cahoots {
namespace {

constexpr const char* kText =
    "vocational education and training is a key measure to protect human rights";

TEST(Duplicates, FindsCopiesThroughDisguise) {
  const OwnedResult result = find({
      post_of(0, "Vocational education and training is a key measure to protect human rights"),
      post_of(1,
              "#Xinjiang Vocational education and training is a key measure to protect human "
              "rights VUBQ"),
      post_of(2,
              "RT @x: Vocаtional educаtion and trаining is a key measure to protect human rights!! "
              "https://t.co/abc"),
      post_of(3, "something else entirely, about the weather in the mountains"),
  });
  ASSERT_EQ(result.groups.size(), 1U);
  const OwnedGroup& group = result.groups[0];
  EXPECT_EQ(group.plain.n_posts, 3U);
  EXPECT_EQ(group.plain.n_accounts, 3U);
  EXPECT_EQ(group.plain.n_platforms, 1U);
  EXPECT_EQ(group.plain.n_texts, 2U);
  EXPECT_FALSE(group.plain.is_media);
  EXPECT_EQ(group.group_uid, "x:100000");
  EXPECT_EQ(group.core_post_uid, "x:100000") << "two of three posts have its text";
  EXPECT_EQ(group.plain.first_at_s, 1600000000);
  EXPECT_EQ(group.plain.last_at_s, 1600000002);
  EXPECT_LT(group.plain.commonness, 0.01);
  EXPECT_GT(group.plain.information_bits, 25);
  EXPECT_NE(group.template_text.find("education and training"), std::string::npos);
  ASSERT_EQ(result.duplicates.size(), 3U);
  for (const OwnedDuplicate& duplicate : result.duplicates) {
    EXPECT_EQ(duplicate.group_uid, "x:100000");
    EXPECT_EQ(duplicate.core_post_uid, "x:100000");
  }
  EXPECT_EQ(result.duplicates[0].kind, DuplicateKind::exact);
  EXPECT_EQ(result.duplicates[1].kind, DuplicateKind::near);
  EXPECT_LT(result.duplicates[1].similarity, 1);
  EXPECT_EQ(result.duplicates[2].kind, DuplicateKind::exact);
  EXPECT_EQ(result.duplicates[2].similarity, 1);
  EXPECT_EQ(result.counts.n_posts, 4U);
  EXPECT_EQ(result.counts.n_distinct_texts, 3U);
  EXPECT_EQ(result.counts.n_candidate_texts, 2U);
  EXPECT_EQ(result.counts.n_groups, 1U);
  EXPECT_EQ(result.counts.n_duplicates, 3U);
}

TEST(Duplicates, NoPostsAndNoTexts) {
  EXPECT_TRUE(find({}).groups.empty());
  const OwnedResult result =
      find({post_of(0, ""), post_of(1, " "), post_of(2, "https://t.co/a"), post_of(3, "")});
  EXPECT_TRUE(result.groups.empty());
  EXPECT_TRUE(result.duplicates.empty());
  EXPECT_EQ(result.counts.n_posts, 4U);
  EXPECT_EQ(result.counts.n_without_text, 4U);
}

TEST(Duplicates, NothingIsReportedBeforeTheSearch) {
  DuplicateFinder finder(DuplicateOptions{});
  int n_visits = 0;
  finder.for_each_duplicate([&](const Duplicate&) { ++n_visits; });
  finder.for_each_group([&](const DuplicateGroup&) { ++n_visits; });
  EXPECT_EQ(n_visits, 0);
}

TEST(Duplicates, ShortTextsFormExactGroupsOnly) {
  const OwnedResult result = find(
      {post_of(0, "x"), post_of(1, "X"), post_of(2, "good day all"), post_of(3, "good day alls")});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].text, "x");
  DuplicateOptions options;
  options.min_length_bytes = 5;
  options.threshold = 0.5;
  EXPECT_EQ(find({post_of(2, "good day all"), post_of(3, "good day alls")}, options).groups.size(),
            1U);
}

TEST(Duplicates, RepostsCanBeLeftOut) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[1].post_type = PostType::repost;
  EXPECT_EQ(find(posts).groups.size(), 1U);
  DuplicateOptions options;
  options.includes_reposts = false;
  const OwnedResult result = find(posts, options);
  EXPECT_TRUE(result.groups.empty());
  EXPECT_EQ(result.counts.n_reposts_excluded, 1U);
}

TEST(Duplicates, TheSamePostTwiceIsNoCopy) {
  EXPECT_TRUE(find({post_of(0, kText), post_of(0, kText)}).groups.empty());
  const OwnedResult result = find({post_of(0, kText), post_of(0, kText), post_of(1, kText)});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_posts, 2U);
  EXPECT_EQ(result.duplicates.size(), 2U);
  EXPECT_EQ(result.counts.n_repeated_uids, 1U);
}

TEST(Duplicates, OneAccountRepeatingItselfIsAGroupOfOneAccount) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[1].account_uid = posts[0].account_uid;
  const OwnedResult result = find(posts);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_accounts, 1U);
}

TEST(Duplicates, PostsWithoutATimeComeLast) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText)};
  posts[0].created_at_s.reset();
  OwnedResult result = find(posts);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].group_uid, posts[1].uid);
  EXPECT_EQ(result.groups[0].plain.last_at_s, posts[1].created_at_s);
  EXPECT_EQ(result.duplicates[1].post.created_at_s, std::nullopt);
  posts[1].created_at_s.reset();
  result = find(posts);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].group_uid, posts[0].uid);
  EXPECT_EQ(result.groups[0].plain.first_at_s, std::nullopt);
  EXPECT_EQ(result.groups[0].plain.last_at_s, std::nullopt);
}

TEST(Duplicates, AcrossAccountsAndPlatforms) {
  std::vector<OwnedPost> posts{post_of(0, kText), post_of(1, kText), post_of(2, kText)};
  posts[1].account_uid = posts[0].account_uid;
  DuplicateOptions options;
  options.spread = DuplicateSpread::platforms;
  EXPECT_TRUE(find(posts, options).groups.empty());
  EXPECT_EQ(find(posts, options).counts.n_outside_window, 3U);
  options.spread = DuplicateSpread::accounts;
  EXPECT_EQ(find(posts, options).duplicates.size(), 3U);
  posts[2].account_uid = posts[0].account_uid;
  EXPECT_TRUE(find(posts, options).groups.empty());
  posts[2].platform = "vk";
  options.spread = DuplicateSpread::platforms;
  const OwnedResult result = find(posts, options);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_platforms, 2U);
  EXPECT_EQ(result.groups[0].plain.n_posts, 3U);
}

TEST(Duplicates, WithinAWindow) {
  std::vector<OwnedPost> posts;
  for (const int at_s : {0, 60, 500, 570, 5000}) posts.push_back(post_of(at_s, kText));
  posts.push_back(post_of(9, kText));
  posts.back().created_at_s.reset();
  DuplicateOptions options;
  options.window_s = 60;
  const OwnedResult minute = find(posts, options);
  ASSERT_EQ(minute.groups.size(), 1U);
  EXPECT_EQ(minute.groups[0].plain.n_posts, 2U) << "the window includes its end";
  EXPECT_EQ(minute.groups[0].plain.last_at_s, 1600000060);
  EXPECT_EQ(minute.counts.n_outside_window, 4U);
  EXPECT_EQ(minute.counts.n_duplicates, 2U);
  options.window_s = 70;
  EXPECT_EQ(find(posts, options).duplicates.size(), 4U);
  options.window_s = 59;
  EXPECT_TRUE(find(posts, options).groups.empty());
}

TEST(Duplicates, GivesPostsBack) {
  OwnedPost post = post_of(0, kText), other = post_of(1, kText);
  other.account_uid = other.platform = "";
  other.post_type.reset();
  other.created_at_s = -1;
  DuplicateFinder finder(DuplicateOptions{});
  post.view([&](DuplicatePost view) {
    view.payload = std::string_view("[\"tag\"]\0", 8);
    finder.add(view);
  });
  other.view([&](const DuplicatePost& view) { finder.add(view); });
  const OwnedResult result = search(finder);
  ASSERT_EQ(result.duplicates.size(), 2U);
  const OwnedDuplicate &first = result.duplicates[0], &back = result.duplicates[1];
  EXPECT_EQ(back.payload, std::string("[\"tag\"]\0", 8));
  EXPECT_EQ(back.post.uid, post.uid);
  EXPECT_EQ(back.post.account_uid, post.account_uid);
  EXPECT_EQ(back.post.platform, "x");
  EXPECT_EQ(back.post.post_type, PostType::original);
  EXPECT_EQ(back.post.created_at_s, post.created_at_s);
  EXPECT_EQ(first.payload, "");
  EXPECT_EQ(first.post.account_uid, "");
  EXPECT_EQ(first.post.post_type, std::nullopt);
  EXPECT_EQ(first.post.created_at_s, -1);
}

TEST(Duplicates, RefusesImpossibleOptions) {
  for (const double threshold : {0.0, -1.0, 1.5, std::numeric_limits<double>::quiet_NaN()}) {
    DuplicateOptions options;
    options.threshold = threshold;
    EXPECT_THROW(DuplicateFinder{options}, UsageError) << threshold;
  }
  DuplicateOptions options;
  options.media_radius_bits = 65;
  EXPECT_THROW(DuplicateFinder{options}, UsageError);
  options.media_radius_bits = 64;
  options.threshold = 1;
  EXPECT_NO_THROW(DuplicateFinder{options});
}

TEST(Duplicates, AFolderThatIsNotThere) {
  DuplicateOptions options;
  options.temporary_folder = "/nonexistent/folder";
  options.memory_bytes = 1;
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 3000; ++i) posts.push_back(post_of(i, kText));
  EXPECT_THROW(find(posts, options), IoError);
}

TEST(Duplicates, AMillionIdenticalTextsAreOneGroup) {
  DuplicateFinder finder(DuplicateOptions{});
  OwnedPost post = post_of(0, kText);
  for (int i = 0; i < 1000000; ++i) {
    post.uid = "x:" + std::to_string(i);
    post.view([&](const DuplicatePost& view) { finder.add(view); });
  }
  const DuplicateCounts counts = finder.find();
  EXPECT_EQ(counts.n_distinct_texts, 1U);
  EXPECT_EQ(counts.n_skipped_pairs, 0U);
  EXPECT_EQ(counts.n_verified_pairs, 0U);
  int n_groups = 0;
  finder.for_each_group([&](const DuplicateGroup& group) {
    ++n_groups;
    EXPECT_EQ(group.n_posts, 1000000U);
    EXPECT_EQ(group.n_texts, 1U);
  });
  EXPECT_EQ(n_groups, 1);
}

/// Texts of common boilerplate that share many bands and are no copies: bounded, and counted.
TEST(Duplicates, CollidingTextsAreBoundedAndCounted) {
  Random random(6);
  const std::string boilerplate = random_words(random, 40, 100000);
  std::vector<OwnedPost> posts;
  for (int i = 0; i < 600; ++i) {
    posts.push_back(post_of(i, boilerplate + " " + random_words(random, 45, 100000)));
  }
  DuplicateOptions options;
  options.threshold = 0.4;  // at 0.34 of similarity nearly all have to be looked at
  const OwnedResult result = find(posts, options);
  EXPECT_GT(result.counts.n_candidate_texts, 550U);
  EXPECT_GT(result.counts.n_skipped_pairs, 0U);
  EXPECT_LE(result.counts.n_verified_pairs, 600U * 256U);
  EXPECT_TRUE(result.groups.empty());
}

TEST(Duplicates, LongTextsAreCompared) {
  Random random(8);
  const std::string text = random_words(random, 150000, 1000000);
  ASSERT_GT(text.size(), 1U << 20);
  DuplicateOptions options;
  options.memory_bytes = 1;
  const OwnedResult result =
      find({post_of(0, text), post_of(1, text + " tail"), post_of(2, "tail " + text)}, options);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].plain.n_posts, 3U);
  EXPECT_EQ(result.groups[0].plain.n_texts, 3U);
}

}  // namespace
}  // namespace cahoots
