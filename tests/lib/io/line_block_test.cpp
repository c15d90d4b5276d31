#include "io/line_block.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>
#include <vector>

#include "base/random.hpp"
#include "lib/io/temporary_folder.hpp"

namespace cahoots {
namespace {

struct Line {
  std::string bytes;
  std::uint64_t number = 0;
  std::uint64_t offset_bytes = 0;
  bool is_overlong = false;
  bool operator==(const Line&) const = default;
};

std::ostream& operator<<(std::ostream& stream, const Line& line) {
  return stream << line.number << "@" << line.offset_bytes << (line.is_overlong ? "!" : "") << " '"
                << line.bytes << "'";
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The lines of `text` by the plainest reading of the contract.
std::vector<Line> naive_lines(std::string_view text, std::size_t max_line_bytes) {
  std::vector<Line> lines;
  std::uint64_t offset = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (std::uint64_t number = 1; offset < text.size(); ++number) {
    const std::string_view bytes = text.substr(offset, text.find('\n', offset) - offset);
    lines.push_back({std::string(bytes.substr(0, max_line_bytes)), number, offset,
                     bytes.size() > max_line_bytes});
    offset += bytes.size() + 1;
  }
  return lines;
}

std::vector<Line> block_lines(LineBlockReader reader, std::size_t max_line_bytes) {
  std::vector<Line> lines;
  while (auto block = reader.next()) {
    std::uint64_t number = block->begin.line;
    std::uint64_t offset = block->begin.offset_bytes;
    EXPECT_EQ(block->bytes.substr(block->bytes.size() - kLinePaddingBytes),
              std::string(kLinePaddingBytes, '\0'));
    if (block->overlong_bytes > 0) {
      lines.push_back({block->bytes.substr(0, max_line_bytes), number, offset, true});
      continue;
    }
    for (std::string_view rest = block->lines(); !rest.empty(); ++number) {
      const std::size_t size = rest.find('\n');
      lines.push_back({std::string(rest.substr(0, size)), number, offset, false});
      offset += size + 1;
      rest.remove_prefix(size + 1);
    }
  }
  return lines;
}

std::vector<Line> file_lines(const std::string& path, std::size_t max_line_bytes,
                             std::size_t block_bytes) {
  Input input(path);
  EXPECT_TRUE(input.next_member());
  return block_lines(LineBlockReader(input, 0, max_line_bytes, block_bytes), max_line_bytes);
}

TEST(LineBlock, AgreesWithANaiveSplitAtEveryBlockSize) {
  const TemporaryFolder folder;
  for (const std::string_view text :
       {"", "\n", "\n\n\n", "one", "one\n", "one\ntwo", "one\n\nthree\n", "\xEF\xBB\xBF{}\n{}\n",
        "\xEF\xBB\xBF", "\xEF\xBB\n", "a\n\xEF\xBB\xBF\n", "\r\n \r\nx\r\n"}) {
    const std::string path = folder.write("text", text);
    for (std::size_t block_bytes = 1; block_bytes <= text.size() + 2; ++block_bytes) {
      EXPECT_EQ(file_lines(path, 100, block_bytes), naive_lines(text, 100))
          << "'" << text << "' in blocks of " << block_bytes;
    }
  }
}

TEST(LineBlock, PassesOverLongLinesWhereverTheBlocksEnd) {
  const TemporaryFolder folder;
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (std::uint64_t n = random.below(12); n > 0; --n) {
      text.append(random.below(9), static_cast<char>('a' + n));
      if (n > 1 || round % 2 == 0) text.push_back('\n');
    }
    const std::string path = folder.write("text", text);
    for (std::size_t max_line_bytes = 1; max_line_bytes <= 9; ++max_line_bytes) {
      for (const std::size_t block_bytes : {1U, 2U, 3U, 5U, 8U, 13U, 1000U}) {
        ASSERT_EQ(file_lines(path, max_line_bytes, block_bytes), naive_lines(text, max_line_bytes))
            << text << " limit " << max_line_bytes << " blocks " << block_bytes;
      }
    }
  }
}

TEST(LineBlock, CountsAllBytesOfALongLineAndKeepsItsStart) {
  const TemporaryFolder folder;
  const std::string path = folder.write("text", std::string(100000, 'x') + "\nafter");
  Input input(path);
  ASSERT_TRUE(input.next_member());
  LineBlockReader reader(input, 3, 5000, 1000);
  const auto overlong = reader.next();
  ASSERT_TRUE(overlong);
  EXPECT_EQ(overlong->overlong_bytes, 100000U);
  EXPECT_EQ(overlong->begin.source, 3U);
  EXPECT_EQ(overlong->bytes.substr(0, LineBlockReader::kOverlongKeptBytes),
            std::string(LineBlockReader::kOverlongKeptBytes, 'x'));
  const auto after = reader.next();
  ASSERT_TRUE(after);
  EXPECT_EQ(after->lines(), "after\n");
  EXPECT_EQ(after->begin.line, 2U);
  EXPECT_EQ(after->begin.offset_bytes, 100001U);
  EXPECT_FALSE(reader.next());
}

TEST(LineBlock, PromptDeliveryGivesTheSameLines) {
  const TemporaryFolder folder;
  Random random(5);
  std::string text(kByteOrderMark);
  for (int i = 0; i < 3000; ++i) text.append(random.below(200), 'x').push_back('\n');
  text.append(200000, 'y').append("\nlast without an end");
  const std::string path = folder.write("text", text);
  for (const std::size_t max_line_bytes : {std::size_t{100}, std::size_t{1} << 20}) {
    Input input(path);
    ASSERT_TRUE(input.next_member());
    EXPECT_EQ(block_lines(LineBlockReader(input, 0, max_line_bytes, BlockDelivery::prompt),
                          max_line_bytes),
              naive_lines(text, max_line_bytes));
  }
}

/// A line is handed out before the next is written: else the two would wait for each other.
TEST(LineBlock, PromptDeliveryDoesNotWaitForTheNextLine) {
  const TemporaryFolder folder;
  const std::string path = folder.path("fifo");
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  ASSERT_EQ(::mkfifo((path + ".back").c_str(), 0600), 0);
  const std::vector<std::string> pieces{"{\"first\":\"line\"}\n", "{\"a\":1}\n{\"b\":2}\n{\"half",
                                        "\":3}\n", "end"};
  std::vector<std::string> blocks;
  std::jthread reading([&] {
    // Nothing may be left to wait for if the reader is stuck.
    ::alarm(60);
    Input input(path);
    if (!input.next_member()) return;
    LineBlockReader reader(input, 0, 1000, BlockDelivery::prompt);
    const int back = ::open((path + ".back").c_str(), O_WRONLY);
    while (auto block = reader.next()) {
      blocks.emplace_back(block->lines());
      EXPECT_EQ(::write(back, "!", 1), 1);
    }
    ::close(back);
  });
  const int forth = ::open(path.c_str(), O_WRONLY);
  EXPECT_EQ(::write(forth, pieces[0].data(), pieces[0].size()),
            static_cast<ssize_t>(pieces[0].size()));
  const int back = ::open((path + ".back").c_str(), O_RDONLY);
  char answer = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    EXPECT_EQ(::read(back, &answer, 1), 1);
    EXPECT_EQ(::write(forth, pieces[i].data(), pieces[i].size()),
              static_cast<ssize_t>(pieces[i].size()));
  }
  ::close(forth);
  reading.join();
  ::close(back);
  ::alarm(0);
  EXPECT_EQ(blocks, (std::vector<std::string>{pieces[0], "{\"a\":1}\n{\"b\":2}\n", "{\"half\":3}\n",
                                              "end\n"}));
}

}  // namespace
}  // namespace cahoots
