#include "cli/trace_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/case_reader.hpp"
#include "cli/trace_part.hpp"

namespace cahoots {
namespace {

/// A set of posts by number.
class PostSet {
 public:
  void insert(std::uint32_t post) {
    if (is_in_.size() <= post) is_in_.resize(post + std::size_t{1}, false);
    is_in_[post] = true;
  }
  bool contains(std::uint32_t post) const { return post < is_in_.size() && is_in_[post]; }

 private:
  std::vector<bool> is_in_;
};

/// Gathers the parts into the builders. What depends on another record of the same post waits until
/// all are read: the order of lines is free.
class TraceCollector {
 public:
  explicit TraceCollector(const ChannelSet& channels) : channels_(channels) {}

  void merge(TracePart& part) {
    for (const PartPost& post : part.posts()) add_post(post);
    for (const PartDuplicate& duplicate : part.duplicates()) add_duplicate(duplicate);
    for (const PartGroup& group : part.groups()) {
      if (group.commonness <= 0) continue;
      commonness_.push_back({std::string(group.group_uid), group.is_media, group.commonness});
    }
    for (const PartProfile& profile : part.profiles()) {
      profiles_.add_record(profile.uid, profile.objects, profile.created_at_s, profile.precision_s);
    }
    for (const PartNames& names : part.names()) {
      profiles_.add_names(names.uid, names.handle, names.name);
    }
  }

  TraceSource finish() {
    for (const auto& [post, group] : unnamed_reposts_) {
      if (!names_repost_.contains(post)) builder_.add_trace(Channel::repost, post, group);
    }
    for (const Trace named : named_media_) {
      const std::uint32_t post = post_of(named);
      if (in_media_group_.contains(post)) continue;
      builder_.add_trace(Channel::media, post, media_names_[object_of(named)]);
    }
    for (const Commonness& known : commonness_) add_commonness(known);
    return {builder_.finish(), profiles_.finish()};
  }

 private:
  struct Commonness {
    std::string group_uid;
    bool is_media = false;
    double commonness = 0.0;
  };

  void add_post(const PartPost& post) {
    const std::uint32_t number = builder_.add_post(post.post);
    builder_.add_topic_hashtags(number, post.hashtags);
    for (const PartTrace& trace : post.traces) {
      builder_.add_trace(trace.channel, number, trace.object);
    }
    if (post.names_repost) names_repost_.insert(number);
    for (const Text medium : post.media) {
      named_media_.push_back(make_trace(media_names_.intern(medium), number));
    }
  }

  void add_duplicate(const PartDuplicate& duplicate) {
    const std::uint32_t number = builder_.add_post(duplicate.post);
    builder_.add_topic_hashtags(number, duplicate.hashtags);
    if (duplicate.is_reuse) builder_.add_trace(Channel::text_reuse, number, duplicate.group_uid);
    if (!duplicate.channel) return;
    if (*duplicate.channel == Channel::repost) {
      unnamed_reposts_.emplace_back(number, duplicate.group_uid);
      return;
    }
    builder_.add_trace(*duplicate.channel, number, duplicate.group_uid);
    if (*duplicate.channel == Channel::media) in_media_group_.insert(number);
  }

  void add_commonness(const Commonness& known) {
    const double multiplier = 1 - std::clamp(known.commonness, 0.0, 1.0);
    const auto set = [&](Channel channel) {
      if (has_channel(channels_, channel)) {
        builder_.set_multiplier(channel, known.group_uid, multiplier);
      }
    };
    if (known.is_media) return set(Channel::media);
    set(Channel::text);
    set(Channel::text_reuse);
    set(Channel::repost);
  }

  ChannelSet channels_;
  CoactionBuilder builder_;
  ProfileBuilder profiles_;
  PostSet names_repost_;
  PostSet in_media_group_;
  std::vector<std::pair<std::uint32_t, std::string>> unnamed_reposts_;
  Interner media_names_;
  std::vector<Trace> named_media_;
  std::vector<Commonness> commonness_;
};

}  // namespace

TraceSource read_traces(ToolContext& context, const ChannelSet& channels) {
  TraceCollector collector(channels);
  read_case_stream<TracePart>(
      context,
      [&](TracePart& part, std::string_view type, RecordView& record) {
        part.visit(type, record, channels);
      },
      [&](TracePart& part) { collector.merge(part); });
  return collector.finish();
}

}  // namespace cahoots
