#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/row_sort.hpp"
#include "io/spill_storage.hpp"

namespace cahoots {

/// Counts the different accounts of a case, and on which days those outside of all clusters were
/// created. By the hash of the uid; on disk where it does not fit. One thread.
class AccountTally {
 public:
  explicit AccountTally(const SpillStorage& storage);

  /// An account was seen, by the hash of its uid.
  void see(std::uint64_t uid_hash);
  /// A record of an account that is in no cluster.
  void see_outside(std::uint64_t uid_hash, std::int64_t created_at_s);
  /// Number of different accounts. `visit_outside` is called once for each account outside with a
  /// known creation, with the earliest that was given. Once.
  std::uint64_t finish(const std::function<void(std::int64_t created_at_s)>& visit_outside);

 private:
  RowSort rows_;
  std::string row_;
  std::vector<std::uint64_t> recent_;  ///< seen lately, by the low bits: most posts add no row
};

}  // namespace cahoots
