#pragma once

#include <string>
#include <string_view>

#include "url/normal_url.hpp"

namespace cahoots {

/// The host under which a platform's own other names meet: `twitter.com` is `x.com`, `fb.com` and
/// `zh-cn.facebook.com` are `facebook.com`, `old.reddit.com` is `reddit.com`, `telegram.me` is
/// `t.me`, `a.blogspot.co.uk` is `a.blogspot.com`, `de.m.wikipedia.org` is `de.wikipedia.org`.
/// Hosts of other kinds stay. Idempotent.
std::string folded_platform_host(std::string_view host);

/// Gives a platform's several forms of one page a single one. Where an id alone names the page,
/// only the id stays:
///   youtube.com/watch?v=ID · x.com/i/status/ID · tiktok.com/@/video/ID · reddit.com/comments/ID
///   and reddit.com/comments/ID/comment/ID · instagram.com/p/ID · facebook.com/watch?v=ID,
///   /photo?fbid=, /permalink.php?id=&story_fbid=, /groups/G/posts/ID · pinterest.com/pin/ID ·
///   t.me/NAME/ID · vk.com/wall... · medium.com/p/ID
/// Names of accounts become lower case where the platform ignores case; parameters that select no
/// content go. `url.host` must be folded. Idempotent.
/// @return true where the host is such a platform's.
bool apply_platform_form(NormalUrl& url);

}  // namespace cahoots
