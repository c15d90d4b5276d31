#include "text/minhash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Hashes = std::vector<std::uint32_t>;

Hashes random_hashes(Random& random, std::size_t size) {
  Hashes hashes(size);
  for (std::uint32_t& hash : hashes) hash = static_cast<std::uint32_t>(random.next());
  return hashes;
}

template <class Lanes = TextSignature>
Lanes sign(const Hashes& hashes) {
  Lanes lanes;
  lanes.fill(0xA5);
  minhash(hashes, lanes);
  return lanes;
}

/// The signatures of two random texts of a given similarity: `shared` of 200 shingles.
struct SignedPair {
  SignedPair(Random& random, std::size_t shared) {
    Hashes first = random_hashes(random, 200);
    const std::size_t n_first = shared + (200 - shared) / 2;
    const Hashes all = first;
    first.resize(n_first);
    Hashes second(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shared));
    second.insert(second.end(), all.begin() + static_cast<std::ptrdiff_t>(n_first), all.end());
    a = sign(first);
    b = sign(second);
  }
  TextSignature a, b;
};

TEST(MinHash, DispatchedCodeEqualsPortableCode) {
  Random random(1);
  for (std::size_t size : {0U, 1U, 2U, 7U, 8U, 31U, 200U, 5000U}) {
    const Hashes hashes = random_hashes(random, size);
    for (std::size_t n_lanes = kLanesPerBlock; n_lanes <= kFingerprintLanes;
         n_lanes += kLanesPerBlock) {
      std::vector<std::uint8_t> dispatched(n_lanes, 1), portable(n_lanes, 2);
      minhash(hashes, dispatched);
      minhash_portable(hashes, portable);
      EXPECT_EQ(dispatched, portable) << size << " into " << n_lanes;
    }
  }
}

/// As computed from the definitions apart from this program; lanes stand in shared fingerprints.
TEST(MinHash, IsTheSameOnEveryMachine) {
  const auto fingerprint = sign<TextFingerprint>({1, 2, 3, 0x89ABCDEF});
  const TextSignature signature = sign({1, 2, 3, 0x89ABCDEF});
  const std::vector<std::uint8_t> first(fingerprint.begin(), fingerprint.begin() + 8);
  EXPECT_EQ(first, (std::vector<std::uint8_t>{254, 11, 21, 25, 65, 14, 39, 91}));
  EXPECT_EQ(fingerprint.back(), 18);
  EXPECT_EQ(sketch_of(signature).low, 18349470685124491998U);
  EXPECT_EQ(band_key(signature.data(), BandScheme{}, 0), 3161423144U);
  EXPECT_EQ(band_key(signature.data(), BandScheme{}, 23), 476286625U);
}

TEST(MinHash, OrderAndRepeatsChangeNothing) {
  Random random(2);
  Hashes hashes = random_hashes(random, 100);
  const TextSignature signature = sign(hashes);
  std::reverse(hashes.begin(), hashes.end());
  hashes.insert(hashes.end(), hashes.begin(), hashes.begin() + 50);
  EXPECT_EQ(sign(hashes), signature);
  hashes.clear();
  EXPECT_NE(sign(hashes), signature);
  const TextSignature nothing = sign({});
  EXPECT_EQ(std::count(nothing.begin(), nothing.end(), nothing[0]),
            static_cast<std::ptrdiff_t>(kSignatureLanes));
}

TEST(MinHash, AFingerprintBeginsWithTheSignature) {
  Random random(3);
  for (int i = 0; i < 20; ++i) {
    const Hashes hashes = random_hashes(random, random.below(300));
    const TextSignature signature = sign(hashes);
    const auto fingerprint = sign<TextFingerprint>(hashes);
    EXPECT_TRUE(std::equal(signature.begin(), signature.end(), fingerprint.begin()));
  }
}

TEST(MinHash, CountsEqualLanes) {
  Random random(4);
  for (const std::size_t n_lanes : {kLanesPerBlock, kSignatureLanes, kFingerprintLanes}) {
    for (const std::uint64_t values : {1U, 2U, 256U}) {
      std::vector<std::uint8_t> a(n_lanes), b(n_lanes);
      std::size_t n_equal = 0;
      for (std::size_t lane = 0; lane < n_lanes; ++lane) {
        a[lane] = static_cast<std::uint8_t>(random.below(values));
        b[lane] = static_cast<std::uint8_t>(random.below(values));
        n_equal += a[lane] == b[lane] ? 1U : 0U;
      }
      EXPECT_EQ(count_equal_lanes(a, b), n_equal);
    }
  }
}

TEST(MinHash, EqualLanesEstimateJaccard) {
  EXPECT_EQ(estimate_jaccard(96, 96), 1);
  EXPECT_EQ(estimate_jaccard(0, 96), 0);
  Random random(5);
  constexpr int kTrials = 400;
  for (const std::size_t shared : {0U, 60U, 100U, 140U, 180U}) {
    const double jaccard = static_cast<double>(shared) / 200;
    double sum = 0, sum_of_squares = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
      const SignedPair pair(random, shared);
      const double estimate = estimate_jaccard(count_equal_lanes(pair.a, pair.b), kSignatureLanes);
      sum += estimate;
      sum_of_squares += (estimate - jaccard) * (estimate - jaccard);
    }
    const double standard_error = std::sqrt(jaccard * (1 - jaccard) / kSignatureLanes);
    EXPECT_NEAR(sum / kTrials, jaccard, 0.015) << "unbiased";
    EXPECT_LE(std::sqrt(sum_of_squares / kTrials), 1.25 * standard_error + 0.008);
  }
}

TEST(MinHash, FewestEqualLanesAreRarelyMissed) {
  EXPECT_EQ(fewest_equal_lanes(0.001, kSignatureLanes), 1U);
  EXPECT_EQ(fewest_equal_lanes(1, kSignatureLanes), kSignatureLanes);
  Random random(6);
  for (const double threshold : {0.3, 0.5, 0.7, 0.9}) {
    const auto shared = static_cast<std::size_t>(std::lround(threshold * 200));
    const std::size_t fewest = fewest_equal_lanes(threshold, kSignatureLanes);
    std::size_t least = kSignatureLanes;
    int below = 0;
    for (int trial = 0; trial < 3000; ++trial) {
      const SignedPair pair(random, shared);
      const std::size_t n_equal = count_equal_lanes(pair.a, pair.b);
      least = std::min(least, n_equal);
      below += n_equal < fewest ? 1 : 0;
    }
    EXPECT_LE(below, 1) << threshold;
    EXPECT_LE(least, fewest + 12) << "no bound that says nothing";
  }
}

/// The sketches of a pair at the threshold stay within the bound, those of strangers hardly ever.
TEST(MinHash, SketchesOfAPairStayWithinTheBound) {
  Random random(7);
  for (const std::size_t shared : {100U, 140U, 160U, 180U}) {
    const double threshold = static_cast<double>(shared) / 200;
    const unsigned most_lanes = most_differing_lanes(threshold);
    int beyond = 0, strangers_within = 0;
    double sum_lanes = 0;
    constexpr int kTrials = 3000;
    for (int trial = 0; trial < kTrials; ++trial) {
      const SignedPair pair(random, shared), other(random, shared);
      const unsigned lanes = count_differing_lanes(sketch_of(pair.a), sketch_of(pair.b));
      sum_lanes += lanes;
      beyond += lanes > most_lanes ? 1 : 0;
      const unsigned apart = count_differing_lanes(sketch_of(pair.a), sketch_of(other.a));
      strangers_within += apart <= most_lanes ? 1 : 0;
    }
    EXPECT_NEAR(sum_lanes / kTrials, 64 * (1 - threshold) * 3 / 4, 0.3) << "two coins a lane";
    EXPECT_LE(beyond, 3) << threshold;
    if (threshold >= 0.7) {
      EXPECT_LT(strangers_within, kTrials / 1000) << threshold;
    }
  }
  EXPECT_EQ(most_differing_lanes(1), 0U);
}

TEST(MinHash, BandsMeetAsOftenAsDocumented) {
  EXPECT_NEAR(BandScheme{}.candidate_probability(0.7), 0.9986, 0.0001);
  Random random(8);
  constexpr int kTrials = 3000;
  for (const double threshold : {0.4, 0.6, 0.7, 0.85, 0.95}) {
    const BandScheme scheme = BandScheme::for_threshold(threshold);
    for (const std::size_t shared : {60U, 100U, 140U, 180U}) {
      int met = 0;
      for (int trial = 0; trial < kTrials; ++trial) {
        const SignedPair pair(random, shared);
        bool meets = false;
        for (std::size_t band = 0; band < scheme.bands && !meets; ++band) {
          meets = band_key(pair.a.data(), scheme, band) == band_key(pair.b.data(), scheme, band);
        }
        met += meets ? 1 : 0;
      }
      // Lanes are a little more often equal than texts are alike, and not quite independent.
      const double expected = scheme.candidate_probability(static_cast<double>(shared) / 200);
      const double standard_error = std::sqrt(expected * (1 - expected) / kTrials);
      EXPECT_NEAR(met / double{kTrials}, expected, 0.012 + 4 * standard_error)
          << shared << " of 200 in bands of " << scheme.rows;
    }
  }
}

TEST(MinHash, ThresholdsHaveTheRowsDocumented) {
  const auto rows = [](double threshold) { return BandScheme::for_threshold(threshold).rows; };
  EXPECT_EQ(rows(0.01), 2U);
  EXPECT_EQ(rows(0.45), 3U);
  EXPECT_EQ(rows(0.65), 4U);
  EXPECT_EQ(rows(0.8), 5U);
  EXPECT_EQ(rows(0.9), 6U);
  EXPECT_EQ(rows(1), 6U);
  for (int percent = 1; percent <= 100; ++percent) {
    const BandScheme scheme = BandScheme::for_threshold(percent / 100.0);
    EXPECT_LE(scheme.rows * scheme.bands, kSignatureLanes);
    EXPECT_GT(scheme.rows * (scheme.bands + 1), kSignatureLanes);
  }
}

TEST(MinHash, AKeyIsThatOfItsRowsAndItsBand) {
  Random random(9);
  const TextSignature signature = sign(random_hashes(random, 100));
  for (const double threshold : {0.4, 0.6, 0.7, 0.85, 0.95}) {
    const BandScheme scheme = BandScheme::for_threshold(threshold);
    for (std::size_t lane = 0; lane < scheme.rows * scheme.bands; ++lane) {
      TextSignature changed = signature;
      ++changed[lane];
      for (std::size_t band = 0; band < scheme.bands; ++band) {
        const bool is_equal =
            band_key(signature.data(), scheme, band) == band_key(changed.data(), scheme, band);
        EXPECT_EQ(is_equal, lane / scheme.rows != band);
      }
    }
  }
  TextSignature constant;
  constant.fill(7);
  EXPECT_NE(band_key(constant.data(), BandScheme{}, 0), band_key(constant.data(), BandScheme{}, 1));
}

}  // namespace
}  // namespace cahoots
