#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/findings/model.hpp"
#include "records/findings.hpp"

namespace cahoots {

/// Groups of copies kept with their posts, and posts read of each to choose from.
inline constexpr std::size_t kKeptGroups = 25;
inline constexpr std::size_t kReadPosts = 60;
/// Posts of a group shown side by side.
inline constexpr std::size_t kShownPosts = 6;

/// Collects the copies among the posts of one cluster. Memory: O(members' copied posts).
class CopyGroups {
 public:
  void add(const DuplicateRecord& duplicate, std::uint32_t member);
  /// Enters the groups that at least two members share, with counts for all and posts (still
  /// without texts) for the first kKeptGroups.
  void enter_into(ClusterFindings& cluster) const;

 private:
  struct Copy {
    std::uint32_t member = 0;
    CopiedPost post;
  };
  static CopiedText summary_of(const std::string& group_uid, const std::vector<Copy>& copies);
  static std::vector<CopiedPost> candidates(const std::vector<Copy>& copies);

  std::unordered_map<std::string, std::vector<Copy>> groups_;
};

/// Reduces the candidates, whose texts are known now, to kShownPosts: the earliest, then the
/// earliest on each other platform, then the earliest of each other text. In order of
/// (created_at, uid).
void choose_shown_posts(CopiedText& copied);

/// The widest groups of a case without clusters, from duplicate_group records alone.
/// By (accounts, posts) falling, then uid. At most kKeptGroups.
void keep_widest(std::vector<CopiedText>& widest, CopiedText candidate);

}  // namespace cahoots
