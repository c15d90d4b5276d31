#pragma once

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "analysis/cadence/dormancy.hpp"
#include "analysis/cadence/handle_pattern.hpp"
#include "base/hash.hpp"
#include "base/text_arena.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// The patterns of an account's handles: a bit a pattern, and one of its own for those of records.
using PatternBits = std::uint16_t;
constexpr PatternBits kHasRecord = 1U << 15U;

/// What is known of an account, with another handle of it: a record goes before posts. Any order of
/// the handles gives the same.
constexpr PatternBits joined_patterns(PatternBits known, PatternBits bits) {
  if ((known & kHasRecord) == (bits & kHasRecord)) return static_cast<PatternBits>(known | bits);
  return (bits & kHasRecord) != 0 ? bits : known;
}

/// The first pattern of the table that any of an account's handles has.
inline HandlePattern first_pattern(PatternBits bits) {
  for (const HandlePatternTraits& traits : handle_pattern_table()) {
    if (traits.pattern == HandlePattern::none) continue;
    if ((unsigned{bits} >> static_cast<unsigned>(traits.pattern) & 1U) != 0) return traits.pattern;
  }
  return HandlePattern::none;
}

/// What one block of the stream holds that cadence needs. One thread.
struct CadencePart {
  struct TimedPost {
    Text account_uid;
    std::optional<std::int64_t> created_at_s;
    std::optional<std::int64_t> precision_s;
    std::uint32_t language = 0;
    std::uint32_t hashtag = 0;
  };
  struct Handle {
    Text account_uid;
    PatternBits bits = 0;
  };
  struct Member {
    Text account_uid;
    Text cluster_uid;
  };
  TextArena arena;
  std::vector<TimedPost> posts;
  std::vector<Handle> handles;
  std::vector<Member> members;
  std::unordered_set<std::uint64_t> known_handles;

  void visit_post(RecordView& record) {
    TimedPost post;
    post.created_at_s = record.time_s("created_at");
    post.precision_s = record.integer("created_at_precision_s");
    post.account_uid = record.text("account_uid");
    if (post.account_uid.empty()) return;
    const Text handle = record.text("account_handle");
    post.language = language_number(record.text("lang"));
    thread_local std::vector<Text> hashtags;
    record.texts("hashtags", hashtags);
    if (!hashtags.empty()) {
      post.hashtag = static_cast<std::uint32_t>(hash64(hashtags.front()) >> 32U) | 1U;
    }
    post.account_uid = arena.keep(post.account_uid);
    posts.push_back(post);
    if (known_handles.insert(hash64(handle, hash64(post.account_uid))).second) {
      add_handle(post.account_uid, handle, 0);
    }
  }
  void visit_account(RecordView& record) {
    const Text uid = record.text("uid");
    const Text handle = record.text("handle");
    if (!uid.empty() && !handle.empty()) add_handle(arena.keep(uid), handle, kHasRecord);
  }
  void visit_member(RecordView& record) {
    const Text account_uid = record.text("account_uid");
    const Text cluster_uid = record.text("cluster_uid");
    if (account_uid.empty() || cluster_uid.empty()) return;
    members.push_back({arena.keep(account_uid), arena.keep(cluster_uid)});
  }
  /// `uid` is kept already.
  void add_handle(Text uid, Text handle, PatternBits from) {
    const auto pattern = static_cast<unsigned>(handle_pattern_of(handle));
    handles.push_back({uid, static_cast<PatternBits>((1U << pattern) | from)});
  }
};

}  // namespace cahoots
