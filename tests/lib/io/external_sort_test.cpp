#include "io/external_sort.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace cahoots {
namespace {

struct Pair {
  std::uint64_t key;
  std::uint64_t number;
  auto operator<=>(const Pair&) const = default;
};

TEST(ExternalSort, SortsAsTheMemoryOneWhateverItsLimit) {
  Random random(7);
  for (const std::size_t n : {0U, 1U, 1023U, 1024U, 1025U, 20000U}) {
    for (const std::size_t memory_bytes :
         {std::size_t{0}, std::size_t{100000}, std::size_t{1} << 24}) {
      std::vector<Pair> expected;
      ExternalSort<Pair> sort("", memory_bytes);
      for (std::size_t i = 0; i < n; ++i) {
        expected.push_back({random.below(500), i});
        sort.add(expected.back());
      }
      EXPECT_EQ(sort.size(), n);
      std::sort(expected.begin(), expected.end());
      std::vector<Pair> sorted;
      sort.for_each([&](const Pair& pair) { sorted.push_back(pair); });
      EXPECT_EQ(sorted, expected) << n << " in " << memory_bytes;
    }
  }
}

TEST(ExternalSort, AFolderThatIsNotThere) {
  ExternalSort<Pair> sort("/nonexistent/folder", 0);
  EXPECT_THROW(
      {
        for (std::uint64_t i = 0; i < 100000; ++i) sort.add({i, i});
        sort.for_each([](const Pair&) {});
      },
      IoError);
}

}  // namespace
}  // namespace cahoots
