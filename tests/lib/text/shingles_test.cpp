#include "text/shingles.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/random.hpp"

namespace cahoots {
namespace {

std::set<std::string> brute_shingles(const std::string& text) {
  std::set<std::string> shingles;
  if (text.size() < kShingleBytes) {
    if (!text.empty()) shingles.insert(text);
    return shingles;
  }
  for (std::size_t i = 0; i + kShingleBytes <= text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      shingles.insert(text.substr(i, kShingleBytes));
  }
  return shingles;
}

double brute_jaccard(const std::string& a, const std::string& b) {
  const auto set_a = brute_shingles(a), set_b = brute_shingles(b);
  std::size_t shared = 0;
  for (const auto& shingle : set_a) shared += set_b.count(shingle);
  const std::size_t joined = set_a.size() + set_b.size() - shared;
  return joined == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(joined);
}

TEST(Shingles, StartAtCodePoints) {
  std::vector<Shingle> shingles;
  for_each_shingle("新疆棉", [&](Shingle shingle) { shingles.push_back(shingle); });
  EXPECT_EQ(shingles.size(), 2U);
  for_each_shingle("", [&](Shingle) { FAIL(); });
  EXPECT_DOUBLE_EQ(jaccard("", ""), 1);
  EXPECT_DOUBLE_EQ(jaccard("", "abc"), 0);
  EXPECT_DOUBLE_EQ(jaccard("abc", "abc"), 1);
}

TEST(Shingles, JaccardEqualsBruteForce) {
  Random random(3);
  const std::vector<std::string> letters{"a", "b", "新", "я", "🔥"};
  ShingleSet reused;
  for (int i = 0; i < 3000; ++i) {
    std::string a, b;
    for (std::uint64_t n = random.below(60); n > 0; --n) a += letters[random.below(letters.size())];
    b = random.below(2) == 0 ? a + letters[random.below(5)] : a.substr(0, a.size() / 2) + "ab";
    ASSERT_DOUBLE_EQ(jaccard(a, b), brute_jaccard(a, b)) << a << " | " << b;
    ASSERT_DOUBLE_EQ(jaccard(a, b), jaccard(b, a));
    reused.assign(a);
    ASSERT_EQ(reused.size(), brute_shingles(a).size());
    ASSERT_DOUBLE_EQ(reused.jaccard(b, brute_shingles(b).size()), brute_jaccard(a, b));
  }
}

}  // namespace
}  // namespace cahoots
