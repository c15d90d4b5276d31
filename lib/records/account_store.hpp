#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "io/temporary_file.hpp"
#include "records/account_merge.hpp"

namespace cahoots {

/// Any number of account states within a limit of memory: what does not fit is written out, sorted
/// by uid, and merged in the end. The result is the same whatever the limit. Disk: about 400 B an
/// account and time it was written out. One thread.
class AccountStore {
 public:
  using Visit = std::function<void(const Account& account, bool has_posts)>;

  /// `folder` as for TemporaryFile.
  AccountStore(std::string folder, std::size_t memory_bytes)
      : memory_bytes_(memory_bytes), file_(std::move(folder)) {}

  void add(const AccountMerge& accounts);
  /// Calls `visit` for every account in the output, sorted by uid, bytewise. Views live until it
  /// returns. To be called once.
  void for_each_sorted(const Visit& visit);

 private:
  void write_out();
  void merge_runs(const Visit& visit);

  std::size_t memory_bytes_;
  AccountMerge states_;
  TemporaryFile file_;
  std::vector<std::uint64_t> run_ends_bytes_;
};

}  // namespace cahoots
