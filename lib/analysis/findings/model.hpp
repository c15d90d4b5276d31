#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/findings/analyst_model.hpp"
#include "analysis/findings/reach_model.hpp"
#include "records/run_record.hpp"

namespace cahoots {

/// A sum of a reported counter and the number of posts or accounts that report it.
struct CounterSum {
  std::uint64_t sum = 0;
  std::uint64_t n_known = 0;

  void add(std::optional<std::int64_t> value) {
    if (!value || *value < 0) return;
    sum += static_cast<std::uint64_t>(*value);
    n_known += 1;
  }
};

/// First and last of a set of instants, seconds since the epoch, UTC.
struct TimeSpan {
  std::optional<std::int64_t> first_s;
  std::optional<std::int64_t> last_s;

  void add(std::optional<std::int64_t> time_s) {
    if (!time_s) return;
    if (!first_s || *time_s < *first_s) first_s = time_s;
    if (!last_s || *time_s > *last_s) last_s = time_s;
  }
};

/// What a set of posts looks like: all posts of the case, or those of one cluster.
struct PostActivity {
  std::uint64_t n_posts = 0;
  std::uint64_t n_with_url = 0;
  std::uint64_t n_with_short_url = 0;
  TimeSpan span;
  std::map<std::int64_t, std::uint64_t> posts_by_day_utc;  ///< day since 1970-01-01; to the day
  std::array<std::uint64_t, 168> hour_of_week_utc{};       ///< posts known to the hour
  std::uint64_t n_known_to_hour = 0;
  std::map<std::string, std::uint64_t> posts_by_platform;
  std::map<std::string, std::uint64_t> posts_by_type;  ///< "unknown" where the export is silent
  CounterSum likes;
  CounterSum replies;
  CounterSum reposts;
  CounterSum quotes;
  CounterSum views;
};

/// The state of an account at its latest collection. Empty strings are unknown.
struct CaseAccount {
  std::string uid;
  std::string platform;
  std::string handle;
  std::string name;
  std::string bio;
  std::string url;
  std::optional<std::int64_t> created_at_s;
  std::optional<bool> verified;
  std::optional<std::int64_t> followers;
  std::optional<std::int64_t> following;
  std::optional<std::int64_t> collected_at_s;
  bool has_record = false;  ///< an account record was there; otherwise known from posts only
};

/// One statistical test of a record, as its maker reports it.
struct CaseTest {
  std::string name;
  std::uint64_t n = 0;
  std::optional<double> statistic;
  std::optional<double> effect;
  std::optional<double> p_value;
  std::optional<double> q_value;
};

/// What cadence says of an account.
struct MemberCadence {
  std::uint64_t n_posts = 0;
  std::optional<std::int64_t> utc_offset_h;
  std::optional<double> utc_offset_confidence;
  std::string reason;  ///< why there is no offset
  std::string handle_pattern;
  std::optional<std::int64_t> dormant_gap_s;
  std::optional<std::int64_t> woke_at_s;
  std::vector<CaseTest> tests;
};

using NamedScores = std::vector<std::pair<std::string, std::optional<double>>>;

/// An account in a cluster.
struct MemberFindings {
  CaseAccount account;
  double score = 0;
  NamedScores score_parts;
  std::uint64_t rank = 0;
  bool is_seed = false;
  std::uint64_t degree = 0;
  std::vector<std::string> channels;
  std::uint64_t n_posts = 0;
  TimeSpan span;
  CounterSum views;
  std::uint64_t n_copied_posts = 0;  ///< posts in groups that at least two members share
  std::optional<MemberCadence> cadence;
  /// Beside a former report: "known", "returning" under another uid, or "new"; else empty.
  std::string standing;
  std::string former_uid;                     ///< whose handle a returning one has
  std::optional<std::int64_t> former_last_s;  ///< when a known one was last seen by that report
};

/// A pair of posts behind a link.
struct LinkEvidence {
  std::string object;
  std::string source_post;
  std::string target_post;
  std::optional<std::int64_t> lag_s;
};

/// What an `edge` record says of two accounts on one channel, apart from who they are.
struct LinkFigures {
  std::string channel;
  double weight = 0;
  std::uint64_t n_objects = 0;
  std::uint64_t n_events = 0;
  std::optional<double> expected;
  std::optional<double> p_value;
  std::optional<double> q_value;
  std::int64_t window_s = 0;
  std::optional<double> lag_median_s;
  TimeSpan span;
};

/// Two members and what they share on one channel. `source` and `target` index the members.
struct MemberLink : LinkFigures {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::vector<LinkEvidence> evidence;
};

/// A post that is a copy.
struct CopiedPost {
  std::string post_uid;
  std::string account_uid;
  std::string platform;
  std::string post_type;
  std::optional<std::int64_t> created_at_s;
  std::string kind;
  double similarity = 0;
  bool has_text = false;
  std::string text;
  std::string url;
};

/// A group of copies that at least two members share.
struct CopiedText {
  std::string group_uid;
  std::uint64_t n_posts = 0;  ///< of the whole group, members' or not
  std::uint64_t n_accounts = 0;
  std::string text;
  std::string template_text;
  std::optional<double> commonness;
  std::uint64_t n_member_posts = 0;
  std::uint64_t n_member_accounts = 0;
  std::uint64_t n_member_comments = 0;  ///< posts that are replies or comments
  std::map<std::string, std::uint64_t> member_platforms;
  TimeSpan span;  ///< of the members' posts
  /// A selection for reading side by side, by (created_at, uid): the earliest post of each text.
  std::vector<CopiedPost> posts;
};

/// A hashtag or domain that a cluster's posts name.
struct NamedUse {
  std::string name;
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_posts_outside = 0;  ///< posts of all other accounts in the case
};

/// A step of the way from the seeds.
struct ExpansionStep {
  std::uint64_t step = 0;
  std::string account_uid;
  double score = 0;
  double gain = 0;
  std::vector<std::string> path;
  std::string stop_reason;
};

/// A shape of handles (cadence's `handle_pattern`) among members and others.
struct HandlePatternUse {
  std::string pattern;
  std::uint64_t n_members = 0;
  std::uint64_t n_members_known = 0;  ///< members that cadence looked at
  std::uint64_t n_outside = 0;
  std::uint64_t n_outside_known = 0;
};

/// Accounts made on the same day.
struct CreationDay {
  std::int64_t day_utc = 0;
  std::uint64_t n_accounts = 0;
  double expected = 0;
  double p_value = 1;  ///< corrected for the days looked at
};

/// Answers from accounts that are no members, by platform.
struct OutsideResponse {
  std::map<std::string, std::uint64_t> replies;
  std::map<std::string, std::uint64_t> reposts;
  std::map<std::string, std::uint64_t> quotes;
};

/// The clock that most members live by.
struct ClusterClock {
  std::uint64_t n_inferred = 0;  ///< members with an inferred offset
  std::uint64_t n_near = 0;      ///< of those, within 1 h of `utc_offset_h`
  std::int64_t utc_offset_h = 0;
};

/// One suspected network.
struct ClusterFindings {
  std::string cluster_uid;
  std::uint64_t n_platforms = 0;
  std::vector<std::string> channels;
  double score = 0;
  NamedScores score_parts;
  TimeSpan span;
  std::optional<double> conductance;
  std::vector<std::string> seeds;
  std::vector<MemberFindings> members;   ///< by (rank, uid)
  std::vector<MemberLink> links;         ///< by (channel, source, target)
  std::vector<CopiedText> copied_texts;  ///< by (members' accounts, posts) falling, then uid
  std::uint64_t n_copied_groups = 0;     ///< all groups that at least two members share
  std::uint64_t n_copied_posts = 0;      ///< members' posts in them
  std::uint64_t n_cross_platform_groups = 0;
  std::uint64_t n_comment_groups = 0;    ///< groups most of whose members' posts are comments
  std::vector<ExpansionStep> expansion;  ///< by (step, uid)
  PostActivity activity;
  std::vector<NamedUse> hashtags;  ///< by posts falling, then name; the top ones
  std::uint64_t n_hashtags = 0;    ///< distinct ones, all
  std::vector<NamedUse> domains;
  std::uint64_t n_domains = 0;
  std::vector<TargetUse> targets;  ///< by posts falling, then name; the top ones
  std::uint64_t n_targets = 0;
  std::vector<ThemeUse> themes;  ///< every theme that was looked for, in the order of its file
  CounterSum followers;
  Reach reach;
  OutsideResponse outside;
  std::optional<ClusterClock> clock;
  std::optional<MemberCadence> as_a_whole;    ///< of a `cadence --by cluster` record
  std::vector<CreationDay> creation_batches;  ///< days whose corrected p is at most the threshold
  std::optional<CreationDay> largest_creation_day;
  std::vector<HandlePatternUse> handle_patterns;  ///< by members falling, then pattern
};

/// A test over all accounts of the case that cadence looked at.
struct CadenceTally {
  std::string test;
  std::uint64_t n_tested = 0;
  std::uint64_t n_found = 0;  ///< q at most the threshold
};

/// Everything that a report says, without its wording. Independent of the order of the stream.
struct CaseModel {
  PostActivity activity;
  std::uint64_t n_accounts = 0;           ///< with an account record or a post
  std::vector<ClusterFindings> clusters;  ///< those with seeds first, then by accounts and score
  std::uint64_t n_links = 0;              ///< all edge records
  std::uint64_t n_copied_groups = 0;      ///< all duplicate_group records
  std::vector<CopiedText> widest_copies;  ///< where there are no clusters: the widest groups
  std::vector<CadenceTally> cadence;      ///< by name
  std::uint64_t n_cadence_accounts = 0;
  std::optional<FormerReport> former;    ///< where one was given
  std::optional<ControlCheck> controls;  ///< where control accounts were named
  std::vector<RunRecord> runs;
  bool is_complete = true;
  std::string complaint;  ///< the stage after which the stream was filtered or cut short
};

/// The false discovery rate at which a test counts as a finding.
inline constexpr double kFindingQ = 0.01;

}  // namespace cahoots
