#include "io/record_block.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "lib/io/temporary_folder.hpp"

namespace cahoots {
namespace {

struct Read {
  std::string bytes;
  std::uint64_t line = 0;
  std::uint64_t offset_bytes = 0;
  std::uint64_t overlong_bytes = 0;
  bool operator==(const Read&) const = default;
};

std::ostream& operator<<(std::ostream& stream, const Read& read) {
  return stream << read.line << "@" << read.offset_bytes << " " << read.overlong_bytes << " '"
                << read.bytes << "'";
}

/// One record of a generated file: its bytes, and what separates it from the next.
struct Piece {
  std::string record;
  std::string separator;
};

std::string text_of(const std::vector<Piece>& pieces, std::string_view begin) {
  std::string text(begin);
  for (const Piece& piece : pieces) text.append(piece.record).append(piece.separator);
  return text;
}

/// What must be read, by the plainest account: records are known, they need not be found.
std::vector<Read> expected(const std::vector<Piece>& pieces, std::string_view begin,
                           std::size_t max_record_bytes) {
  std::vector<Read> reads;
  std::uint64_t line = 1;
  std::uint64_t offset = begin.size();
  for (const Piece& piece : pieces) {
    const std::size_t size = piece.record.size();
    reads.push_back({piece.record.substr(0, max_record_bytes), line, offset,
                     size > max_record_bytes ? size : 0});
    for (const char c : piece.record + piece.separator) line += c == '\n' ? 1U : 0U;
    offset += size + piece.separator.size();
  }
  return reads;
}

std::vector<Read> read_all(const std::string& path, const RecordShape& shape,
                           std::size_t block_bytes) {
  Input input(path);
  EXPECT_TRUE(input.next_member());
  RecordBlockReader reader(input, 3, shape, block_bytes);
  std::vector<Read> reads;
  while (auto block = reader.next()) {
    EXPECT_FALSE(block->records.empty());
    EXPECT_TRUE(block->bytes.ends_with(std::string(kLinePaddingBytes, '\0')));
    for (const RecordSlice& slice : block->records) {
      EXPECT_EQ(slice.position.source, 3U);
      EXPECT_LE(slice.size_bytes, std::max(kOverlongKeptBytes, shape.max_record_bytes));
      reads.push_back({std::string(block->record(slice).substr(0, shape.max_record_bytes)),
                       slice.position.line, slice.position.offset_bytes, slice.overlong_bytes});
    }
  }
  EXPECT_FALSE(reader.next());
  return reads;
}

std::string random_letters(Random& random, std::size_t at_most) {
  std::string letters;
  for (std::uint64_t n = random.below(at_most + 1); n > 0; --n) {
    letters.push_back(static_cast<char>('a' + random.below(26)));
  }
  return letters;
}

std::string random_record(Random& random, Framing framing) {
  const std::string a = random_letters(random, 9);
  const std::string b = random_letters(random, 9);
  if (framing == Framing::lines) return "x" + a;
  if (framing == Framing::json_documents) {
    return "{\"" + a + "\":\n[\"}{\\\"]" + b + "\",{}]}";
  }
  return random.below(2) == 0 ? "x" + a + ",y" + b + "\"" : "\"" + a + "\n\"\"" + b + "\",x";
}

std::string random_separator(Random& random, Framing framing) {
  if (framing == Framing::json_documents) {
    constexpr std::array<const char*, 4> kSeparators{"", "\n", " ", "\r\n\n"};
    return kSeparators[random.below(kSeparators.size())];
  }
  // Not "\r\n": the CR counts into the size of a line.
  return random.below(3) == 0 ? "\n\n" : "\n";
}

class RecordBlockFramings : public testing::TestWithParam<Framing> {};

TEST_P(RecordBlockFramings, AgreeWithTheAccountAtEveryBlockSizeAndLimit) {
  const TemporaryFolder folder;
  Random random(5);
  for (int round = 0; round < 60; ++round) {
    const std::string_view begin = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
    std::vector<Piece> pieces(random.below(9));
    for (Piece& piece : pieces) {
      piece.record = random_record(random, GetParam());
      piece.separator = random_separator(random, GetParam());
    }
    if (!pieces.empty() && round % 2 == 0) pieces.back().separator.clear();
    const std::string path = folder.write("text", text_of(pieces, begin));
    for (const std::size_t limit : {1U, 2U, 7U, 12U, 20U, 1000U}) {
      for (const std::size_t block_bytes : {1U, 3U, 4U, 7U, 16U, 31U, 4096U}) {
        ASSERT_EQ(read_all(path, {GetParam(), ',', limit}, block_bytes),
                  expected(pieces, begin, limit))
            << text_of(pieces, begin) << "\nlimit " << limit << ", blocks of " << block_bytes;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, RecordBlockFramings,
                         testing::Values(Framing::lines, Framing::json_documents,
                                         Framing::delimited));

TEST(RecordBlock, CountsAllBytesOfALongRecordAndKeepsItsStart) {
  const TemporaryFolder folder;
  const std::string record = "{\"a\":\"" + std::string(99990, 'x') + "\"}";
  const std::string path = folder.write("text", "[" + record + ",{}]");
  Input input(path);
  ASSERT_TRUE(input.next_member());
  RecordBlockReader reader(input, 0, {Framing::json_documents, ',', 5000}, 1000);
  const auto overlong = reader.next();
  ASSERT_TRUE(overlong);
  EXPECT_EQ(overlong->records.front().overlong_bytes, record.size());
  EXPECT_EQ(overlong->record(overlong->records.front()), record.substr(0, kOverlongKeptBytes));
  const auto& last = overlong->records.size() == 2 ? overlong : reader.next();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->record(last->records.back()), "{}");
  EXPECT_EQ(last->records.back().position.offset_bytes, record.size() + 2);
  EXPECT_FALSE(reader.next());
}

TEST(RecordBlock, ALongRecordAtTheEnd) {
  const TemporaryFolder folder;
  for (const Framing framing : {Framing::lines, Framing::json_documents, Framing::delimited}) {
    const std::string path = folder.write("text", "{" + std::string(100, 'x'));
    EXPECT_EQ(read_all(path, {framing, ',', 10}, 8),
              (std::vector<Read>{{"{xxxxxxxxx", 1, 0, 101}}));
  }
}

TEST(RecordBlock, LongMarkupBeforeTheItemsTakesNoneOfTheirPlace) {
  const TemporaryFolder folder;
  const std::string comment = "<!--" + std::string(200, 'x') + "-->";
  const std::string path =
      folder.write("feed.xml", "<rss>" + comment + "<item>1</item><item>2</item></rss><!--" +
                                   std::string(200, 'y'));
  const RecordShape shape{.framing = Framing::xml_items, .max_record_bytes = 40};
  for (const std::size_t block_bytes : {7U, 64U, 4096U}) {
    const std::vector<Read> reads = read_all(path, shape, block_bytes);
    ASSERT_EQ(reads.size(), 3U) << block_bytes;
    EXPECT_EQ(reads[0].bytes, "<item>1</item>") << block_bytes;
    EXPECT_EQ(reads[1].bytes, "<item>2</item>") << block_bytes;
    EXPECT_EQ(reads[2], (Read{"", 1, reads[2].offset_bytes, 0})) << block_bytes;
  }
}

TEST(RecordBlock, AnEmptyInputAndOneOfBlanksHoldNothing) {
  const TemporaryFolder folder;
  for (const std::string_view text : {"", "\n", " \n\r\n ", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    const std::string path = folder.write("text", text);
    for (const Framing framing : {Framing::lines, Framing::json_documents, Framing::delimited}) {
      EXPECT_TRUE(read_all(path, {framing}, 4).empty());
    }
  }
}

TEST(RecordBlock, DamageIsThrownAfterTheGoodRecordsAndWithoutTheTornOne) {
  const TemporaryFolder folder;
  std::string text;
  Random random(3);
  for (int i = 0; i < 20000; ++i) text += "{\"a\":\"" + random_letters(random, 30) + "\"}\n";
  const std::string path = folder.write("whole.jsonl", text);
  ASSERT_EQ(std::system(("gzip -k " + path).c_str()), 0);
  std::string packed = folder.read("whole.jsonl.gz");
  packed.resize(packed.size() / 2);
  for (const Framing framing : {Framing::lines, Framing::json_documents}) {
    const std::string cut = folder.write("cut.jsonl.gz", packed);
    Input input(cut);
    ASSERT_TRUE(input.next_member());
    RecordBlockReader reader(input, 0, {framing}, 1000);
    std::string good;
    const auto read_rest = [&] {
      while (auto block = reader.next()) {
        for (const RecordSlice& slice : block->records) {
          good.append(block->record(slice)).push_back('\n');
        }
      }
    };
    EXPECT_THROW(read_rest(), DamagedInput);
    EXPECT_GT(good.size(), text.size() / 10);
    EXPECT_TRUE(text.starts_with(good));
  }
}

}  // namespace
}  // namespace cahoots
