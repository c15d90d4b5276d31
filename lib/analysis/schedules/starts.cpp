#include "analysis/schedules/starts.hpp"

#include <algorithm>
#include <optional>

namespace cahoots {
namespace {

void append_varint(std::string& row, std::uint64_t number) {
  while (number >= 128) {
    row.push_back(static_cast<char>(static_cast<unsigned char>(number | 128U)));
    number >>= 7U;
  }
  row.push_back(static_cast<char>(number));
}

std::uint64_t take_varint(std::string_view& row) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; !row.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(row.front());
    row.remove_prefix(1);
    number |= std::uint64_t{byte & 127U} << shift;
    if (byte < 128) break;
  }
  return number;
}

}  // namespace

std::vector<ScheduleStart> schedule_starts(std::span<const CadenceEvent> events) {
  std::vector<ScheduleStart> starts;
  std::optional<std::uint32_t> last_bin;
  for (const CadenceEvent& event : events) {
    if (event.precision() > TimePrecision::minute) continue;
    const std::uint32_t bin = schedule_bin_of(event.created_at_s());
    if (last_bin != bin) {
      const bool goes_on = last_bin && *last_bin + 1 == bin;
      if (!goes_on) starts.push_back({bin, 0, event.created_at_s()});
      last_bin = bin;
    }
    if (starts.back().bin == bin) ++starts.back().n_posts;
  }
  return starts;
}

std::string pack_schedule_starts(std::span<const ScheduleStart> starts) {
  std::string row;
  std::uint32_t bin = 0;
  for (const ScheduleStart& start : starts) {
    append_varint(row, start.bin - bin);
    bin = start.bin;
    // The commonest case, a single post, takes two bytes with its second.
    const std::int64_t within_s = start.first_at_s - schedule_bin_at_s(bin) + kScheduleBin_s / 2;
    append_varint(row, std::uint64_t{start.n_posts - 1} * kScheduleBin_s +
                           static_cast<std::uint64_t>(within_s));
  }
  return row;
}

void unpack_schedule_starts(std::string_view row, std::vector<ScheduleStart>& starts) {
  starts.clear();
  std::uint32_t bin = 0;
  while (!row.empty()) {
    bin += static_cast<std::uint32_t>(take_varint(row));
    const std::uint64_t rest = take_varint(row);
    const auto within_s = static_cast<std::int64_t>(rest % kScheduleBin_s);
    starts.push_back({bin, static_cast<std::uint32_t>(rest / kScheduleBin_s) + 1,
                      schedule_bin_at_s(bin) - kScheduleBin_s / 2 + within_s});
  }
}

}  // namespace cahoots
