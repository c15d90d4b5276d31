#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cahoots {

/// One topic on which a pair of accounts acted together, what it is worth (natural log of how rare
/// it is) and how far apart the two were, without sign: of an edge's evidence. 0 where unknown.
struct FusionEvidence {
  std::uint32_t topic = 0;
  double weight = 0.0;
  std::uint64_t lag_s = 0;
  auto operator<=>(const FusionEvidence&) const = default;
};

/// What fusion needs of an `edge` record. Accounts and topics are numbers of the caller's; equal
/// topics have equal numbers in all channels.
struct FusionEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::string_view channel;
  double weight = 0.0;
  /// 1 where the edge carries none.
  double p_value = 1.0;
  double q_value = 1.0;
  /// The greatest lag that counts on this edge; 0 for a channel without time.
  std::uint64_t window_s = 0;
  std::span<const FusionEvidence> evidence;
};

/// How edges of several channels become one score. The defaults, and those of `channel_table`, were
/// chosen on the accounts of a labelled development set whose id has an even CRC-32 and checked on
/// the others: of 238 operation and 21,229 organic accounts, with reposts, recall 0.965 (even) and
/// 0.976 (odd) at a false-positive rate of 0.5 %; 0.964 and 0.976 without reposts. Better known
/// significance did not move accuracy there: it is reported beside the score, not within it.
struct FusionOptions {
  /// Independent topics that count towards an account's score.
  std::uint32_t n_topics = 3;
  /// The most one topic can add: below `half_score_nats`, so that it takes two to reach a score of
  /// 0.5.
  double topic_cap_nats = 5.5;
  /// The evidence that makes a score of 0.5.
  double half_score_nats = 6.0;
  /// What a lag of a whole window takes off the worth of a co-action, of 1; the discount grows with
  /// the logarithm of the minutes (`lag_factor`).
  double lag_discount = 0.25;
  /// The most that circumstances can add, on whatever channels: who two accounts seem to be is no
  /// act. Below `half_score_nats`, so that nobody is a member by circumstances alone.
  double circumstance_cap_nats = 3.0;
  /// A partner is significant where an edge's q is at most this.
  double max_q_value = 0.01;
};

/// The factor of a channel: 1 for copied text, 0.5 for the others (a shared link, tag, mention or
/// repost is one click), 0.6 for a rare hashtag, of which no p halves the worth, 0.25 for a site
/// and for circumstances.
double channel_factor(std::string_view channel);
/// Whether a channel tells who the accounts seem to be (a shared profile, a day of creation, a
/// schedule) and not what they did.
bool is_circumstance(std::string_view channel);
/// 1 where there is no lag, 1 - discount at the whole window: 1 - discount * ln(1 + lag) /
/// ln(1 + window), both in minutes. 1 for a window of 0.
double lag_factor(std::uint64_t lag_s, std::uint64_t window_s, double discount);

/// Two accounts over all channels.
struct FusedPair {
  std::uint32_t source = 0;  // < target
  std::uint32_t target = 0;
  /// Sum over channels of factor * (1 - p / 2) * weight: co-action that chance explains in full
  /// counts half (a stratum owned by one operation has p near 1 too), never more than its score.
  double weight = 0.0;
  std::uint32_t n_channels = 0;
  double best_q_value = 1.0;
};

/// The parts of an account's score, by the keys under which `member.score_parts` shows them.
struct AccountScore {
  std::uint32_t account = 0;
  /// 1 - 2^(-evidence / half_score_nats): from 0 to 1.
  double score = 0.0;
  /// The account's best `n_topics` topics over all its pairs, in nats: each topic counts once,
  /// with its best weight * factor * (1 - p / 2) * lag factor, at most `topic_cap_nats`. Fans of
  /// one thing, visitors of one event and users of one share button have one topic; an operation
  /// has many. And the circumstances below.
  double evidence_nats = 0.0;
  /// How many topics of acts that is, 0 to `n_topics`.
  std::uint32_t n_topics = 0;
  /// The part of `evidence_nats` that circumstances make, each topic of theirs once.
  double circumstance_nats = 0.0;
  /// Mean lag of the best co-action of each topic counted; nothing where none was an act.
  std::optional<double> lag_mean_s;
  std::uint32_t n_partners = 0;
  /// Partners with an edge of q <= `max_q_value`.
  std::uint32_t n_significant = 0;
  std::uint32_t n_channels = 0;
  /// The least q-value of any of its edges: evidence of its own, apart from the score.
  double best_q_value = 1.0;
};

struct Fusion {
  std::vector<FusedPair> pairs;        // by (source, target)
  std::vector<AccountScore> accounts;  // by account; those with a pair
  std::uint64_t n_unusable = 0;        // self-loops; weights negative or not a number
  std::uint64_t n_repeated = 0;        // same pair and channel: the heaviest stands
};

/// Fuses the edges of all channels. The result does not depend on their order. O(n log n),
/// about 100 B an edge. An edge without evidence counts as one topic of its own. Any thread.
Fusion fuse(std::span<const FusionEdge> edges, const FusionOptions& options = {});

}  // namespace cahoots
