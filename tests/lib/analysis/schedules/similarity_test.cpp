#include "analysis/schedules/similarity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "lib/analysis/schedules/made_schedules.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kNoon_s = 1577880000;  // 2020-01-01T12:00:00Z

std::vector<ScheduleStart> starts_at(const PostTimes& times_s) {
  return schedule_starts(as_events(times_s));
}

TEST(ScheduleStarts, AStretchOfPostsIsOneStart) {
  const auto starts = starts_at(
      {kNoon_s - 150, kNoon_s + 149, kNoon_s + 150, kNoon_s + 460, kNoon_s + 1200, kNoon_s + 1201});
  ASSERT_EQ(starts.size(), 2);
  EXPECT_EQ(schedule_bin_at_s(starts[0].bin), kNoon_s);
  EXPECT_EQ(starts[0].n_posts, 2);
  EXPECT_EQ(starts[0].first_at_s, kNoon_s - 150);
  EXPECT_EQ(schedule_bin_at_s(starts[1].bin), kNoon_s + 1200);
  EXPECT_EQ(starts[1].n_posts, 2);
}

TEST(ScheduleStarts, TimesKnownToTheHourAreNone) {
  EXPECT_EQ(schedule_starts(events_of_account(0, {kNoon_s}, TimePrecision::minute)).size(), 1);
  EXPECT_EQ(schedule_starts(events_of_account(0, {kNoon_s}, TimePrecision::hour)).size(), 0);
}

TEST(ScheduleStarts, PackedAndUnpackedAreTheSame) {
  PopulationSimulation simulation(3);
  Population population = simulation.residents(20);
  population.push_back({});
  population.push_back({0, CadenceEvent::kTimeEnd_s - 1});
  population.push_back(PostTimes(700, kNoon_s));
  for (const PostTimes& times_s : population) {
    const auto starts = starts_at(times_s);
    std::vector<ScheduleStart> unpacked = {{1, 2, 3}};
    unpack_schedule_starts(pack_schedule_starts(starts), unpacked);
    EXPECT_EQ(unpacked, starts);
  }
}

/// By sets: the hours in which both have a start, and those with one in common.
ScheduleOverlap brute_force_overlap(const std::vector<ScheduleStart>& source,
                                    const std::vector<ScheduleStart>& target) {
  ScheduleOverlap overlap;
  std::map<std::uint32_t, std::pair<std::set<std::uint32_t>, std::set<std::uint32_t>>> hours;
  for (const ScheduleStart& start : source) hours[start.bin / 12].first.insert(start.bin);
  for (const ScheduleStart& start : target) hours[start.bin / 12].second.insert(start.bin);
  for (const auto& [hour, both] : hours) {
    const auto& [a, b] = both;
    if (a.empty() || b.empty()) continue;
    ++overlap.n_hours;
    std::uint64_t n_common = 0;
    for (const std::uint32_t bin : a) n_common += b.count(bin);
    overlap.n_shared += n_common > 0 ? 1U : 0U;
    overlap.even_expected += std::min(1.0, static_cast<double>(a.size() * b.size()) / 12.0);
  }
  return overlap;
}

TEST(ScheduleOverlap, EqualsTheCountBySets) {
  PopulationSimulation simulation(4);
  const Population population =
      joined(simulation.residents(30), simulation.scheduled(6, 80, .5, 60));
  for (const PostTimes& a : population) {
    for (const PostTimes& b : population) {
      const ScheduleOverlap found = schedule_overlap(starts_at(a), starts_at(b));
      const ScheduleOverlap wanted = brute_force_overlap(starts_at(a), starts_at(b));
      EXPECT_EQ(found.n_hours, wanted.n_hours);
      EXPECT_EQ(found.n_shared, wanted.n_shared);
      EXPECT_NEAR(found.even_expected, wanted.even_expected, 1e-9);
    }
  }
}

TEST(ScheduleHabit, SharesSumToOneAndATimerIsKnown) {
  PostTimes nine;
  PostTimes anywhen;
  Random random(5);
  for (std::int64_t day = 0; day < 100; ++day) {
    nine.push_back(kNoon_s + day * 86400 + 900);
    anywhen.push_back(kNoon_s + day * 86400 + static_cast<std::int64_t>(random.below(3600)));
  }
  ScheduleActivity activity;
  activity.add(starts_at(nine));
  activity.add(starts_at(anywhen));
  const ScheduleStream stream(activity);
  const auto share_at_quarter = [&](const PostTimes& times_s) {
    const auto starts = starts_at(times_s);
    const std::span<const ScheduleStart> first(starts.data(), 1);
    const HourShares shares =
        ScheduleHabit(starts, stream)
            .shares(first, first[0].hour(), stream.shares(first[0].hour(), first));
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, 1e-6);
    return shares[3];
  };
  EXPECT_GT(share_at_quarter(nine), 0.95);
  EXPECT_LT(share_at_quarter(anywhen), 0.25);
}

TEST(ScheduleStream, AnHourWithAnEventIsToldFromAQuietOne) {
  ScheduleActivity activity;
  const auto bin = static_cast<std::uint32_t>(kNoon_s / kScheduleBin_s);
  for (std::uint32_t account = 0; account < 60; ++account) {
    const std::vector<ScheduleStart> starts = {
        {bin + account % 12, 1, 0}, {bin + 24 + (account < 40 ? 5 : account % 12), 1, 0}};
    activity.add(starts);
  }
  const ScheduleStream stream(activity);
  const HourShares quiet = stream.shares(bin / 12, {});
  const HourShares event = stream.shares(bin / 12 + 2, {});
  EXPECT_NEAR(quiet[5], 1.0 / 12.0, 0.01);
  EXPECT_GT(event[5], 0.7);  // more than its 42 of 60: the odds count
  EXPECT_GT(outstanding_shares(event)[5], event[5]);
  EXPECT_NEAR(std::accumulate(event.begin(), event.end(), 0.0), 1.0, 1e-6);
}

Population with_groups(std::uint64_t seed) {
  PopulationSimulation simulation(seed);
  Population population = joined(simulation.residents(150), simulation.scheduled(6, 60, 0.8, 60));
  return joined(std::move(population), simulation.scheduled(3, 40, 1.0, 0));
}
/// The group of with_groups that an account belongs to; 0 none.
int group_of(std::uint32_t account) {
  return account < 150 ? 0 : account < 156 ? 1 : 2;
}

TEST(ScheduleSimilarity, FindsSchedulersAndNobodyElse) {
  const ScheduleLinks links = links_of(with_groups(6));
  EXPECT_EQ(links.n_accounts, 159);
  EXPECT_EQ(links.edges.size(), 15 + 3);
  for (const ScheduleEdge& edge : links.edges) {
    EXPECT_GT(group_of(edge.source), 0);
    EXPECT_EQ(group_of(edge.source), group_of(edge.target));
    EXPECT_LT(edge.source, edge.target);
    EXPECT_GE(edge.q_value, edge.p_value);
    EXPECT_LE(edge.q_value, 0.01);
    EXPECT_GE(edge.n_posts, 2 * edge.n_shared);
    EXPECT_LE(edge.n_shared, edge.n_hours);
    EXPECT_LE(std::abs(edge.lag_median_s), 60);
    EXPECT_LT(edge.first_at_s, edge.last_at_s);
    EXPECT_EQ(edge.evidence.size(), 3);
    for (const SharedScheduleBin& bin : edge.evidence) {
      EXPECT_EQ(schedule_bin_of(bin.source_at_s), bin.bin);
      EXPECT_EQ(schedule_bin_of(bin.target_at_s), bin.bin);
      EXPECT_GT(bin.chance, 0.0);
    }
  }
}

bool is_same_edge(const ScheduleEdge& a, const ScheduleEdge& b) {
  return a.source == b.source && a.target == b.target && a.p_value == b.p_value &&
         a.q_value == b.q_value && a.expected == b.expected && a.n_shared == b.n_shared &&
         a.lag_median_s == b.lag_median_s && a.evidence.size() == b.evidence.size() &&
         a.evidence[0].bin == b.evidence[0].bin;
}

TEST(ScheduleSimilarity, OrderThreadsAndMemoryChangeNothing) {
  const Population population = with_groups(7);
  for (const std::uint64_t max_bin_pairs : {std::uint64_t{1} << 25, std::uint64_t{500}}) {
    ScheduleSimilarityOptions plenty;
    plenty.max_bin_pairs = max_bin_pairs;
    const ScheduleLinks wanted = links_of(population, plenty, 2);
    EXPECT_GT(wanted.edges.size(), 0);
    ScheduleSimilarityOptions little = plenty;
    little.memory_bytes = 1;
    ScheduleSimilarity similarity(little);
    for (auto account = static_cast<std::uint32_t>(population.size()); account-- > 0;) {
      similarity.add(account, as_events(population[account]));
    }
    const ScheduleLinks found = similarity.find(1);
    ASSERT_EQ(found.edges.size(), wanted.edges.size());
    for (std::size_t i = 0; i < wanted.edges.size(); ++i) {
      EXPECT_TRUE(is_same_edge(found.edges[i], wanted.edges[i])) << i;
    }
  }
}

TEST(ScheduleSimilarity, TooFewStartsTakeNoPart) {
  PopulationSimulation simulation(8);
  const ScheduleLinks few = links_of(simulation.scheduled(5, 19, 1.0, 0));
  EXPECT_EQ(few.n_accounts, 0);
  EXPECT_EQ(few.n_too_few, 5);
  EXPECT_TRUE(few.edges.empty());
  EXPECT_TRUE(links_of({}).edges.empty());
}

/// What share of 40 pairs of accounts on one scheduler each, among 400 others, are edges when no
/// bin is counted in full.
double share_found_when_sampled(double overlap, std::uint64_t jitter_s) {
  constexpr std::uint32_t kOthers = 400;
  constexpr int kPairs = 40;
  PopulationSimulation simulation(9);
  Population population = simulation.residents(kOthers);
  for (int pair = 0; pair < kPairs; ++pair) {
    population = joined(std::move(population), simulation.scheduled(2, 100, overlap, jitter_s));
  }
  ScheduleSimilarityOptions options;
  options.max_bin_pairs = 0;
  const ScheduleLinks sampled = links_of(population, options);
  EXPECT_GT(sampled.search.n_bins_passed_over, 1000);
  EXPECT_EQ(sampled.search.most_accounts_a_bin, 0);
  int n_found = 0;
  for (const ScheduleEdge& edge : sampled.edges) {
    n_found += edge.source >= kOthers && edge.source % 2 == 0 && edge.target == edge.source + 1;
  }
  return static_cast<double>(n_found) / kPairs;
}

TEST(ScheduleSimilarity, BandsFindHalfAScheduleInCommon) {
  EXPECT_EQ(share_found_when_sampled(1.0, 60), 1.0);
  EXPECT_GE(share_found_when_sampled(0.8, 60), 0.9);
  EXPECT_GE(share_found_when_sampled(0.5, 0), 0.3);
}

}  // namespace
}  // namespace cahoots
