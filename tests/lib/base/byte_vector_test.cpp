#include "base/byte_vector.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/random.hpp"

namespace cahoots {
namespace {

TEST(ByteVector, CountsAsTheStandardLibraryDoes) {
  Random random(3);
  for (const std::size_t size : {0U, 1U, 191U, 192U, 193U, 1000U, 100000U}) {
    std::string bytes(size, '\n');
    EXPECT_EQ(count_byte(bytes, '\n'), size);
    for (char& byte : bytes) byte = static_cast<char>(random.below(3));
    for (const char wanted : {'\0', '\1', '\2', '\3'}) {
      EXPECT_EQ(count_byte(bytes, wanted),
                static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), wanted)));
    }
  }
}

}  // namespace
}  // namespace cahoots
