#include "url/platform_link.hpp"

#include <gtest/gtest.h>

#include "lib/url/key_cases.hpp"

namespace cahoots {
namespace {

TEST(PlatformLink, HasOneForm) {
  expect_keys(
      {{"https://youtu.be/dQw4w9WgXcQ?t=42&si=x", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&list=PL1&index=2",
        "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://www.youtube.com/shorts/dQw4w9WgXcQ", "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
        "https://youtube.com/watch?v=dQw4w9WgXcQ"},
       {"https://www.youtube.com/@SomeOne/videos?si=1", "https://youtube.com/@someone/videos"},
       {"https://www.youtube.com/playlist?list=PLx&si=1", "https://youtube.com/playlist?list=PLx"},
       {"https://youtu.be/short", "https://youtu.be/short"},
       {"https://twitter.com/Some_One/status/1234567890/photo/1?s=20",
        "https://x.com/i/status/1234567890"},
       {"https://mobile.twitter.com/i/web/status/1234567890", "https://x.com/i/status/1234567890"},
       {"https://twitter.com/#!/SomeOne/status/1234567890", "https://x.com/i/status/1234567890"},
       {"https://twitter.com/SomeOne?lang=en", "https://x.com/someone"},
       {"https://twitter.com/search?q=a&s=1", "https://x.com/search?q=a"},
       {"https://www.tiktok.com/@some.One/video/7012345678901234567?lang=en",
        "https://tiktok.com/@/video/7012345678901234567"},
       {"https://m.tiktok.com/v/7012345678901234567.html",
        "https://tiktok.com/@/video/7012345678901234567"},
       {"https://www.tiktok.com/@Some.One?lang=en", "https://tiktok.com/@some.one"},
       {"https://www.instagram.com/someone/reel/Cabc_-1/?igshid=x",
        "https://instagram.com/p/Cabc_-1"},
       {"https://instagr.am/p/Cabc/", "https://instagram.com/p/Cabc"},
       {"https://old.reddit.com/r/Pics/comments/abc123/a_title/",
        "https://reddit.com/comments/abc123"},
       {"https://www.reddit.com/r/pics/comments/abc123/a_title/def456/?context=3",
        "https://reddit.com/comments/abc123/comment/def456"},
       {"https://redd.it/abc123", "https://reddit.com/comments/abc123"},
       {"https://redd.it/amp", "https://reddit.com/comments/amp"},
       {"https://www.reddit.com/u/SomeOne/", "https://reddit.com/user/someone"},
       {"https://telegram.me/s/SomeChannel/123?single", "https://t.me/somechannel/123"},
       {"https://t.me/+AbCdEf", "https://t.me/+AbCdEf"},
       {"https://m.facebook.com/story.php?story_fbid=12&id=34&refid=5&__tn__=x",
        "https://facebook.com/permalink.php?id=34&story_fbid=12"},
       {"https://zh-cn.facebook.com/someone/videos/123456/", "https://facebook.com/watch?v=123456"},
       {"https://www.facebook.com/groups/77/permalink/88/?ref=share",
        "https://facebook.com/groups/77/posts/88"},
       {"https://fb.com/some.page?fref=ts", "https://facebook.com/some.page"},
       {"https://www.pinterest.co.uk/pin/123456/?lp=true", "https://pinterest.com/pin/123456"},
       {"https://vkontakte.ru/feed?w=wall-12_34%2Fall", "https://vk.com/wall-12_34"},
       {"http://someone.blogspot.co.uk/2019/01/a.html?m=1",
        "https://someone.blogspot.com/2019/01/a.html"},
       {"https://medium.com/@someone/a-title-0123456789ab?source=x",
        "https://medium.com/p/0123456789ab"},
       {"https://de.m.wikipedia.org/wiki/A", "https://de.wikipedia.org/wiki/A"}});
}

}  // namespace
}  // namespace cahoots
