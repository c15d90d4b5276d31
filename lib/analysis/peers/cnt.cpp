#include "analysis/peers/cnt.hpp"

#include <algorithm>

#include "analysis/peers/shared_rows.hpp"

namespace cahoots {
namespace {

/// Counts one account's posts by partner.
class CntRow {
 public:
  CntRow(const PostColumns& posts, const NeighbourWindows& windows, std::uint32_t minimum)
      : windows_(windows), minimum_(minimum), cells_(posts.n_accounts) {}

  void operator()(std::uint32_t source, std::vector<CntEdge>& edges) {
    order_by_post(windows_, source, events_);
    for (const std::uint32_t event : events_) count_partners(source, event);
    std::sort(partners_.begin(), partners_.end());
    for (const std::uint32_t target : partners_) {
      if (cells_[target].weight >= minimum_)
        edges.push_back({source, target, cells_[target].weight});
      cells_[target] = Cell{};
    }
    partners_.clear();
  }

 private:
  struct Cell {
    std::uint32_t last_post = kNone;
    std::uint32_t weight = 0;
  };

  void count_partners(std::uint32_t source, std::uint32_t event) {
    const std::uint32_t post = post_of(windows_.events[event]);
    for (std::uint32_t i = windows_.begin[event]; i < windows_.end[event]; ++i) {
      const std::uint32_t target = windows_.account[i];
      Cell& cell = cells_[target];
      if (cell.last_post == post || target == source) continue;
      cell.last_post = post;
      if (cell.weight++ == 0) partners_.push_back(target);
    }
  }

  const NeighbourWindows& windows_;
  std::uint32_t minimum_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> events_;
  std::vector<std::uint32_t> partners_;
};

}  // namespace

std::vector<CntEdge> find_cnt_edges(const PostColumns& posts, const std::vector<Trace>& sorted,
                                    const PeerOptions& options) {
  const NeighbourWindows windows = find_shared_rows(posts, sorted, options.window_s);
  return collect_rows<CntEdge>(posts.n_accounts, options.n_threads,
                               [&] { return CntRow(posts, windows, options.minimum); });
}

}  // namespace cahoots
