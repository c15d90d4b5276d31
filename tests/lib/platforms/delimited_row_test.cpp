#include "platforms/delimited_row.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Fields = std::vector<std::string_view>;

Fields fields_of(std::string_view record, TextArena& arena, char delimiter = ',') {
  Fields fields;
  EXPECT_EQ(split_row(record, delimiter, arena, fields).message, "") << record;
  return fields;
}

TEST(DelimitedRow, PlainAndQuotedFields) {
  TextArena arena;
  EXPECT_EQ(fields_of("a,b", arena), (Fields{"a", "b"}));
  EXPECT_EQ(fields_of("a,,", arena), (Fields{"a", "", ""}));
  EXPECT_EQ(fields_of("", arena), (Fields{""}));
  EXPECT_EQ(fields_of("\"a,\nb\",c", arena), (Fields{"a,\nb", "c"}));
  EXPECT_EQ(fields_of("\"say \"\"a\"\"\",\"\"", arena), (Fields{"say \"a\"", ""}));
  EXPECT_EQ(fields_of("a\tb,c", arena, '\t'), (Fields{"a", "b,c"}));
  EXPECT_EQ(fields_of("5\" disk, \"x\"", arena), (Fields{"5\" disk", " \"x\""}));
}

TEST(DelimitedRow, DamageHasAColumn) {
  TextArena arena;
  Fields fields;
  const RowError open = split_row("a,\"b", ',', arena, fields);
  EXPECT_EQ(open.message, "a quoted field is not closed");
  EXPECT_EQ(open.column, 3U);
  const RowError after = split_row("\"a\"b,c", ',', arena, fields);
  EXPECT_EQ(after.message, "text follows the closing quote of a field");
  EXPECT_EQ(after.column, 4U);
}

TEST(DelimitedRow, ReadsWhatAWriterQuotes) {
  Random random(2);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> values(1 + random.below(5));
    std::string record;
    for (std::string& value : values) {
      for (std::uint64_t n = random.below(6); n > 0; --n)
        value.push_back("\",\na "[random.below(5)]);
      if (&value != &values.front()) record.push_back(',');
      record.push_back('"');
      for (const char c : value) record.append(c == '"' ? "\"\"" : std::string(1, c));
      record.push_back('"');
    }
    TextArena arena;
    ASSERT_EQ(fields_of(record, arena), Fields(values.begin(), values.end())) << record;
  }
}

TEST(RowHeader, FindsColumns) {
  const RowHeader header({"a", "b", "a"});
  EXPECT_EQ(header.find("b"), 1U);
  EXPECT_EQ(header.find("a"), 0U);
  EXPECT_EQ(header.find("c"), RowHeader::kNone);
}

TEST(DelimitedRow, MoreFieldsThanASpreadsheetHasAreAnError) {
  TextArena arena;
  std::vector<std::string_view> fields;
  EXPECT_EQ(split_row(std::string(16383, ','), ',', arena, fields).message, "");
  EXPECT_EQ(fields.size(), 16384U);
  const RowError error = split_row(std::string(16384, ','), ',', arena, fields);
  EXPECT_EQ(error.message, "more than 16,384 fields, the limit");
  EXPECT_EQ(error.column, 16384U);
}

TEST(DelimitedRow, ANotingHeaderHasEveryColumn) {
  std::vector<std::string> asked;
  const RowHeader header = RowHeader::noting(asked);
  EXPECT_TRUE(header.has("a"));
  EXPECT_TRUE(header.has("b"));
  EXPECT_EQ(asked, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace cahoots
