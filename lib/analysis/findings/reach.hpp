#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/findings/reach_model.hpp"
#include "base/hash.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Posts kept of the most viewed ones.
inline constexpr std::size_t kMostViewed = 5;

/// Counts a post of a member in, and keeps it where it is among the most viewed. A post whose
/// record came twice counts twice, as in all counts.
void add_reach(Reach& reach, const Post& post);

/// Whom the members of one cluster address. Memory: by target. One thread.
class TargetUses {
 public:
  /// A post of a member names and answers these accounts; an account may be in both.
  void add(const std::set<std::string>& mentions, std::string_view answered, std::uint32_t member);
  std::size_t size() const { return uses_.size(); }
  /// The `limit` most addressed, by posts falling, then name.
  std::vector<TargetUse> top(std::size_t limit) const;

 private:
  struct Use {
    std::uint64_t n_posts = 0;
    std::uint64_t n_mentions = 0;
    std::uint64_t n_replies = 0;
    std::set<std::uint32_t> members;
  };
  std::unordered_map<std::string, Use, SaltedHash> uses_;
};

}  // namespace cahoots
