#include "text/minhash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(MinHash, DispatchedCodeEqualsPortableCode) {
  Random random(1);
  for (std::size_t size : {0U, 1U, 2U, 7U, 31U, 200U, 5000U}) {
    std::vector<std::uint32_t> hashes(size);
    for (auto& hash : hashes) hash = static_cast<std::uint32_t>(random.next());
    EXPECT_EQ(minhash(hashes), minhash_without_dispatch(hashes)) << size;
  }
}

TEST(MinHash, IsTheSameOnEveryMachine) {
  const MinHashSignature signature = minhash({1, 2, 3, 0x89ABCDEF});
  EXPECT_EQ(band_keys(signature)[0], 2199067905U);  // as computed where this was written
}

TEST(MinHash, ShareOfEqualLanesEstimatesJaccard) {
  Random random(2);
  for (const double wanted : {0.3, 0.5, 0.7, 0.9}) {
    double equal = 0;
    constexpr int kTrials = 400;
    const std::size_t size = 150;
    const auto shared = static_cast<std::size_t>(
        std::lround(2 * wanted / (1 + wanted) * static_cast<double>(size)));
    for (int trial = 0; trial < kTrials; ++trial) {
      std::vector<std::uint32_t> a(size), b(size);
      for (std::size_t i = 0; i < size; ++i) {
        a[i] = static_cast<std::uint32_t>(random.next());
        b[i] = i < shared ? a[i] : static_cast<std::uint32_t>(random.next());
      }
      const MinHashSignature first = minhash(a), second = minhash(b);
      for (std::size_t lane = 0; lane < kMinHashLanes; ++lane) equal += first[lane] == second[lane];
    }
    EXPECT_NEAR(equal / (kTrials * kMinHashLanes), wanted, 0.02);
  }
}

TEST(MinHash, BandsMeetAsOftenAsDocumented) {
  Random random(4);
  constexpr int kTrials = 3000;
  int met = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<std::uint32_t> a(170), b(170);  // 140 shared of 200: J = 0.7
    for (std::size_t i = 0; i < a.size(); ++i) {
      a[i] = static_cast<std::uint32_t>(random.next());
      b[i] = i < 140 ? a[i] : static_cast<std::uint32_t>(random.next());
    }
    const BandKeys first = band_keys(minhash(a)), second = band_keys(minhash(b));
    bool meets = false;
    for (std::size_t band = 0; band < kBands; ++band) meets = meets || first[band] == second[band];
    met += meets;
  }
  EXPECT_NEAR(met / double{kTrials}, 1 - std::pow(1 - std::pow(0.7, 4), 16), 0.01);
}

}  // namespace
}  // namespace cahoots
