#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dossier/rhythm.hpp"
#include "analysis/findings/model.hpp"

namespace cahoots {

/// A post that is named as evidence. `has_record` is false where the case file does not hold it.
struct DossierPost {
  std::string uid;
  std::string account_uid;
  std::string account_name;  ///< handle, else the uid
  std::optional<std::int64_t> created_at_s;
  bool has_record = false;
  std::string text;
  std::string url;
};

/// A pair of posts behind a link, from the side of the account that was asked about.
struct DossierPair {
  std::string object;
  DossierPost own;
  DossierPost partner;
  std::optional<std::int64_t> lag_s;  ///< partner minus own: positive where the partner came later
  std::string topic;
  double weight_nats = 0;
};

enum class PartnerStanding : std::uint8_t { same_network, other_network, no_network };

/// What the account shares with one other account on one channel.
struct DossierLink : LinkFigures {
  std::string partner_uid;
  std::string partner_name;  ///< handle, else the uid
  PartnerStanding standing = PartnerStanding::no_network;
  bool is_with_seed = false;
  std::vector<DossierPair> evidence;
};
/// True where the link passed its test at kFindingQ.
bool is_supported(const DossierLink& link);

/// The links of the account on one channel.
struct DossierChannel {
  std::string channel;
  std::uint64_t n_links = 0;
  std::uint64_t n_in_network = 0;  ///< with members of its own network
  std::uint64_t n_tested = 0;
  std::uint64_t n_supported = 0;
  std::int64_t window_s = 0;  ///< the widest
  /// The links with the smallest q, then the largest weight, then by partner; at most kShownLinks.
  std::vector<std::size_t> strongest;
};
inline constexpr std::size_t kShownLinks = 3;

/// A topic on which the account acted together with others, with its best co-action: what the score
/// is made of (analysis/clusters/fusion.hpp).
struct DossierTopic {
  std::string topic;
  std::size_t link = 0;
  std::optional<std::size_t> pair;  ///< of that link's evidence; nothing where it has none
  double worth_nats = 0;
};

/// A group of copies that the account has a part in.
struct DossierCopy {
  std::string group_uid;
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::string text;
  std::string template_text;
  std::optional<double> commonness;
  TimeSpan span;  ///< of the whole group
  std::uint64_t n_own_posts = 0;
  std::uint64_t n_earlier_posts = 0;    ///< before its own first one; by (created_at, uid)
  std::vector<std::string> members;     ///< names of other members of its network, by uid
  std::uint64_t n_member_accounts = 0;  ///< of those, all
  double own_similarity = 0;            ///< of its first post there
  /// For reading side by side, by (created_at, uid): the earliest, its own first one, the first
  /// ones of other members. At most kShownCopyPosts.
  std::vector<DossierPost> posts;
};
inline constexpr std::size_t kShownCopyPosts = 4;
inline constexpr std::size_t kKeptCopies = 25;

/// A link on the way from a seed.
struct DossierHop {
  std::string from_uid;
  std::string to_uid;
  std::vector<std::string> channels;  ///< by name
  double weight = 0;                  ///< of the heaviest
  std::optional<double> q_value;      ///< the least
};

/// The place of the account in the expansion from the seeds.
struct DossierStep {
  ExpansionStep step;
  std::vector<std::string> names;  ///< of the accounts on the path
  std::vector<DossierHop> hops;    ///< between them, in order
};

/// The network that the account is a member of.
struct DossierNetwork {
  std::size_t number = 0;  ///< as in the report, from 1
  std::string cluster_uid;
  std::uint64_t n_members = 0;
  std::uint64_t n_platforms = 0;
  std::uint64_t n_seeds = 0;
  std::optional<double> others_score;  ///< median of the other members
  NamedScores others_parts;            ///< median of each part over the other members
};

/// A hashtag or site of the account's posts beside everybody else's.
struct DossierUse {
  std::string name;
  std::uint64_t n_posts = 0;
  std::uint64_t n_posts_of_others = 0;
  std::uint64_t n_other_accounts = 0;
};

/// Everything that the case says of one account.
struct AccountDossier {
  CaseAccount account;
  PostActivity activity;
  std::optional<DossierNetwork> network;  ///< nothing: in no network
  double score = 0;
  NamedScores score_parts;
  std::uint64_t rank = 0;
  std::uint64_t degree = 0;
  std::vector<std::string> channels;
  bool is_seed = false;  ///< given as a tip-off, be it a member or not
  std::optional<DossierStep> step;
  std::vector<DossierLink> links;          ///< by (channel, partner)
  std::vector<DossierChannel> by_channel;  ///< by supported links, then weight, falling
  std::uint64_t n_partners = 0;            ///< distinct, of all links
  std::uint64_t n_supported_partners = 0;  ///< with a link at q <= kFindingQ
  std::vector<DossierTopic> topics;        ///< the best first; those that count towards the score
  std::uint64_t n_topics = 0;              ///< all
  std::vector<DossierCopy>
      copies;  ///< by (members, accounts) falling, commonness, uid; kKeptCopies
  std::uint64_t n_copied_groups = 0;
  std::uint64_t n_copied_posts = 0;
  std::optional<AccountRhythm> rhythm;
  std::optional<DossierUse> hashtag;  ///< the one in most of its posts
  std::optional<DossierUse> domain;
};

/// What was looked at to answer.
struct DossierScope {
  std::uint64_t n_posts = 0;
  std::uint64_t n_accounts = 0;
  std::uint64_t n_links = 0;
  std::uint64_t n_copied_groups = 0;
  std::uint64_t n_cadence_accounts = 0;
  std::uint64_t n_networks = 0;
  std::uint64_t n_members = 0;
  bool has_seeds = false;           ///< cluster was given tip-offs
  bool is_led_by_seeds = false;     ///< and kept only the networks that they lead to
  std::vector<std::string> tools;   ///< whose run records the case holds, each once, in order
  std::optional<double> min_score;  ///< that cluster asked of members, by its run record
  bool is_complete = true;
  std::string complaint;
};

/// The answer for one name, which may stand for accounts of several platforms.
struct AccountAnswer {
  std::string word;  ///< as it was asked
  DossierScope scope;
  std::vector<AccountDossier> accounts;  ///< by uid
};

}  // namespace cahoots
