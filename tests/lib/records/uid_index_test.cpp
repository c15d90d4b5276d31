#include "records/uid_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(UidIndex, AgreesWithAMap) {
  Random random(4);
  UidIndex index;
  std::map<std::uint64_t, std::uint32_t> seen;
  for (int i = 0; i < 50000; ++i) {
    const std::uint64_t uid = random.below(20000);
    const auto content = static_cast<std::uint32_t>(random.below(2));
    const auto [place, is_new] = seen.try_emplace(uid, content);
    const auto expected = is_new                     ? UidIndex::Seen::first
                          : place->second == content ? UidIndex::Seen::repeated
                                                     : UidIndex::Seen::conflicting;
    ASSERT_EQ(index.add(hash128(std::to_string(uid)), content), expected) << uid;
  }
  EXPECT_EQ(index.size(), seen.size());
  EXPECT_LE(index.memory_bytes(), seen.size() * 43);
}

TEST(UidIndex, TheKeyOfZerosIsAKeyToo) {
  UidIndex index;
  EXPECT_EQ(index.add(Hash128{}, 0), UidIndex::Seen::first);
  EXPECT_EQ(index.add(Hash128{}, 0), UidIndex::Seen::repeated);
  EXPECT_EQ(index.size(), 1U);
}

}  // namespace
}  // namespace cahoots
