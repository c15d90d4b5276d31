#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/dossier/model.hpp"
#include "records/findings.hpp"

namespace cahoots {

/// The groups of copies that one account has a part in: first its own posts, then those of others.
/// Memory: O(its groups and the members in them), not the posts of others.
class DossierCopies {
 public:
  /// A post of the account.
  void add_own(const DuplicateRecord& duplicate);
  /// A post of another account; `is_member` in the same network. After all posts of the account.
  void add_other(const DuplicateRecord& duplicate, bool is_member);
  void add_group(const DuplicateGroupRecord& group);
  std::size_t n_groups() const { return groups_.size(); }
  std::uint64_t n_own_posts() const { return n_own_posts_; }
  /// The kKeptCopies that most members share; members by their uids still.
  std::vector<DossierCopy> take();

 private:
  struct Place {
    std::int64_t time_s = 0;  ///< the last of all where it is unknown
    std::string post_uid;
    auto operator<=>(const Place&) const = default;
  };
  struct Copy {
    std::string account_uid;
    double similarity = 0;
  };
  struct Group {
    DossierCopy copy;
    Place own_place;
    Copy own;
    std::map<Place, Copy> earliest;        ///< of all others, the first few
    std::map<std::string, Place> members;  ///< the first post of each
  };
  static Place place_of(const DuplicateRecord& duplicate);
  static DossierPost post_of(const Place& place, const std::string& account_uid);
  static void choose_posts(Group& group);

  std::unordered_map<std::string, Group> groups_;
  std::uint64_t n_own_posts_ = 0;
};

}  // namespace cahoots
