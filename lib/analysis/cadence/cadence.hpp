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
#include "analysis/cadence/background.hpp"
#include "analysis/cadence/dormancy.hpp"
#include "analysis/cadence/holidays.hpp"
#include "analysis/cadence/office.hpp"
#include "analysis/cadence/offset.hpp"
#include "analysis/cadence/periodicity.hpp"
#include "analysis/cadence/rhythm.hpp"
#include "analysis/cadence/shifts.hpp"

namespace cahoots {

/// Below these the finding is absent and says why.
struct CadenceOptions {
  std::uint64_t min_posts = 20;         ///< known to the hour, for any profile at all
  std::uint64_t min_sessions = 20;      ///< minute, second and grid tests
  std::uint64_t min_active_hours = 20;  ///< UTC offset
  std::uint64_t min_active_days = 20;   ///< rhythm, round-the-clock, nine-hour, dip, holiday tests
  std::uint64_t min_waits = 20;         ///< periodicity
  /// Coarsens times whose claimed precision the stream does not have.
  TimePrecision finest_precision = TimePrecision::second;
  const HolidayTable* holidays = nullptr;  ///< must outlive the analysis; null: builtin_holidays()
};

/// Everything that needs a minimum of posts.
struct CadenceProfile {
  HoursOfWeek hour_of_week_utc{};  ///< posts; hour 0 = Monday 00:00 UTC
  std::uint64_t n_active_hours = 0;
  AutomationSigns automation;
  Periodicity periodicity;
  DayRhythm rhythm;
  OffsetInference offset;
  OfficeHours office;
  ShiftBoundaries shift;  ///< where office.window or a long quiet block shows that there is one
  HolidayDrop holidays;
  BackgroundComparison background;  ///< filled by the engine, as what follows
  Dormancy dormancy;                ///< filled by the engine, which knows languages and hashtags
};

/// One account; or the accounts of a cluster, taken together.
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
constexpr std::size_t kCadenceTests = 13;
std::array<NamedTest, kCadenceTests> cadence_tests(CadenceProfile& profile);

}  // namespace cahoots
