#pragma once

#include <cstddef>
#include <set>

#include "analysis/dossier/model.hpp"
#include "analysis/findings/model.hpp"
#include "records/findings.hpp"

namespace cahoots {

/// The link of an `edge` record as the account at that end of it sees it: own and partner's posts,
/// and lags that are positive where the partner came later. Names are still missing.
DossierLink link_from(const EdgeRecord& edge, bool is_source);

/// Adds an edge between the two accounts of a hop; `close_hop` after the last one.
void add_to_hop(DossierHop& hop, const EdgeRecord& edge);
/// Makes the hop independent of the order of its edges.
void close_hop(DossierHop& hop);

/// Enters the account's membership and, as medians, that of all others of the network.
void enter_network(AccountDossier& dossier, const ClusterFindings& network, std::size_t member);

/// Sorts the links, of which none is missing any more, and fills in what is summed over them:
/// channels, partners, and the topics on which the score rests. Of those of a member only links
/// inside its network count, as in `cluster`. O(links log links).
void arrange_links(AccountDossier& dossier);

/// The links whose posts are shown: those behind the topics, and the strongest of each channel.
std::set<std::size_t> shown_links(const AccountDossier& dossier);

}  // namespace cahoots
