#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/cadence/analyser.hpp"
#include "analysis/cadence/reference.hpp"
#include "io/external_sort.hpp"
#include "io/name_file.hpp"
#include "io/spill_storage.hpp"

namespace cahoots {

/// What was found of each account, on disk where it does not fit: 8 B an account and 16 B a
/// different p-value and test are in memory. One thread.
class CadenceResults {
 public:
  /// Accounts from 0 to the largest that was added.
  std::uint32_t size() const { return rows_.size(); }
  std::uint64_t n_profiles() const { return reference_.n_profiles(); }
  /// With what CadenceReference completes.
  AccountCadence get(std::uint32_t account);

 private:
  friend class CadenceEngine;
  CadenceResults(const SpillStorage& storage, std::uint64_t min_active_hours);
  /// Accounts in their order.
  void append(const AccountCadence& account);

  NameFile rows_;
  std::string row_;
  CadenceReference reference_;
};

/// Collects posts in any order, on disk beyond the memory given, and analyses account by account.
/// In memory: 4 B an account, and 60 B a post of the account at work. Same result for any order of
/// `add`, any memory and any number of threads. One thread; `analyse` starts its own.
class CadenceEngine {
 public:
  /// Called for each account with an event, in the order of their numbers, events ascending.
  using Observer = std::function<void(std::uint32_t account, std::span<const CadenceEvent> events)>;

  explicit CadenceEngine(CadenceOptions options = {}, SpillStorage storage = {});

  /// Account indices are the caller's, dense from 0. A post without a time, or from outside
  /// 1970-2242, is counted only. `language` and `hashtag` as in CadencePost. Throws LimitError from
  /// 2^28 accounts on.
  void add(std::uint32_t account, std::optional<std::int64_t> created_at_s,
           std::optional<std::int64_t> created_at_precision_s, std::uint32_t language = 0,
           std::uint32_t hashtag = 0);

  /// Once. O(posts log posts).
  CadenceResults analyse(unsigned n_threads, const Observer& observe = {});

 private:
  CadenceOptions options_;
  SpillStorage storage_;
  ExternalSort<CadencePost> posts_;
  std::vector<std::uint32_t> n_untimed_;  ///< by account
  SecondsTally seconds_;
};

}  // namespace cahoots
