#pragma once

#include <cstdint>

#include "analysis/coaction/channel.hpp"
#include "analysis/coaction/profiles.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

struct ProfileLinkOptions {
  std::uint32_t min_objects = 1;
  std::uint32_t n_evidence = 3;
  /// Leaves out edges of a greater q-value; below 1 also all of persona, which has none.
  double max_q_value = 1.0;
};

/// Writes the edges of a channel of profiles (persona or creation), ordered by (source, target).
/// They have no posts behind them, so their times, lags and, for persona, probabilities are null.
/// All evidence of a channel has one topic, its name: the profiles of one person agree in handle,
/// name and picture for one reason, which counts once. What the bound on pairs leaves out is said.
void link_profiles(ToolContext& context, Profiles& profiles, Channel channel,
                   const ProfileLinkOptions& options);

}  // namespace cahoots
