#include "cli/trace_reader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text_arena.hpp"
#include "cli/case_reader.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

/// A `duplicate` record does not say how precise its time is; its `post`, if there, does, and the
/// finer of the two stands.
constexpr std::int64_t kUnknownPrecision_s = 86400;

struct PartTrace {
  Channel channel;
  Text object;
};

struct PartPost {
  TracePost post;
  bool is_repost = false;
  bool names_repost = false;
  std::vector<Text> hashtags;
  std::vector<PartTrace> traces;
};

struct PartDuplicate {
  TracePost post;
  bool is_repost = false;
  std::vector<Text> hashtags;
  Text group_uid;
};

/// What one block of the stream holds, in memory of its own.
struct TracePart {
  TextArena arena;
  std::vector<PartPost> posts;
  std::vector<PartDuplicate> duplicates;
  std::vector<std::pair<Text, double>> commonness;
};

std::vector<Text> kept(TextArena& arena, const std::vector<Text>& texts) {
  std::vector<Text> out;
  for (const Text text : texts) out.push_back(arena.keep(text));
  return out;
}

void visit_post(TracePart& part, RecordView& record) {
  thread_local Post post;
  read_post(record, post);
  if (post.uid.empty() || post.account_uid.empty()) return;
  PartPost out;
  out.post = {part.arena.keep(post.uid), part.arena.keep(post.account_uid), post.created_at_s,
              post.created_at_precision_s.value_or(1)};
  out.hashtags = kept(part.arena, post.hashtags);
  out.is_repost = post.post_type == PostType::repost;
  const auto add = [&](Channel channel, Text object) {
    out.traces.push_back({channel, part.arena.keep(object)});
  };
  if (out.is_repost) {
    out.names_repost = !post.repost_of_uid.empty();
    if (out.names_repost) add(Channel::repost, post.repost_of_uid);
  } else {
    for (const Text key : post.url_keys) add(Channel::url, key);
    for (const Text hashtag : post.hashtags) add(Channel::hashtag, hashtag);
    for (const Text mention : post.mentions) add(Channel::mention, mention);
    if (!post.reply_to_uid.empty()) add(Channel::reply, post.reply_to_uid);
  }
  part.posts.push_back(std::move(out));
}

void visit_duplicate(TracePart& part, RecordView& record) {
  const DuplicateRecord duplicate = read_duplicate(record);
  if (duplicate.post_uid.empty() || duplicate.account_uid.empty()) return;
  if (duplicate.kind == "media") return;  // no copied text
  PartDuplicate out;
  out.post = {part.arena.keep(duplicate.post_uid), part.arena.keep(duplicate.account_uid),
              duplicate.created_at_s, kUnknownPrecision_s};
  out.is_repost = duplicate.post_type == PostType::repost;
  out.hashtags = kept(part.arena, duplicate.hashtags);
  out.group_uid = part.arena.keep(duplicate.group_uid);
  part.duplicates.push_back(std::move(out));
}

/// Gathers the parts into the builder.
class TraceCollector {
 public:
  void merge(TracePart& part) {
    for (const PartPost& post : part.posts) {
      const std::uint32_t number = builder_.add_post(post.post);
      builder_.add_topic_hashtags(number, post.hashtags);
      for (const PartTrace& trace : post.traces) {
        builder_.add_trace(trace.channel, number, trace.object);
      }
      if (post.names_repost) mark_named(number);
    }
    for (const PartDuplicate& duplicate : part.duplicates) add_duplicate(duplicate);
    for (const auto& [group_uid, commonness] : part.commonness) {
      commonness_.emplace_back(group_uid, commonness);
    }
  }

  CoactionData finish() {
    // Only now is it known which reposts say what they repeat: the order of lines is free.
    for (const auto& [post, group] : unnamed_) {
      const bool is_named = post < names_repost_.size() && names_repost_[post];
      if (!is_named) builder_.add_trace(Channel::repost, post, group);
    }
    for (const auto& [group, commonness] : commonness_) {
      const double multiplier = 1 - std::clamp(commonness, 0.0, 1.0);
      builder_.set_multiplier(Channel::text, group, multiplier);
      builder_.set_multiplier(Channel::repost, group, multiplier);
    }
    return builder_.finish();
  }

 private:
  void mark_named(std::uint32_t post) {
    if (names_repost_.size() <= post) names_repost_.resize(post + 1, false);
    names_repost_[post] = true;
  }

  void add_duplicate(const PartDuplicate& duplicate) {
    const std::uint32_t number = builder_.add_post(duplicate.post);
    builder_.add_topic_hashtags(number, duplicate.hashtags);
    if (duplicate.is_repost) {
      unnamed_.emplace_back(number, duplicate.group_uid);
    } else {
      builder_.add_trace(Channel::text, number, duplicate.group_uid);
    }
  }

  CoactionBuilder builder_;
  std::vector<bool> names_repost_;
  std::vector<std::pair<std::uint32_t, std::string>> unnamed_;
  std::vector<std::pair<std::string, double>> commonness_;
};

}  // namespace

CoactionData read_traces(ToolContext& context) {
  TraceCollector collector;
  read_case_stream<TracePart>(
      context,
      [](TracePart& part, std::string_view type, RecordView& record) {
        if (type == "post") visit_post(part, record);
        if (type == "duplicate") visit_duplicate(part, record);
        if (type == "duplicate_group") {
          const DuplicateGroupRecord group = read_duplicate_group(record);
          part.commonness.emplace_back(part.arena.keep(group.group_uid), group.commonness);
        }
      },
      [&](TracePart& part) { collector.merge(part); });
  return collector.finish();
}

}  // namespace cahoots
