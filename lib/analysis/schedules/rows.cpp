#include "analysis/schedules/rows.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace cahoots {
namespace {

constexpr std::size_t kFewestOfALargeRow = 64;

}  // namespace

ScheduleRow::ScheduleRow(std::vector<ScheduleStart> starts) : starts_(std::move(starts)) {
  if (starts_.size() < kFewestOfALargeRow) return;
  first_bin_ = starts_.front().bin;
  bits_.resize((starts_.back().bin - first_bin_) / 64 + std::size_t{1}, 0);
  n_by_hour_.resize(starts_.back().hour() - starts_.front().hour() + std::size_t{1}, 0);
  for (const ScheduleStart& start : starts_) {
    const std::uint32_t place = start.bin - first_bin_;
    bits_[place / 64] |= std::uint64_t{1} << (place % 64);
    ++n_by_hour_[start.hour() - starts_.front().hour()];
  }
}

bool ScheduleRow::has(std::uint32_t bin) const {
  const std::uint32_t place = bin - first_bin_;  // huge where it is before the first
  return place / 64 < bits_.size() && (bits_[place / 64] >> (place % 64) & 1U) != 0;
}

std::uint32_t ScheduleRow::n_in_hour(std::uint32_t hour) const {
  const std::uint32_t place = hour - starts_.front().hour();
  return place < n_by_hour_.size() ? n_by_hour_[place] : 0;
}

ScheduleOverlap ScheduleRow::overlap_with_few(const std::vector<ScheduleStart>& few) const {
  ScheduleOverlap overlap;
  for (std::size_t begin = 0, end = 0; begin < few.size(); begin = end) {
    const std::uint32_t hour = few[begin].hour();
    bool is_shared = false;
    for (end = begin; end < few.size() && few[end].hour() == hour; ++end) {
      is_shared = is_shared || has(few[end].bin);
    }
    const std::uint32_t n_own = n_in_hour(hour);
    if (n_own == 0) continue;
    ++overlap.n_hours;
    overlap.n_shared += is_shared ? 1U : 0U;
    overlap.even_expected += std::min(
        1.0, static_cast<double>(n_own) * static_cast<double>(end - begin) / kScheduleBinsAnHour);
  }
  return overlap;
}

ScheduleOverlap ScheduleRow::overlap_with(const ScheduleRow& other) const {
  if (!is_large() && !other.is_large()) return schedule_overlap(starts_, other.starts_);
  const bool asks_other =
      other.is_large() && (!is_large() || starts_.size() <= other.starts_.size());
  return asks_other ? other.overlap_with_few(starts_) : overlap_with_few(other.starts_);
}

std::size_t ScheduleRow::held_bytes() const {
  return starts_.size() * sizeof(ScheduleStart) + bits_.size() * sizeof(std::uint64_t) +
         n_by_hour_.size();
}

std::shared_ptr<const ScheduleRow> ScheduleRowCache::get(std::uint32_t slot) {
  std::string packed;
  {
    const std::lock_guard lock(mutex_);
    const auto known = large_.find(slot);
    if (known != large_.end()) return known->second;
    packed = rows_.get(slot);
  }
  std::vector<ScheduleStart> starts;
  unpack_schedule_starts(packed, starts);
  auto row = std::make_shared<const ScheduleRow>(std::move(starts));
  if (!row->is_large()) return row;
  const std::lock_guard lock(mutex_);
  if (row->held_bytes() > free_bytes_) return row;
  if (large_.emplace(slot, row).second) free_bytes_ -= row->held_bytes();
  return row;
}

}  // namespace cahoots
