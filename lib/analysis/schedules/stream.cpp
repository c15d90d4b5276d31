#include "analysis/schedules/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace cahoots {
namespace {

// The last stands for even shares: so many accounts are not in one hour of any stream.
constexpr std::array<double, 6> kHourConcentrations = {3, 12, 48, 192, 768, 1e9};
constexpr double kEvenOutstanding = 0.1;

/// ln Gamma(start + n) - ln Gamma(start).
double log_rising(double start, std::uint32_t n) {
  constexpr std::uint32_t kFewFactors = 16;
  if (n > kFewFactors && start < 1e6) return std::lgamma(start + n) - std::lgamma(start);
  if (n > kFewFactors) return n * std::log(start) + 0.5 * n * (n - 1.0) / start;
  double product = 1.0;
  for (std::uint32_t i = 0; i < n; ++i) product *= start + i;
  return std::log(product);
}

}  // namespace

void ScheduleActivity::add(std::span<const ScheduleStart> starts) {
  std::optional<std::uint32_t> last_day;
  for (const ScheduleStart& start : starts) {
    ++bins_[start.bin];
    const std::uint32_t day = start.bin / kScheduleBinsADay;
    if (last_day == day) continue;
    last_day = day;
    add_day(day, 1);
  }
}

void ScheduleActivity::add_day(std::uint32_t day, std::uint32_t n_accounts) {
  if (day >= days_.size()) days_.resize(day + std::size_t{1}, 0);
  days_[day] += n_accounts;
}

void make_shares(HourShares& counts, double even) {
  double total = even;
  for (const double count : counts) total += count;
  for (double& count : counts) count = (count + even / kScheduleBinsAnHour) / total;
}

HourShares outstanding_shares(const HourShares& stream) {
  HourShares shares = stream;
  const double least = *std::min_element(stream.begin(), stream.end());
  for (double& share : shares) share -= least;
  make_shares(shares, kEvenOutstanding);
  return shares;
}

ScheduleStream::Hour ScheduleStream::judge(
    const std::array<std::uint32_t, kScheduleBinsAnHour>& n_accounts) {
  Hour hour;
  hour.n_accounts = n_accounts;
  std::uint32_t total = 0;
  for (const std::uint32_t n : n_accounts) total += n;
  std::array<double, kConcentrations> log_likelihood{};
  for (std::size_t i = 0; i < kConcentrations; ++i) {
    log_likelihood[i] = -log_rising(kHourConcentrations[i], total);
    for (const std::uint32_t n : n_accounts) {
      log_likelihood[i] += log_rising(kHourConcentrations[i] / kScheduleBinsAnHour, n);
    }
  }
  const double top = *std::max_element(log_likelihood.begin(), log_likelihood.end());
  double sum = 0.0;
  for (double& value : log_likelihood) sum += value = std::exp(value - top);
  for (std::size_t i = 0; i < kConcentrations; ++i) {
    hour.posterior[i] = static_cast<float>(log_likelihood[i] / sum);
  }
  return hour;
}

ScheduleStream::ScheduleStream(const ScheduleActivity& activity) {
  std::optional<std::uint32_t> last_hour;
  activity.bins().for_each([&](std::uint32_t bin, std::uint32_t n) {
    const std::uint32_t hour = bin / kScheduleBinsAnHour;
    if (n == 0 || last_hour == hour) return;
    if (!last_hour) first_hour_ = hour;
    last_hour = hour;
  });
  if (!last_hour) return;
  static const Hour empty = judge({});
  hours_.assign(*last_hour - first_hour_ + 1, empty);
  for (std::uint32_t hour = first_hour_; hour <= *last_hour; ++hour) {
    std::array<std::uint32_t, kScheduleBinsAnHour> counts{};
    bool is_empty = true;
    for (std::uint32_t i = 0; i < kScheduleBinsAnHour; ++i) {
      counts[i] = activity.bins().at(hour * kScheduleBinsAnHour + i);
      is_empty = is_empty && counts[i] == 0;
    }
    if (is_empty) continue;
    hours_[hour - first_hour_] = judge(counts);
    hours_[hour - first_hour_].n_accounts_on_day = activity.n_accounts_on(hour / 24);
  }
}

HourShares ScheduleStream::shares(std::uint32_t hour, std::span<const ScheduleStart> own_starts,
                                  std::span<const ScheduleStart> other_starts) const {
  const Hour& here = hours_.at(hour - first_hour_);
  HourShares counts{};
  for (std::size_t i = 0; i < kScheduleBinsAnHour; ++i) counts[i] = here.n_accounts[i];
  for (const auto starts : {own_starts, other_starts}) {
    for (const ScheduleStart& start : starts) counts[start.bin % kScheduleBinsAnHour] -= 1.0;
  }
  const double at_risk = here.n_accounts_on_day + 1.0;
  double total = 0.0;
  for (double& count : counts) total += count *= at_risk / (at_risk - count);
  double per_account = 0.0;
  double even = 0.0;
  for (std::size_t i = 0; i < kConcentrations; ++i) {
    const double share = here.posterior[i] / (total + kHourConcentrations[i]);
    per_account += share;
    even += share * kHourConcentrations[i] / kScheduleBinsAnHour;
  }
  for (double& count : counts) count = even + per_account * count;
  return counts;
}

}  // namespace cahoots
