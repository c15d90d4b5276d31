#include <algorithm>
#include <atomic>
#include <future>

#include "analysis/cadence/cadence.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

// A tenth of a million events keeps threads busy without contending for work.
constexpr std::size_t kEventsPerTask = 100000;
constexpr std::uint64_t kEnoughToJudgeSeconds = 1000;

/// A run of whole accounts in the sorted events.
struct Task {
  std::size_t begin;
  std::size_t end;
};

std::vector<Task> tasks_of(std::span<const CadenceEvent> events) {
  std::vector<Task> tasks;
  for (std::size_t begin = 0; begin < events.size();) {
    std::size_t end = std::min(begin + kEventsPerTask, events.size());
    while (end < events.size() && events[end].account() == events[end - 1].account()) ++end;
    tasks.push_back({begin, end});
    begin = end;
  }
  return tasks;
}

void run_task(std::span<const CadenceEvent> events, const CadenceOptions& options,
              std::span<AccountCadence> accounts) {
  for (std::size_t begin = 0; begin < events.size();) {
    std::size_t end = begin;
    while (end < events.size() && events[end].account() == events[begin].account()) ++end;
    accounts[events[begin].account()] =
        account_cadence(events.subspan(begin, end - begin), options);
    begin = end;
  }
}

/// Every account belongs to one task, so that threads write to different places.
void run_tasks(std::span<const CadenceEvent> events, const CadenceOptions& options,
               std::span<AccountCadence> accounts, unsigned n_threads) {
  const std::vector<Task> tasks = tasks_of(events);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      run_task(events.subspan(tasks[i].begin, tasks[i].end - tasks[i].begin), options, accounts);
    }
  };
  std::vector<std::future<void>> helpers;
  const std::size_t n_helpers = std::min<std::size_t>(n_threads, tasks.size());
  for (std::size_t i = 1; i < n_helpers; ++i) {
    helpers.push_back(std::async(std::launch::async, work));
  }
  work();
  for (std::future<void>& helper : helpers) helper.get();
}

}  // namespace

void CadenceEngine::add(std::uint32_t account, std::optional<std::int64_t> created_at_s,
                        std::optional<std::int64_t> created_at_precision_s) {
  if (account >= CadenceEvent::kMaxAccounts) {
    throw LimitError("cadence can tell no more than 268,435,456 accounts apart; split the stream");
  }
  if (account >= n_untimed_.size()) n_untimed_.resize(std::size_t{account} + 1, 0);
  if (!created_at_s || !CadenceEvent::can_hold(*created_at_s)) {
    ++n_untimed_[account];
    return;
  }
  events_.emplace_back(account, *created_at_s, time_precision_of(created_at_precision_s));
}

CadenceOptions CadenceEngine::effective_options() const {
  std::uint64_t n_seconds = 0;
  std::uint64_t n_zero = 0;
  for (const CadenceEvent& event : events_) {
    if (event.precision() != TimePrecision::second) continue;
    ++n_seconds;
    n_zero += event.created_at_s() % 60 == 0 ? 1U : 0U;
  }
  CadenceOptions options = options_;
  if (n_seconds >= kEnoughToJudgeSeconds && n_zero * 2 > n_seconds) {
    options.finest_precision = std::max(options.finest_precision, TimePrecision::minute);
  }
  return options;
}

std::vector<AccountCadence> CadenceEngine::analyse(unsigned n_threads) {
  std::sort(events_.begin(), events_.end());
  std::vector<AccountCadence> accounts(n_untimed_.size());
  run_tasks(events_, effective_options(), accounts, n_threads);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    accounts[i].account = static_cast<std::uint32_t>(i);
    if (accounts[i].n_posts == 0) accounts[i].reason = "no post has a usable time";
    accounts[i].n_posts += n_untimed_[i];
  }
  assign_q_values(accounts);
  events_ = {};
  n_untimed_.clear();
  return accounts;
}

}  // namespace cahoots
