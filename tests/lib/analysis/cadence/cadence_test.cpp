#include "analysis/cadence/engine.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "analysis/cadence/packed_account.hpp"
#include "base/error.hpp"
#include "lib/analysis/cadence/simulation.hpp"

namespace cahoots {
namespace {

struct Row {
  std::uint32_t account;
  std::int64_t time_s;
};

std::vector<Row> mixed_rows(std::uint64_t seed) {
  CadenceSimulation simulation(seed);
  std::vector<Row> rows;
  for (std::uint32_t account = 0; account < 60; ++account) {
    const std::size_t n = 5 + simulation.random.below(300);
    const std::vector<std::int64_t> times =
        account % 3 == 0 ? simulation.desk(n, 120, 8) : simulation.even(n, 120);
    for (const std::int64_t time_s : times) rows.push_back({account, time_s});
  }
  return rows;
}

std::vector<AccountCadence> all_of(CadenceResults results) {
  std::vector<AccountCadence> accounts;
  for (std::uint32_t i = 0; i < results.size(); ++i) accounts.push_back(results.get(i));
  return accounts;
}

std::vector<AccountCadence> analysed(const std::vector<Row>& rows, unsigned n_threads,
                                     const SpillStorage& storage = {}) {
  CadenceEngine engine({}, storage);
  for (const Row& row : rows) engine.add(row.account, row.time_s, 1);
  return all_of(engine.analyse(n_threads));
}

void shuffle(std::vector<Row>& rows, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random.below(i)]);
}

void expect_same(AccountCadence& a, AccountCadence& b) {
  EXPECT_EQ(std::tie(a.account, a.n_posts, a.active_days, a.first_at_s, a.last_at_s, a.reason),
            std::tie(b.account, b.n_posts, b.active_days, b.first_at_s, b.last_at_s, b.reason));
  ASSERT_EQ(a.profile == nullptr, b.profile == nullptr);
  if (!a.profile) return;
  EXPECT_EQ(a.profile->hour_of_week_utc, b.profile->hour_of_week_utc);
  EXPECT_EQ(a.profile->offset.posterior, b.profile->offset.posterior);
  const auto tests_a = cadence_tests(*a.profile);
  const auto tests_b = cadence_tests(*b.profile);
  for (std::size_t i = 0; i < kCadenceTests; ++i) {
    EXPECT_EQ(tests_a[i].result->p_value, tests_b[i].result->p_value) << tests_a[i].name;
    EXPECT_EQ(tests_a[i].result->q_value, tests_b[i].result->q_value) << tests_a[i].name;
    EXPECT_EQ(tests_a[i].result->statistic, tests_b[i].result->statistic) << tests_a[i].name;
    EXPECT_EQ(tests_a[i].result->effect, tests_b[i].result->effect) << tests_a[i].name;
  }
}

TEST(CadenceEngine, OrderAndThreadsDoNotMatter) {
  std::vector<Row> rows = mixed_rows(121);
  std::vector<AccountCadence> first = analysed(rows, 1);
  shuffle(rows, 7);
  std::vector<AccountCadence> second = analysed(rows, 4);
  std::vector<AccountCadence> spilled = analysed(rows, 2, {"", 0});
  ASSERT_EQ(first.size(), 60U);
  ASSERT_EQ(second.size(), 60U);
  ASSERT_EQ(spilled.size(), 60U);
  for (std::size_t i = 0; i < first.size(); ++i) {
    expect_same(first[i], second[i]);
    expect_same(first[i], spilled[i]);
  }
}

TEST(CadenceEngine, ObserversSeeEachAccountWithAllItsEventsInOrder) {
  std::vector<Row> rows = mixed_rows(124);
  shuffle(rows, 8);
  CadenceEngine engine({}, {"", 0});
  for (const Row& row : rows) engine.add(row.account + 1, row.time_s, 1);
  std::uint32_t next = 1;
  std::size_t n_events = 0;
  engine.analyse(2, [&](std::uint32_t account, std::span<const CadenceEvent> events) {
    EXPECT_EQ(account, next++);
    n_events += events.size();
    EXPECT_TRUE(std::is_sorted(events.begin(), events.end()));
    for (const CadenceEvent& event : events) EXPECT_EQ(event.account(), account);
  });
  EXPECT_EQ(next, 61U);
  EXPECT_EQ(n_events, rows.size());
}

TEST(CadenceEngine, EveryTestIsWholeOrSaysWhyNot) {
  std::vector<AccountCadence> accounts = analysed(mixed_rows(122), 2);
  for (AccountCadence& account : accounts) {
    EXPECT_EQ(account.profile == nullptr, !account.reason.empty());
    if (!account.profile) continue;
    for (const NamedTest& test : cadence_tests(*account.profile)) {
      const TestResult& result = *test.result;
      EXPECT_EQ(result.tested(), result.reason.empty()) << test.name;
      EXPECT_EQ(result.tested(), result.q_value.has_value()) << test.name;
      EXPECT_EQ(result.tested(), result.effect.has_value()) << test.name;
      EXPECT_EQ(result.tested(), result.statistic.has_value()) << test.name;
      if (!result.tested()) continue;
      EXPECT_TRUE(std::isfinite(*result.statistic)) << test.name;
      EXPECT_TRUE(std::isfinite(*result.effect)) << test.name;
      EXPECT_GE(*result.p_value, 0.0) << test.name;
      EXPECT_LE(*result.p_value, 1.0) << test.name;
      EXPECT_GE(*result.q_value, *result.p_value) << test.name;
    }
  }
}

TEST(CadenceEngine, CountsWhatItCannotTime) {
  CadenceEngine engine;
  engine.add(2, std::nullopt, std::nullopt);
  engine.add(2, -5, 1);
  engine.add(2, std::int64_t{1} << 62, 1);
  engine.add(0, 1514764800, 86400);
  engine.add(0, 1514764800 + 86400, 86400);
  const std::vector<AccountCadence> accounts = all_of(engine.analyse(1));
  ASSERT_EQ(accounts.size(), 3U);
  EXPECT_EQ(accounts[2].n_posts, 3U);
  EXPECT_EQ(accounts[2].reason, "no post has a usable time");
  EXPECT_FALSE(accounts[2].first_at_s.has_value());
  EXPECT_EQ(accounts[1].n_posts, 0U);
  EXPECT_EQ(accounts[0].active_days, 2U);
  EXPECT_EQ(accounts[0].n_timed, 0U);
  EXPECT_EQ(accounts[0].precision_s, 86400);
  EXPECT_EQ(accounts[0].reason, "too few posts");
  EXPECT_THROW(engine.add(CadenceEvent::kMaxAccounts, 0, 1), LimitError);
}

TEST(CadenceEngine, DayPrecisionSaysSo) {
  CadenceEngine engine;
  for (int day = 0; day < 100; ++day) engine.add(0, 1514764800 + day * 86400, 86400);
  EXPECT_EQ(engine.analyse(1).get(0).reason, "times are not known to the hour");
}

TEST(CadenceEngine, SecondsThatAreAlwaysZeroAreNoSeconds) {
  CadenceSimulation simulation(123);
  CadenceEngine engine;
  for (std::uint32_t account = 0; account < 20; ++account) {
    for (const std::int64_t time_s : simulation.even(100, 100)) {
      engine.add(account, time_s - time_s % 60, 1);
    }
  }
  const std::vector<AccountCadence> accounts = all_of(engine.analyse(1));
  const AutomationSigns& signs = accounts[3].profile->automation;
  EXPECT_EQ(signs.second_uniformity.reason, "times are not known to the second");
  EXPECT_TRUE(signs.minute_uniformity.tested());
}

TEST(CadenceEngine, EmptyGivesNothing) {
  CadenceEngine engine;
  EXPECT_EQ(engine.analyse(2).size(), 0U);
}

TEST(AccountCadence, ManyPostsAtOneMoment) {
  const AccountCadence account =
      account_cadence(as_events(std::vector<std::int64_t>(5000, 1514764800)));
  EXPECT_EQ(account.profile->automation.max_posts_per_hour, 5000U);
  EXPECT_EQ(account.profile->n_active_hours, 1U);
  EXPECT_FALSE(account.profile->offset.utc_offset_h.has_value());
}

TEST(PackedAccount, ComesBackWholeAndEveryCutIsFound) {
  CadenceSimulation simulation(5);
  std::size_t n_profiles = 0;
  for (std::uint32_t round = 0; round < 12; ++round) {
    std::vector<CadenceEvent> events;
    for (const std::int64_t time_s : simulation.desk(5 + 60 * round, 400, 8)) {
      events.emplace_back(0U, time_s, TimePrecision::second);
    }
    AccountCadence account = account_cadence(events);
    std::string bytes;
    append_packed(bytes, account);
    AccountCadence read = read_packed_account(bytes);
    expect_same(account, read);
    std::string again;
    append_packed(again, read);
    EXPECT_EQ(bytes, again);
    EXPECT_THROW(read_packed_account(bytes + "x"), DataError);
    if (!account.profile) continue;
    ++n_profiles;
    std::string counts;
    account.profile.reset();
    append_packed(counts, account);
    for (std::size_t size = counts.size() + 1; size < bytes.size(); size += 7) {
      EXPECT_THROW(read_packed_account(std::string_view(bytes).substr(0, size)), DataError) << size;
    }
  }
  EXPECT_GT(n_profiles, 5U);
}

}  // namespace
}  // namespace cahoots
