#include "platforms/escaped_text.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TEST(EscapedText, IsUndoneOnce) {
  TextArena arena;
  EXPECT_EQ(unescaped_text("a &amp; b &lt;c&gt; &quot;d&#39;", arena), "a & b <c> \"d'");
  EXPECT_EQ(unescaped_text("&amp;lt; &amp;amp;", arena), "&lt; &amp;");
}

TEST(EscapedText, AnythingElseStays) {
  TextArena arena;
  for (const Text text : {"", "plain", "AT&T", "&", "&amp", "&copy; &#34;", "&&lt"}) {
    EXPECT_EQ(unescaped_text(text, arena), text);
  }
  EXPECT_FALSE(is_known(unescaped_text(Text(), arena)));
}

}  // namespace
}  // namespace cahoots
