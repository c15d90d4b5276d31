#include "analysis/peers/shared_rows.hpp"

#include <cstddef>

namespace cahoots {

NeighbourWindows find_shared_rows(const PostColumns& posts, const std::vector<Trace>& sorted,
                                  std::int64_t window_s) {
  const std::uint32_t n_objects = sorted.empty() ? 0 : object_of(sorted.back()) + 1;
  const std::vector<std::uint32_t> sharers(n_objects, 1);
  EdgeThreshold any_neighbour;
  any_neighbour.min_objects = 1;
  any_neighbour.sharers = sharers;
  return find_windows(posts, sorted, window_s, any_neighbour);
}

void order_by_post(const NeighbourWindows& windows, std::uint32_t account,
                   std::vector<std::uint32_t>& events) {
  const auto begin = windows.row_events.begin();
  events.assign(begin + static_cast<std::ptrdiff_t>(windows.row_start[account]),
                begin + static_cast<std::ptrdiff_t>(windows.row_start[account + std::size_t{1}]));
  std::sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) {
    return post_of(windows.events[a]) < post_of(windows.events[b]);
  });
}

}  // namespace cahoots
