#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cahoots {

/// Whom a profile address names.
struct ProfileName {
  std::string platform;
  std::string name;    ///< as in the address, without @, lower case
  bool is_id = false;  ///< a native account id rather than a handle (YouTube's /channel/ID)
};

/// Reads the profile addresses of the platforms that have one form for all accounts, from the key
/// that canonical_url made: `https://x.com/NAME`, `https://tiktok.com/@NAME`,
/// `https://reddit.com/user/NAME`, `https://NAME.blogspot.com`, … Nothing for anything else.
std::optional<ProfileName> profile_of_url(std::string_view url_key);

}  // namespace cahoots
