#include "analysis/cadence/analyser.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "base/threads.hpp"

namespace cahoots {
namespace {

// A tenth of a million events keeps threads busy without contending for work.
constexpr std::size_t kEventsPerTask = 100000;
constexpr std::size_t kTasksPerThread = 4;
constexpr std::uint64_t kEnoughToJudgeSeconds = 1000;

std::vector<CadenceEvent> events_of(std::span<const CadencePost> posts) {
  std::vector<CadenceEvent> events;
  events.reserve(posts.size());
  for (const CadencePost& post : posts) events.push_back(post.event);
  return events;
}

}  // namespace

void SecondsTally::add(std::int64_t created_at_s, TimePrecision precision) {
  if (precision != TimePrecision::second) return;
  ++n_with_seconds;
  n_on_second_0 += created_at_s % 60 == 0 ? 1U : 0U;
}

CadenceOptions SecondsTally::adjusted(CadenceOptions options) const {
  if (n_with_seconds >= kEnoughToJudgeSeconds && n_on_second_0 * 2 > n_with_seconds) {
    options.finest_precision = std::max(options.finest_precision, TimePrecision::minute);
  }
  return options;
}

AccountCadence untimed_account(std::uint32_t account, std::uint64_t n_posts) {
  AccountCadence none;
  none.account = account;
  none.n_posts = n_posts;
  none.reason = "no post has a usable time";
  return none;
}

CadenceAnalyser::CadenceAnalyser(const CadenceOptions& options, unsigned n_threads,
                                 std::size_t memory_bytes, Sink sink)
    : options_(options), n_threads_(std::max(1U, n_threads)), sink_(std::move(sink)) {
  const std::size_t enough = kEventsPerTask * kTasksPerThread * n_threads_;
  const std::size_t fits = memory_bytes / sizeof(CadencePost);
  batch_events_ = std::min(enough, std::max<std::size_t>(1024, fits));
}

void CadenceAnalyser::add(const CadencePost& post) {
  const bool is_new = !posts_.empty() && posts_.back().event.account() != post.event.account();
  if (is_new && posts_.size() >= batch_events_) work();
  posts_.push_back(post);
}

std::vector<CadenceAnalyser::Account> CadenceAnalyser::accounts() const {
  std::vector<Account> found;
  for (std::size_t begin = 0; begin < posts_.size();) {
    std::size_t end = begin;
    while (end < posts_.size() && posts_[end].event.account() == posts_[begin].event.account()) {
      ++end;
    }
    found.push_back({begin, end});
    begin = end;
  }
  return found;
}

void CadenceAnalyser::work() {
  const std::vector<Account> accounts = this->accounts();
  const auto posts_of = [&](const Account& account) {
    return std::span<const CadencePost>(posts_).subspan(account.begin, account.end - account.begin);
  };
  std::vector<AccountCadence> found(accounts.size());
  std::atomic<std::size_t> next{0};
  run_threads(n_threads_, [&] {
    for (std::size_t i = next++; i < accounts.size(); i = next++) {
      const std::span<const CadencePost> posts = posts_of(accounts[i]);
      found[i] = account_cadence(events_of(posts), options_);
      if (found[i].profile) found[i].profile->dormancy = find_dormancy(posts);
    }
  });
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    sink_(std::move(found[i]), events_of(posts_of(accounts[i])));
  }
  posts_.clear();
}

}  // namespace cahoots
