#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "lib/analysis/schedules/made_schedules.hpp"
#include "stats/poisson_binomial.hpp"

namespace cahoots {
namespace {

using MakePopulation = std::function<Population(PopulationSimulation&)>;

/// p made continuous by drawing within its step, so that a calibrated test rejects at its level.
double smoothed_p(const SchedulePair& pair, Random& random) {
  const double above = poisson_binomial_upper_tail(pair.shared.size() + 1, pair.chances);
  return above + random.uniform() * (pair.p_value - above);
}

/// The share of all pairs of a population with at least 1 expected bin in common that are rejected
/// at 1 %.
double rejection_rate(std::uint64_t seed, int n_runs, const MakePopulation& make) {
  Random random(seed);
  int n_tested = 0;
  int n_rejected = 0;
  for (int run = 0; run < n_runs; ++run) {
    PopulationSimulation simulation(seed + static_cast<std::uint64_t>(run));
    std::vector<std::vector<ScheduleStart>> starts;
    ScheduleActivity activity;
    for (const PostTimes& times_s : make(simulation)) {
      starts.push_back(schedule_starts(as_events(times_s)));
      activity.add(starts.back());
    }
    const ScheduleStream stream(activity);
    std::vector<ScheduleHabit> habits;
    for (const auto& one : starts) habits.emplace_back(one, stream);
    for (std::size_t a = 0; a < starts.size(); ++a) {
      for (std::size_t b = a + 1; b < starts.size(); ++b) {
        const SchedulePair pair =
            compare_schedules(starts[a], habits[a], starts[b], habits[b], stream);
        if (pair.expected < 1.0) continue;
        ++n_tested;
        n_rejected += smoothed_p(pair, random) <= 0.01 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(n_tested, 10000);
  return static_cast<double>(n_rejected) / n_tested;
}

TEST(ScheduleCalibration, ResidentsAndDesksRejectAtTheirLevel) {
  const auto residents = [](PopulationSimulation& s) { return s.residents(200); };
  const auto desks = [](PopulationSimulation& s) { return s.desks(200, 9.0); };
  const auto half_past = [](PopulationSimulation& s) { return s.desks(200, 9.5); };
  for (const MakePopulation& make :
       {MakePopulation(residents), MakePopulation(desks), MakePopulation(half_past)}) {
    const double rate = rejection_rate(100, 2, make);
    EXPECT_GE(rate, 0.005);
    EXPECT_LE(rate, 0.015);
  }
}

TEST(ScheduleCalibration, NewsThatEverybodyFollows) {
  const double slow = rejection_rate(200, 2, [](PopulationSimulation& s) {
    Population population = s.residents(200);
    s.add_news(population, 30, 0.3, 200);
    return population;
  });
  EXPECT_LE(slow, 0.015);
  const double some = rejection_rate(210, 2, [](PopulationSimulation& s) {
    Population followers = s.residents(70);
    s.add_news(followers, 30, 0.3, 120);
    return joined(std::move(followers), s.residents(130));
  });
  EXPECT_LE(some, 0.015);
}

/// In how many of `n_runs` populations of 300 there is an edge, none of which is true.
int runs_with_edges(int n_runs, const MakePopulation& make) {
  int n_with_edges = 0;
  for (int run = 0; run < n_runs; ++run) {
    PopulationSimulation simulation(5000 + static_cast<std::uint64_t>(run));
    const Population population = make(simulation);
    EXPECT_EQ(population.size(), 300);
    n_with_edges += links_of(population).edges.empty() ? 0 : 1;
  }
  return n_with_edges;
}

TEST(ScheduleCalibration, LivingInOnePlaceLinksNobody) {
  EXPECT_LE(
      runs_with_edges(
          50, [](PopulationSimulation& s) { return joined(s.residents(100), s.desks(200, 9.0)); }),
      1);
}

TEST(ScheduleCalibration, TimersAndRobotsOfDifferentPeopleLinkNobody) {
  EXPECT_EQ(runs_with_edges(5, [](PopulationSimulation& s) { return s.timers(300); }), 0);
  EXPECT_EQ(runs_with_edges(5, [](PopulationSimulation& s) { return s.hourly(300); }), 0);
}

TEST(ScheduleCalibration, ANewsEventLinksNobody) {
  const auto slow = [](PopulationSimulation& s) {
    Population population = s.residents(300);
    s.add_news(population, 30, 0.3, 200);
    return population;
  };
  const auto fast = [](PopulationSimulation& s) {
    Population population = s.residents(300);
    s.add_news(population, 10, 0.8, 60);
    return population;
  };
  const auto mixed = [](PopulationSimulation& s) {
    Population population = joined(joined(s.residents(75), s.desks(75, 9.0)),
                                   joined(joined(s.timers(50), s.hourly(50)), s.desks(50, 9.5)));
    s.add_news(population, 20, 0.2, 200);
    return population;
  };
  EXPECT_LE(runs_with_edges(10, slow), 1);
  EXPECT_LE(runs_with_edges(6, fast), 1);
  EXPECT_LE(runs_with_edges(6, mixed), 1);
}

}  // namespace
}  // namespace cahoots
