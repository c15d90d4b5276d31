#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/hash.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Lanes of a fingerprint, one byte each.
inline constexpr std::size_t kFingerprintRecordLanes = 256;

/// How hash and lanes are made of a normalised text. To be changed whenever one of them is made in
/// another way, so that no fingerprint is compared with what it cannot be compared with.
inline constexpr Text kFingerprintScheme = "xxh3-128,minhash-6-256-8";

/// A group of copies, to be recognised by those who do not get its text: the `fingerprint` record.
struct FingerprintRecord {
  Text group_uid;
  Text core_post_uid;
  Text kind;  ///< text or media
  /// Of a text, unknown for media: what follows is of the core's text normalised by these steps.
  Text normalise;
  Text scheme;
  std::optional<Hash128> hash;
  std::string lanes;                        ///< kFingerprintRecordLanes bytes; empty for media
  std::optional<std::uint64_t> n_shingles;  ///< distinct ones, at least 1
  Text medium;                              ///< of media
  std::optional<std::uint64_t> n_posts;
  std::optional<std::uint64_t> n_accounts;
  std::optional<std::uint64_t> n_platforms;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  double commonness = 0;
  std::optional<double> information_bits;
};

/// Appends one line with every key of the schema in its order.
void append_fingerprint(std::string& out, const FingerprintRecord& fingerprint);

/// Reads what is there into `fingerprint`, whose views point into the parser's buffer. Returns what
/// makes it useless, naming the field: a group or kind that is missing, a hash that is not 32
/// hexadecimal digits, lanes that are not the base64 of their number, a count or share outside its
/// range; empty where nothing does. A missing commonness reads as 0.
std::string read_fingerprint(RecordView& record, FingerprintRecord& fingerprint);

}  // namespace cahoots
