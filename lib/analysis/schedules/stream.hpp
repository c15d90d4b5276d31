#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/schedules/starts.hpp"

namespace cahoots {

/// How many accounts of the whole stream began to post in each bin and on each UTC day (of bins).
/// 1.2 kB a day with posts. One thread.
class ScheduleActivity {
 public:
  /// The starts of one account, ascending; every account once.
  void add(std::span<const ScheduleStart> starts);
  /// Adds what others counted.
  void add_bin(std::uint32_t bin, std::uint32_t n_accounts) { bins_[bin] += n_accounts; }
  void add_day(std::uint32_t day, std::uint32_t n_accounts);
  const ScheduleBinTable<std::uint32_t>& bins() const { return bins_; }
  std::uint32_t n_days() const { return static_cast<std::uint32_t>(days_.size()); }
  std::uint32_t n_accounts_on(std::uint32_t day) const {
    return day < days_.size() ? days_[day] : 0;
  }

 private:
  ScheduleBinTable<std::uint32_t> bins_;
  std::vector<std::uint32_t> days_;
};

/// Shares of the twelve bins of an hour; they sum to 1.
using HourShares = std::array<double, kScheduleBinsAnHour>;

/// Where in each hour of the calendar the accounts of a stream begin to post. News shows here: a
/// minute at which everybody posts. The counts of an hour are taken as drawn from shares that are
/// themselves drawn about even ones (a Dirichlet-multinomial distribution, Mosimann 1962); how far
/// the shares of an hour may be from even, its concentration, has a prior over six steps from 3
/// to none, so that a quiet hour is told from one with an event by its own counts. Where a large
/// part of the day's accounts began in one bin, the odds of doing so count and not the share: who
/// began to post once in an hour at whose :05 four in five did was there at :05 with more than four
/// in five. 76 B an hour between the first and the last, built in about 4 us each. Any thread may
/// read.
class ScheduleStream {
 public:
  /// `activity` of all accounts, those that will be looked at among them.
  explicit ScheduleStream(const ScheduleActivity& activity);

  /// The shares expected in that hour of an account of the stream, learned from all others: without
  /// the starts given (of one or both accounts looked at). O(12 * 6).
  HourShares shares(std::uint32_t hour, std::span<const ScheduleStart> own_starts,
                    std::span<const ScheduleStart> other_starts = {}) const;

 private:
  static constexpr std::size_t kConcentrations = 6;
  struct Hour {
    std::array<std::uint32_t, kScheduleBinsAnHour> n_accounts{};
    std::uint32_t n_accounts_on_day = 0;
    std::array<float, kConcentrations> posterior{};  ///< of each concentration
  };
  static Hour judge(const std::array<std::uint32_t, kScheduleBinsAnHour>& n_accounts);

  std::uint32_t first_hour_ = 0;
  std::vector<Hour> hours_;
};

/// What in the shares of an hour stands out above its emptiest bin, as shares of their own; near
/// even where the hour is even. Those who follow the news more than others do.
HourShares outstanding_shares(const HourShares& stream);

/// Fills up counts by `even` spread over the hour and makes shares of them.
void make_shares(HourShares& counts, double even);

}  // namespace cahoots
