#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "io/line_block.hpp"
#include "platforms/format.hpp"

namespace cahoots {
namespace {

std::string fixture_of(const Format& format) {
  const auto path = std::filesystem::path(__FILE__).parent_path() / "../../fixtures/platforms" /
                    std::string(format.fixture);
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Formats, NamesAreUniqueAndEachIsDocumented) {
  std::set<std::string_view> names;
  for (const Format& format : native_formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_EQ(find_format(format.name), &format);
    EXPECT_FALSE(format.platform.empty() || format.description.empty() || format.source.empty())
        << format.name;
    EXPECT_FALSE(fixture_of(format).empty()) << format.fixture;
    EXPECT_EQ(format.recognises != nullptr, format.parse != nullptr);
    EXPECT_EQ(format.recognises_header != nullptr, format.bind != nullptr);
    EXPECT_EQ(format.recognises_xml != nullptr, format.parse_xml != nullptr);
  }
}

/// The order in which formats are tried must not matter.
TEST(Formats, NoTwoRecogniseTheSameLine) {
  RecordParser parser;
  for (const Format& owner : native_formats()) {
    const std::string fixture = fixture_of(owner);
    for (std::size_t begin = 0; begin < fixture.size();) {
      const std::size_t end = std::min(fixture.find('\n', begin), fixture.size());
      std::string line = fixture.substr(begin, end - begin);
      begin = end + 1;
      const std::size_t size_bytes = line.size();
      line.append(kLinePaddingBytes, '\0');
      std::set<std::string_view> takers;
      for (const Format& format : native_formats()) {
        auto record = parser.parse(std::string_view(line).substr(0, size_bytes));
        if (record && format.recognises != nullptr && format.recognises(*record)) {
          takers.insert(format.name);
        }
      }
      EXPECT_LE(takers.size(), 1U)
          << owner.name << ": " << line.substr(0, 200) << " also " << *takers.begin();
    }
  }
}

}  // namespace
}  // namespace cahoots
