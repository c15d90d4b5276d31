#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/cadence/cadence.hpp"
#include "analysis/cadence/dormancy.hpp"

namespace cahoots {

/// Whether the seconds of a stream are real: many exports round times and fill up with :00.
struct SecondsTally {
  std::uint64_t n_with_seconds = 0;  ///< times that claim to be known to the second
  std::uint64_t n_on_second_0 = 0;

  void add(std::int64_t created_at_s, TimePrecision precision);
  /// Where more than half of at least a thousand times that claim seconds stand on second 0, the
  /// stream's seconds are taken as absent.
  CadenceOptions adjusted(CadenceOptions options) const;
};

/// What an account is called of whose posts none has a usable time.
AccountCadence untimed_account(std::uint32_t account, std::uint64_t n_posts);

/// Analyses account by account what comes in their order, each account whole and by itself. Memory:
/// 60 B a post of the accounts at work. One thread; starts its own. Same result for any number of
/// threads and any memory.
class CadenceAnalyser {
 public:
  /// Called for each account with an event, in their order; events ascending.
  using Sink = std::function<void(AccountCadence&& found, std::span<const CadenceEvent> events)>;

  /// `memory_bytes` for the posts; an account's own are held whatever that says.
  CadenceAnalyser(const CadenceOptions& options, unsigned n_threads, std::size_t memory_bytes,
                  Sink sink);

  /// Posts ascending.
  void add(const CadencePost& post);
  /// Once, behind the last.
  void finish() { work(); }

 private:
  struct Account {
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Account> accounts() const;
  void work();

  CadenceOptions options_;
  unsigned n_threads_;
  std::size_t batch_events_;
  Sink sink_;
  std::vector<CadencePost> posts_;
};

}  // namespace cahoots
