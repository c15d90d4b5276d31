#pragma once

#include <cstdint>
#include <string>

#include "analysis/duplicates/media_hash.hpp"
#include "analysis/duplicates/rows.hpp"
#include "base/hash.hpp"

namespace cahoots {

/// What a medium of a post says: `sha256:`, `id:` and `url:` are equal or not; `pdq:` and `phash:`
/// are alike by degrees, unless they are of blank pictures; anything else is not understood.
enum class MediaKind : std::uint8_t { unusable, exact, perceptual, flat };

inline MediaKind media_kind_of(Text medium) {
  // A sound that many films use is no copy of any of them.
  if (medium.starts_with("id:music:")) return MediaKind::unusable;
  if (medium.starts_with("sha256:") || medium.starts_with("id:") || medium.starts_with("url:")) {
    return medium.ends_with(':') ? MediaKind::unusable : MediaKind::exact;
  }
  const auto hash = parse_perceptual_hash(medium);
  if (!hash) return MediaKind::unusable;
  return is_flat(*hash) ? MediaKind::flat : MediaKind::perceptual;
}

/// A post with one of its media, ordered by the medium's hash, then (created_at, uid). Texts: uid,
/// account uid, platform, payload, medium.
struct MediaPostFields {
  std::uint8_t post_type = kNoPostType;
};
using MediaPostRow = RowLayout<24, 5, MediaPostFields>;

inline void append_media_key(std::string& row, Text medium, std::int64_t created_at_s) {
  append_texted_key(row, hash128(medium), created_at_s);
}

/// A distinct medium; its number is its rank by hash. Texts: uid of its earliest post, medium.
struct DistinctMediumFields {
  std::uint64_t n_posts = 0;
};
using DistinctMediumRow = RowLayout<0, 2, DistinctMediumFields>;

}  // namespace cahoots
