#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

// FIPS 180-4, the examples of NIST.
TEST(Sha256, GivesThePublishedDigests) {
  Sha256 empty;
  EXPECT_EQ(empty.hex_digest(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 pieces;
  pieces.update("a");
  pieces.update("");
  pieces.update("bc");
  EXPECT_EQ(pieces.hex_digest(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// The published test vectors of XXH3 (xxhsum): results must never change between machines.
TEST(Hash, IsTheSameEverywhere) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2ULL);
  EXPECT_EQ(hash128("").high, 0x99AA06D3014798D8ULL);
  EXPECT_EQ(hash128("").low, 0x6001C324468D497FULL);
  EXPECT_NE(hash64("a"), hash64("a", 1));
}

}  // namespace
}  // namespace cahoots
