#include "analysis/duplicates/known_media.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/random.hpp"

namespace cahoots {
namespace {

KnownGroup group_of(std::string uid) {
  KnownGroup group;
  group.group_uid = std::move(uid);
  return group;
}

PerceptualHash random_hash(Random& random, std::uint16_t n_bits) {
  PerceptualHash hash;
  hash.n_bits = n_bits;
  do {
    for (std::size_t i = 0; i < n_bits / 64U; ++i) hash.words[i] = random.next();
  } while (is_flat(hash));
  return hash;
}

std::string text_of_hash(const PerceptualHash& hash) {
  std::string text = hash.n_bits == 256 ? "pdq:" : "phash:";
  for (std::size_t i = 0; i < hash.n_bits / 64U; ++i) text += fmt::format("{:016x}", hash.words[i]);
  return text;
}

PerceptualHash with_bits_flipped(PerceptualHash hash, unsigned n_bits) {
  for (unsigned bit = 0; bit < n_bits; ++bit)
    hash.words[bit % (hash.n_bits / 64U)] ^= std::uint64_t{1} << (bit * 7 % 64);
  return hash;
}

std::optional<KnownMatch> match(const KnownMedia& known, const std::string& medium) {
  Text matched;
  const std::vector<Text> media{medium};
  const auto found = known.match(media, matched);
  EXPECT_EQ(matched, found ? Text(medium) : Text());
  return found;
}

TEST(KnownMedia, TakesWhatCanBeCompared) {
  KnownMedia known(31);
  EXPECT_EQ(known.add(group_of("x:1"), "id:77"), MediaKind::exact);
  EXPECT_EQ(known.add(group_of("x:2"), "pdq:" + std::string(64, '0')), MediaKind::flat);
  EXPECT_EQ(known.add(group_of("x:3"), "pdq:12"), MediaKind::unusable);
  EXPECT_EQ(known.add(group_of("x:4"), "what:7"), MediaKind::unusable);
  EXPECT_EQ(known.add(group_of("x:5"), Text()), MediaKind::unusable);
  known.finish();
  EXPECT_EQ(known.cores().size(), 1U);
}

TEST(KnownMedia, ExactOnesAndHashesWithinTheRadius) {
  Random random(1);
  const PerceptualHash picture = random_hash(random, 256), icon = random_hash(random, 64);
  KnownMedia known(31);
  known.add(group_of("x:1"), "sha256:aa");
  known.add(group_of("x:2"), text_of_hash(picture));
  known.add(group_of("x:3"), text_of_hash(icon));
  known.finish();
  EXPECT_TRUE(match(known, "sha256:aa")->is_equal);
  EXPECT_FALSE(match(known, "sha256:ab"));
  EXPECT_FALSE(match(known, "id:aa"));
  EXPECT_EQ(match(known, text_of_hash(picture))->similarity, 1);
  const auto near = match(known, text_of_hash(with_bits_flipped(picture, 31)));
  ASSERT_TRUE(near);
  EXPECT_EQ(near->core, 1U);
  EXPECT_FALSE(near->is_equal);
  EXPECT_EQ(near->similarity, 1 - 31.0 / 256);
  EXPECT_FALSE(match(known, text_of_hash(with_bits_flipped(picture, 32))));
  EXPECT_EQ(match(known, text_of_hash(with_bits_flipped(icon, 7)))->core, 2U);
  EXPECT_FALSE(match(known, text_of_hash(with_bits_flipped(icon, 8))));
}

TEST(KnownMedia, TheMostAlikeOfAPostsMediaWinsAndTheLeastUidATie) {
  Random random(2);
  const PerceptualHash picture = random_hash(random, 256);
  KnownMedia known(31);
  known.add(group_of("x:9"), "id:1");
  known.add(group_of("x:8"), text_of_hash(picture));
  known.add(group_of("x:7"), "id:1");
  known.finish();
  const std::string near = text_of_hash(with_bits_flipped(picture, 3));
  Text matched;
  auto found = known.match(std::vector<Text>{"url:none", near}, matched);
  EXPECT_EQ(known.cores()[found->core].group.group_uid, "x:8");
  EXPECT_EQ(matched, near);
  found = known.match(std::vector<Text>{near, "id:1"}, matched);
  EXPECT_EQ(known.cores()[found->core].group.group_uid, "x:7");
  EXPECT_EQ(matched, "id:1");
}

TEST(KnownMedia, FindsWhatBruteForceFinds) {
  Random random(3);
  std::vector<PerceptualHash> hashes;
  for (int i = 0; i < 2000; ++i) {
    // Half of them near an earlier one.
    hashes.push_back(i % 2 == 0 ? random_hash(random, 256)
                                : with_bits_flipped(hashes[random.below(hashes.size())],
                                                    static_cast<unsigned>(random.below(40))));
  }
  KnownMedia known(31);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    known.add(group_of(fmt::format("x:{:05}", i)), text_of_hash(hashes[i]));
  }
  known.finish();
  std::size_t n_met = 0;
  for (int i = 0; i < 500; ++i) {
    const PerceptualHash hash = with_bits_flipped(hashes[random.below(hashes.size())],
                                                  static_cast<unsigned>(random.below(60)));
    if (is_flat(hash)) continue;
    std::string expected = "none";
    unsigned nearest_bits = 32;
    for (const KnownMedium& core : known.cores()) {
      const unsigned bits = hamming_distance(*parse_perceptual_hash(core.medium), hash);
      if (bits >= nearest_bits) continue;
      nearest_bits = bits;
      expected = core.group.group_uid;
    }
    const auto found = match(known, text_of_hash(hash));
    EXPECT_EQ(found ? known.cores()[found->core].group.group_uid : "none", expected);
    n_met += found ? 1U : 0U;
  }
  EXPECT_GT(n_met, 200U);
}

}  // namespace
}  // namespace cahoots
