#include "io/record_splitter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

struct Found {
  std::string bytes;
  std::uint64_t line = 0;
  std::uint64_t offset_bytes = 0;
  bool operator==(const Found&) const = default;
};

std::ostream& operator<<(std::ostream& stream, const Found& found) {
  return stream << found.line << "@" << found.offset_bytes << " '" << found.bytes << "'";
}

std::vector<Found> split_whole(std::string_view text, const RecordShape& shape) {
  const auto splitter = make_record_splitter(shape, 0);
  std::vector<RecordSlice> slices;
  EXPECT_EQ(splitter->split(text, true, slices), text.size());
  std::vector<Found> found;
  for (const RecordSlice& slice : slices) {
    found.push_back({std::string(text.substr(slice.begin_bytes, slice.size_bytes)),
                     slice.position.line, slice.position.offset_bytes});
  }
  return found;
}

std::vector<std::string> texts_of(std::string_view text, const RecordShape& shape) {
  std::vector<std::string> texts;
  for (Found& found : split_whole(text, shape)) texts.push_back(std::move(found.bytes));
  return texts;
}

using Texts = std::vector<std::string>;

TEST(RecordSplitter, LinesWithoutBlanksAtTheirEnds) {
  EXPECT_EQ(split_whole("{}\r\n\n  \n{\"a\":1} \nlast", {Framing::lines}),
            (std::vector<Found>{{"{}", 1, 0}, {"{\"a\":1}", 4, 8}, {"last", 5, 17}}));
  EXPECT_TRUE(split_whole("", {Framing::lines}).empty());
}

TEST(RecordSplitter, DocumentsOneAfterAnother) {
  EXPECT_EQ(
      split_whole("{\n \"a\": {}\n}{\"b\":\"}{\"}\n\n{}", {Framing::json_documents}),
      (std::vector<Found>{{"{\n \"a\": {}\n}", 1, 0}, {"{\"b\":\"}{\"}", 3, 12}, {"{}", 5, 24}}));
}

TEST(RecordSplitter, ElementsOfArrays) {
  EXPECT_EQ(texts_of("[{\"a\":[1,2]},\n {\"b\":\"]\"} ]\n[{}]{}", {Framing::json_documents}),
            (Texts{"{\"a\":[1,2]}", "{\"b\":\"]\"}", "{}", "{}"}));
  EXPECT_EQ(texts_of("[]", {Framing::json_documents}), Texts{});
  EXPECT_EQ(texts_of("[[1],[2]]", {Framing::json_documents}), (Texts{"[1]", "[2]"}));
}

TEST(RecordSplitter, QuotesAndBackslashesInStrings) {
  EXPECT_EQ(texts_of(R"({"a":"\"}"}{"b":"\\"}{})", {Framing::json_documents}),
            (Texts{R"({"a":"\"}"})", R"({"b":"\\"})", "{}"}));
}

TEST(RecordSplitter, WhatIsNoObjectIsARecordOfItsOwn) {
  EXPECT_EQ(texts_of("null {} 5\n[7, true,{}]x", {Framing::json_documents}),
            (Texts{"null", "{}", "5", "7", "true", "{}", "x"}));
}

TEST(RecordSplitter, AnArrayThatIsNotClosedShows) {
  EXPECT_EQ(split_whole("[{\"a\":1},\n", {Framing::json_documents}),
            (std::vector<Found>{{"{\"a\":1}", 1, 1}, {"", 2, 10}}));
  EXPECT_EQ(texts_of("[{\"a\":1},{\"b\":", {Framing::json_documents}),
            (Texts{"{\"a\":1}", "{\"b\":"}));
}

TEST(RecordSplitter, RowsWithLineBreaksInQuotes) {
  EXPECT_EQ(split_whole("a,b\r\n1,\"x\ny\"\"\n\"\n\n2,\n", {Framing::delimited}),
            (std::vector<Found>{{"a,b", 1, 0}, {"1,\"x\ny\"\"\n\"", 2, 5}, {"2,", 6, 17}}));
}

TEST(RecordSplitter, AQuoteWithinAFieldIsNone) {
  EXPECT_EQ(texts_of("1,5\" disk,x\n2,y\n", {Framing::delimited}), (Texts{"1,5\" disk,x", "2,y"}));
  // The quotes that delimit depend on the delimiter.
  EXPECT_EQ(texts_of("a;\"b\nc\"\n", {Framing::delimited, ';'}), (Texts{"a;\"b\nc\""}));
  EXPECT_EQ(texts_of("a;\"b\nc\"\n", {Framing::delimited, ','}), (Texts{"a;\"b", "c\""}));
}

TEST(RecordSplitter, ABadlyEscapedQuoteDamagesItsRowOnly) {
  EXPECT_EQ(texts_of("1,\"said \"hello\" twice\"\n2,y\n", {Framing::delimited}),
            (Texts{"1,\"said \"hello\" twice\"", "2,y"}));
}

TEST(RecordSplitter, EmptyFieldsAtTheEndOfARowStay) {
  EXPECT_EQ(texts_of("a\tb\tc\n1\t\t\n\t\t\n", {Framing::delimited, '\t'}),
            (Texts{"a\tb\tc", "1\t\t", "\t\t"}));
}

/// Any text, made of the bytes that matter.
std::string random_text(Random& random, std::string_view alphabet) {
  std::string text;
  for (std::uint64_t n = random.below(40); n > 0; --n) {
    text.push_back(alphabet[random.below(alphabet.size())]);
  }
  return text;
}

/// What the splitter finds when it is given the text in pieces.
std::vector<Found> split_in_pieces(std::string_view text, const RecordShape& shape,
                                   Random& random) {
  const auto splitter = make_record_splitter(shape, 0);
  std::vector<Found> found;
  std::string pending;
  for (std::size_t given = 0;;) {
    const std::size_t more = std::min<std::size_t>(random.below(5), text.size() - given);
    pending.append(text.substr(given, more));
    given += more;
    std::vector<RecordSlice> slices;
    const std::size_t used = splitter->split(pending, given == text.size(), slices);
    for (const RecordSlice& slice : slices) {
      found.push_back({pending.substr(slice.begin_bytes, slice.size_bytes), slice.position.line,
                       slice.position.offset_bytes});
    }
    pending.erase(0, used);
    if (given == text.size()) break;
  }
  EXPECT_EQ(pending, "");
  return found;
}

TEST(RecordSplitter, PiecesDoNotMatter) {
  Random random(11);
  for (const RecordShape& shape :
       {RecordShape{Framing::lines}, RecordShape{Framing::json_documents},
        RecordShape{Framing::delimited}, RecordShape{Framing::delimited, '\t'}}) {
    for (int round = 0; round < 3000; ++round) {
      const std::string text = random_text(random, "{}[]\"\"\\,,\n\n\t a1\r");
      const auto whole = split_whole(text, shape);
      ASSERT_EQ(split_in_pieces(text, shape, random), whole) << text;
      std::uint64_t line = 1;
      std::size_t counted = 0;
      for (const Found& found : whole) {
        ASSERT_EQ(text.substr(found.offset_bytes, found.bytes.size()), found.bytes) << text;
        for (; counted < found.offset_bytes; ++counted) line += text[counted] == '\n' ? 1U : 0U;
        ASSERT_EQ(found.line, line) << text;
      }
    }
  }
}

}  // namespace
}  // namespace cahoots
