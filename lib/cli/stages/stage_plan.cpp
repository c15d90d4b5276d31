#include "cli/stages/stage_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cahoots {

std::uint16_t round_of(const StagePlan& plan, std::string_view name) {
  const auto at = std::find_if(plan.begin(), plan.end(),
                               [&](const StageStep& step) { return step.name == name; });
  return static_cast<std::uint16_t>(at - plan.begin());
}

std::vector<const StageStep*> readers_of(const StagePlan& plan, std::string_view name) {
  std::vector<const StageStep*> readers;
  for (const StageStep& step : plan) {
    if (std::find(step.reads.begin(), step.reads.end(), name) != step.reads.end()) {
      readers.push_back(&step);
    }
  }
  return readers;
}

std::string plan_table(const StagePlan& plan) {
  std::string table;
  for (const StageStep& step : plan) {
    table.append(fmt::format(
        "{}\t{}\t{}\t{}\n", step.name, step.is_global ? "global" : "parted",
        step.reads.empty() ? "-" : fmt::format("{}", fmt::join(step.reads, ",")), step.what));
  }
  return table;
}

}  // namespace cahoots
