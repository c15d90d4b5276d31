#pragma once

#include <cstdint>
#include <vector>

#include "analysis/coaction/traces.hpp"
#include "analysis/peers/peer.hpp"

namespace cahoots {

/// An edge of cnt, from an account to another.
struct CntEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  /// Distinct posts of the source that share an object with a post of the target in the window.
  std::uint32_t weight = 0;
  bool operator==(const CntEdge&) const = default;
};

/// The network of the Coordination Network Toolkit (its compute_networks.py: the queries behind
/// co_tweet, co_link, co_retweet and co_reply): posts on one object at most `window_s` apart, by
/// different accounts; the two directions of a pair weigh differently; edges below `minimum` are
/// dropped. `sorted` is what `select_usable` made, with objects from `add_peer_objects`.
///
/// Ordered by (source, target), the same for any number of threads. Time: the pairs of posts in
/// the windows, once each way; memory: 24 B a trace, 12 B an edge, and 8 B an account a thread.
/// Throws LimitError at 2^32 traces.
std::vector<CntEdge> find_cnt_edges(const PostColumns& posts, const std::vector<Trace>& sorted,
                                    const PeerOptions& options);

}  // namespace cahoots
