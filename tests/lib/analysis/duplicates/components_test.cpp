#include "analysis/duplicates/components.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Signatures = std::vector<TextSignature>;

std::vector<TextSketch> sketches_of(const Signatures& signatures) {
  std::vector<TextSketch> sketches;
  for (const TextSignature& signature : signatures) sketches.push_back(sketch_of(signature));
  return sketches;
}

TextSignature random_signature(Random& random) {
  TextSignature signature;
  for (std::uint8_t& lane : signature) lane = static_cast<std::uint8_t>(random.next());
  return signature;
}

/// Families of a few, whose members have about a share of their lanes from one parent.
Signatures families(std::uint64_t seed, std::size_t n_families, std::size_t size) {
  Random random(seed);
  Signatures signatures;
  for (std::size_t i = 0; i < n_families; ++i) {
    const TextSignature parent = random_signature(random);
    const double share = 0.4 + 0.6 * random.uniform();
    for (std::size_t k = 0; k < size; ++k) {
      TextSignature& child = signatures.emplace_back(random_signature(random));
      for (std::size_t lane = 0; lane < kSignatureLanes; ++lane) {
        if (random.uniform() < share) child[lane] = parent[lane];
      }
    }
  }
  for (std::size_t i = signatures.size(); i > 1; --i)
    std::swap(signatures[i - 1], signatures[random.below(i)]);
  return signatures;
}

TextComponents join(const Signatures& signatures, double threshold, unsigned threads,
                    std::uint64_t memory_bytes) {
  BandColumns bands("", BandScheme::for_threshold(threshold));
  for (const TextSignature& signature : signatures) bands.add(signature);
  bands.seal();
  return join_bands(bands, sketches_of(signatures), threshold, threads, memory_bytes);
}

std::uint32_t find_root(std::vector<std::uint32_t>& root, std::uint32_t text) {
  while (root[text] != text) text = root[text] = root[root[text]];
  return text;
}

/// All pairs that share a key and whose sketches are alike, joined one after another.
std::vector<std::uint32_t> roots_by_all_pairs(const Signatures& signatures, double threshold,
                                              std::size_t& largest_bucket) {
  const BandScheme scheme = BandScheme::for_threshold(threshold);
  const std::vector<TextSketch> sketches = sketches_of(signatures);
  std::vector<std::uint32_t> root(signatures.size());
  std::iota(root.begin(), root.end(), 0U);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed(signatures.size());
  for (std::size_t band = 0; band < scheme.bands; ++band) {
    for (std::uint32_t i = 0; i < keyed.size(); ++i)
      keyed[i] = {band_key(signatures[i].data(), scheme, band), i};
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t a = 0; a < keyed.size(); ++a) {
      std::size_t b = a + 1;
      for (; b < keyed.size() && keyed[b].first == keyed[a].first; ++b) {
        const unsigned n_differing =
            count_differing_lanes(sketches[keyed[a].second], sketches[keyed[b].second]);
        if (n_differing > most_differing_lanes(threshold)) continue;
        const std::uint32_t first = find_root(root, keyed[a].second);
        const std::uint32_t second = find_root(root, keyed[b].second);
        root[std::max(first, second)] = std::min(first, second);
      }
      largest_bucket = std::max(largest_bucket, b - a);
    }
  }
  for (std::uint32_t text = 0; text < root.size(); ++text) root[text] = find_root(root, text);
  return root;
}

void expect_company(const TextComponents& components) {
  std::vector<std::size_t> sizes(components.root.size(), 0);
  for (const std::uint32_t root : components.root) ++sizes[root];
  for (std::size_t text = 0; text < components.root.size(); ++text) {
    ASSERT_LE(components.root[text], text) << "the smallest number";
    ASSERT_EQ(components.has_company[text], sizes[components.root[text]] > 1);
  }
}

constexpr std::uint64_t kPlenty = std::uint64_t{1} << 30;

TEST(TextComponents, NothingAndOneText) {
  EXPECT_TRUE(join({}, 0.7, 2, kPlenty).root.empty());
  const TextComponents one = join({TextSignature{}}, 0.7, 2, kPlenty);
  EXPECT_EQ(one.root, std::vector<std::uint32_t>{0});
  EXPECT_FALSE(one.has_company[0]);
}

TEST(TextComponents, EqualAllPairsInSmallBuckets) {
  for (const double threshold : {0.6, 0.7, 0.85, 0.95}) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const Signatures signatures = families(seed, 500, 2 + seed * 3);
      std::size_t largest_bucket = 0;
      const std::vector<std::uint32_t> expected =
          roots_by_all_pairs(signatures, threshold, largest_bucket);
      ASSERT_LE(largest_bucket, 32U) << "beyond that not every pair is looked at";
      for (const unsigned threads : {1U, 2U, 3U, 4U}) {
        const TextComponents components = join(signatures, threshold, threads, kPlenty);
        EXPECT_TRUE(components.root == expected) << threshold << " on " << threads;
        expect_company(components);
      }
      std::size_t n_apart = 0;
      for (std::uint32_t i = 0; i < expected.size(); ++i) n_apart += expected[i] == i ? 1U : 0U;
      EXPECT_LT(n_apart, signatures.size()) << "some are joined";
      EXPECT_GE(n_apart, 500U) << "and families are not";
    }
  }
}

/// More texts than a pass takes at the least memory, 65,536.
TEST(TextComponents, AreTheSameInPartsOfTheKeys) {
  constexpr double kThreshold = 0.7;
  const Signatures signatures = families(11, 28000, 5);
  std::size_t largest_bucket = 0;
  const std::vector<std::uint32_t> expected =
      roots_by_all_pairs(signatures, kThreshold, largest_bucket);
  ASSERT_LE(largest_bucket, 32U);
  for (const auto& [threads, memory_bytes] :
       {std::pair{1U, kPlenty}, {1U, std::uint64_t{1}}, {3U, std::uint64_t{1}}}) {
    const TextComponents components = join(signatures, kThreshold, threads, memory_bytes);
    EXPECT_TRUE(components.root == expected) << threads << " in " << memory_bytes;
  }
}

/// All in one bucket, of which no two that differ in sketch share another.
Signatures one_bucket(Random& random, std::size_t n_centres, std::size_t n_texts) {
  Signatures centres, signatures;
  for (std::size_t i = 0; i < n_centres; ++i) centres.push_back(random_signature(random));
  for (std::size_t i = 0; i < n_texts; ++i) {
    TextSignature& text = signatures.emplace_back(random_signature(random));
    const TextSignature& centre = centres[i % n_centres];
    for (std::size_t lane = 0; lane < 64; ++lane) {
      text[lane] = static_cast<std::uint8_t>((text[lane] & 0xFC) | (centre[lane] & 3));
    }
    for (std::size_t lane = 0; lane < 6; ++lane) text[lane] = static_cast<std::uint8_t>(lane);
    text[6 + random.below(58)] ^= 1;
  }
  return signatures;
}

TEST(TextComponents, ALargeBucketIsCutBySketches) {
  Random random(12);
  constexpr std::size_t kCentres = 40;
  const Signatures signatures = one_bucket(random, kCentres, 2000);
  std::size_t largest_bucket = 0;
  const std::vector<std::uint32_t> expected = roots_by_all_pairs(signatures, 0.9, largest_bucket);
  ASSERT_EQ(largest_bucket, signatures.size());
  for (const unsigned threads : {1U, 4U}) {
    EXPECT_EQ(join(signatures, 0.9, threads, kPlenty).root, expected);
  }
  EXPECT_EQ(std::count(expected.begin(), expected.end(), 1U), 2000 / kCentres);
}

/// A text that is like two of those that began a kind joins them. Where it comes before the second,
/// that second, which is like it and not like the first, begins a kind and stays apart.
TEST(TextComponents, ATextBetweenTwoKindsOfALargeBucketJoinsThem) {
  Random random(14);
  Signatures signatures = one_bucket(random, 40, 40);
  // Like the first but for `n_lanes` of its sketch, and sharing no other band with it.
  const auto apart = [&](std::size_t n_lanes) {
    TextSignature other = signatures[0];
    for (std::size_t lane = 6; lane < kSignatureLanes; ++lane) {
      other[lane] = static_cast<std::uint8_t>((random.next() & 0xFC) | (other[lane] & 3));
      if (lane < 6 + n_lanes) other[lane] ^= 1;
    }
    return other;
  };
  const TextSignature first = signatures[0], between = apart(13), second = apart(26);
  ASSERT_EQ(most_differing_lanes(0.9), 14U);
  for (const Signatures& three : {Signatures{first, second, between}, {between, second, first}}) {
    signatures.resize(40);
    signatures[0] = three[0];
    signatures.insert(signatures.end(), three.begin() + 1, three.end());
    const TextComponents components = join(signatures, 0.9, 1, kPlenty);
    EXPECT_EQ(components.root[40], 0U);
    EXPECT_EQ(components.root[41], 0U);
    EXPECT_EQ(components.root[1], 1U);
  }
}

TEST(TextComponents, ALargeBucketOfManyKindsMayBeJoinedButNotCut) {
  Random random(13);
  constexpr std::size_t kCentres = 150;
  const Signatures signatures = one_bucket(random, kCentres, 3000);
  const TextComponents components = join(signatures, 0.9, 1, kPlenty);
  EXPECT_EQ(join(signatures, 0.9, 3, kPlenty).root, components.root);
  for (std::size_t text = kCentres; text < signatures.size(); ++text) {
    EXPECT_EQ(components.root[text], components.root[text % kCentres]) << "with its like";
  }
  EXPECT_EQ(components.root[63], 63U);
  EXPECT_EQ(components.root[64], 0U) << "beyond 64 kinds with the first";
  EXPECT_EQ(components.root[149], 0U);
}

}  // namespace
}  // namespace cahoots
