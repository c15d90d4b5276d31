#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/schedules/similarity.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {

using PostTimes = std::vector<std::int64_t>;
using Population = std::vector<PostTimes>;

inline std::vector<CadenceEvent> events_of_account(std::uint32_t account, const PostTimes& times_s,
                                                   TimePrecision precision) {
  std::vector<CadenceEvent> events;
  for (const std::int64_t time_s : times_s) events.emplace_back(account, time_s, precision);
  return events;
}

inline ScheduleLinks links_of(const Population& population, ScheduleSimilarityOptions options = {},
                              unsigned n_threads = 2) {
  ScheduleSimilarity similarity(std::move(options));
  for (std::uint32_t account = 0; account < population.size(); ++account) {
    similarity.add(account, events_of_account(account, population[account], TimePrecision::second));
  }
  return similarity.find(n_threads);
}

/// Populations of one zone for schedule similarity, over 60 days.
class PopulationSimulation : public CadenceSimulation {
 public:
  using CadenceSimulation::CadenceSimulation;
  static constexpr int kDays = 60;

  Population residents(std::size_t n) {
    Population result;
    while (result.size() < n) {
      result.push_back(resident(person(), 40 + random.below(400), kDays, 8));
    }
    return result;
  }
  Population desks(std::size_t n, double start_h) {
    Population result;
    while (result.size() < n) {
      result.push_back(desk(40 + random.below(400), kDays, 8, start_h));
    }
    return result;
  }
  /// Timers: each at one to five times of the day of its own, on the quarter of an hour, to 30 s.
  Population timers(std::size_t n) {
    Population result;
    while (result.size() < n) {
      PostTimes& times = result.emplace_back();
      for (std::uint64_t left = 1 + random.below(5); left > 0; --left) {
        const std::uint64_t at = random.below(96) * 900;
        for (std::uint64_t day = 0; day < kDays; ++day) {
          if (random.uniform() < 0.9) times.push_back(time_of(day * 86400 + at + random.below(30)));
        }
      }
      std::sort(times.begin(), times.end());
    }
    return result;
  }
  /// Robots that post on one minute of some hours: the quarter each has for its own.
  Population hourly(std::size_t n) {
    Population result;
    while (result.size() < n) {
      PostTimes& times = result.emplace_back();
      const double rate = 0.05 + 0.5 * random.uniform();
      const std::uint64_t within_s = random.below(4) * 900;
      for (std::uint64_t hour = 0; hour < 24 * kDays; ++hour) {
        if (random.uniform() < rate) times.push_back(time_of(hour * 3600 + within_s));
      }
    }
    return result;
  }
  /// A share of all react to each event, after `delay_s` on average.
  void add_news(Population& population, int n_events, double share, double delay_s) {
    for (; n_events > 0; --n_events) {
      const std::int64_t at_s = time_of(random.below(kDays * 86400));
      for (PostTimes& times : population) {
        if (random.uniform() < share) {
          times.push_back(at_s + static_cast<std::int64_t>(exponential(delay_s)));
        }
      }
    }
    for (PostTimes& times : population) std::sort(times.begin(), times.end());
  }
  /// One scheduler: each account takes an entry of the plan with the chance `overlap`, up to
  /// `jitter_s` late, and posts at a time of its own instead where it does not.
  Population scheduled(std::size_t n, std::size_t n_posts, double overlap, std::uint64_t jitter_s) {
    PostTimes plan;
    while (plan.size() < n_posts) plan.push_back(time_of(random.below(kDays * 1440) * 60));
    Population result;
    while (result.size() < n) {
      PostTimes& times = result.emplace_back();
      for (const std::int64_t at_s : plan) {
        times.push_back(random.uniform() < overlap
                            ? at_s + static_cast<std::int64_t>(random.below(jitter_s + 1))
                            : time_of(random.below(kDays * 86400)));
      }
      std::sort(times.begin(), times.end());
    }
    return result;
  }

 private:
  static std::int64_t time_of(std::uint64_t since_start_s) {
    return kStart_s + static_cast<std::int64_t>(since_start_s);
  }
};

inline Population joined(Population first, const Population& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace cahoots
