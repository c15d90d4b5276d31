#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analysis/duplicates/finder.hpp"

namespace cahoots {

/// Which posts of a group count: those for which there is another post of the group that differs
/// from it in what `spread` asks for, and lies within the window. Posts come in the order of time.
/// Without a window and spread, all count and nothing is held; else memory O(posts that are not
/// decided yet: those within the window of the latest, or for as long as the group is of one
/// account or platform). Amortised O(1) a post. One thread.
class MemberFilter {
 public:
  using Keep = std::function<void(std::string_view row)>;

  MemberFilter(DuplicateSpread spread, std::optional<std::int64_t> window_s, Keep keep)
      : spread_(spread), window_s_(window_s), keep_(std::move(keep)) {
    if (window_s_) window_s_ = std::min(*window_s_, kLongestWindow_s);
  }

  /// The next post: `holder` is a hash of its account, platform or nothing, by `spread`.
  void add(std::string_view row, std::optional<std::int64_t> created_at_s, std::uint64_t holder);
  /// At the end of a group: decides on what is left. Returns how many posts did not count.
  std::uint64_t finish();

 private:
  /// Longer than all time that a record can name, so that no difference overflows.
  static constexpr std::int64_t kLongestWindow_s = std::int64_t{1} << 40;

  struct Pending {
    std::string row;
    std::int64_t created_at_s = 0;
    std::uint64_t holder = 0;
    bool counts = false;
  };

  void add_without_window(std::string_view row, std::uint64_t holder);
  void retire_before(std::int64_t time_s);
  void retire_front();

  DuplicateSpread spread_;
  std::optional<std::int64_t> window_s_;
  Keep keep_;
  std::deque<Pending> pending_;
  std::unordered_map<std::uint64_t, std::uint64_t> n_pending_of_;  ///< by holder
  /// So many at the front count for certain. While any behind them do not, all that are pending
  /// have one holder: two that differ would have met within the window.
  std::size_t n_decided_ = 0;
  bool all_count_ = false;
  std::uint64_t n_left_out_ = 0;
};

}  // namespace cahoots
