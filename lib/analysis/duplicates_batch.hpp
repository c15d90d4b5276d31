#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/duplicates.hpp"
#include "base/hash.hpp"
#include "text/minhash.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// A distinct normalised text as prepared in a batch.
struct PreparedText {
  Hash128 hash;             ///< of the normalised text
  bool is_similar = false;  ///< long enough for near-duplicates: `keys` are valid
  BandKeys keys{};
};

/// A post as prepared in a batch; its strings lie in the batch.
struct PreparedPost {
  std::string_view uid;
  std::string_view account_uid;
  std::string_view platform;
  std::string_view payload;
  std::string_view text;  ///< as posted
  Hash128 account_hash;
  std::int64_t created_at_s = 0;
  std::uint32_t prepared_text = 0;
  std::uint8_t post_type = 0;
};

/// The time of a post without one: behind all others.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::max();
/// The type of a post of unknown type.
inline constexpr std::uint8_t kNoPostType = 0xFF;

/// Posts normalised, hashed and signed, ready for `DuplicateFinder::merge`. The strings of the
/// posts are copied. Reuse a batch: it keeps its buffers. One thread at a time.
class DuplicateBatch {
 public:
  DuplicateBatch(const Normaliser& normaliser, const DuplicateOptions& options)
      : normaliser_(normaliser),
        min_length_bytes_(options.min_length_bytes),
        includes_reposts_(options.includes_reposts) {}

  /// Prepares a post: the bulk of the work, linear in its text.
  void add(const DuplicatePost& post);
  void clear();

  std::size_t size() const { return posts_.size(); }
  const std::vector<PreparedText>& texts() const { return texts_; }
  /// The posts' strings are set by this call.
  const std::vector<PreparedPost>& posts();
  const DuplicateCounts& counts() const { return counts_; }

 private:
  struct Ends {
    std::size_t begin, uid, account_uid, platform, payload, text;
  };
  std::uint32_t prepare(std::string_view normalised);

  Normaliser normaliser_;
  std::size_t min_length_bytes_;
  bool includes_reposts_;
  std::vector<PreparedPost> posts_;
  std::vector<Ends> ends_;
  std::vector<PreparedText> texts_;
  std::unordered_map<std::uint64_t, std::uint32_t> text_of_hash_;
  std::vector<std::uint32_t> shingle_hashes_;
  std::string bytes_;
  DuplicateCounts counts_;
};

}  // namespace cahoots
