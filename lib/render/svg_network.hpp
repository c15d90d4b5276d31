#pragma once

#include <cstddef>

#include "analysis/findings/model.hpp"
#include "render/chart.hpp"

namespace cahoots {

/// Nodes drawn at most; more accounts are drawn as groups.
inline constexpr std::size_t kDrawnNodes = 300;
/// Links drawn at most; the strongest.
inline constexpr std::size_t kDrawnLinks = 4000;

/// The links among the members of a cluster: a dot for an account, or a group of accounts where
/// there are too many, coloured by platform, larger the more members it is linked with; a ring for
/// a tip-off; a solid line where a link passed its test, a faint one where it did not.
void write_network_drawing(MarkupWriter& out, const ClusterFindings& cluster,
                           const ChartText& text);

}  // namespace cahoots
