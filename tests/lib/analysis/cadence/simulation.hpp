#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "analysis/cadence/event.hpp"
#include "base/random.hpp"

namespace cahoots {

/// Simulated accounts for the calibration of cadence. Days are made from sleep, bumps of activity
/// and sessions, on purpose not from the reference days that the inference fits.
class CadenceSimulation {
 public:
  explicit CadenceSimulation(std::uint64_t seed) : random(seed) {}

  Random random;
  /// 2018-01-01 00:00 UTC, a Monday.
  static constexpr std::int64_t kStart_s = 1514764800;

  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * random.uniform());
  }
  double exponential(double mean) { return -mean * std::log(1.0 - random.uniform()); }

  /// Posts at uniform times over the days.
  std::vector<std::int64_t> even(std::size_t n, int days) {
    std::vector<std::int64_t> times;
    for (std::size_t i = 0; i < n; ++i) times.push_back(anywhere(days));
    return sorted(times);
  }

  /// Bursts at uniform times, each of a few posts over up to some hours.
  std::vector<std::int64_t> bursts(std::size_t n, int days, double mean_gap_s) {
    std::vector<std::int64_t> times;
    while (times.size() < n) {
      double at = static_cast<double>(anywhere(days));
      for (std::uint64_t left = 1 + random.below(8); left > 0; --left) {
        times.push_back(static_cast<std::int64_t>(at));
        at += exponential(mean_gap_s);
      }
    }
    return sorted(times);
  }

  /// A person's waking day, by local hour.
  struct Person {
    double mid_sleep_h = 4.0;
    double sleep_h = 7.5;
    std::array<double, 3> bump_h{};
    std::array<double, 3> bump_weight{};
  };
  Person person() {
    Person who;
    who.mid_sleep_h = 4.1 + 1.0 * normal();
    who.sleep_h = std::clamp(7.6 + 0.9 * normal(), 5.0, 10.0);
    who.bump_h = {9.0 + 1.5 * normal(), 13.5 + 2.0 * normal(), 20.5 + 1.5 * normal()};
    for (double& weight : who.bump_weight) weight = exponential(1.0);
    return who;
  }

  /// Posts of a resident: sessions of one to a few posts while awake, every day alike.
  std::vector<std::int64_t> resident(const Person& who, std::size_t n, int days, int utc_offset_h) {
    std::vector<std::int64_t> times;
    while (times.size() < n) {
      double at = static_cast<double>(anywhere(days));
      const double local_h = std::fmod(at / 3600.0 + utc_offset_h + 48.0, 24.0);
      if (random.uniform() * 4.0 > intensity(who, local_h)) continue;
      do {
        times.push_back(static_cast<std::int64_t>(at));
        at += exponential(240.0);
      } while (random.uniform() < 0.4);
    }
    return sorted(times);
  }

  /// Posts of a desk: Monday to Friday from start_h for 9 hours, less at lunch, few strays.
  std::vector<std::int64_t> desk(std::size_t n, int days, int utc_offset_h, double start_h = 9.0,
                                 double stray = 0.08) {
    std::vector<std::int64_t> times;
    while (times.size() < n) {
      const std::int64_t at = anywhere(days);
      const std::int64_t local_s = at + utc_offset_h * 3600;
      const double hour_h = static_cast<double>(local_s % 86400) / 3600.0;
      const bool weekend = (local_s / 86400 + 3) % 7 >= 5;
      const bool shift = !weekend && hour_h >= start_h && hour_h < start_h + 9.0;
      const bool lunch = hour_h >= start_h + 3.0 && hour_h < start_h + 4.0;
      const double weight = !shift ? stray * 0.3 : lunch ? 0.35 : 1.0;
      if (random.uniform() < weight) times.push_back(at);
    }
    return sorted(times);
  }

 private:
  std::int64_t anywhere(int days) {
    return kStart_s +
           static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(days) * 86400));
  }
  static double circular_distance(double a, double b) {
    const double gap = std::fmod(std::abs(a - b), 24.0);
    return std::min(gap, 24.0 - gap);
  }
  static double intensity(const Person& who, double local_h) {
    if (circular_distance(local_h, who.mid_sleep_h) < who.sleep_h / 2.0) return 0.03;
    double total = 0.0;
    for (const double weight : who.bump_weight) total += weight;
    double value = 0.6;
    for (std::size_t i = 0; i < 3; ++i) {
      const double z = circular_distance(local_h, who.bump_h[i]) / 2.5;
      value += 2.4 * who.bump_weight[i] / total * std::exp(-0.5 * z * z);
    }
    return value;
  }
  static std::vector<std::int64_t> sorted(std::vector<std::int64_t> times) {
    std::sort(times.begin(), times.end());
    return times;
  }
};

inline std::vector<CadenceEvent> as_events(const std::vector<std::int64_t>& times_s,
                                           TimePrecision precision = TimePrecision::second) {
  std::vector<CadenceEvent> events;
  for (const std::int64_t time_s : times_s) events.emplace_back(0U, time_s, precision);
  return events;
}

}  // namespace cahoots
