#include "url/redirect_page.hpp"

#include <gtest/gtest.h>

#include "lib/url/key_cases.hpp"

namespace cahoots {
namespace {

TEST(RedirectPage, RedirectPages) {
  expect_keys(
      {{"https://www.google.com/"
        "url?sa=t&url=https%3A%2F%2Fexample.com%2Fa%3Futm_source%3Dx%26b%3D1",
        "https://example.com/a?b=1"},
       {"https://www.google.co.uk/url?q=http://www.example.com/&sa=U", "https://example.com/"},
       {"https://www.google.com/amp/s/www.example.com/story/amp/", "https://example.com/story"},
       {"https://www-example-com.cdn.ampproject.org/v/s/www.example.com/a?amp_js_v=0.1",
        "https://example.com/a"},
       {"https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3Dx&h=AT0",
        "https://example.com/a"},
       {"http://www.facebook.com/l.php?u=http%3A%2F%2Fexample.com", "https://example.com/"},
       {"https://web.facebook.com/sharer.php?u=http%3A%2F%2Fexample.com", "https://example.com/"},
       {"https://l.instagram.com/?u=https%3A%2F%2Fexample.com%2F&e=1", "https://example.com/"},
       {"https://www.youtube.com/redirect?q=https%3A%2F%2Fexample.com", "https://example.com/"},
       {"https://www.youtube.com/"
        "attribution_link?a=1&u=%2Fwatch%3Fv%3DdQw4w9WgXcQ%26feature%3Dshare",
        "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://vk.com/away.php?to=https%3A%2F%2Fexample.com%2F&cc_key=", "https://example.com/"},
       {"https://href.li/?https://example.com/a?x=1&b=2", "https://example.com/a?b=2&x=1"},
       {"https://www-my--site-com.translate.goog/a?_x_tr_sl=en&_x_tr_tl=zh",
        "https://my-site.com/a"},
       {"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com&data=1",
        "https://example.com/"},
       {"https://l.facebook.com/"
        "l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252F"
        "youtu.be%252FdQw4w9WgXcQ",
        "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://www.google.com/url?q=notaurl", "https://google.com/url?q=notaurl"},
       {"https://www.google.com/url?q=javascript:alert(1)",
        "https://google.com/url?q=javascript:alert(1)"},
       {"https://www.google.com/search?q=https://example.com",
        "https://google.com/search?q=https://example.com"},
       {"https://google.evil.example/url?q=https://example.com",
        "https://google.evil.example/url?q=https://example.com"}});
}

TEST(RedirectPage, RefusesRedirectsWithoutEnd) {
  std::string url = "https://example.com/";
  for (int depth = 0; depth < kMaxRedirectDepth; ++depth) url = "https://google.com/url?q=" + url;
  EXPECT_EQ(key(url), "https://example.com/");
  EXPECT_EQ(key("https://google.com/url?q=" + url), "none");
}

}  // namespace
}  // namespace cahoots
