#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/known_media.hpp"
#include "analysis/duplicates/known_texts.hpp"

namespace cahoots {

/// A post that matched a known group: all that is kept of it, as hashes.
struct KnownSighting {
  bool is_media = false;
  std::uint32_t group = 0;
  std::uint64_t post_hash = 0;
  std::uint64_t account_hash = 0;
  std::uint64_t platform_hash = 0;
  std::uint64_t text_hash = 0;  ///< of its normalised text, or its medium
  std::optional<std::int64_t> created_at_s;
};

/// Counts what was seen of each known group. The result does not depend on the order of sightings.
/// Memory: about 100 bytes a post that matched, 40 an account; nothing for the others. One thread.
class KnownTally {
 public:
  /// Both must outlive it, and be finished.
  KnownTally(const KnownTexts& texts, const KnownMedia& media) : texts_(texts), media_(media) {}

  void add(const KnownSighting& sighting);

  /// Every group that was met, by (first_at, group_uid), without a time last: the counts and times
  /// are those of the sightings, a post counting once; the rest is the known group's.
  void for_each_group(const std::function<void(const DuplicateGroup&)>& visit) const;

  std::uint64_t n_groups() const { return met_.size(); }

 private:
  struct Met {
    std::unordered_set<std::uint64_t> posts, accounts, platforms, texts;
    std::optional<std::int64_t> first_at_s, last_at_s;
  };
  using Key = std::pair<bool, std::uint32_t>;  ///< is of media, group
  const KnownGroup& group_of(const Key& key) const {
    return key.first ? media_.cores()[key.second].group : texts_.cores()[key.second].group;
  }

  const KnownTexts& texts_;
  const KnownMedia& media_;
  std::map<Key, Met> met_;
};

}  // namespace cahoots
