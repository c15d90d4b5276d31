#pragma once

#include "base/random.hpp"
#include "graph/community_level.hpp"

namespace cahoots {

/// Refinement (Traag, Waltman and van Eck 2019, algorithm A.2, RefinePartition, with the best
/// choice for the random one): starting from single nodes, visited once in random order, a node
/// that is still alone and well connected to its group joins the well-connected subgroup of
/// greatest gain inside the same group; ties go to the one met first in its row. Every subgroup is
/// connected. They are numbered by their smallest node. O(n + m); 60 B a node. One thread.
Partition refine_groups(const CommunityLevel& level, const Partition& groups, double resolution,
                        Random& random);

}  // namespace cahoots
