#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/cadence/activity.hpp"
#include "analysis/cadence/automation.hpp"
#include "analysis/cadence/office.hpp"
#include "analysis/cadence/offset.hpp"
#include "analysis/cadence/rhythm.hpp"

namespace cahoots {

/// Below these the finding is absent and says why.
struct CadenceOptions {
  std::uint64_t min_posts = 20;         ///< known to the hour, for any profile at all
  std::uint64_t min_sessions = 20;      ///< minute, second and grid tests
  std::uint64_t min_active_hours = 20;  ///< UTC offset
  std::uint64_t min_active_days = 20;   ///< rhythm, round-the-clock, nine-hour and dip tests
  /// Coarsens times whose claimed precision the stream does not have.
  TimePrecision finest_precision = TimePrecision::second;
};

/// Everything that needs a minimum of posts.
struct CadenceProfile {
  HoursOfWeek hour_of_week_utc{};  ///< posts; hour 0 = Monday 00:00 UTC
  std::uint64_t n_active_hours = 0;
  AutomationSigns automation;
  DayRhythm rhythm;
  OffsetInference offset;
  OfficeHours office;
};

/// One account. Deleted copies: profiles are large.
struct AccountCadence {
  std::uint32_t account = 0;
  std::uint64_t n_posts = 0;      ///< all posts, whatever is known of their time
  std::uint64_t n_timed = 0;      ///< known to the hour or finer
  std::uint64_t active_days = 0;  ///< UTC days with a post known to the day or finer
  std::optional<std::int64_t> first_at_s;
  std::optional<std::int64_t> last_at_s;
  std::optional<std::int64_t> precision_s;  ///< the coarsest of its posts (1, 60, 3600, 86400, or
                                            ///< 2678400 for anything coarser)
  std::unique_ptr<CadenceProfile> profile;  ///< null below min_posts
  std::string_view reason;                  ///< why there is no profile; else empty
};

/// Analyses the events of one account, ascending. O(posts), 40 B a post while it runs. Any thread.
AccountCadence account_cadence(std::span<const CadenceEvent> events,
                               const CadenceOptions& options = {});

/// The tests of a profile by name, in the order of the records.
struct NamedTest {
  std::string_view name;
  TestResult* result;
};
constexpr std::size_t kCadenceTests = 10;
std::array<NamedTest, kCadenceTests> cadence_tests(CadenceProfile& profile);

/// Fills every q_value: Benjamini and Hochberg over the accounts tested, for each test apart.
void assign_q_values(std::span<AccountCadence> accounts);

/// Collects posts in any order and analyses account by account. 8 B a post and 4 B an account
/// while collecting; about 80 B an account and 2.5 kB a profile afterwards. Not thread-safe;
/// `analyse` starts its own threads. Same result for any order of `add` and any number of threads.
class CadenceEngine {
 public:
  explicit CadenceEngine(CadenceOptions options = {}) : options_(options) {}

  /// Account indices are the caller's, dense from 0. A post without a time, or from outside
  /// 1970-2242, is counted only. Throws LimitError from 2^28 accounts on.
  void add(std::uint32_t account, std::optional<std::int64_t> created_at_s,
           std::optional<std::int64_t> created_at_precision_s);

  /// One entry for every account from 0 to the largest added, in that order, q-values filled.
  /// Empties the engine. Where more than half of the times that claim seconds stand on second 0,
  /// the stream's seconds are taken as absent. O(posts log posts).
  std::vector<AccountCadence> analyse(unsigned n_threads);

 private:
  CadenceOptions effective_options() const;

  CadenceOptions options_;
  std::vector<CadenceEvent> events_;
  std::vector<std::uint32_t> n_untimed_;  ///< by account
};

}  // namespace cahoots
