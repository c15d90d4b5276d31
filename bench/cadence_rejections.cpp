#include "cadence_rejections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>

#include "analysis/cadence/cadence.hpp"
#include "cadence_accounts.hpp"

namespace cahoots {
namespace {

using MakeTimes = std::function<std::vector<std::int64_t>(MadeAccounts&)>;

struct Rejected {
  std::string_view test;
  double n = 0.0;
  double at_5 = 0.0;
  double at_1 = 0.0;
};

/// Every test of the profile, on `n_accounts` accounts made by `make`.
std::vector<Rejected> rejections_of(const MakeTimes& make, std::size_t n_accounts,
                                    std::uint64_t seed) {
  MadeAccounts made(seed);
  std::vector<Rejected> rows;
  for (std::size_t i = 0; i < n_accounts; ++i) {
    AccountCadence account = account_cadence(made_events(make(made)));
    if (!account.profile) continue;
    const auto tests = cadence_tests(*account.profile);
    rows.resize(tests.size());
    for (std::size_t k = 0; k < tests.size(); ++k) {
      rows[k].test = tests[k].name;
      if (!tests[k].result->tested()) continue;
      rows[k].n += 1.0;
      rows[k].at_5 += *tests[k].result->p_value <= 0.05 ? 1.0 : 0.0;
      rows[k].at_1 += *tests[k].result->p_value <= 0.01 ? 1.0 : 0.0;
    }
  }
  return rows;
}

/// Wilson's interval for a share, 95 %.
std::string share_with_interval(double hits, double n) {
  const double z = 1.96;
  const double share = hits / n;
  const double middle = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
  const double half =
      z * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n)) / (1.0 + z * z / n);
  return fmt::format("{:.4f} ({:.4f}-{:.4f})", share, std::max(0.0, middle - half), middle + half);
}

/// Accounts of whom it is known which nulls hold. Tests named in neither list are not judged.
struct NullPopulation {
  std::string_view name;
  std::string_view exact;    ///< names with blanks on either side
  std::string_view at_most;  ///< where the test may be conservative
  MakeTimes make;
};

constexpr std::string_view kClockTests =
    " minute_uniformity second_uniformity grid_posting weekend ";
constexpr std::string_view kCautiousTests =
    " interval_regularity periodicity holidays round_the_clock office_window office_hours ";

std::vector<NullPopulation> null_populations() {
  const auto home = [](MadeAccounts& made) { return zone_without_summer(made.random); };
  constexpr std::string_view kEvenExact =
      " minute_uniformity second_uniformity grid_posting weekend day_rhythm interval_regularity ";
  constexpr std::string_view kEvenAtMost =
      " periodicity holidays lunch office_window office_hours ";
  constexpr std::string_view kSpellExact =
      " minute_uniformity second_uniformity grid_posting weekend day_rhythm ";
  constexpr std::string_view kSpellAtMost =
      " interval_regularity periodicity holidays lunch office_window office_hours ";
  const auto resident = [=](std::size_t n, int n_days) {
    return [=](MadeAccounts& made) {
      return made.resident(made.person_without_office(0.75), home(made), n, n_days);
    };
  };
  return {
      {"even times, 60 posts", kEvenExact, kEvenAtMost,
       [](MadeAccounts& made) { return made.even(60, 120); }},
      {"even times, 200 posts", kEvenExact, kEvenAtMost,
       [](MadeAccounts& made) { return made.even(200, 120); }},
      {"even times, 1000 posts", kEvenExact, kEvenAtMost,
       [](MadeAccounts& made) { return made.even(1000, 180); }},
      {"spells of an hour at even times, 400", kSpellExact, kSpellAtMost,
       [](MadeAccounts& made) { return made.spells(400, 180, 1.0); }},
      {"spells of 4 hours at even times, 400", kSpellExact, kSpellAtMost,
       [](MadeAccounts& made) { return made.spells(400, 180, 4.0); }},
      {"residents, 50 posts", kClockTests, kCautiousTests, resident(50, 120)},
      {"residents, 200 posts", kClockTests, kCautiousTests, resident(200, 120)},
      {"residents, 1000 posts", kClockTests, kCautiousTests, resident(1000, 200)},
      {"residents and news, 300 posts", kClockTests, kCautiousTests,
       [=](MadeAccounts& made) {
         return made.news_reader(made.person_without_office(0.75), home(made), 300, 150);
       }},
      {"8 % in six hours, 400 posts", "", " round_the_clock ",
       [](MadeAccounts& made) { return made.with_share(0.08, 6, 400); }},
      {"75 % in nine hours, 400 posts", " office_window ", " office_hours ",
       [](MadeAccounts& made) { return made.with_share(0.75, 9, 400); }},
      {"75 % in nine hours, 2000 posts", " office_window ", " office_hours ",
       [](MadeAccounts& made) { return made.with_share(0.75, 9, 2000); }},
      {"nine hours alike, 200 posts", " weekend ", " lunch round_the_clock ",
       [](MadeAccounts& made) { return made.flat_days(200, 120, 1.0); }},
      {"nine hours alike, free weekends, 400 posts", "", " lunch round_the_clock periodicity ",
       [](MadeAccounts& made) { return made.flat_days(400, 120, 0.0); }},
      {"75 % in nine hours and free weekends", " office_window office_hours ", "",
       [](MadeAccounts& made) {
         std::vector<std::int64_t> times = made.with_share(0.75, 9, 560);
         std::erase_if(times, [](std::int64_t at) { return (at / 86400 + 3) % 7 >= 5; });
         return times;
       }},
  };
}

bool names(std::string_view list, std::string_view test) {
  return list.find(fmt::format(" {} ", test)) != std::string_view::npos;
}

struct Alternative {
  std::string_view name;
  std::function<std::vector<std::int64_t>(MadeAccounts&, std::size_t)> make;
};

std::vector<Alternative> alternatives() {
  const auto scheduled = [](MadeTimer timer, double share) {
    return [=](MadeAccounts& made, std::size_t n) {
      return made.scheduler(timer, share, zone_without_summer(made.random), n, 120);
    };
  };
  return {
      {"all on a grid of 15 min", scheduled(MadeTimer::grid, 1.0)},
      {"30 % on a grid of 15 min", scheduled(MadeTimer::grid, 0.3)},
      {"all at a fixed interval", scheduled(MadeTimer::interval, 1.0)},
      {"30 % at a fixed interval", scheduled(MadeTimer::interval, 0.3)},
      {"all at an interval, jitter 10 %", scheduled(MadeTimer::jitter, 1.0)},
      {"desk shift",
       [](MadeAccounts& made, std::size_t n) {
         return made.shift(made.day_shift(), zone_without_summer(made.random), n, 120);
       }},
      {"late shift",
       [](MadeAccounts& made, std::size_t n) {
         return made.shift(made.late_shift(), zone_without_summer(made.random), n, 120);
       }},
      {"round the clock", [](MadeAccounts& made, std::size_t n) { return made.even(n, 120); }},
      {"resident (nobody's alternative but the day's rhythm)",
       [](MadeAccounts& made, std::size_t n) {
         return made.resident(made.person(), zone_without_summer(made.random), n, 120);
       }},
  };
}

}  // namespace

std::vector<CadenceEvent> made_events(const std::vector<std::int64_t>& times_s) {
  std::vector<CadenceEvent> events;
  events.reserve(times_s.size());
  for (const std::int64_t time_s : times_s) events.emplace_back(0U, time_s, TimePrecision::second);
  return events;
}

void print_calibration(std::size_t n_accounts, std::uint64_t seed) {
  fmt::print(
      "| null | test | holds | tested | at 5 % | at 1 % | |\n|---|---|---|---:|---:|---:|---|\n");
  for (const NullPopulation& population : null_populations()) {
    for (const Rejected& row : rejections_of(population.make, n_accounts, seed++)) {
      const bool exact = names(population.exact, row.test);
      if (!exact && !names(population.at_most, row.test)) continue;
      if (row.n < 100.0) {
        fmt::print("| {} | {} | | {:.0f} | | | not tested |\n", population.name, row.test, row.n);
        continue;
      }
      const double at_1 = row.at_1 / row.n;
      const std::string_view verdict = at_1 > 0.015            ? "**too many**"
                                       : exact && at_1 < 0.005 ? "too few"
                                                               : "";
      fmt::print("| {} | {} | {} | {:.0f} | {} | {} | {} |\n", population.name, row.test,
                 exact ? "exactly" : "at most", row.n, share_with_interval(row.at_5, row.n),
                 share_with_interval(row.at_1, row.n), verdict);
    }
    std::fflush(stdout);
  }
}

void print_power(std::size_t n_accounts, std::uint64_t seed) {
  bool has_header = false;
  for (const Alternative& alternative : alternatives()) {
    for (const std::size_t n_posts : {20U, 50U, 100U, 200U, 500U, 2000U}) {
      const std::vector<Rejected> rows = rejections_of(
          [&](MadeAccounts& made) { return alternative.make(made, n_posts); }, n_accounts, seed++);
      if (!has_header) {
        std::string rule = "\n|---|---:|";
        fmt::print("| rejected at 1 % | posts |");
        for (const Rejected& row : rows) {
          fmt::print(" {} |", row.test);
          rule += "---:|";
        }
        fmt::print("{}\n", rule);
        has_header = true;
      }
      fmt::print("| {} | {} |", alternative.name, n_posts);
      for (const Rejected& row : rows) {
        fmt::print(" {} |", row.n > 0.0
                                ? fmt::format("{:.2f}", row.at_1 / static_cast<double>(n_accounts))
                                : "–");
      }
      fmt::print("\n");
      std::fflush(stdout);
    }
  }
}

}  // namespace cahoots
