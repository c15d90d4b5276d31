#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/coaction_interner.hpp"
#include "analysis/duplicates_accounts.hpp"
#include "analysis/duplicates_batch.hpp"
#include "analysis/duplicates_storage.hpp"
#include "base/hash.hpp"
#include "text/minhash.hpp"

namespace cahoots {

/// A post as the engine keeps it: 40 bytes, plus its uid and payload.
struct DuplicateRow {
  std::int64_t created_at_s = kNoTime;
  ByteSpan uid_and_payload;
  std::uint32_t uid_bytes = 0;
  std::uint32_t account = 0;
  std::uint32_t text = 0;
  std::uint16_t platform = 0;
  std::uint8_t post_type = kNoPostType;
};

/// A distinct normalised text: 32 bytes, plus its earliest post's text as posted.
struct DistinctText {
  Hash128 hash;
  ByteSpan posted;
  std::uint32_t earliest_post = 0;
};

/// A text that may have near-duplicates: 68 bytes.
struct SignedText {
  std::uint32_t text = 0;
  BandKeys keys{};
};

using SignedTexts = ChunkedList<SignedText, std::size_t{1} << 12>;

/// All posts taken in, their distinct texts, and the signatures. Numbers depend on the order of
/// arrival; what is reported is ordered by `comes_before`. Reading from any thread.
class DuplicateRows {
 public:
  /// Throws LimitError at 2^32 − 1 posts or 2^16 platforms.
  void merge(DuplicateBatch& batch);

  const ChunkedList<DuplicateRow>& posts() const { return posts_; }
  const ChunkedList<DistinctText>& texts() const { return texts_; }
  const SignedTexts& signed_texts() const { return signed_; }
  std::string_view uid(std::uint32_t post) const;
  std::string_view payload(std::uint32_t post) const;
  std::string_view account(std::uint32_t post) const { return accounts_.uid(posts_[post].account); }
  std::string_view platform(std::uint32_t post) const { return platforms_[posts_[post].platform]; }
  /// The text as its earliest post has it.
  std::string_view posted(std::uint32_t text) const { return posted_.view(texts_[text].posted); }
  std::uint32_t n_accounts() const { return accounts_.size(); }

  /// The canonical order of posts: (created_at, uid), without a time last.
  bool comes_before(std::uint32_t post, std::uint32_t other) const;
  /// The canonical order of texts: that of their earliest posts.
  bool text_comes_before(std::uint32_t text, std::uint32_t other) const {
    return comes_before(texts_[text].earliest_post, texts_[other].earliest_post);
  }
  std::uint64_t memory_bytes() const;

 private:
  std::uint32_t intern_text(const PreparedText& prepared, std::uint32_t post,
                            std::string_view posted);
  void keep_earliest(std::uint32_t text, std::uint32_t post, std::string_view posted);
  void prefetch(const PreparedPost& post, const PreparedText& text) const;
  void grow_slots();

  ChunkedList<DuplicateRow> posts_;
  ChunkedList<DistinctText> texts_;
  SignedTexts signed_;
  ByteStore uids_;
  ByteStore posted_;
  DuplicateAccounts accounts_;
  Interner platforms_;
  /// Open addressing on the hash's low half; 0 is free, else 32 bits of the high half above text +
  /// 1, so that a probe seldom has to look at the text itself.
  std::vector<std::uint64_t> slots_;
};

}  // namespace cahoots
