#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cahoots {

/// What matched a theme in a post.
struct ThemePassage {
  std::string post_uid;
  std::string account_uid;
  std::optional<std::int64_t> created_at_s;
  std::string text;  ///< with its surroundings
};

/// How the members of a cluster use a theme of the analyst's.
struct ThemeUse {
  std::string name;
  std::string stance;
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_posts_outside = 0;                    ///< posts of all other accounts in the case
  std::map<std::int64_t, std::uint64_t> posts_by_week;  ///< Monday, days since 1970-01-01, UTC
  std::vector<ThemePassage> passages;                   ///< of the earliest posts
};

/// An account of a former report that is no member now.
struct AbsentAccount {
  std::string uid;
  std::optional<std::int64_t> former_last_s;
  std::optional<std::int64_t> seen_s;  ///< its latest post in this case
  std::uint64_t n_posts = 0;           ///< in this case
};

struct FormerReport {
  std::uint64_t n_accounts = 0;
  std::vector<AbsentAccount> absent;  ///< by uid
};

}  // namespace cahoots
