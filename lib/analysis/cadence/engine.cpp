#include "analysis/cadence/engine.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>

#include "base/error.hpp"
#include "base/threads.hpp"
#include "stats/false_discovery.hpp"

namespace cahoots {
namespace {

// A tenth of a million events keeps threads busy without contending for work.
constexpr std::size_t kEventsPerTask = 100000;
constexpr std::size_t kTasksPerThread = 4;
constexpr std::uint64_t kEnoughToJudgeSeconds = 1000;
/// Of --memory, for the events and for the results.
constexpr std::size_t kEventMemoryParts = 4;
constexpr double kNotTested = -1.0;

/// An account as it waits to be written: the profile's bytes follow where there is one. Reasons are
/// static texts, so that their addresses outlive the wait.
struct WaitingAccount {
  std::uint32_t account = 0;
  std::uint32_t profile = 0;
  std::uint64_t n_posts = 0;
  std::uint64_t n_timed = 0;
  std::uint64_t active_days = 0;
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::optional<std::int64_t> precision_s;
  std::string_view reason;
};
static_assert(std::is_trivially_copyable_v<WaitingAccount>);
static_assert(std::is_trivially_copyable_v<CadenceProfile>, "profiles wait as their bytes");

template <class Value>
void append_bytes(std::string& out, const Value& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::vector<CadenceEvent> events_of(std::span<const CadencePost> posts) {
  std::vector<CadenceEvent> events;
  events.reserve(posts.size());
  for (const CadencePost& post : posts) events.push_back(post.event);
  return events;
}

}  // namespace

CadenceResults::CadenceResults(const SpillStorage& storage, std::uint64_t min_active_hours)
    : rows_(storage.folder, storage.memory_bytes / kEventMemoryParts, 1),
      min_active_hours_(min_active_hours) {}

void CadenceResults::finish_background() {
  background_.emplace(rhythm_);
}

void CadenceResults::append(AccountCadence account) {
  const WaitingAccount waiting{account.account,   n_profiles_,         account.n_posts,
                               account.n_timed,   account.active_days, account.first_at_s,
                               account.last_at_s, account.precision_s, account.reason};
  row_.clear();
  append_bytes(row_, waiting);
  if (account.profile) {
    append_bytes(row_, *account.profile);
    const auto tests = cadence_tests(*account.profile);
    for (std::size_t i = 0; i < kCadenceTests; ++i) {
      error_rates_[i].push_back(tests[i].result->p_value.value_or(kNotTested));
    }
    rhythm_.add(account.profile->hour_of_week_utc);
    ++n_profiles_;
  }
  rows_.append(row_);
}

void CadenceResults::find_q_values() {
  std::vector<double> p_values;
  for (std::vector<double>& rates : error_rates_) {
    p_values.clear();
    for (const double p : rates) {
      if (p != kNotTested) p_values.push_back(p);
    }
    const std::vector<double> q_values = benjamini_hochberg(p_values, p_values.size());
    std::size_t next = 0;
    for (double& rate : rates) {
      if (rate != kNotTested) rate = q_values[next++];
    }
  }
}

AccountCadence CadenceResults::get(std::uint32_t account) {
  const std::string row = rows_.get(account);
  WaitingAccount waiting;
  std::memcpy(&waiting, row.data(), sizeof waiting);
  AccountCadence result;
  result.account = waiting.account;
  result.n_posts = waiting.n_posts;
  result.n_timed = waiting.n_timed;
  result.active_days = waiting.active_days;
  result.first_at_s = waiting.first_at_s;
  result.last_at_s = waiting.last_at_s;
  result.precision_s = waiting.precision_s;
  result.reason = waiting.reason;
  if (row.size() == sizeof waiting) return result;
  result.profile = std::make_unique<CadenceProfile>();
  std::memcpy(result.profile.get(), row.data() + sizeof waiting, sizeof(CadenceProfile));
  const auto tests = cadence_tests(*result.profile);
  for (std::size_t i = 0; i < kCadenceTests; ++i) {
    const double q_value = error_rates_[i][waiting.profile];
    if (q_value != kNotTested) tests[i].result->q_value = q_value;
  }
  CadenceProfile& profile = *result.profile;
  profile.background =
      background_->compare(profile.hour_of_week_utc, profile.n_active_hours, min_active_hours_);
  return result;
}

/// Whole accounts, in the order of their numbers, that the threads work on together.
struct CadenceEngine::Batch {
  struct Account {
    std::size_t begin;
    std::size_t end;
  };
  std::vector<CadencePost> posts;
  std::uint32_t next_account = 0;  ///< the first that no batch held yet

  std::vector<Account> accounts() const {
    std::vector<Account> found;
    for (std::size_t begin = 0; begin < posts.size();) {
      std::size_t end = begin;
      while (end < posts.size() && posts[end].event.account() == posts[begin].event.account()) {
        ++end;
      }
      found.push_back({begin, end});
      begin = end;
    }
    return found;
  }
};

CadenceEngine::CadenceEngine(CadenceOptions options, SpillStorage storage)
    : options_(options),
      storage_(std::move(storage)),
      posts_(storage_.folder, storage_.memory_bytes / kEventMemoryParts) {}

void CadenceEngine::add(std::uint32_t account, std::optional<std::int64_t> created_at_s,
                        std::optional<std::int64_t> created_at_precision_s, std::uint32_t language,
                        std::uint32_t hashtag) {
  if (account >= CadenceEvent::kMaxAccounts) {
    throw LimitError("cadence can tell no more than 268,435,456 accounts apart; split the stream");
  }
  if (account >= n_untimed_.size()) n_untimed_.resize(std::size_t{account} + 1, 0);
  if (!created_at_s || !CadenceEvent::can_hold(*created_at_s)) {
    ++n_untimed_[account];
    return;
  }
  const TimePrecision precision = time_precision_of(created_at_precision_s);
  posts_.add({{account, *created_at_s, precision}, language, hashtag});
  if (precision != TimePrecision::second) return;
  ++n_with_seconds_;
  n_on_second_0_ += *created_at_s % 60 == 0 ? 1U : 0U;
}

CadenceOptions CadenceEngine::effective_options() const {
  CadenceOptions options = options_;
  if (n_with_seconds_ >= kEnoughToJudgeSeconds && n_on_second_0_ * 2 > n_with_seconds_) {
    options.finest_precision = std::max(options.finest_precision, TimePrecision::minute);
  }
  return options;
}

/// The accounts in [first, end) have no event.
void CadenceEngine::take(std::uint32_t first, std::uint32_t end, CadenceResults& results) const {
  for (std::uint32_t account = first; account < end; ++account) {
    AccountCadence none;
    none.account = account;
    none.n_posts = n_untimed_[account];
    none.reason = "no post has a usable time";
    results.append(std::move(none));
  }
}

void CadenceEngine::run(Batch& batch, unsigned n_threads, const Observer& observe,
                        CadenceResults& results) {
  const std::vector<Batch::Account> accounts = batch.accounts();
  const auto posts_of = [&](const Batch::Account& account) {
    return std::span<const CadencePost>(batch.posts)
        .subspan(account.begin, account.end - account.begin);
  };
  const CadenceOptions options = effective_options();
  std::vector<AccountCadence> found(accounts.size());
  std::atomic<std::size_t> next{0};
  run_threads(n_threads, [&] {
    for (std::size_t i = next++; i < accounts.size(); i = next++) {
      const std::span<const CadencePost> posts = posts_of(accounts[i]);
      found[i] = account_cadence(events_of(posts), options);
      if (found[i].profile) found[i].profile->dormancy = find_dormancy(posts);
    }
  });
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const std::uint32_t account = found[i].account;
    take(batch.next_account, account, results);
    found[i].n_posts += n_untimed_[account];
    results.append(std::move(found[i]));
    batch.next_account = account + 1;
    if (!observe) continue;
    observe(account, events_of(posts_of(accounts[i])));
  }
  batch.posts.clear();
}

CadenceResults CadenceEngine::analyse(unsigned n_threads, const Observer& observe) {
  CadenceResults results(storage_, options_.min_active_hours);
  Batch batch;
  const std::size_t enough = kEventsPerTask * kTasksPerThread * std::max(1U, n_threads);
  const std::size_t fits = storage_.memory_bytes / kEventMemoryParts / sizeof(CadencePost);
  const std::size_t batch_events = std::min(enough, std::max<std::size_t>(1024, fits));
  posts_.for_each([&](const CadencePost& post) {
    const bool is_new =
        !batch.posts.empty() && batch.posts.back().event.account() != post.event.account();
    if (is_new && batch.posts.size() >= batch_events) run(batch, n_threads, observe, results);
    batch.posts.push_back(post);
  });
  run(batch, n_threads, observe, results);
  take(batch.next_account, static_cast<std::uint32_t>(n_untimed_.size()), results);
  results.find_q_values();
  results.finish_background();
  return results;
}

}  // namespace cahoots
