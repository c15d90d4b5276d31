#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// A post in a group of copies: the `duplicate` record.
struct DuplicateRecord {
  Text post_uid;
  Text account_uid;
  Text platform;
  std::optional<PostType> post_type;
  std::optional<std::int64_t> created_at_s;
  std::vector<Text> hashtags;
  Text group_uid;
  Text kind;
  double similarity = 0;
  Text core_post_uid;
};

/// A group of copies: the `duplicate_group` record.
struct DuplicateGroupRecord {
  Text group_uid;
  Text kind;
  Text core_post_uid;
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_platforms = 0;
  std::uint64_t n_texts = 0;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  Text text;
  Text template_text;
  double commonness = 0;
  std::optional<double> information_bits;
};

/// A pair of posts behind an edge.
struct EdgeEvidence {
  Text object;
  Text source_post;
  Text target_post;
  std::optional<std::int64_t> lag_s;  ///< target minus source
  Text topic;                         ///< what the posts were about: `#hashtag`, or the day
  double weight = 0;                  ///< what the object is worth, in nats
};

/// Two accounts and what they share on one channel: the `edge` record.
struct EdgeRecord {
  Text source;
  Text target;
  Text channel;
  double weight = 0;
  std::uint64_t n_objects = 0;
  std::uint64_t n_events = 0;
  std::optional<double> expected;
  std::optional<double> p_value;
  std::optional<double> q_value;
  std::int64_t window_s = 0;
  std::optional<double> lag_median_s;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::vector<EdgeEvidence> evidence;
};

/// Named parts of a score, in a fixed order; unknown parts are null.
using ScoreParts = std::vector<std::pair<std::string_view, std::optional<double>>>;

/// An account in a cluster: the `member` record.
struct MemberRecord {
  Text account_uid;
  Text cluster_uid;
  double score = 0;
  ScoreParts score_parts;
  std::uint64_t rank = 0;
  bool is_seed = false;
  std::uint64_t degree = 0;
  std::vector<Text> channels;
};

/// A cluster: the `cluster` record.
struct ClusterRecord {
  Text cluster_uid;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_platforms = 0;
  std::vector<Text> channels;
  double score = 0;
  ScoreParts score_parts;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::optional<double> conductance;
  std::vector<Text> seeds;
};

/// A step of the expansion from the seeds: the `expansion` record.
struct ExpansionRecord {
  Text cluster_uid;
  std::uint64_t step = 0;
  Text account_uid;
  double score = 0;
  double gain = 0;
  std::vector<Text> path;
  Text stop_reason;
};

/// Each appends one line with every key of the schema in its order.
void append_duplicate(std::string& out, const DuplicateRecord& duplicate);
void append_duplicate_group(std::string& out, const DuplicateGroupRecord& group);
void append_edge(std::string& out, const EdgeRecord& edge);
void append_member(std::string& out, const MemberRecord& member);
void append_cluster(std::string& out, const ClusterRecord& cluster);
void append_expansion(std::string& out, const ExpansionRecord& step);

/// Each reads what is there; views point into the parser's buffer. Score parts point there too.
DuplicateRecord read_duplicate(RecordView& record);
DuplicateGroupRecord read_duplicate_group(RecordView& record);
EdgeRecord read_edge(RecordView& record);
MemberRecord read_member(RecordView& record);
ClusterRecord read_cluster(RecordView& record);
ExpansionRecord read_expansion(RecordView& record);

}  // namespace cahoots
