#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include "analysis/duplicates/finder.hpp"
#include "base/big_endian.hpp"
#include "base/hash.hpp"
#include "io/row_layout.hpp"
#include "text/minhash.hpp"

namespace cahoots {

/// The time of a post without one: behind all others.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::max();
/// The type of a post of unknown type.
inline constexpr std::uint8_t kNoPostType = 0xFF;

inline std::uint8_t stored_type(std::optional<PostType> type) {
  return type ? static_cast<std::uint8_t>(*type) : kNoPostType;
}
inline std::optional<PostType> loaded_type(std::uint8_t type) {
  if (type == kNoPostType) return std::nullopt;
  return static_cast<PostType>(type);
}
inline std::optional<std::int64_t> loaded_time_s(std::int64_t time_s) {
  if (time_s == kNoTime) return std::nullopt;
  return time_s;
}

/// A post with its text, ordered by the text's hash, then (created_at, uid), then all the rest.
/// Texts: uid, account uid, platform, payload, text as posted.
struct TextedPostFields {
  std::uint8_t post_type = kNoPostType;
  bool is_similar = false;  ///< long enough for near-duplicates: the signature is valid
  std::array<std::uint8_t, 6> unused{};
  std::uint64_t page = 0;  ///< that it links to (link_audience.hpp); 0 for none
  TextSignature signature{};
};
using TextedPostRow = RowLayout<24, 5, TextedPostFields>;

inline void append_texted_key(std::string& row, const Hash128& hash, std::int64_t created_at_s) {
  append_big_endian(row, hash.high);
  append_big_endian(row, hash.low);
  append_ordered(row, created_at_s);
}

/// The hash of the text at the front of such a key.
inline Hash128 text_hash_of(std::string_view key) {
  return {load_big_endian_64(key.data()), load_big_endian_64(key.data() + sizeof(std::uint64_t))};
}

/// A distinct text; its number is its rank by hash. Texts: uid of its earliest post, posted text.
struct DistinctTextFields {
  std::int64_t created_at_s = kNoTime;  ///< of the earliest post
  std::uint64_t n_posts = 0;
  bool is_similar = false;
  std::array<std::uint8_t, 7> unused{};
};
using DistinctTextRow = RowLayout<0, 2, DistinctTextFields>;

/// A post without its text. Texts: uid, account uid, platform, payload.
struct PostFields {
  std::int64_t created_at_s = kNoTime;
  std::uint32_t text = 0;
  std::uint8_t post_type = kNoPostType;
  std::array<std::uint8_t, 3> unused{};
  std::uint64_t page = 0;
};
using PostRow = RowLayout<0, 4, PostFields>;

/// A text of a component, ordered by component, then text. Texts: uid of its earliest post, posted.
struct ComponentTextFields {
  std::int64_t created_at_s = kNoTime;
  std::uint64_t n_posts = 0;
};
using ComponentTextRow = RowLayout<8, 2, ComponentTextFields>;

inline void append_pair_key(std::string& row, std::uint32_t first, std::uint32_t second) {
  append_big_endian(row, first);
  append_big_endian(row, second);
}

/// Where a text of a group belongs, ordered by text. Texts: uid of the post it was compared with.
struct AssignmentFields {
  std::uint32_t core = 0;
  DuplicateKind kind = DuplicateKind::exact;
  std::array<std::uint8_t, 3> unused{};
  double similarity = 1;
};
using AssignmentRow = RowLayout<4, 1, AssignmentFields>;

/// The key of a group: what its core is, and the core's number.
enum class GroupSubject : std::uint8_t { text = 0, media = 1 };
inline constexpr std::size_t kGroupKeyBytes = 5;
inline void append_group_key(std::string& row, GroupSubject subject, std::uint32_t core) {
  row.push_back(static_cast<char>(subject));
  append_big_endian(row, core);
}

/// What is said of a group by its texts, ordered by group. Texts: the core's text as posted (or the
/// medium), the template, the uid of the core's earliest post.
struct GroupTextFields {
  double information_bits = 0;
  bool has_template = false;
  std::array<std::uint8_t, 7> unused{};
};
using GroupTextRow = RowLayout<kGroupKeyBytes, 3, GroupTextFields>;

/// A post in a group, ordered by group, then (created_at, uid). Texts: uid, account uid, platform,
/// payload, uid of the post it was compared with.
struct MemberFields {
  double similarity = 1;
  std::uint32_t text = 0;
  DuplicateKind kind = DuplicateKind::exact;
  std::uint8_t post_type = kNoPostType;
  std::array<std::uint8_t, 2> unused{};
  std::uint64_t page = 0;
};
using MemberRow = RowLayout<kGroupKeyBytes + 8, 5, MemberFields>;

}  // namespace cahoots
