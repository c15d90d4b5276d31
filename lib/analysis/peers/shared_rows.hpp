#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <vector>

#include "analysis/coaction/traces.hpp"
#include "analysis/coaction/windows.hpp"
#include "base/threads.hpp"

namespace cahoots {

/// The traces that have a neighbour by another account within the window, with their neighbours:
/// nothing else can be part of a peer's edge. `sorted` is what `select_usable` made.
/// Throws LimitError at 2^32 of them.
NeighbourWindows find_shared_rows(const PostColumns& posts, const std::vector<Trace>& sorted,
                                  std::int64_t window_s);

/// The events of an account in the order of its posts, those of one post together.
void order_by_post(const NeighbourWindows& windows, std::uint32_t account,
                   std::vector<std::uint32_t>& events);

/// Lets a worker, one a thread, add the edges of one account after another: `make_worker()` gives
/// something callable as `worker(account, edges)`. Edges come in the order of the accounts,
/// whatever the number of threads.
template <class Edge, class MakeWorker>
std::vector<Edge> collect_rows(std::uint32_t n_accounts, std::uint32_t n_threads,
                               MakeWorker make_worker) {
  constexpr std::uint32_t kAccountsPerBlock = 64;
  const std::uint32_t n_blocks =
      n_accounts / kAccountsPerBlock + (n_accounts % kAccountsPerBlock == 0 ? 0U : 1U);
  std::vector<std::vector<Edge>> edges_of_block(n_blocks);
  std::atomic<std::uint32_t> next_block{0};
  run_threads(n_threads, [&] {
    auto worker = make_worker();
    for (std::uint32_t block = next_block++; block < n_blocks; block = next_block++) {
      const std::uint32_t first = block * kAccountsPerBlock;
      const std::uint32_t last = first + std::min(n_accounts - first, kAccountsPerBlock);
      for (std::uint32_t account = first; account < last; ++account) {
        worker(account, edges_of_block[block]);
      }
    }
  });
  std::vector<Edge> edges;
  for (std::vector<Edge>& of_block : edges_of_block) {
    edges.insert(edges.end(), std::make_move_iterator(of_block.begin()),
                 std::make_move_iterator(of_block.end()));
    std::vector<Edge>().swap(of_block);
  }
  return edges;
}

}  // namespace cahoots
