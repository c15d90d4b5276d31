#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "analysis/schedules/similarity.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// Writes the `edge` records of channel `schedule`, ordered by (source, target), and says what was
/// left out. `uid_of` gives the uid of an account by the number it was added with; so that the
/// records do not depend on the order of the stream, numbers are ranks of the uids.
/// In an edge `n_objects` is the number of clock hours with a five-minute bin in common, the first
/// of each hour being the object; `weight` is -ln p. All evidence has one topic, the channel: that
/// two accounts keep one schedule is one circumstance, however often it shows. No posts are named,
/// since cadence keeps none.
void link_schedules(ToolContext& context, ScheduleSimilarity& similarity,
                    const std::function<std::string(std::uint32_t)>& uid_of);

}  // namespace cahoots
