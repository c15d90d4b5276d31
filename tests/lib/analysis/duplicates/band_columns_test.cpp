#include "analysis/duplicates/band_columns.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

std::vector<TextSignature> random_signatures(std::size_t n_texts) {
  Random random(n_texts);
  std::vector<TextSignature> signatures(n_texts);
  for (TextSignature& signature : signatures) {
    for (std::uint8_t& lane : signature) lane = static_cast<std::uint8_t>(random.next());
  }
  return signatures;
}

/// How many texts of a band have another key than they should, or another number.
std::size_t count_wrong(BandColumns& bands, std::size_t band,
                        const std::vector<TextSignature>& signatures) {
  std::size_t n_wrong = 0;
  std::uint32_t next = 0;
  bands.for_each_block(band, [&](std::uint32_t first, std::span<const std::uint32_t> keys) {
    n_wrong += first == next ? 0U : 1U;
    for (const std::uint32_t key : keys) {
      n_wrong += key == band_key(signatures[next++].data(), bands.scheme(), band) ? 0U : 1U;
    }
  });
  return n_wrong + (next == signatures.size() ? 0U : 1U);
}

TEST(BandColumns, GivesTheKeysOfEachBandBack) {
  const BandScheme scheme;
  for (const std::size_t n_texts : {0U, 1U, 16383U, 16384U, 16385U, 32768U, 40000U}) {
    const std::vector<TextSignature> signatures = random_signatures(n_texts);
    BandColumns bands("", scheme);
    for (const TextSignature& signature : signatures) bands.add(signature);
    bands.seal();
    EXPECT_EQ(bands.size(), n_texts);
    EXPECT_EQ(bands.spilled_bytes(), n_texts / 16384 * 16384 * scheme.bands * 4);
    for (std::size_t band = 0; band < scheme.bands; ++band) {
      ASSERT_EQ(count_wrong(bands, band, signatures), 0U) << n_texts << ", band " << band;
    }
  }
}

TEST(BandColumns, AnyThreadMayReadAfterwards) {
  const std::vector<TextSignature> signatures = random_signatures(50000);
  BandColumns bands("", BandScheme::for_threshold(0.95));
  for (const TextSignature& signature : signatures) bands.add(signature);
  bands.seal();
  std::vector<std::size_t> n_wrong(bands.scheme().bands, 1);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 3; ++i) {
      threads.emplace_back([&, i] {
        for (std::size_t band = i; band < n_wrong.size(); band += 3)
          n_wrong[band] = count_wrong(bands, band, signatures);
      });
    }
  }
  EXPECT_EQ(n_wrong, std::vector<std::size_t>(n_wrong.size(), 0));
}

TEST(BandColumns, AFolderThatIsNotThere) {
  const std::vector<TextSignature> signatures = random_signatures(16384);
  BandColumns bands("/nonexistent/folder", BandScheme{});
  EXPECT_THROW(
      {
        for (const TextSignature& signature : signatures) bands.add(signature);
        bands.seal();
      },
      IoError);
}

}  // namespace
}  // namespace cahoots
