#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analysis/cadence/event.hpp"
#include "stats/test_result.hpp"

namespace cahoots {

/// The primary subtag of a language (`zh` of `zh-CN`) as a number, the same in every run; 0 where
/// it is not known: empty, `und`, `zxx`, and what X writes for posts without words (`qme`, `qht`…).
std::uint32_t language_number(std::string_view lang);

/// A post as the comparison over a gap needs it. Ordered by account, then time. 16 B.
struct CadencePost {
  CadenceEvent event;
  std::uint32_t language = 0;  ///< language_number
  std::uint32_t hashtag = 0;   ///< a hash of its first hashtag; 0 for none

  auto operator<=>(const CadencePost&) const = default;
};

/// Gaps shorter than this are pauses.
inline constexpr std::int64_t kDormant_s = std::int64_t{90} * 86400;

/// The longest time in which an account was silent, and what changed over it: accounts that are
/// sold, stolen or kept for later wake up with another language or subject. Silence and a new
/// interest are common among honest people, too; neither says why.
struct Dormancy {
  std::optional<std::int64_t> gap_s;  ///< nothing where it is below kDormant_s
  std::optional<std::int64_t> woke_at_s;
  std::uint64_t n_before = 0;  ///< posts, known to the day or finer
  std::uint64_t n_after = 0;
  /// Posts a day in the 30 days from waking, against those between the first post and the gap.
  std::optional<double> rate_ratio;
  /// Of the posts with a hashtag after the gap, the share whose first hashtag was used before it;
  /// nothing below ten such posts on either side. A fact without a test: subjects change in time.
  std::optional<double> hashtag_overlap;
  /// Null: days with a known language are exchangeable over the gap. A day has the language of most
  /// of its posts (of equals the first by name). The commonest language of every other day before
  /// the gap is chosen, and counted on the days left: a hypergeometric test that it became rarer
  /// (Fisher 1934, section 21.02, one-sided), exact, since choosing costs nothing. n = days
  /// counted; statistic = effect = share before - share after.
  TestResult language_change;
};

/// `posts` of one account, ascending. O(posts log posts), 4 B a post. Any thread.
Dormancy find_dormancy(std::span<const CadencePost> posts);

}  // namespace cahoots
