#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/findings/copies.hpp"
#include "analysis/findings/known_accounts.hpp"
#include "analysis/findings/model.hpp"
#include "analysis/findings/themes.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Longer texts of the evidence are kept up to here; a report says where one was cut.
inline constexpr std::size_t kKeptTextBytes = std::size_t{16} << 10;
/// Hashtags, domains and targets kept of a cluster.
inline constexpr std::size_t kKeptNames = 25;

/// At most kKeptTextBytes of the text, cut at a code point.
std::string kept_text(Text text);

/// The distinct registrable domains (else hosts) of a post's links.
std::set<std::string> domains_of(const Post& post);

/// Where the account of a uid stands. Immutable. Memory: O(members).
class MemberIndex {
 public:
  struct Place {
    std::uint32_t cluster = 0;
    std::uint32_t member = 0;
  };
  explicit MemberIndex(const std::vector<ClusterFindings>& clusters);
  /// Nothing for an account that is in no cluster.
  std::optional<Place> find(std::string_view account_uid) const;

 private:
  std::unordered_map<std::string, Place> places_;
};

/// Uses of names by the accounts of one cluster.
class NameUses {
 public:
  void add(std::string_view name, std::uint32_t member);
  std::size_t size() const { return uses_.size(); }
  /// The `limit` most used, by posts falling, then name.
  std::vector<NamedUse> top(std::size_t limit) const;

 private:
  struct Use {
    std::uint64_t n_posts = 0;
    std::set<std::uint32_t> members;
  };
  std::unordered_map<std::string, Use> uses_;
};

/// First reading of the spool: activity, accounts, cadence and links of the members, and which
/// groups of copies they share.
class FirstReading {
 public:
  /// `themes` null: none is looked for; `known` null: there is no former report.
  FirstReading(CaseModel& model, const MemberIndex& index, const ThemeRules* themes,
               KnownAccounts* known);
  void visit(std::string_view type, RecordView& record);
  void finish();
  /// Hash of the uid of each member's post, and its cluster. Memory: 16 B a post of a member.
  using MemberPosts = std::unordered_map<std::uint64_t, std::uint32_t>;
  MemberPosts take_member_posts() { return std::move(member_posts_); }

 private:
  struct Gathered {
    NameUses hashtags;
    NameUses domains;
    NameUses targets;
    ThemeUses themes;
    CopyGroups copies;
  };
  void visit_post(RecordView& record);
  void add_member_post(const Post& post, MemberIndex::Place place);
  void visit_account(RecordView& record);
  void visit_edge(RecordView& record);
  void visit_duplicate(RecordView& record);
  void visit_cadence(RecordView& record);
  void add_themes(const Post& post, std::optional<MemberIndex::Place> place);
  void finish_cluster(std::size_t i);

  CaseModel& model_;
  const MemberIndex& index_;
  const ThemeRules* themes_;
  KnownAccounts* known_;
  std::vector<std::uint64_t> n_posts_of_theme_;  ///< of all accounts
  std::vector<Gathered> gathered_;
  std::unordered_set<std::uint64_t> account_hashes_;
  std::unordered_map<std::uint64_t, std::int64_t> outside_created_at_s_;  ///< by hash of the uid
  std::map<std::string, CadenceTally> cadence_;
  MemberPosts member_posts_;
  Post post_;
};

/// Second reading: the texts behind the copies that were chosen, and how accounts outside a cluster
/// use its hashtags and answer its posts.
class SecondReading {
 public:
  SecondReading(CaseModel& model, const MemberIndex& index, FirstReading::MemberPosts member_posts);
  void visit(std::string_view type, RecordView& record);
  void finish();

 private:
  void visit_post(RecordView& record);
  void visit_group(RecordView& record);
  void fill_text(const Post& post);
  void add_response(const Post& post, std::optional<MemberIndex::Place> place);

  CaseModel& model_;
  const MemberIndex& index_;
  std::unordered_map<std::string, std::vector<CopiedPost*>> wanted_posts_;
  std::unordered_map<std::string, std::vector<CopiedText*>> wanted_groups_;
  struct WantedUse {
    std::uint32_t cluster = 0;
    NamedUse* use = nullptr;
  };
  using WantedUses = std::unordered_map<std::string, std::vector<WantedUse>>;
  static void count_outside(const WantedUses& wanted, const std::set<std::string>& names,
                            std::optional<MemberIndex::Place> place);
  WantedUses hashtags_;
  WantedUses domains_;
  FirstReading::MemberPosts member_posts_;
  Post post_;
};

}  // namespace cahoots
