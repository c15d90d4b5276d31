#pragma once

#include <cstdint>
#include <vector>

#include "analysis/coaction/traces.hpp"
#include "analysis/peers/peer.hpp"

namespace cahoots {

/// An edge of coortweet, between two accounts; the columns are those of its edge list.
struct CoortweetEdge {
  std::uint32_t source = 0;  // < target
  std::uint32_t target = 0;
  /// Rows (object, post of one, post of the other).
  std::uint64_t weight = 0;
  double time_delta_mean_s = 0;
  /// Distinct posts, of either account, that came first in a row; and that came second. At the
  /// same second the account comes first that came first in the data.
  std::uint32_t n_first_posts = 0;
  std::uint32_t n_second_posts = 0;
  /// The smaller of the two over the larger: 0 to 1.
  double symmetry = 0;
  /// Whether the weight exceeds the median weight of all edges.
  bool is_above_median = false;
  bool operator==(const CoortweetEdge&) const = default;
};

/// The network of CooRTweet (detect_groups with loops removed, then
/// generate_coordinated_network):
/// 1. accounts with at least `minimum` rows (object, post) stay;
/// 2. rows on one object at most `window_s` apart, of different accounts, make pairs;
/// 3. the rows of posts in any pair are counted by account, rows on other objects too; a pair
///    stays where either account reaches `minimum`;
/// 4. the pairs of two accounts make an edge.
/// `sorted` is what `select_usable` made, with objects from `add_peer_objects`. Rows of the data
/// are taken in the order (created_at, uid); the peer takes them as they come, which matters for
/// posts of the same second in n_first_posts and n_second_posts only.
///
/// Ordered by (source, target), the same for any number of threads. Time: the pairs of posts in
/// the windows, once each way; memory: 28 B a trace, 96 B an edge, and 40 B an account a thread.
/// Throws LimitError at 2^32 traces.
std::vector<CoortweetEdge> find_coortweet_edges(const PostColumns& posts,
                                                const std::vector<Trace>& sorted,
                                                const PeerOptions& options);

/// The rows that CooRTweet has for posts that others repost: a post which itself reposts nothing
/// but is the object of a trace counts as a row of its own, which links to none. Appends these to
/// the traces of the repost channel; `is_object` says of a post whether its uid is an object.
void add_original_rows(const PostColumns& posts, const std::vector<bool>& is_object,
                       TraceTable& table);

}  // namespace cahoots
