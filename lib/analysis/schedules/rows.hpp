#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "analysis/schedules/pair.hpp"
#include "analysis/schedules/starts.hpp"
#include "io/name_file.hpp"

namespace cahoots {

/// The starts of one account, unpacked; of many starts also as bits of their bins and counts of
/// their hours, so that another is compared with it in the time of the other's starts alone.
class ScheduleRow {
 public:
  explicit ScheduleRow(std::vector<ScheduleStart> starts);

  const std::vector<ScheduleStart>& starts() const { return starts_; }
  bool is_large() const { return !bits_.empty(); }
  /// The same as schedule_overlap of the starts of both. O(starts of the one with fewer) where the
  /// other is large.
  ScheduleOverlap overlap_with(const ScheduleRow& other) const;
  std::size_t held_bytes() const;

 private:
  bool has(std::uint32_t bin) const;
  std::uint32_t n_in_hour(std::uint32_t hour) const;
  ScheduleOverlap overlap_with_few(const std::vector<ScheduleStart>& few) const;

  std::vector<ScheduleStart> starts_;
  std::uint32_t first_bin_ = 0;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint8_t> n_by_hour_;  ///< from the hour of the first start on
};

/// Gives rows by slot, and keeps large ones while they fit: a few accounts with many starts are
/// candidates beside nearly everybody. Any thread.
class ScheduleRowCache {
 public:
  ScheduleRowCache(NameFile& rows, std::size_t memory_bytes)
      : rows_(rows), free_bytes_(memory_bytes) {}

  std::shared_ptr<const ScheduleRow> get(std::uint32_t slot);

 private:
  NameFile& rows_;
  std::size_t free_bytes_;
  std::mutex mutex_;
  std::unordered_map<std::uint32_t, std::shared_ptr<const ScheduleRow>> large_;
};

}  // namespace cahoots
