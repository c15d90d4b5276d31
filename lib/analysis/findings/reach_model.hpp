#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cahoots {

/// How a counter that platforms report is distributed: how often it is 0, 1 to 9, 10 to 99, …
struct CountDistribution {
  /// 0, then one decade each; a signed 64-bit counter has at most 19 digits.
  std::array<std::uint64_t, 20> n_by_digits{};
  std::uint64_t n_known = 0;

  void add(std::optional<std::int64_t> value) {
    if (!value || *value < 0) return;
    std::size_t digits = 0;
    for (std::int64_t rest = *value; rest > 0; rest /= 10) ++digits;
    ++n_by_digits[digits];
    ++n_known;
  }
  /// How many are below 10 to the power of `digits`.
  std::uint64_t n_below(std::size_t digits) const {
    std::uint64_t n = 0;
    for (std::size_t i = 0; i <= digits && i < n_by_digits.size(); ++i) n += n_by_digits[i];
    return n;
  }
};

/// A post of a member by how widely it was seen.
struct ReachedPost {
  std::string post_uid;
  std::string account_uid;
  std::optional<std::int64_t> created_at_s;
  std::int64_t views = 0;
  std::string url;
  std::string text;
};

/// How far the posts of a cluster went, as far as their platforms report it.
struct Reach {
  CountDistribution views;         ///< of the members' posts
  CountDistribution interactions;  ///< likes, replies, reposts and quotes of a post, put together
  CountDistribution followers;     ///< of the members
  std::vector<ReachedPost> most_viewed;  ///< by views falling, then uid
};

/// An account that members mention or answer, and that is no member itself.
struct TargetUse {
  std::string name;    ///< uid, or `platform:@handle` where the export knows no more
  std::string handle;  ///< empty where no record of the case has it
  std::uint64_t n_posts = 0;
  std::uint64_t n_mentions = 0;  ///< posts that name it
  std::uint64_t n_replies = 0;   ///< posts that answer it
  std::uint64_t n_accounts = 0;  ///< members
};

}  // namespace cahoots
