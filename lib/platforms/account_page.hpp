#pragma once

#include <string_view>

namespace cahoots {

/// True for the address of a page that leads to an account: a profile, a post, a group or a picture
/// on a platform, given the key that canonical_url made. On the platforms of is_platform_page
/// (platforms/profile_url.hpp), on their subdomains, on other sites where people have accounts, on
/// the hosts of their pictures and on their own short links, every page but the front page; on any
/// site where the path begins with `/@NAME`, `/web/@NAME` or `/users/NAME`, as in the Fediverse.
/// Any thread; linear time.
bool is_account_page(std::string_view url_key);

}  // namespace cahoots
