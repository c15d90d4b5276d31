#include "analysis/cadence/engine.hpp"

#include <utility>

#include "analysis/cadence/packed_account.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

/// Of --memory, for the events and for the results.
constexpr std::size_t kEventMemoryParts = 4;

}  // namespace

CadenceResults::CadenceResults(const SpillStorage& storage, std::uint64_t min_active_hours)
    : rows_(storage.folder, storage.memory_bytes / kEventMemoryParts, 1),
      reference_(min_active_hours) {}

void CadenceResults::append(const AccountCadence& account) {
  row_.clear();
  append_packed(row_, account);
  if (account.profile) reference_.add(*account.profile);
  rows_.append(row_);
}

AccountCadence CadenceResults::get(std::uint32_t account) {
  AccountCadence result = read_packed_account(rows_.get(account));
  result.account = account;
  if (result.profile) reference_.complete(*result.profile);
  return result;
}

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
  seconds_.add(*created_at_s, precision);
}

CadenceResults CadenceEngine::analyse(unsigned n_threads, const Observer& observe) {
  CadenceResults results(storage_, options_.min_active_hours);
  std::uint32_t next_account = 0;
  const auto take_up_to = [&](std::size_t end) {
    for (; next_account < end; ++next_account) {
      results.append(untimed_account(next_account, n_untimed_[next_account]));
    }
  };
  CadenceAnalyser analyser(seconds_.adjusted(options_), n_threads,
                           storage_.memory_bytes / kEventMemoryParts,
                           [&](AccountCadence&& found, std::span<const CadenceEvent> events) {
                             take_up_to(found.account);
                             found.n_posts += n_untimed_[found.account];
                             results.append(found);
                             next_account = found.account + 1;
                             if (observe) observe(found.account, events);
                           });
  posts_.for_each([&](const CadencePost& post) { analyser.add(post); });
  analyser.finish();
  take_up_to(n_untimed_.size());
  return results;
}

}  // namespace cahoots
