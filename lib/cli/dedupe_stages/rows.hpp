#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/duplicates/media_rows.hpp"
#include "analysis/duplicates/rows.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {

inline constexpr std::uint16_t kTextRound = 1;
inline constexpr std::uint16_t kComponentRound = 2;
inline constexpr std::uint16_t kJoinRound = 3;
inline constexpr StagePlace kDedupeFinish = {4, 0};

// Rows by text, medium or page, for rounds 1 and 3.
inline constexpr char kLinkRow = 'l';    ///< page; account's hash
inline constexpr char kMediumRow = 'm';  ///< medium's hash; a post that carries it
inline constexpr char kTextRow = 't';    ///< text's hash; its root, or a post that has it
inline constexpr std::string_view kRoot = "k";
inline constexpr std::string_view kPostOfText = "p";

// Rows for round 2.
inline constexpr char kSignedTextRow = 's';  ///< text's hash; its signature

// Rows for finish, besides texts and media.
inline constexpr char kAccountHashRow = 'C';  ///< of the smallest
inline constexpr char kTimeRow = 'D';         ///< of a sampled post
inline constexpr char kSampledTextRow = 'E';  ///< text's hash; the normalised text
inline constexpr char kPageRow = 'F';         ///< page; accounts that link to it
static_assert(kAccountHashRow >= kFirstToolRow);

// What map counts.
inline constexpr const char* kTextedPosts = "n_texted";
inline constexpr const char* kPosts = "n_posts";
inline constexpr const char* kWithoutText = "n_without_text";
inline constexpr const char* kRepostsExcluded = "n_reposts_excluded";
inline constexpr const char* kFlatMedia = "n_flat_media";
// And round 1.
inline constexpr const char* kDistinctTexts = "n_distinct_texts";
inline constexpr const char* kDistinctMedia = "n_distinct_media";

/// The hash in front of a sorted row's key, as the key of lines: by it keys are dealt into parts.
inline std::string_view hash_key_of(std::string_view sorted_row) {
  return sorted_row.substr(0, sizeof(Hash128));
}

/// A TextedPostRow as a line's row: hash, kPostOfText, time, the texts, page, flags, signature.
void write_text_post(std::string& row, std::string_view sorted_row);
/// Whether the text is long enough for near-duplicates, of a row's last number.
constexpr bool is_similar_text(std::uint64_t flags) {
  return (flags >> 8U & 1U) != 0;
}
/// The rest of such a row behind kPostOfText, as a TextedPostRow again.
void read_text_post(StageRowReader& reader, const Hash128& hash, std::string& sorted_row);

/// The same of a MediaPostRow: hash, time, the texts (the medium last), type.
void write_medium_post(std::string& row, std::string_view sorted_row);
void read_medium_post(StageRowReader& reader, std::string& sorted_row);

/// A hash in two fields.
inline StageRowWriter& write_hash(StageRowWriter& writer, const Hash128& hash) {
  return writer.number(hash.high).number(hash.low);
}
inline Hash128 read_hash(StageRowReader& reader) {
  const std::uint64_t high = reader.number();
  return {high, reader.number()};
}
/// As its bytes stand in a sorted row.
inline std::string hash_bytes_of(const Hash128& hash) {
  std::string bytes;
  append_big_endian(bytes, hash.high);
  append_big_endian(bytes, hash.low);
  return bytes;
}

}  // namespace cahoots
