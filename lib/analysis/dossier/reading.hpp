#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/dossier/copies.hpp"
#include "analysis/dossier/model.hpp"
#include "analysis/findings/account_tally.hpp"
#include "analysis/findings/model.hpp"
#include "analysis/findings/readings.hpp"
#include "io/spill_storage.hpp"
#include "records/findings.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Fills in the answer for the accounts in it, whose uids are known, from three readings of the
/// records. `answer` and `networks` must outlive it. Memory: see DossierBuilder. One thread.
class DossierReading {
 public:
  enum class Stage : std::uint8_t {
    account,  ///< its posts, profile, links, copies and rhythm
    others,   ///< who else has a part in its copies, and uses its hashtag
    texts,    ///< the posts that are shown, and what their accounts are called
  };

  DossierReading(AccountAnswer& answer, const std::vector<ClusterFindings>& networks,
                 const std::vector<ExpansionStep>& steps, const SpillStorage& storage);
  /// Begins a stage; all of them, in their order, each followed by a visit of every record.
  void begin(Stage stage);
  void visit(std::string_view type, RecordView& record);
  void finish();

 private:
  /// What is gathered for one account and does not stand in its dossier as it is.
  struct Gathered {
    std::optional<std::uint32_t> network;
    std::map<std::string, std::uint64_t> hashtags;
    std::map<std::string, std::uint64_t> domains;
    DossierCopies copies;
    std::unordered_set<std::uint64_t> hashtag_users;  ///< hashes of the uids of others
    std::unordered_set<std::uint64_t> domain_users;
  };
  struct KnownName {
    std::optional<std::int64_t> collected_at_s;
    std::string handle;
    bool is_from_record = false;
  };

  void enter_membership(std::size_t i, const std::vector<ExpansionStep>& steps);
  void visit_own(std::string_view type, RecordView& record);
  void visit_others(std::string_view type, RecordView& record);
  void visit_texts(std::string_view type, RecordView& record);
  void add_own_post(const Post& post, std::size_t i);
  void add_own_state(const Account& read, std::size_t i);
  void add_edge(const EdgeRecord& edge);
  void add_link(const EdgeRecord& edge, std::size_t i, bool is_source);
  void count_others(const Post& post);
  void close_own();
  void close_others();
  void want_texts();
  void learn_name(Text uid, const KnownName& name);
  std::string name_of_uid(const std::string& uid) const;
  std::optional<std::size_t> wanted(Text uid) const;

  AccountAnswer& answer_;
  const std::vector<ClusterFindings>& networks_;
  MemberIndex index_;
  AccountTally accounts_;
  Stage stage_ = Stage::account;
  std::unordered_map<std::string, std::size_t> wanted_;
  std::vector<Gathered> gathered_;
  std::unordered_map<std::string, std::vector<DossierHop*>> hops_;  ///< by "source target"
  std::unordered_map<std::string, std::vector<DossierPost*>> wanted_posts_;
  std::unordered_map<std::string, KnownName> names_;
  Post post_;
};

}  // namespace cahoots
