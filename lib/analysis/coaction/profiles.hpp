#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/cadence/batches.hpp"
#include "analysis/coaction/interner.hpp"
#include "analysis/coaction/profile_objects.hpp"
#include "analysis/coaction/traces.hpp"

namespace cahoots {

/// What the profiles of a case share, in canonical numbers: accounts in the byte order of their
/// uids, so that those of one platform lie together, objects in theirs.
class Profiles {
 public:
  std::uint32_t n_accounts() const { return static_cast<std::uint32_t>(account_order_.size()); }
  std::string_view account_uid(std::uint32_t account) const {
    return account_names_[account_order_[account]];
  }
  std::uint32_t n_objects() const { return static_cast<std::uint32_t>(object_order_.size()); }
  std::string_view object(std::uint32_t object) const {
    return object_names_[object_order_[object]];
  }
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
    const std::string_view uid = account_uid(account);
    return uid.substr(0, uid.find(':'));
  }
  /// By account: those whose creation is known.
  const std::vector<AccountCreation>& creations() const { return creations_; }

 private:
  friend class ProfileBuilder;
  Interner account_names_;
  Interner object_names_;
  std::vector<std::uint32_t> account_order_;
  std::vector<std::uint32_t> object_order_;
  std::vector<Trace> shares_;
  std::array<std::uint64_t, kProfileAttributeCount> n_with_{};
  std::vector<std::uint32_t> platform_of_;
  std::vector<AccountCreation> creations_;
};

/// Collects profiles in any order, with the same result for every order. An account may come more
/// than once: it has all objects any of its records has, and the earliest of its creations. About
/// 60 B and its uid an account, 8 B a share, 16 B and its bytes an object. One thread.
class ProfileBuilder {
 public:
  /// From an account's own record; `objects` as ProfileObjects makes them.
  void add_record(std::string_view uid, const std::vector<std::string_view>& objects,
                  std::optional<std::int64_t> created_at_s, std::int64_t precision_s);
  /// The handle and name in a post, as written there: they count where the account has no record.
  void add_names(std::string_view uid, std::string_view handle, std::string_view name);
  /// Sorts and numbers everything; the builder is empty afterwards. O(n log n).
  Profiles finish();

 private:
  struct Names {
    std::uint32_t account = 0;
    std::uint32_t handle = 0;
    std::uint32_t name = 0;
    auto operator<=>(const Names&) const = default;
  };
  struct Known {
    bool has_record = false;
    std::int64_t created_at_s = kNoTime_s;
    std::int64_t precision_s = 1;
    std::uint32_t handle = kNone;  // of the names kept last
    std::uint32_t name = kNone;
  };

  std::uint32_t account_number(std::string_view uid);
  void add_share(std::uint32_t account, std::string_view object);
  void resolve_names();
  void count_attributes();
  void drop_unshared();
  void order_objects();
  void number_platforms();

  Profiles profiles_;
  Interner written_;
  std::vector<Names> names_;
  std::vector<Known> known_;
};

}  // namespace cahoots
