#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/channel.hpp"
#include "base/text_arena.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Marks of a post (TracePost::marks), given by one of its records for the traces of another.
/// It says which post it repeats: the group of its text need not stand for that.
inline constexpr std::uint8_t kNamesRepost = 1;
/// A group of media holds it: the names of its media need not stand for them.
inline constexpr std::uint8_t kInMediaGroup = 2;

struct PartTrace {
  Channel channel;
  Text object;
  /// Marks of the post with which it leaves no such trace.
  std::uint8_t unless = 0;
};

/// What linkgraph uses of a `post`.
struct PartPost {
  TracePost post;
  std::vector<Text> hashtags;
  std::vector<PartTrace> traces;
};

/// What linkgraph uses of a `duplicate`.
struct PartDuplicate {
  TracePost post;
  /// Where the group is an object; nothing where the channel was not asked for.
  std::optional<Channel> channel;
  /// Whether it is one of `text_reuse`, too.
  bool is_reuse = false;
  std::vector<Text> hashtags;
  Text group_uid;
};

/// What linkgraph uses of a `duplicate_group`.
struct PartGroup {
  Text group_uid;
  bool is_media = false;
  double commonness = 0.0;
};

/// The factor on the weight of a group that may be a common phrase; 1 where it is none.
double multiplier_of(const PartGroup& group);
/// The channels in which the group is an object.
std::vector<Channel> channels_of(const PartGroup& group);

/// What linkgraph uses of an `account`: what others may share with it.
struct PartProfile {
  Text uid;
  std::vector<Text> objects;
  std::optional<std::int64_t> created_at_s;
  std::int64_t precision_s = 1;
};

/// An account as a post names it.
struct PartNames {
  Text uid;
  Text handle;
  Text name;
};

/// What one block of the stream holds for linkgraph, in memory of its own. Only channels in
/// `channels` leave traces; all posts count, so that no channel's weights depend on the others. One
/// thread a part.
class TracePart {
 public:
  /// Takes what it needs of the record; other types than post, account, duplicate and
  /// duplicate_group are passed over.
  void visit(std::string_view type, RecordView& record, const ChannelSet& channels);

  const std::vector<PartPost>& posts() const { return posts_; }
  const std::vector<PartDuplicate>& duplicates() const { return duplicates_; }
  const std::vector<PartGroup>& groups() const { return groups_; }
  const std::vector<PartProfile>& profiles() const { return profiles_; }
  /// Each distinct set of names in the block once.
  const std::vector<PartNames>& names() const { return names_; }

 private:
  void visit_post(RecordView& record, const ChannelSet& channels);
  void visit_account(RecordView& record, const ChannelSet& channels);
  void visit_duplicate(RecordView& record, const ChannelSet& channels);
  void visit_group(RecordView& record);
  void add_traces(const Post& post, const ChannelSet& channels, PartPost& out);
  void add_domains(const Post& post, PartPost& out);
  void add_media(const Post& post, PartPost& out);
  void add_names(const Post& post);
  std::vector<Text> kept(const std::vector<Text>& texts);

  TextArena arena_;
  std::vector<PartPost> posts_;
  std::vector<PartDuplicate> duplicates_;
  std::vector<PartGroup> groups_;
  std::vector<PartProfile> profiles_;
  std::vector<PartNames> names_;
  std::unordered_set<std::uint64_t> known_names_;
};

}  // namespace cahoots
