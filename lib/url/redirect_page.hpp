#pragma once

#include <optional>
#include <string>

#include "url/normal_url.hpp"

namespace cahoots {

/// The address that a redirect or share page carries in itself, with its scheme: the outbound link
/// pages of Google, Facebook, Instagram, YouTube, VK, Weibo, Zhihu and others, share dialogs, AMP
/// caches (`cdn.ampproject.org`, `google.com/amp/s/`, `bing-amp.com`) and `*.translate.goog`.
/// Nothing for every other page, and where what is carried is no http or https address.
std::optional<std::string> carried_url(const NormalUrl& url);

}  // namespace cahoots
