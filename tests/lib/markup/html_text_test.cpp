#include "markup/html_text.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

using Strings = std::vector<std::string>;

TEST(HtmlText, PlainTextStaysAsItIs) {
  EXPECT_EQ(html_to_text("a  b\n c ").text, "a  b\n c ");
  EXPECT_EQ(html_to_text("").text, "");
  EXPECT_EQ(html_to_text("新疆 很美").text, "新疆 很美");
}

TEST(HtmlText, ParagraphsAndBreaks) {
  EXPECT_EQ(html_to_text("<p>one</p><p>two<br>three</p>").text, "one\n\ntwo\nthree");
  EXPECT_EQ(html_to_text("a<br/><br/>b").text, "a\n\nb");
  EXPECT_EQ(html_to_text("<ul><li>x</li><li>y</li></ul>").text, "x\ny");
  EXPECT_EQ(html_to_text("<div>x<div>y</div></div>z").text, "x\ny\nz");
}

TEST(HtmlText, BlanksFoldButNotInPreformattedText) {
  EXPECT_EQ(html_to_text("<p>  a \n  <b> b</b>c </p>").text, "a bc");
  EXPECT_EQ(html_to_text("<pre>a\n  b</pre>").text, "a\n  b");
}

TEST(HtmlText, EntitiesAndOtherScripts) {
  EXPECT_EQ(html_to_text("a &amp; b &lt;c&gt; &#128512; &eacute;").text, "a & b <c> 😀 é");
  EXPECT_EQ(html_to_text("<p>新疆&nbsp;很美</p>").text, "新疆\u00a0很美");
}

TEST(HtmlText, ScriptsAndStylesAreNoText) {
  EXPECT_EQ(html_to_text("a<script>alert(1)</script><style>p{}</style><!-- no -->b").text, "ab");
}

TEST(HtmlText, LinksAndImages) {
  const HtmlText found = html_to_text(
      "<a href=\"https://example.org/long\"><span class=\"invisible\">https://</span>"
      "<span>example.org/lo</span><span class=\"invisible\">ng</span></a> "
      "<a href='javascript:alert(1)'>x</a><img src=\"https://example.org/i.png?a=1&amp;b=2\">");
  EXPECT_EQ(found.text, "https://example.org/long x");
  EXPECT_EQ(found.links, Strings{"https://example.org/long"});
  EXPECT_EQ(found.images, Strings{"https://example.org/i.png?a=1&b=2"});
}

TEST(HtmlText, HostileMarkupEnds) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_LE(html_to_text(deep + "x").text.size(), 1U);
  EXPECT_EQ(html_to_text("<p>a<b").text, "a");
  EXPECT_NO_THROW(html_to_text(std::string("<p>\0\xff\xfe</p>", 10)));
}

}  // namespace
}  // namespace cahoots
