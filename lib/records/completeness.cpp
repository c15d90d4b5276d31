#include "records/completeness.hpp"

#include <fmt/format.h>

namespace cahoots {
namespace {

/// True where `whole` = `part` + `counts`.
bool is_sum(const TypeCounts& whole, const TypeCounts& part, const TypeCounts& counts) {
  TypeCounts sum = part;
  sum.add(counts);
  return sum == whole;
}

}  // namespace

void CompletenessCheck::add_run(const TypeCounts& before, RunRecord run) {
  TypeCounts here = prefix_.back();
  here.add(before);
  here.add("run");
  bool is_whole = false;
  for (std::size_t start = 0; start < prefix_.size() && !is_whole; ++start) {
    is_whole = is_whole_[start] && is_sum(here, prefix_[start], run.records_out);
  }
  prefix_.push_back(std::move(here));
  is_whole_.push_back(is_whole);
  runs_.push_back(std::move(run));
}

void CompletenessCheck::finish(const TypeCounts& rest) {
  if (runs_.empty()) {
    complaint_ = "the stream has no run record: it was cut short or filtered before this tool";
    return;
  }
  for (const RunRecord& run : runs_) {
    if (!run.input_complete) {
      complaint_ = fmt::format("the input of {} was already cut short or filtered", run.tool);
      return;
    }
  }
  if (rest.total() > 0 || !is_whole_.back()) {
    complaint_ = fmt::format("the stream was cut short or filtered after {}", runs_.back().tool);
  }
}

}  // namespace cahoots
