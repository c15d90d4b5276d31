#include "io/item_splitter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.hpp"

namespace cahoots {
namespace {

/// One item as head|item|tail, with where it stands.
struct Item {
  std::string bytes;
  std::uint64_t line = 0;
  std::uint64_t offset_bytes = 0;
  std::uint64_t overlong_bytes = 0;
  bool operator==(const Item&) const = default;
};

std::ostream& operator<<(std::ostream& stream, const Item& item) {
  return stream << item.line << "@" << item.offset_bytes << " '" << item.bytes << "'";
}

Item item_of(const RecordSlice& slice, std::string_view bytes) {
  const auto record = std::string(bytes.substr(slice.begin_bytes, slice.size_bytes));
  const std::string shown = slice.envelope == nullptr
                                ? "(none)" + record
                                : slice.envelope->head + "|" + record + "|" + slice.envelope->tail;
  return {shown, slice.position.line, slice.position.offset_bytes, slice.overlong_bytes};
}

/// Gives the text in pieces of at most `piece_bytes`.
std::vector<Item> split(std::string_view text, const RecordShape& shape, std::size_t piece_bytes) {
  const auto splitter = make_record_splitter(shape, 0);
  std::vector<Item> items;
  std::string pending;
  for (std::size_t given = 0;;) {
    const std::size_t more = std::min(piece_bytes, text.size() - given);
    pending.append(text.substr(given, more));
    given += more;
    std::vector<RecordSlice> slices;
    const std::size_t used = splitter->split(pending, given == text.size(), slices);
    for (const RecordSlice& slice : slices) items.push_back(item_of(slice, pending));
    pending.erase(0, used);
    if (given == text.size()) return items;
  }
}

std::vector<std::string> texts_of(std::string_view text, const RecordShape& shape) {
  std::vector<std::string> texts;
  for (Item& item : split(text, shape, 1 << 20)) texts.push_back(std::move(item.bytes));
  return texts;
}

using Texts = std::vector<std::string>;

RecordShape items_under(std::string key) {
  RecordShape shape{Framing::json_items};
  shape.item_key = std::move(key);
  return shape;
}

const RecordShape kJson = items_under("messages");
const RecordShape kXml{Framing::xml_items};

TEST(JsonItems, EachInItsDocument) {
  EXPECT_EQ(
      texts_of(R"({"name": "a[\"", "id": 1, "messages": [ {"x": [1, "]"]}, {"y": {}} ] })", kJson),
      (Texts{R"({"name":"a[\"","id":1,"messages":[|{"x": [1, "]"]}|]})",
             R"({"name":"a[\"","id":1,"messages":[|{"y": {}}|]})"}));
}

TEST(JsonItems, WhatWasClosedIsNullInAnObjectAndNothingInAList) {
  EXPECT_EQ(texts_of(R"({"about":{"a":[1,2]},"chats":{"list":[{"id":1,"messages":[{"m":1}]},)"
                     R"({"id":2,"messages":[{"m":2}]}]}})",
                     kJson),
            (Texts{R"({"about":null,"chats":{"list":[{"id":1,"messages":[|{"m":1}|]}]}})",
                   R"({"about":null,"chats":{"list":[{"id":2,"messages":[|{"m":2}|]}]}})"}));
}

TEST(JsonItems, AListWithoutWhatItLostIsSound) {
  EXPECT_EQ(texts_of(R"([{},1,{},[],2,{"messages":[3]}])", kJson),
            (Texts{R"([1,2,{"messages":[|3|]}])"}));
  EXPECT_EQ(texts_of(R"([{"a":1},{"b":[1,{}]}])", kJson), (Texts{"[]||"}));
  EXPECT_EQ(texts_of(R"([1,{}])", kJson), (Texts{"[1]||"}));
}

TEST(JsonItems, TheKeyAsAValueIsNoKey) {
  EXPECT_EQ(texts_of(R"({"a":"messages","b":[{"x":1}]})", kJson),
            (Texts{R"({"a":"messages","b":null}||)"}));
}

TEST(JsonItems, DocumentsWithoutItemsAndTextBetween) {
  EXPECT_EQ(texts_of("{\"a\":1}\nxy {\"messages\":[]}{\"messages\":[1,\"a\"]}", kJson),
            (Texts{"{\"a\":1}||", "xy||", "{\"messages\":[|1|]}", "{\"messages\":[|\"a\"|]}"}));
}

TEST(JsonItems, WhatIsCutShortShows) {
  EXPECT_EQ(texts_of(R"({"messages":[{"a":1},)", kJson),
            (Texts{R"({"messages":[|{"a":1}|]})", "(none)"}));
  EXPECT_EQ(texts_of(R"({"messages":[{"a":1)", kJson), (Texts{R"({"messages":[|{"a":1|]})"}));
  EXPECT_EQ(texts_of(R"({"messages":[{"a":1}])", kJson),
            (Texts{R"({"messages":[|{"a":1}|]})", "(none)"}));
}

TEST(JsonItems, PlacesAreThoseInTheFile) {
  const auto items = split("{\n\"messages\":[\n{\"a\":1},\n{\"a\":\n2}]}", kJson, 3);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].line, 3U);
  EXPECT_EQ(items[0].offset_bytes, 15U);
  EXPECT_EQ(items[1].line, 4U);
  EXPECT_EQ(items[1].offset_bytes, 24U);
}

TEST(XmlItems, EachInItsDocument) {
  EXPECT_EQ(
      texts_of(
          "<?xml version=\"1.0\"?><rss><channel><title>a</title>\n <item><title>x</title></item>\n"
          " <item a=\">\"><![CDATA[</item>]]></item></channel></rss>\n",
          kXml),
      (Texts{
          "<?xml version=\"1.0\"?><rss><channel><title>a</title>\n |<item><title>x</title></item>|"
          "</channel></rss>",
          "<?xml version=\"1.0\"?><rss><channel><title>a</title>\n |<item "
          "a=\">\"><![CDATA[</item>]]>"
          "</item>|</channel></rss>"}));
}

TEST(XmlItems, PrefixesCommentsEmptyItemsAndDocumentTypes) {
  EXPECT_EQ(texts_of("<!DOCTYPE a [<!ELEMENT b (c)>]><a:feed><!-- <item> --><a:entry/><x/>"
                     "<a:entry><entry>n</entry></a:entry></a:feed>",
                     kXml),
            (Texts{"<!DOCTYPE a [<!ELEMENT b (c)>]><a:feed><!-- <item> -->|<a:entry/>|</a:feed>",
                   "<!DOCTYPE a [<!ELEMENT b (c)>]><a:feed><!-- <item> --><x/>|<a:entry><entry>n"
                   "</entry></a:entry>|</a:feed>"}));
}

TEST(XmlItems, ADocumentWithoutItemsAndOneCutShort) {
  EXPECT_EQ(texts_of("<rss><channel/></rss>", kXml), (Texts{"<rss><channel/></rss>||"}));
  EXPECT_EQ(texts_of("<rss><item>a", kXml), (Texts{"<rss>|<item>a|</rss>"}));
  EXPECT_EQ(texts_of("<rss><item>a</item><", kXml),
            (Texts{"<rss>|<item>a</item>|</rss>", "(none)"}));
}

TEST(Items, AHeadWithoutEndIsGivenUp) {
  std::string text = "{\"a\":\"";
  text.append(ItemSplitter::kHeadLimitBytes + 10, 'x');
  const auto items = split(text, kJson, 1 << 16);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_GT(items[0].overlong_bytes, ItemSplitter::kHeadLimitBytes);
  text[0] = '<';
  EXPECT_EQ(split(text, kXml, 1 << 16).size(), 1U);
}

TEST(XmlItems, HeadsOfOneLengthAreNotConfused) {
  EXPECT_EQ(texts_of("<rss><a/><item/></rss><rss><b/><item/></rss>", kXml),
            (Texts{"<rss><a/>|<item/>|</rss>", "<rss><b/>|<item/>|</rss>"}));
}

TEST(XmlItems, WhatEndsBeyondTheFirst32KiBOfTheHeadIsLeftOut) {
  std::string text = "<rss><title>t</title>";
  for (int i = 0; i < 100'000; ++i) text.append("<tag><name>a word</name></tag>");
  const auto items = texts_of(text + "<item/></rss>", kXml);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_LT(items[0].size(), (std::size_t{32} << 10) + 100);
  EXPECT_TRUE(items[0].starts_with("<rss><title>t</title><tag>"));
  EXPECT_TRUE(items[0].ends_with("</tag>|<item/>|</rss>"));
}

/// How many items come before the splitter gives up, and that it does.
std::size_t items_before_giving_up(const std::string& text, const RecordShape& shape) {
  const auto items = split(text, shape, 1 << 16);
  EXPECT_EQ(items.back().bytes, "(none)");
  EXPECT_GT(items.back().overlong_bytes, 0U);
  EXPECT_LE(items.back().overlong_bytes, ItemSplitter::kHeadLimitBytes);
  return items.size() - 1;
}

TEST(Items, TinyItemsUnderALongHeadAreGivenUp) {
  std::string json = "{\"a\":\"" + std::string(3 << 20, 'x') + "\",\"messages\":[1";
  for (int i = 0; i < 200; ++i) json.append(",1");
  EXPECT_EQ(items_before_giving_up(json + "]}", kJson), (256 - 3 * 4) / 3 + 1);
}

TEST(Items, ANewHeadBeforeEachItemIsGivenUp) {
  std::string json = "{\"a\":\"" + std::string(2 << 20, 'x') + "\"";
  for (int i = 0; i < 200; ++i) json.append(",\"k\":1,\"messages\":[1]");
  EXPECT_LE(items_before_giving_up(json + "}", kJson), 32U);
  std::string xml = "<rss>";
  for (int i = 0; i < 60'000; ++i) xml.append("<item/><x/>");
  EXPECT_LT(items_before_giving_up(xml + "</rss>", kXml), 20'000U);
}

TEST(Items, PiecesDoNotMatter) {
  Random random(5);
  for (const auto& [shape, alphabet] :
       {std::pair{items_under("a"), std::vector<std::string>{"\"a\"", ":", "{", "}", "[", "]", ",",
                                                             "\\", "\n", "\"", "1", "{\"a\":["}},
        std::pair{kXml, std::vector<std::string>{"<item>", "</item>", "<a>", "</a>", "<!--", "-->",
                                                 "<![CDATA[", "]]>", "\"", "\n", "<entry/>", "x",
                                                 "<?", "?>", "<"}}}) {
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::uint64_t n = random.below(25); n > 0; --n) {
        text += alphabet[random.below(alphabet.size())];
      }
      const auto whole = split(text, shape, 1 << 20);
      ASSERT_EQ(split(text, shape, 1), whole) << text;
      ASSERT_EQ(split(text, shape, 1 + random.below(7)), whole) << text;
    }
  }
}

}  // namespace
}  // namespace cahoots
