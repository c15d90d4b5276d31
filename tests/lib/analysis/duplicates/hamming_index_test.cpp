#include "analysis/duplicates/hamming_index.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/duplicates/picture_hashes.hpp"

namespace cahoots {
namespace {

/// An index and the same hashes in a list that is searched one by one.
struct HeldIndex {
  explicit HeldIndex(std::uint16_t bits) : n_bits(bits), index(bits) {}

  void insert(const PerceptualHash& hash) {
    EXPECT_EQ(index.insert(hash), hashes.size());
    hashes.push_back(hash);
  }
  std::optional<HammingMatch> brute_force(const PerceptualHash& query, unsigned radius_bits) const {
    std::optional<HammingMatch> best;
    for (std::uint32_t i = 0; i < hashes.size(); ++i) {
      const unsigned distance_bits = hamming_distance(query, hashes[i]);
      if (distance_bits > radius_bits || (best && best->distance_bits <= distance_bits)) continue;
      best = HammingMatch{i, static_cast<std::uint16_t>(distance_bits)};
    }
    return best;
  }
  /// True if something is found. The answer and its cost are held against all hashes.
  bool search(const PerceptualHash& query, unsigned radius_bits) const {
    const HammingAnswer answer = index.nearest(query, radius_bits);
    EXPECT_EQ(answer.match, brute_force(query, radius_bits)) << "radius " << radius_bits;
    EXPECT_LE(answer.n_compared, hashes.size() + hashes.size() / 8);
    EXPECT_LE(answer.n_lookups, hashes.size() / 8);
    return answer.match.has_value();
  }

  std::uint16_t n_bits;
  HammingIndex index;
  std::vector<PerceptualHash> hashes;
};

/// Pictures and alterations of them, among pictures like no other.
void insert_pictures(HeldIndex& held, std::size_t n_pictures, unsigned most_bits, Random& random) {
  for (std::size_t i = 0; i < n_pictures; ++i) {
    const bool is_altered = !held.hashes.empty() && random.below(3) == 0;
    const auto n_altered = static_cast<unsigned>(random.below(most_bits + 1));
    held.insert(
        is_altered ? alter_picture(held.hashes[random.below(held.hashes.size())], n_altered, random)
                   : draw_picture(held.n_bits, random));
  }
}

TEST(HammingIndex, IsEmptyAtFirst) {
  Random random(1);
  for (const std::uint16_t n_bits : {std::uint16_t{64}, std::uint16_t{256}}) {
    const HammingIndex index(n_bits);
    EXPECT_EQ(index.size(), 0U);
    EXPECT_FALSE(index.nearest(draw_picture(n_bits, random), n_bits).match);
  }
}

TEST(HammingIndex, EqualsBruteForceAtEveryDistance) {
  std::size_t n_found = 0, n_not_found = 0;
  for (const std::uint16_t n_bits : {std::uint16_t{256}, std::uint16_t{64}}) {
    for (const unsigned radius_bits : {0U, 1U, 7U, 15U, 16U, 31U, 32U, 47U, 64U}) {
      if (radius_bits > n_bits / 4U) continue;
      Random random(radius_bits + n_bits);
      HeldIndex held(n_bits);
      insert_pictures(held, 6000, radius_bits + 5, random);
      for (unsigned distance_bits = 0; distance_bits <= radius_bits + 5; ++distance_bits) {
        for (int i = 0; i < 8; ++i) {
          const PerceptualHash& near = held.hashes[random.below(held.hashes.size())];
          ++(held.search(alter_picture(near, distance_bits, random), radius_bits) ? n_found
                                                                                  : n_not_found);
        }
      }
    }
  }
  EXPECT_GT(n_found, 1000U);
  EXPECT_GT(n_not_found, 100U);
}

TEST(HammingIndex, EqualsBruteForceAtEverySize) {
  Random random(8);
  HeldIndex held(256);
  for (std::size_t size = 1; size <= 20000; ++size) {
    insert_pictures(held, 1, 40, random);
    const bool is_at_edge = size % 1024 < 2 || size % 1024 == 1023;
    if (size > 40 && !is_at_edge) continue;
    for (const unsigned distance_bits : {0U, 12U, 31U, 32U}) {
      const PerceptualHash& near = held.hashes[random.below(size)];
      held.search(alter_picture(near, distance_bits, random), 31);
    }
    held.search(draw_picture(256, random), 31);
    held.search(alter_picture(held.hashes.back(), 9, random), 31);
  }
}

TEST(HammingIndex, TakesAnyRadius) {
  Random random(9);
  for (const std::uint16_t n_bits : {std::uint16_t{64}, std::uint16_t{256}}) {
    HeldIndex held(n_bits);
    insert_pictures(held, 3000, 20, random);
    for (const unsigned radius_bits : {90U, 128U, 255U, 256U, 100000U}) {
      EXPECT_TRUE(held.search(draw_picture(n_bits, random), radius_bits) || radius_bits < 128);
    }
  }
}

TEST(HammingIndex, TheEarliestOfEquallyNearOnesIsFound) {
  Random random(10);
  HeldIndex held(256);
  const PerceptualHash query = draw_picture(256, random);
  insert_pictures(held, 700, 20, random);
  for (int i = 0; i < 3000; ++i) held.insert(alter_picture(query, 20, random));
  for (int i = 0; i < 700; ++i) held.insert(draw_picture(256, random));
  EXPECT_EQ(held.index.nearest(query, 31).match, (HammingMatch{700, 20}));
  for (int i = 0; i < 3000; ++i) held.insert(query);
  EXPECT_EQ(held.index.nearest(query, 31).match, (HammingMatch{4400, 0}));
  EXPECT_EQ(held.index.nearest(query, 0).match, (HammingMatch{4400, 0}));
}

TEST(HammingIndex, ComparesFewOfManyPictures) {
  Random random(11);
  HammingIndex index(256);
  for (int i = 0; i < 100000; ++i) index.insert(draw_picture(256, random));
  std::uint64_t n_compared = 0, n_lookups = 0;
  for (int i = 0; i < 100; ++i) {
    const HammingAnswer answer = index.nearest(draw_picture(256, random), 31);
    EXPECT_FALSE(answer.match);
    n_compared += answer.n_compared;
    n_lookups += answer.n_lookups;
  }
  EXPECT_LT(n_compared, std::uint64_t{100} * 100000 / 30);
  EXPECT_LT(n_lookups, std::uint64_t{100} * 100000 / 30);
}

/// A million hashes that differ from each other only in the bits of `mask`.
HeldIndex index_of_a_million(const PerceptualHash& mask, Random& random) {
  HeldIndex held(256);
  const PerceptualHash common = draw_picture(256, random);
  for (int i = 0; i < 1000000; ++i) {
    PerceptualHash hash = draw_picture(256, random);
    for (std::size_t word = 0; word < 4; ++word) {
      hash.words[word] =
          (hash.words[word] & mask.words[word]) | (common.words[word] & ~mask.words[word]);
    }
    held.insert(hash);
  }
  return held;
}

TEST(HammingIndex, AMillionEqualHashesCostNoMoreThanOneByOne) {
  Random random(12);
  const HeldIndex held = index_of_a_million({}, random);
  EXPECT_TRUE(held.search(held.hashes[5], 31));
  EXPECT_TRUE(held.search(alter_picture(held.hashes[5], 31, random), 31));
  EXPECT_FALSE(held.search(alter_picture(held.hashes[5], 32, random), 31));
}

TEST(HammingIndex, AMillionHashesThatDifferInOneChunkCostNoMoreThanOneByOne) {
  Random random(13);
  const HeldIndex held = index_of_a_million({{0, 0x7FFFF, 0, 0}, 256}, random);
  for (const unsigned distance_bits : {0U, 25U, 31U, 60U}) {
    held.search(alter_picture(held.hashes[random.below(1000000)], distance_bits, random), 31);
  }
}

TEST(HammingIndex, ChunksThatAMillionHashesShareAreLeftOut) {
  Random random(14);
  const HeldIndex held =
      index_of_a_million({{~std::uint64_t{0}, 0, 0, ~std::uint64_t{0}}, 256}, random);
  for (int i = 0; i < 5; ++i) {
    const PerceptualHash near = alter_picture(held.hashes[random.below(1000000)], 20, random);
    EXPECT_TRUE(held.search(near, 31));
    EXPECT_LT(held.index.nearest(near, 31).n_compared, 1000000U / 4);
  }
}

}  // namespace
}  // namespace cahoots
