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

/// A control account that a network holds: a false positive, if the analyst's list is right.
struct FlaggedControl {
  std::string account_uid;
  std::string handle;
  std::string cluster_uid;
  double score = 0;
};

/// How many of the accounts that the analyst knows to be uninvolved the networks hold.
struct ControlCheck {
  std::uint64_t n_in_case = 0;          ///< control accounts with a record or a post
  std::vector<std::string> unmatched;   ///< entries of the list that no account answers
  std::vector<FlaggedControl> flagged;  ///< by uid
  double rate = 0;                      ///< flagged of those in the case
  double rate_low = 0;                  ///< 95 % interval of Clopper and Pearson
  double rate_high = 1;
};

}  // namespace cahoots
