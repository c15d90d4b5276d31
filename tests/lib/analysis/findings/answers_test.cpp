#include "analysis/findings/answers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "analysis/findings/account_tally.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

struct Reference {
  std::string post_uid;
  Answers::Kind kind;
  std::string platform;
  std::optional<std::uint32_t> cluster;
};

using Counts = std::vector<std::map<std::string, std::uint64_t>>;

Counts counts_of(const std::vector<std::pair<std::string, std::uint32_t>>& posts,
                 const std::vector<Reference>& references, std::size_t memory_bytes,
                 bool backwards) {
  Answers answers({"", memory_bytes});
  const auto add_post = [&](std::size_t i) { answers.add_post(posts[i].first, posts[i].second); };
  const auto add_reference = [&](std::size_t i) {
    const Reference& reference = references[i];
    answers.add_reference(reference.post_uid, reference.kind, reference.platform,
                          reference.cluster);
  };
  if (backwards) {
    for (std::size_t i = references.size(); i-- > 0;) add_reference(i);
    for (std::size_t i = posts.size(); i-- > 0;) add_post(i);
  } else {
    for (std::size_t i = 0; i < posts.size(); ++i) add_post(i);
    for (std::size_t i = 0; i < references.size(); ++i) add_reference(i);
  }
  std::vector<ClusterFindings> clusters(3);
  answers.enter_into(clusters);
  Counts counts;
  for (const ClusterFindings& cluster : clusters) {
    counts.push_back(cluster.outside.replies);
    counts.push_back(cluster.outside.reposts);
    counts.push_back(cluster.outside.quotes);
  }
  return counts;
}

// Against a count of every reference by hand, in memory and spilled, in either order.
TEST(Answers, CountsWhatComesFromOutside) {
  Random random(7);
  std::vector<std::pair<std::string, std::uint32_t>> posts;
  for (std::uint32_t i = 0; i < 3000; ++i) posts.emplace_back("x:" + std::to_string(i), i % 3);
  std::vector<Reference> references;
  Counts expected(9);
  for (int i = 0; i < 20000; ++i) {
    const auto post = static_cast<std::uint32_t>(random.uniform() * 4000);  // some are of nobody's
    const auto kind = static_cast<std::uint8_t>(random.uniform() * 3);
    const auto from = static_cast<std::uint32_t>(random.uniform() * 4);
    const std::string platform = random.uniform() < 0.5 ? "x" : "reddit";
    const auto cluster = from < 3 ? std::optional(from) : std::nullopt;
    references.push_back(
        {"x:" + std::to_string(post), static_cast<Answers::Kind>(kind), platform, cluster});
    if (post < 3000 && cluster != post % 3) ++expected[post % 3 * 3 + kind][platform];
  }
  for (const std::size_t memory_bytes : {std::size_t{1} << 16, std::size_t{64} << 20}) {
    for (const bool backwards : {false, true}) {
      EXPECT_EQ(counts_of(posts, references, memory_bytes, backwards), expected);
    }
  }
}

TEST(AccountTally, CountsEachAccountOnceAndTakesTheEarliestCreation) {
  for (const std::size_t memory_bytes : {std::size_t{1} << 16, std::size_t{64} << 20}) {
    AccountTally tally({"", memory_bytes});
    for (int round = 0; round < 4; ++round) {
      for (int i = 0; i < 5000; ++i) {
        const std::uint64_t hash = hash64("x:" + std::to_string(i));
        tally.see(hash);
        if (i % 2 == 0) tally.see_outside(hash, 1000 * i - 2000000 + (round == 2 ? 0 : 500));
      }
    }
    tally.see(0);
    tally.see(0);
    std::int64_t n_created = 0;
    std::int64_t sum_s = 0;
    EXPECT_EQ(tally.finish([&](std::int64_t created_at_s) {
      ++n_created;
      sum_s += created_at_s;
    }),
              5001U);
    EXPECT_EQ(n_created, 2500);
    EXPECT_EQ(sum_s, std::int64_t{1000} * 2 * (2499 * 2500 / 2) - std::int64_t{2000000} * 2500);
  }
}

}  // namespace
}  // namespace cahoots
