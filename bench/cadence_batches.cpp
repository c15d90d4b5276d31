// Accounts made together: reads days, one a line as 2017-08-18, and prints the batches among them.
//   bench_cadence_batches <DAYS
#include <fmt/format.h>

#include <exception>
#include <iostream>
#include <string>

#include "analysis/cadence/batches.hpp"
#include "base/civil.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

std::int64_t start_of_day_s(const std::string& line) {
  CivilDate date;
  if (std::sscanf(line.c_str(), "%d-%d-%d", &date.year, &date.month, &date.day) != 3 ||
      !is_valid(date)) {
    throw DataError("not a day: " + line);
  }
  return days_from_civil(date) * kDay_s;
}

void run() {
  std::vector<AccountCreation> creations;
  for (std::string line; std::getline(std::cin, line);) {
    creations.push_back(
        {static_cast<std::uint32_t>(creations.size()), start_of_day_s(line), kDay_s});
  }
  fmt::print("| first day | days | accounts | expected | q |\n|---|---:|---:|---:|---:|\n");
  for (const CreationBatch& batch : find_creation_batches(creations)) {
    const CivilDate day = civil_from_days(floor_div(batch.first_at_s, kDay_s));
    fmt::print("| {}-{:02}-{:02} | {} | {} | {:.2f} | {:.1e} |\n", day.year, day.month, day.day,
               (batch.end_at_s - batch.first_at_s) / kDay_s, batch.accounts.size(), batch.expected,
               *batch.test.q_value);
  }
}

}  // namespace
}  // namespace cahoots

int main() {
  try {
    cahoots::run();
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_cadence_batches: {}\n", failure.what());
    return 1;
  }
  return 0;
}
