// Judges cadence against accounts whose clocks, shifts and timers are known:
//   bench_cadence offsets|calibration|power ACCOUNTS [SEED]
// offsets: how far the inferred UTC offset lies from the truth, by the number of posts.
// calibration: how often each test rejects where its null holds. power: and where it does not.
// ACCOUNTS are made for every row. Prints tables in Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <vector>

#include "analysis/cadence/background.hpp"
#include "analysis/cadence/cadence.hpp"
#include "cadence_accounts.hpp"
#include "cadence_rejections.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kSizes[] = {20, 50, 100, 200, 500, 2000};

enum class LifeMade : std::uint8_t { resident, reader, desk, late, night };

struct OffsetRow {
  std::string_view name;
  LifeMade life;
  bool summer;
  int n_days;
};

constexpr OffsetRow kOffsetRows[] = {
    {"residents, no summer time", LifeMade::resident, false, 120},
    {"residents, summer time, a year", LifeMade::resident, true, 365},
    {"residents and news", LifeMade::reader, false, 120},
    {"desk shifts", LifeMade::desk, false, 120},
    {"desk shifts, summer time, a year", LifeMade::desk, true, 365},
    {"late shifts (14 to 17 h on)", LifeMade::late, false, 120},
    {"night shifts (21 to 24 h on)", LifeMade::night, false, 120},
};

std::vector<std::int64_t> live(MadeAccounts& made, const OffsetRow& row, const MadeZone& zone,
                               std::size_t n_posts) {
  switch (row.life) {
    case LifeMade::resident:
      return made.resident(made.person(), zone, n_posts, row.n_days);
    case LifeMade::reader:
      return made.news_reader(made.person(), zone, n_posts, row.n_days);
    case LifeMade::desk:
      return made.shift(made.day_shift(), zone, n_posts, row.n_days);
    case LifeMade::late:
      return made.shift(made.late_shift(), zone, n_posts, row.n_days);
    case LifeMade::night:
      break;
  }
  return made.shift(made.night_shift(), zone, n_posts, row.n_days);
}

double distance_h(double a_h, double b_h) {
  return std::abs(std::remainder(a_h - b_h, 24.0));
}

/// What became of the accounts of a row.
struct OffsetFigures {
  std::vector<double> errors_h;  ///< to the nearest clock that was in force while it posted
  std::size_t n_accounts = 0;
  std::size_t n_covered = 0;
  double arc_h = 0.0;

  double share_within(double h) const {
    const auto n =
        std::count_if(errors_h.begin(), errors_h.end(), [&](double e) { return e <= h; });
    return static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(1, errors_h.size()));
  }
};

void judge(OffsetFigures& figures, const OffsetInference& inference, const MadeZone& zone,
           const std::vector<std::int64_t>& times_s) {
  ++figures.n_accounts;
  if (!inference.utc_offset_h) return;
  double error_h = 24.0;
  bool covered = false;
  const double middle_h = (*inference.utc_offset_low_h + *inference.utc_offset_high_h) / 2.0;
  const double half_h = (*inference.utc_offset_high_h - *inference.utc_offset_low_h) / 2.0;
  for (const std::int64_t time_s : times_s) {
    const double true_h = zone.offset_min(time_s) / 60.0;
    error_h = std::min(error_h, distance_h(*inference.utc_offset_h, true_h));
    covered = covered || distance_h(middle_h, true_h) <= half_h + 0.5;
  }
  figures.errors_h.push_back(error_h);
  figures.n_covered += covered ? 1 : 0;
  figures.arc_h += 2.0 * half_h;
}

OffsetFigures offsets_of(const OffsetRow& row, std::size_t n_posts, std::size_t n_accounts,
                         std::uint64_t seed) {
  MadeAccounts made(seed);
  OffsetFigures figures;
  for (std::size_t i = 0; i < n_accounts; ++i) {
    const MadeZone zone =
        row.summer ? zone_with_summer(made.random) : zone_without_summer(made.random);
    const std::vector<std::int64_t> times_s = live(made, row, zone, n_posts);
    const CadenceActivity activity = cadence_activity(made_events(times_s));
    judge(figures, infer_utc_offset(std::span<const ActiveHour>(activity.hours), 10), zone,
          times_s);
  }
  return figures;
}

void print_offsets(std::size_t n_accounts, std::uint64_t seed) {
  fmt::print(
      "| offsets | posts | answered | median error, h | within 1 h | within 2 h | 95 % range "
      "covers | "
      "its mean width, h |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
  for (const OffsetRow& row : kOffsetRows) {
    for (const std::size_t n_posts : kSizes) {
      OffsetFigures figures = offsets_of(row, n_posts, n_accounts, seed += 1000);
      std::sort(figures.errors_h.begin(), figures.errors_h.end());
      const auto n_answered =
          static_cast<double>(std::max<std::size_t>(1, figures.errors_h.size()));
      fmt::print("| {} | {} | {:.3f} | {:.1f} | {:.3f} | {:.3f} | {:.3f} | {:.1f} |\n", row.name,
                 n_posts,
                 static_cast<double>(figures.errors_h.size()) / static_cast<double>(n_accounts),
                 figures.errors_h.empty() ? 24.0 : figures.errors_h[figures.errors_h.size() / 2],
                 figures.share_within(1.0), figures.share_within(2.0),
                 static_cast<double>(figures.n_covered) / n_answered, figures.arc_h / n_answered);
      std::fflush(stdout);
    }
  }
}

SummerTime true_summer_time(const MadeZone& zone) {
  if (zone.summer == MadeSummer::never) return SummerTime::none;
  return zone.summer == MadeSummer::australia ? SummerTime::south : SummerTime::north;
}

/// A year of residents each: does the clock turn with the seasons?
void print_summer_times(std::size_t n_accounts, std::uint64_t seed) {
  fmt::print("\n| summer time | posts | right | wrong | unknown |\n|---|---:|---:|---:|---:|\n");
  for (const bool summer : {false, true}) {
    for (const std::size_t n_posts : {200U, 500U, 1000U, 2000U, 5000U}) {
      MadeAccounts made(seed += 1000);
      std::size_t n_right = 0;
      std::size_t n_wrong = 0;
      for (std::size_t i = 0; i < n_accounts; ++i) {
        const MadeZone zone =
            summer ? zone_with_summer(made.random) : zone_without_summer(made.random);
        const auto events = made_events(made.resident(made.person(), zone, n_posts, 365));
        const SummerTime said = infer_summer_time(cadence_activity(events).hours).summer_time;
        if (said == true_summer_time(zone)) {
          ++n_right;
        } else if (said != SummerTime::unknown) {
          ++n_wrong;
        }
      }
      const auto n = static_cast<double>(n_accounts);
      fmt::print("| residents of zones {} summer time | {} | {:.3f} | {:.3f} | {:.3f} |\n",
                 summer ? "with" : "without", n_posts, static_cast<double>(n_right) / n,
                 static_cast<double>(n_wrong) / n,
                 static_cast<double>(n_accounts - n_right - n_wrong) / n);
    }
  }
}

/// Residents beside a stream of 300 others, of 200 posts each, who live in one zone: does the lead
/// find the difference of the clocks, without any reference day?
void print_leads(std::size_t n_accounts, std::uint64_t seed) {
  fmt::print(
      "\n| lead over a stream | posts | answered | within 1 h | within 2 h | 95 % range covers |\n"
      "|---|---:|---:|---:|---:|---:|\n");
  for (const std::size_t n_posts : kSizes) {
    MadeAccounts made(seed += 1000);
    const MadeZone at_home{480, MadeSummer::never};
    BackgroundRhythm rhythm;
    for (int i = 0; i < 300; ++i) {
      rhythm.add(hours_of_week(made.resident(made.person(), at_home, 200, 120)));
    }
    const BackgroundReference reference(rhythm);
    OffsetFigures figures;
    for (std::size_t i = 0; i < n_accounts; ++i) {
      const MadeZone zone = zone_without_summer(made.random);
      const auto times_s = made.resident(made.person(), zone, n_posts, 120);
      const std::size_t n_hours = cadence_activity(made_events(times_s)).hours.size();
      const BackgroundComparison said = reference.compare(hours_of_week(times_s), n_hours, 10);
      if (!said.lead_h) continue;
      const double true_h = (zone.standard_min - at_home.standard_min) / 60.0;
      const double half_h = (*said.lead_high_h - *said.lead_low_h) / 2.0;
      figures.errors_h.push_back(distance_h(*said.lead_h, true_h));
      figures.n_covered += distance_h(*said.lead_low_h + half_h, true_h) <= half_h + 0.5 ? 1 : 0;
    }
    const auto n_answered = static_cast<double>(std::max<std::size_t>(1, figures.errors_h.size()));
    fmt::print("| residents | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |\n", n_posts,
               static_cast<double>(figures.errors_h.size()) / static_cast<double>(n_accounts),
               figures.share_within(1.0), figures.share_within(2.0),
               static_cast<double>(figures.n_covered) / n_answered);
  }
}

int run(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  const std::size_t n_accounts = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
  if (n_accounts == 0 || (mode != "offsets" && mode != "calibration" && mode != "power")) {
    fmt::print(stderr, "usage: bench_cadence offsets|calibration|power ACCOUNTS [SEED]\n");
    return 2;
  }
  if (mode == "offsets") {
    print_offsets(n_accounts, seed);
    print_summer_times(n_accounts, seed);
    print_leads(n_accounts, seed);
  }
  if (mode == "calibration") print_calibration(n_accounts, seed);
  if (mode == "power") print_power(n_accounts, seed);
  return 0;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  try {
    return cahoots::run(argc, argv);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_cadence: {}\n", failure.what());
    return 1;
  }
}
