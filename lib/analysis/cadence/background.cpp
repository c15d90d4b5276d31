#include "analysis/cadence/background.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/cadence/apportion.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kWeightOfAccount = 1U << 20;
constexpr std::uint64_t kFewestAccounts = 20;
constexpr std::size_t kMostLeadHours = 512;
constexpr std::size_t kRowOfCounts = kMostLeadHours + 1;
// Half of the Dirichlet's 24 is even: see the offset's tables.
constexpr double kStreamConcentration = 12.0;
constexpr double kEvenPart = 0.5;
// Persons against the average person, from 3 h early to 3 h late.
constexpr std::array<double, 7> kEarlyAndLate = {0.01, 0.06, 0.24, 0.38, 0.24, 0.06, 0.01};

std::array<double, 24> posts_by_hour(const HoursOfWeek& posts) {
  std::array<double, 24> by_hour{};
  for (std::size_t hour = 0; hour < posts.size(); ++hour) by_hour[hour % 24] += posts[hour];
  return by_hour;
}

double entropy_term(double share, double middle) {
  return share > 0.0 ? share * std::log2(share / middle) : 0.0;
}

double jensen_shannon_distance(const std::array<double, 24>& a, const std::array<double, 24>& b) {
  double divergence = 0.0;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const double middle = (a[hour] + b[hour]) / 2.0;
    divergence += (entropy_term(a[hour], middle) + entropy_term(b[hour], middle)) / 2.0;
  }
  return std::sqrt(std::clamp(divergence, 0.0, 1.0));
}

ClockPosterior spread_by_person(const ClockPosterior& sharp) {
  ClockPosterior spread{};
  for (std::size_t i = 0; i < 24; ++i) {
    for (std::size_t step = 0; step < kEarlyAndLate.size(); ++step) {
      spread[(i + step + 24 - kEarlyAndLate.size() / 2) % 24] += sharp[i] * kEarlyAndLate[step];
    }
  }
  return spread;
}

}  // namespace

void BackgroundRhythm::add(const HoursOfWeek& posts) {
  const auto part = apportioned(posts_by_hour(posts), kWeightOfAccount);
  for (std::size_t hour = 0; hour < 24; ++hour) weights_[hour] += part[hour];
  ++n_accounts_;
}

void BackgroundRhythm::merge(const BackgroundRhythm& other) {
  for (std::size_t hour = 0; hour < 24; ++hour) weights_[hour] += other.weights_[hour];
  n_accounts_ += other.n_accounts_;
}

BackgroundRhythm BackgroundRhythm::of(const Weights& weights, std::uint64_t n_accounts) {
  BackgroundRhythm rhythm;
  rhythm.weights_ = weights;
  rhythm.n_accounts_ = n_accounts;
  return rhythm;
}

std::array<double, 24> BackgroundRhythm::shares() const {
  std::array<double, 24> shares{};
  shares.fill(1.0 / 24.0);
  if (n_accounts_ == 0) return shares;
  const double total = static_cast<double>(n_accounts_) * static_cast<double>(kWeightOfAccount);
  for (std::size_t hour = 0; hour < 24; ++hour) {
    shares[hour] = static_cast<double>(weights_[hour]) / total;
  }
  return shares;
}

BackgroundReference::BackgroundReference(const BackgroundRhythm& rhythm)
    : shares_(rhythm.shares()), n_accounts_(rhythm.n_accounts()), log_rising_(24 * kRowOfCounts) {
  for (std::size_t hour = 0; hour < 24; ++hour) {
    double* row = &log_rising_[hour * kRowOfCounts];
    const double alpha = kEvenPart + kStreamConcentration * shares_[hour];
    for (std::size_t count = 0; count < kMostLeadHours; ++count) {
      row[count + 1] = row[count] + std::log(alpha + static_cast<double>(count));
    }
  }
}

BackgroundComparison BackgroundReference::compare(const HoursOfWeek& posts,
                                                  std::uint64_t n_active_hours,
                                                  std::uint64_t min_active_hours) const {
  BackgroundComparison comparison;
  std::array<double, 24> by_hour = posts_by_hour(posts);
  double total = 0.0;
  for (const double count : by_hour) total += count;
  if (n_accounts_ < kFewestAccounts || n_active_hours < min_active_hours || total <= 0.0) {
    comparison.reason = n_accounts_ < kFewestAccounts ? "too few accounts for a background"
                                                      : "too few active hours";
    return comparison;
  }
  const auto counts = apportioned(by_hour, std::min<std::uint64_t>(n_active_hours, kMostLeadHours));
  ClockPosterior posterior{};
  for (std::size_t i = 0; i < 24; ++i) {
    const std::size_t lead_h = (i + static_cast<std::size_t>(24 + kFirstOffset_h)) % 24;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      posterior[i] += log_rising_[(hour + lead_h) % 24 * kRowOfCounts + counts[hour]];
    }
  }
  const double top = *std::max_element(posterior.begin(), posterior.end());
  double sum = 0.0;
  for (double& weight : posterior) sum += weight = std::exp(weight - top);
  for (double& weight : posterior) weight /= sum;
  for (double& count : by_hour) count /= total;
  comparison.distance = jensen_shannon_distance(by_hour, shares_);
  const ClockArc arc = clock_arc(spread_by_person(posterior));
  if (arc.high_h - arc.low_h > kWidestArc_h) {
    comparison.reason = "the hours fit leads more than 12 h apart";
    return comparison;
  }
  comparison.lead_h = arc.mode_h;
  comparison.lead_confidence = arc.confidence;
  comparison.lead_low_h = arc.low_h;
  comparison.lead_high_h = arc.high_h;
  return comparison;
}

}  // namespace cahoots
