#include "io/decoder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.hpp"
#include "io/input.hpp"
#include "lib/io/packed_archive.hpp"
#include "lib/io/temporary_folder.hpp"

namespace cahoots {
namespace {

/// What can be read of all members of a file, and why not more.
struct Outcome {
  std::uint64_t size_bytes = 0;
  std::vector<std::string> names;
  std::string damage;
};

Outcome outcome_of(const std::string& path) {
  Outcome outcome;
  Input input(path);
  std::vector<char> buffer(std::size_t{1} << 20);
  try {
    while (input.next_member()) {
      outcome.names.push_back(input.member_name());
      while (const std::size_t got = input.read(buffer.data(), buffer.size())) {
        outcome.size_bytes += got;
      }
    }
  } catch (const DamagedInput& damage) {
    outcome.damage = damage.what();
  }
  return outcome;
}

std::string repeated(const std::string& bytes, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out.append(bytes);
  return out;
}

TEST(Decoder, ABombIsRefusedBeyondTheFreeBytesAndNotBefore) {
  const TemporaryFolder folder;
  const std::string unit(std::size_t{16} << 20, '\0');
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    const std::string frame = compressed(unit, filter);
    const Outcome outcome = outcome_of(folder.write("bomb", repeated(frame, 40)));
    EXPECT_NE(outcome.damage.find("more than 1000 times its size, the limit beyond 256 MiB"),
              std::string::npos)
        << filter << outcome.damage;
    EXPECT_GT(outcome.size_bytes, Decoder::kFreeBytes) << filter;
    EXPECT_LT(outcome.size_bytes, 2 * Decoder::kFreeBytes) << filter;
    EXPECT_EQ(outcome_of(folder.write("small", repeated(frame, 10))).damage, "") << filter;
  }
}

TEST(Decoder, WhatExpandsHundredsOfTimesIsSound) {
  const TemporaryFolder folder;
  std::string unit(std::size_t{16} << 20, '\0');
  Random random(7);
  for (int i = 0; i < 40'000; ++i)
    unit[static_cast<std::size_t>(i)] = static_cast<char>(random.below(256));
  const std::string frame = compressed(unit, "zstd");
  ASSERT_LT(frame.size() * 300, unit.size());
  const Outcome outcome = outcome_of(folder.write("sound", repeated(frame, 30)));
  EXPECT_EQ(outcome.damage, "");
  EXPECT_EQ(outcome.size_bytes, 30 * unit.size());
}

TEST(Decoder, ABombIsRefusedAgainAndAgain) {
  const TemporaryFolder folder;
  const std::string frame = compressed(std::string(std::size_t{16} << 20, '\0'), "zstd");
  Input input(folder.write("bomb", repeated(frame, 40)));
  ASSERT_TRUE(input.next_member());
  EXPECT_LT(input.peek(std::size_t{300} << 20).size(), std::size_t{300} << 20);
  std::vector<char> buffer(std::size_t{300} << 20);
  std::size_t size_bytes = 0;
  EXPECT_THROW(for (;;) size_bytes += input.read(buffer.data(), buffer.size()), DamagedInput);
  EXPECT_GT(size_bytes, Decoder::kFreeBytes);
  EXPECT_THROW(input.read(buffer.data(), buffer.size()), DamagedInput);
}

TEST(Decoder, WhatWasReadBeforeDamageIsDelivered) {
  const TemporaryFolder folder;
  std::string lines;
  Random random(3);
  for (int i = 0; i < 20'000; ++i) lines.append(std::to_string(random.below(1U << 30U)) + "\n");
  const std::string zip = packed({{"a", lines}}, "zip", nullptr);
  const Outcome outcome = outcome_of(folder.write("cut", zip.substr(0, zip.size() / 2)));
  EXPECT_NE(outcome.damage, "");
  EXPECT_GT(outcome.size_bytes, lines.size() / 3);
}

TEST(Decoder, EveryCutOfAZipBeforeItsDirectoryIsNoticed) {
  const TemporaryFolder folder;
  const std::string zip = packed({{"a", "some lines\n"}, {"b", "others\n"}}, "zip", nullptr);
  const std::size_t directory = zip.find("PK\x01\x02");
  ASSERT_NE(directory, std::string::npos);
  for (std::size_t size = 4; size < directory; ++size) {
    EXPECT_NE(outcome_of(folder.write("cut", zip.substr(0, size))).damage, "") << size;
  }
  EXPECT_EQ(outcome_of(folder.write("whole", zip)).damage, "");
}

TEST(Decoder, MemberNamesAreMadeSafe) {
  const TemporaryFolder folder;
  const Outcome outcome =
      outcome_of(folder.write("zip", packed({{"/a\nb", "1"}, {"../c", "2"}}, "zip", nullptr)));
  EXPECT_EQ(outcome.names, (std::vector<std::string>{"a?b", "../c"}));
}

}  // namespace
}  // namespace cahoots
