#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "cadence_zones.hpp"

namespace cahoots {

/// A person, by waking and sleeping. Hours are local; all differ between persons.
struct MadePerson {
  double wake_h = 7.3;
  double bed_h = 23.3;            ///< may exceed 24
  double winter_delay_h = 0.0;    ///< in January; as much earlier in July
  double weekend_delay_h = 1.0;   ///< of waking and bedtime on Saturday and Sunday
  std::array<double, 7> knots{};  ///< activity along the waking day, at even distances
  std::array<double, 7> weekday_level{};
  double night_level = 0.02;  ///< of a post while asleep, against the mean of the waking day
  double more_chance = 0.45;  ///< that another post follows in a thread
  double day_spread = 0.8;    ///< of the logarithm of a day's level: good days and lazy ones
};

/// A shift at a desk, or anywhere else, in local hours.
struct MadeShift {
  double start_h = 9.0;
  double length_h = 9.0;
  double lunch_h = 12.0;  ///< an hour long
  double stray = 0.03;    ///< activity outside the shift against inside
  double sleep_h = 23.5;  ///< begin of eight hours without strays
  bool sleeps = true;     ///< else strays come at any hour
};

/// What a machine posts by.
enum class MadeTimer : std::uint8_t { grid, interval, jitter };

/// Accounts for the harness of cadence. Made from sleep, shifts and timers, without a look at what
/// the inference expects. All times are in seconds of UTC and ascend.
class MadeAccounts {
 public:
  using Times = std::vector<std::int64_t>;

  explicit MadeAccounts(std::uint64_t seed) : random(seed) {}

  Random random;

  MadePerson person();
  /// One for whom no weekday differs, and whose busiest nine hours hold at most `share`.
  MadePerson person_without_office(double share);
  /// Nine in the morning give or take; late: from two to five in the afternoon; night: ten at
  /// night.
  MadeShift day_shift();
  MadeShift late_shift();
  MadeShift night_shift();

  /// `n` posts over `n_days` from a start of its own in 2018.
  Times resident(const MadePerson& who, const MadeZone& zone, std::size_t n, int n_days);
  Times shift(const MadeShift& work, const MadeZone& zone, std::size_t n, int n_days);
  /// A share of the posts by a timer, the rest those of a resident.
  Times scheduler(MadeTimer timer, double share, const MadeZone& zone, std::size_t n, int n_days);
  /// A resident who also posts at the news: the same hours for every account.
  Times news_reader(const MadePerson& who, const MadeZone& zone, std::size_t n, int n_days);
  /// At any time alike, one by one.
  Times even(std::size_t n, int n_days);
  /// At any time alike, in spells of up to `spell_h` hours.
  Times spells(std::size_t n, int n_days, double spell_h);
  /// Two in three days hold 1 to 5 posts in different hours, each inside the first `block_h` hours
  /// of the day with probability `inside`, in neither part at a preferred hour.
  Times with_share(double inside, std::uint64_t block_h, std::size_t n);
  /// Days of nine busy hours, all alike, with a day's level of its own; weekends as `weekend`.
  Times flat_days(std::size_t n, int n_days, double weekend);

 private:
  double normal();
  double exponential(double mean);
  std::int64_t start_s();
  Times threaded(Times starts, std::size_t n, double more_chance);
  std::vector<double> day_levels(int n_days, double spread);
  double activity(const MadePerson& who, std::int64_t local_s) const;
};

}  // namespace cahoots
