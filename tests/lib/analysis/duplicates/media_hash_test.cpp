#include "analysis/duplicates/media_hash.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/random.hpp"

namespace cahoots {
namespace {

const std::string kDigits = "0123456789abcdef";

TEST(MediaHash, ReadsTheFirstDigitAsTheHighestBits) {
  const auto pdq = parse_perceptual_hash("pdq:8" + std::string(62, '0') + "1");
  ASSERT_TRUE(pdq);
  EXPECT_EQ(pdq->n_bits, 256);
  EXPECT_EQ(pdq->words[0], std::uint64_t{1} << 63);
  EXPECT_EQ(pdq->words[3], 1U);
  EXPECT_EQ(count_set_bits(*pdq), 2U);
  const auto phash = parse_perceptual_hash("phash:" + kDigits);
  ASSERT_TRUE(phash);
  EXPECT_EQ(phash->n_bits, 64);
  EXPECT_EQ(phash->words[0], 0x0123456789ABCDEFU);
  EXPECT_EQ(phash->words[1], 0U);
}

TEST(MediaHash, ReadsEitherCaseOfDigits) {
  EXPECT_EQ(parse_perceptual_hash("phash:0123456789ABCDEF"),
            parse_perceptual_hash("phash:0123456789abcdef"));
  EXPECT_EQ(parse_perceptual_hash("phash:0123456789aBcDeF"),
            parse_perceptual_hash("phash:0123456789abcdef"));
}

TEST(MediaHash, RefusesWhatIsNotAWholeHash) {
  const std::string pdq = "pdq:" + kDigits + kDigits + kDigits + kDigits;
  const std::string phash = "phash:" + kDigits;
  ASSERT_TRUE(parse_perceptual_hash(pdq));
  for (const std::string& damaged : {std::string(),
                                     std::string("pdq:"),
                                     std::string("phash:"),
                                     std::string("pdq"),
                                     pdq.substr(4),
                                     phash.substr(6),
                                     pdq + "0",
                                     phash + "0",
                                     pdq.substr(0, pdq.size() - 1),
                                     phash.substr(0, phash.size() - 1),
                                     " " + pdq,
                                     pdq + " ",
                                     "PDQ:" + pdq.substr(4),
                                     "pdq:" + kDigits,
                                     "phash:" + pdq.substr(4),
                                     "sha256:" + pdq.substr(4),
                                     "id:" + kDigits,
                                     "url:https://e.example/" + kDigits,
                                     "pdq:0x" + pdq.substr(6),
                                     "phash:-" + kDigits.substr(1),
                                     "phash:+" + kDigits.substr(1),
                                     "phash:" + kDigits.substr(1) + "g",
                                     std::string("phash:") + '\0' + kDigits.substr(1),
                                     "phash:" + kDigits.substr(2) + "é"}) {
    EXPECT_FALSE(parse_perceptual_hash(damaged)) << damaged;
  }
}

TEST(MediaHash, RefusesEveryOtherByteInEveryPlace) {
  for (std::size_t place = 6; place < 22; ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string media = "phash:" + kDigits;
      media[place] = static_cast<char>(byte);
      const bool is_digit = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
                            (byte >= 'A' && byte <= 'F');
      EXPECT_EQ(parse_perceptual_hash(media).has_value(), is_digit) << byte;
    }
  }
}

/// A hash of `n_bits` in which `n_set` bits are set, anywhere.
PerceptualHash hash_with_set_bits(std::uint16_t n_bits, unsigned n_set, Random& random) {
  PerceptualHash hash;
  hash.n_bits = n_bits;
  while (count_set_bits(hash) < n_set) {
    const std::uint64_t bit = random.below(n_bits);
    hash.words[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return hash;
}

TEST(MediaHash, BlankPicturesHaveFarFromHalfTheirBitsSet) {
  Random random(3);
  for (unsigned n_set = 0; n_set <= 256; ++n_set) {
    EXPECT_EQ(is_flat(hash_with_set_bits(256, n_set, random)), n_set < 112 || n_set > 144) << n_set;
  }
  for (unsigned n_set = 0; n_set <= 64; ++n_set) {
    EXPECT_EQ(is_flat(hash_with_set_bits(64, n_set, random)), n_set < 16 || n_set > 48) << n_set;
  }
}

TEST(MediaHash, DistanceCountsTheBitsThatDiffer) {
  Random random(4);
  for (const std::uint16_t n_bits : {std::uint16_t{64}, std::uint16_t{256}}) {
    const PerceptualHash hash = hash_with_set_bits(n_bits, n_bits / 2U, random);
    for (unsigned distance_bits = 0; distance_bits <= n_bits; distance_bits += 4) {
      PerceptualHash other = hash;
      const PerceptualHash flipped = hash_with_set_bits(n_bits, distance_bits, random);
      for (std::size_t i = 0; i < 4; ++i) other.words[i] ^= flipped.words[i];
      EXPECT_EQ(hamming_distance(hash, other), distance_bits);
      EXPECT_EQ(hamming_distance(other, hash), distance_bits);
    }
  }
}

}  // namespace
}  // namespace cahoots
