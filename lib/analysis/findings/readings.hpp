#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/findings/account_tally.hpp"
#include "analysis/findings/answers.hpp"
#include "analysis/findings/control_accounts.hpp"
#include "analysis/findings/copies.hpp"
#include "analysis/findings/known_accounts.hpp"
#include "analysis/findings/model.hpp"
#include "analysis/findings/reach.hpp"
#include "analysis/findings/themes.hpp"
#include "base/hash.hpp"
#include "records/findings.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Longer texts of the evidence are kept up to here; a report says where one was cut.
inline constexpr std::size_t kKeptTextBytes = std::size_t{16} << 10;
/// Hashtags, domains and targets kept of a cluster.
inline constexpr std::size_t kKeptNames = 25;

/// At most kKeptTextBytes of the text, cut at a code point.
std::string kept_text(Text text);
LinkFigures link_figures(const EdgeRecord& edge);
/// Makes `held` what `read` says where that was collected later, or is the first to say something;
/// ties go to the bytewise larger state, whatever the order of reading. True where it did.
bool keep_later_state(CaseAccount& held, const Account& read);

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
  /// Place of a cluster in the model.
  std::optional<std::uint32_t> find_cluster(std::string_view cluster_uid) const;

 private:
  std::unordered_map<std::string, Place> places_;
  std::unordered_map<std::string, std::uint32_t> clusters_;
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
  std::unordered_map<std::string, Use, SaltedHash> uses_;
};

/// What the analyst gave to compare the case with; null where nothing was given.
struct AnalystInput {
  const ThemeRules* themes = nullptr;
  KnownAccounts* known = nullptr;
  ControlAccounts* controls = nullptr;
};

/// First reading of the spool: activity, accounts, cadence and links of the members, who answers
/// them, and which groups of copies they share.
class FirstReading {
 public:
  FirstReading(CaseModel& model, const MemberIndex& index, const AnalystInput& analyst,
               const SpillStorage& storage);
  void visit(std::string_view type, RecordView& record);
  void finish();

 private:
  struct Gathered {
    NameUses hashtags;
    NameUses domains;
    TargetUses targets;
    ThemeUses themes;
    CopyGroups copies;
  };
  void visit_post(RecordView& record);
  void add_member_post(const Post& post, MemberIndex::Place place);
  void add_addressed(const Post& post, MemberIndex::Place place);
  void add_references(const Post& post, std::optional<MemberIndex::Place> place);
  void visit_account(RecordView& record);
  void visit_edge(RecordView& record);
  void visit_duplicate(RecordView& record);
  void visit_cadence(RecordView& record);
  void add_themes(const Post& post, std::optional<MemberIndex::Place> place);
  void finish_cluster(std::size_t i);

  CaseModel& model_;
  const MemberIndex& index_;
  AnalystInput analyst_;
  std::vector<std::uint64_t> n_posts_of_theme_;  ///< of all accounts
  std::vector<Gathered> gathered_;
  AccountTally accounts_;
  Answers answers_;
  std::map<std::string, CadenceTally> cadence_;
  std::map<std::string, std::uint64_t> handle_patterns_;  ///< of all accounts
  Post post_;
};

/// Second reading: the texts behind the copies that were chosen, how accounts outside a cluster use
/// its hashtags and sites, and what those are called that it addresses.
class SecondReading {
 public:
  SecondReading(CaseModel& model, const MemberIndex& index);
  void visit(std::string_view type, RecordView& record);
  void finish();

 private:
  void visit_post(RecordView& record);
  void visit_group(RecordView& record);
  void fill_text(const Post& post);
  void name_target(Text uid, Text handle);

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
  std::unordered_map<std::string, std::vector<TargetUse*>> targets_;
  Post post_;
};

}  // namespace cahoots
