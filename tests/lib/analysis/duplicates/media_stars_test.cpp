#include "analysis/duplicates/media_stars.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "lib/analysis/duplicates/picture_hashes.hpp"

namespace cahoots {
namespace {

struct Album {
  std::vector<PerceptualHash> hashes;
  std::vector<std::uint64_t> n_posts;

  void add(const PerceptualHash& hash, std::uint64_t posts) {
    hashes.push_back(hash);
    n_posts.push_back(posts);
  }
  std::vector<MediaStar> stars(unsigned radius_bits) const {
    return star_groups(hashes, n_posts, radius_bits);
  }
};

/// A hash with half its bits set, so that it is not taken for a blank picture whatever is altered.
PerceptualHash draw_balanced(std::uint16_t n_bits, Random& random) {
  PerceptualHash hash = draw_picture(n_bits, random);
  while (count_set_bits(hash) != n_bits / 2U) hash = draw_picture(n_bits, random);
  return hash;
}

/// Pictures in families whose members differ in up to `most_bits` from one another's ancestors, of
/// both lengths; no hash twice.
Album draw_album(std::size_t n_pictures, unsigned most_bits, Random& random) {
  std::map<PerceptualHash, std::uint64_t> distinct;
  std::vector<PerceptualHash> drawn;
  while (distinct.size() < n_pictures) {
    const std::uint16_t n_bits = random.below(4) == 0 ? 64 : 256;
    PerceptualHash hash = draw_picture(n_bits, random);
    if (!drawn.empty() && random.below(5) != 0) {
      const PerceptualHash& ancestor = drawn[random.below(drawn.size())];
      const unsigned most = most_bits * ancestor.n_bits / 256;
      hash = alter_picture(ancestor, static_cast<unsigned>(random.below(most + 1)), random);
    }
    drawn.push_back(hash);
    distinct[hash] = 1 + random.below(4);
  }
  Album album;
  for (const auto& [hash, n_posts] : distinct) album.add(hash, n_posts);
  return album;
}

/// The definition, with every core compared.
std::vector<MediaStar> stars_by_definition(const Album& album, unsigned radius_bits) {
  std::vector<std::uint32_t> order(album.hashes.size()), cores;
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(~album.n_posts[a], album.hashes[a]) <
           std::pair(~album.n_posts[b], album.hashes[b]);
  });
  std::vector<MediaStar> stars(order.size());
  for (const std::uint32_t number : order) {
    const PerceptualHash& hash = album.hashes[number];
    stars[number] = {number, 0};
    if (is_flat(hash)) continue;
    unsigned least_bits = radius_bits * hash.n_bits / 256 + 1;
    for (const std::uint32_t core : cores) {
      const unsigned distance_bits = hamming_distance(hash, album.hashes[core]);
      if (hash.n_bits != album.hashes[core].n_bits || distance_bits >= least_bits) continue;
      least_bits = distance_bits;
      stars[number] = {core, static_cast<std::uint16_t>(distance_bits)};
    }
    if (stars[number].core == number) cores.push_back(number);
  }
  return stars;
}

TEST(MediaStars, FollowTheirDefinition) {
  std::size_t n_joined = 0, n_cores = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Random random(seed);
    const Album album = draw_album(3000, 45, random);
    for (const unsigned radius_bits : {0U, 15U, 31U, 64U}) {
      const std::vector<MediaStar> stars = album.stars(radius_bits);
      EXPECT_EQ(stars, stars_by_definition(album, radius_bits));
      for (std::uint32_t i = 0; i < stars.size(); ++i) ++(stars[i].core == i ? n_cores : n_joined);
    }
  }
  EXPECT_GT(n_joined, 5000U);
  EXPECT_GT(n_cores, 5000U);
}

TEST(MediaStars, EveryMemberIsWithinTheRadiusOfItsCoreAndCoresAreNot) {
  Random random(20);
  const Album album = draw_album(3000, 45, random);
  const std::vector<MediaStar> stars = album.stars(31);
  for (std::uint32_t i = 0; i < stars.size(); ++i) {
    const std::uint32_t core = stars[i].core;
    EXPECT_EQ(stars[core].core, core) << "a core is its own";
    EXPECT_EQ(hamming_distance(album.hashes[i], album.hashes[core]), stars[i].distance_bits);
    EXPECT_LE(stars[i].distance_bits, scale_radius(31, album.hashes[i].n_bits));
    if (core != i || is_flat(album.hashes[i])) continue;
    for (std::uint32_t j = 0; j < i; ++j) {
      const bool is_other_core = stars[j].core == j && !is_flat(album.hashes[j]) &&
                                 album.hashes[j].n_bits == album.hashes[i].n_bits;
      if (!is_other_core) continue;
      EXPECT_GT(hamming_distance(album.hashes[i], album.hashes[j]),
                scale_radius(31, album.hashes[i].n_bits));
    }
  }
}

TEST(MediaStars, DoNotDependOnTheOrderOfTheInput) {
  Random random(21);
  const Album album = draw_album(3000, 45, random);
  const std::vector<MediaStar> stars = album.stars(31);
  std::vector<std::uint32_t> order(album.hashes.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    Album shuffled;
    for (const std::uint32_t i : order) shuffled.add(album.hashes[i], album.n_posts[i]);
    const std::vector<MediaStar> others = shuffled.stars(31);
    for (std::size_t i = 0; i < order.size(); ++i) {
      EXPECT_EQ(order[others[i].core], stars[order[i]].core);
      EXPECT_EQ(others[i].distance_bits, stars[order[i]].distance_bits);
    }
  }
}

TEST(MediaStars, AChainOfLikenessesDoesNotJoinWhatIsUnlike) {
  Random random(22);
  Album chain;  // each 20 bits from the one before, on bits of its own
  chain.add(draw_balanced(256, random), 100);
  for (std::uint64_t link = 1; link < 8; ++link) {
    PerceptualHash hash = chain.hashes.back();
    for (std::uint64_t bit = 0; bit < 20; ++bit) flip_bit(hash, link * 20 + bit);
    chain.add(hash, 100 - link);
  }
  const std::vector<MediaStar> expected{{0, 0}, {0, 20}, {2, 0}, {2, 20},
                                        {4, 0}, {4, 20}, {6, 0}, {6, 20}};
  EXPECT_EQ(chain.stars(31), expected);
}

TEST(MediaStars, TheMiddleOfAChainIsTheCoreWhereItIsPostedMost) {
  Random random(23);
  const PerceptualHash b = draw_balanced(256, random);
  PerceptualHash a = b, c = b;
  for (std::uint64_t bit = 0; bit < 20; ++bit) {
    flip_bit(a, bit);
    flip_bit(c, 100 + bit);
  }
  EXPECT_EQ(star_groups(std::vector{a, b, c}, std::vector<std::uint64_t>{2, 3, 2}, 31),
            (std::vector<MediaStar>{{1, 20}, {1, 0}, {1, 20}}));
}

TEST(MediaStars, TheEarlierOfTwoCoresAsNearIsJoined) {
  Random random(24);
  const PerceptualHash between = draw_balanced(256, random);
  PerceptualHash one = between, other = between;
  for (std::uint64_t bit = 0; bit < 20; ++bit) {
    flip_bit(one, bit);
    flip_bit(other, 100 + bit);
  }
  using Posts = std::vector<std::uint64_t>;
  EXPECT_EQ(star_groups(std::vector{between, one, other}, Posts{1, 5, 6}, 31)[0].core, 2U);
  EXPECT_EQ(star_groups(std::vector{between, one, other}, Posts{1, 6, 5}, 31)[0].core, 1U);
}

TEST(MediaStars, BlankPicturesAreAlone) {
  PerceptualHash blank, speck, white;
  for (PerceptualHash* hash : {&blank, &speck, &white}) hash->n_bits = 256;
  flip_bit(speck, 7);
  white.words.fill(~std::uint64_t{0});
  PerceptualHash small = blank, small_speck = speck;
  small.n_bits = small_speck.n_bits = 64;
  const std::vector hashes{blank, speck, white, small, small_speck};
  const std::vector<MediaStar> stars =
      star_groups(hashes, std::vector<std::uint64_t>{9, 8, 7, 6, 5}, 31);
  for (std::uint32_t i = 0; i < stars.size(); ++i) EXPECT_EQ(stars[i], (MediaStar{i, 0}));
}

TEST(MediaStars, HashesOfTwoLengthsNeverMeetAndTheRadiusIsScaled) {
  Random random(25);
  const PerceptualHash small = draw_balanced(64, random);
  PerceptualHash large = draw_balanced(256, random);
  large.words[0] = small.words[0];
  Album album;
  album.add(small, 9);
  album.add(large, 8);
  album.add(alter_picture(small, 7, random), 7);
  album.add(alter_picture(small, 8, random), 6);
  const std::vector<MediaStar> stars = album.stars(31);
  EXPECT_EQ(stars[1], (MediaStar{1, 0}));
  EXPECT_EQ(stars[2], (MediaStar{0, 7}));
  EXPECT_NE(stars[3].core, 0U) << "8 of 64 bits are more than 31 of 256";
  EXPECT_EQ(scale_radius(31, 256), 31U);
  EXPECT_EQ(scale_radius(32, 64), 8U);
  EXPECT_EQ(scale_radius(3, 64), 0U);
}

TEST(MediaStars, NothingIsNoStar) {
  EXPECT_TRUE(star_groups({}, {}, 31).empty());
}

}  // namespace
}  // namespace cahoots
