#include "markup/xml_document.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace cahoots {
namespace {

TEST(XmlDocument, ElementsTextAndAttributes) {
  XmlError error;
  TextArena arena;
  const auto document = XmlDocument::parse(
      R"(<rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><item><title>a &amp; b</title>)"
      R"(<dc:creator><![CDATA[<Eve>]]></dc:creator><link href="x"/><link>y</link></item></rss>)",
      error);
  ASSERT_TRUE(document) << error.message;
  const XmlElement root = document->root();
  EXPECT_EQ(root.name(), "rss");
  EXPECT_EQ(root.namespace_uri(), "");
  EXPECT_EQ(root.attribute("version", arena), "2.0");
  EXPECT_EQ(root.attribute("none", arena).data(), nullptr);
  const auto item = root.child("item");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->child_text("title", arena), "a & b");
  EXPECT_EQ(item->child_text("creator", arena, "http://purl.org/dc/elements/1.1/"), "<Eve>");
  EXPECT_EQ(item->child_text("creator", arena, "http://example.org/").data(), nullptr);
  EXPECT_EQ(item->children("link").size(), 2U);
  EXPECT_EQ(item->children().size(), 4U);
}

TEST(XmlDocument, OtherEncodingsThatAreDeclared) {
  XmlError error;
  TextArena arena;
  const auto document =
      XmlDocument::parse("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xcf\xf0</a>", error);
  ASSERT_TRUE(document) << error.message;
  EXPECT_EQ(document->root().text(arena), "Пр");
}

TEST(XmlDocument, WhatIsWrongIsSaidInUtf8) {
  XmlError error;
  EXPECT_FALSE(XmlDocument::parse("<a><pub\xFFished\xC3></published></a>", error));
  EXPECT_NE(error.message.find("pub?ished?"), std::string::npos) << error.message;
  EXPECT_EQ(first_invalid_utf8(error.message), error.message.size());
}

TEST(XmlDocument, MarkupWithin) {
  XmlError error;
  TextArena arena;
  const auto document = XmlDocument::parse("<c><div>a<b>b</b></div></c>", error);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().inner_markup(arena), "<div>a<b>b</b></div>");
}

TEST(XmlDocument, EntitiesOfItsOwnAreRefused) {
  XmlError error;
  EXPECT_FALSE(XmlDocument::parse(
      "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>", error));
  EXPECT_NE(error.message.find("entities"), std::string::npos);
  EXPECT_FALSE(XmlDocument::parse(
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", error));
}

TEST(XmlDocument, EntitiesInAnotherEncodingAreRefused) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "&l" + std::to_string(i - 1) + ";";
    laughs.append("<!ENTITY l" + std::to_string(i) + " \"");
    for (int k = 0; k < 10; ++k) laughs.append(inner);
    laughs.append("\">");
  }
  for (const std::string& text : {laughs + "]><a>&l11;</a>", laughs + "]><a>none</a>"}) {
    std::string utf16 = "\xFF\xFE";
    for (const char c : text) utf16.append(1, c).push_back('\0');
    XmlError error;
    EXPECT_FALSE(XmlDocument::parse(utf16, error));
    EXPECT_FALSE(error.message.empty());
  }
}

TEST(XmlDocument, DamageHasAPlace) {
  XmlError error;
  EXPECT_FALSE(XmlDocument::parse("<a>\n<b></a>", error));
  EXPECT_EQ(error.line, 2U);
  EXPECT_FALSE(XmlDocument::parse("", error));
  EXPECT_FALSE(XmlDocument::parse("no", error));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  EXPECT_FALSE(XmlDocument::parse(deep, error));
}

}  // namespace
}  // namespace cahoots
