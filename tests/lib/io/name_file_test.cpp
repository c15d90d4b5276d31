#include "io/name_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

/// Texts of 0 to 99 bytes, any bytes.
std::vector<std::string> made_texts(std::size_t n) {
  Random random(7);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < n; ++i) {
    std::string text(random.below(100), '\0');
    for (char& c : text) c = static_cast<char>(random.below(256));
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST(NameFile, TheSameInMemoryAndOnDisk) {
  const std::vector<std::string> texts = made_texts(50000);
  for (const std::size_t memory_bytes :
       {std::size_t{0}, std::size_t{70000}, std::size_t{1} << 30}) {
    NameFile names("", memory_bytes);
    for (const std::string& text : texts) names.append(text);
    ASSERT_EQ(names.size(), texts.size());
    Random random(memory_bytes);
    for (int i = 0; i < 20000; ++i) {
      const auto number = static_cast<std::uint32_t>(random.below(texts.size()));
      ASSERT_EQ(names.get(number), texts[number]);
    }
    std::uint32_t next = 0;
    names.for_each([&](std::uint32_t number, std::string_view text) {
      ASSERT_EQ(number, next++);
      ASSERT_EQ(text, texts[number]);
    });
    EXPECT_EQ(next, texts.size());
  }
}

TEST(NameFile, EmptyHoldsNothing) {
  NameFile names("", 0);
  EXPECT_EQ(names.size(), 0U);
  names.for_each([](std::uint32_t, std::string_view) { FAIL(); });
}

TEST(NameFile, AFolderThatIsNotThereIsNamed) {
  NameFile names("/no/such/folder", 8);
  try {
    for (int i = 0; i < 100000; ++i) names.append("a text that does not fit");
    names.get(0);
    FAIL();
  } catch (const IoError& error) {
    EXPECT_NE(std::string(error.what()).find("/no/such/folder"), std::string::npos);
  }
}

}  // namespace
}  // namespace cahoots
