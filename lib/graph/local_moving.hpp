#pragma once

#include <cstdint>

#include "base/random.hpp"
#include "graph/community_level.hpp"

namespace cahoots {

/// Fast local moving (Traag, Waltman and van Eck 2019, algorithm A.2, MoveNodesFast): every node is
/// visited once in random order, and again whenever a neighbour has left for another group; it
/// joins the neighbouring group, or an empty one, of greatest gain
///   weight to the group - resolution * mass of the node * mass of the group
/// if that beats staying by more than rounding. Ties: the group met first in the node's row.
/// Groups in the result are numbered by their smallest node. `start` holds ids below the number of
/// nodes. Ends after `max_visits` at the latest: the default only guards against endless rounding.
/// 37 B a node. One thread.
Partition move_nodes(const CommunityLevel& level, const Partition& start, double resolution,
                     Random& random, std::uint64_t max_visits = 1'000'000'000'000);

}  // namespace cahoots
