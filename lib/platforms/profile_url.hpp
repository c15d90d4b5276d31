#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// Whom a profile address names.
struct ProfileName {
  std::string platform;
  std::string name;    ///< as in the address, percent-decoded, without @, lower case (ids: as is)
  bool is_id = false;  ///< a native account id rather than a handle (YouTube's /channel/ID)
};

/// Reads the profile addresses of the platforms that have one form for all accounts, from the key
/// that canonical_url made: `https://x.com/NAME`, `https://tiktok.com/@NAME`,
/// `https://reddit.com/user/NAME`, `https://vk.com/idNUMBER`, `https://NAME.blogspot.com`, …
/// Nothing for anything else: posts, groups, and pages of the platform's own
/// (`https://x.com/search`).
std::optional<ProfileName> profile_of_url(std::string_view url_key);

/// True for the address of a group or community, which several accounts post in: of Facebook,
/// Reddit, VK or Quora. The same key.
bool is_group_url(std::string_view url_key);

/// True for any page of a platform that profile_of_url knows, its front page apart. The same key.
bool is_platform_page(std::string_view url_key);

}  // namespace cahoots
