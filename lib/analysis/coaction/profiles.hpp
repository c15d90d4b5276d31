#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cadence/batches.hpp"
#include "analysis/coaction/post_rows.hpp"
#include "analysis/coaction/profile_objects.hpp"
#include "analysis/coaction/traces.hpp"
#include "base/interner.hpp"
#include "io/name_file.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// What the profiles of a case share, in canonical numbers: accounts in the byte order of their
/// uids, so that those of one platform lie together, objects in theirs. In memory: 4 B an account,
/// 24 B one whose creation is known, 8 B a share; names are on disk where they do not fit. One
/// thread.
class Profiles {
 public:
  explicit Profiles(const SpillStorage& storage = {});

  std::uint32_t n_accounts() const { return static_cast<std::uint32_t>(platform_of_.size()); }
  std::string account_uid(std::uint32_t account) { return account_uids_.get(account); }
  std::uint32_t n_objects() const { return object_names_.size(); }
  std::string object(std::uint32_t object) { return object_names_.get(object); }
  /// "The profile of the account has the object", distinct, by object and account, of the objects
  /// that two accounts or more have. The packing is that of traces, with the account in place of
  /// the post.
  const std::vector<Trace>& shares() const { return shares_; }
  /// How many accounts have any object of the attribute, shared or not.
  std::uint64_t n_with(ProfileAttribute attribute) const {
    return n_with_.at(static_cast<std::size_t>(attribute));
  }
  /// The number of an account's platform: what stands before the colon of its uid.
  std::uint32_t platform_of(std::uint32_t account) const { return platform_of_[account]; }
  std::string_view platform_name(std::uint32_t account) const {
    return platforms_[platform_of_[account]];
  }
  /// By account: those whose creation is known.
  const std::vector<AccountCreation>& creations() const { return creations_; }

 private:
  friend class ProfileBuilder;
  NameFile account_uids_;
  NameFile object_names_;
  std::vector<Trace> shares_;
  std::array<std::uint64_t, kProfileAttributeCount> n_with_{};
  Interner platforms_;
  std::vector<std::uint32_t> platform_of_;
  std::vector<AccountCreation> creations_;
};

/// Collects profiles in any order, on disk beyond the memory given, with the same result for every
/// order. An account may come more than once: it has all objects any of its records has, and the
/// earliest of its creations. One thread.
class ProfileBuilder {
 public:
  explicit ProfileBuilder(const SpillStorage& storage = {});

  /// From an account's own record; `objects` as ProfileObjects makes them.
  void add_record(std::string_view uid, const std::vector<std::string_view>& objects,
                  std::optional<std::int64_t> created_at_s, std::int64_t precision_s);
  /// The handle and name in a post, as written there: they count where the account has no record.
  void add_names(std::string_view uid, std::string_view handle, std::string_view name);
  /// Once. Sorts and numbers everything. O(n log n).
  Profiles finish();

 private:
  struct Merged;
  struct Sorts;

  void add_row(std::string_view uid, std::string_view payload);
  void merge_records(Sorts& sorts);
  void number_accounts(Sorts& sorts);
  void number_objects(Sorts& sorts);

  SpillStorage storage_;
  RowSort rows_;
  Profiles profiles_;
  std::uint32_t n_accounts_ = 0;
  std::vector<std::uint64_t> known_names_;  ///< hashes seen lately: most posts repeat their names
  std::string row_;
  std::string payload_;
};

}  // namespace cahoots
