#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/duplicates/hamming_index.hpp"
#include "analysis/duplicates/known_group.hpp"
#include "analysis/duplicates/media_rows.hpp"
#include "base/hash.hpp"

namespace cahoots {

/// The core's medium of a known group.
struct KnownMedium {
  KnownGroup group;
  std::string medium;
};

/// The pictures and films of a known campaign, to be matched against.
/// Memory: 200 bytes a medium, and those of HammingIndex. Thread rule: filled by one, then read by
/// any number.
class KnownMedia {
 public:
  /// Perceptual hashes of 256 bits match within `radius_bits`, those of 64 within a quarter of it,
  /// rounded down.
  explicit KnownMedia(unsigned radius_bits) : radius_bits_(radius_bits) {}
  KnownMedia(const KnownMedia&) = delete;
  KnownMedia& operator=(const KnownMedia&) = delete;

  /// Adds a group and its medium, and says what that is: a blank picture, or what is no medium, is
  /// not added.
  MediaKind add(KnownGroup group, Text medium);
  /// After the last: orders them by (group_uid, medium) and makes the tables.
  void finish();

  std::span<const KnownMedium> cores() const { return cores_; }
  /// As KnownTexts::group_of.
  std::uint32_t group_of(std::uint32_t core) const { return groups_[core]; }

  /// The known medium most like one of a post's media, the least group_uid on a tie; similarity is
  /// 1 − differing bits / bits. `matched`, where there is one, becomes the post's medium.
  std::optional<KnownMatch> match(std::span<const Text> media, Text& matched) const;

 private:
  /// The hashes of one length, and the core of each.
  struct Hashes {
    HammingIndex index;
    std::vector<std::uint32_t> cores;
    unsigned radius_bits = 0;
  };
  std::optional<KnownMatch> match_one(Text medium) const;
  const Hashes& hashes_of(const PerceptualHash& hash) const {
    return hash.n_bits == 256 ? long_hashes_ : short_hashes_;
  }

  unsigned radius_bits_;
  std::vector<KnownMedium> cores_;
  std::vector<std::uint32_t> groups_;
  std::unordered_map<std::string_view, std::uint32_t, SaltedHash>
      core_of_medium_;  ///< views into cores_
  Hashes long_hashes_{HammingIndex(256), {}, radius_bits_};
  Hashes short_hashes_{HammingIndex(64), {}, radius_bits_ / 4};
};

}  // namespace cahoots
