#pragma once

#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// Gives every message an id in its platform's own form: X and TikTok ids hold the time, Reddit
/// ids count upwards in base 36, YouTube's are random text. Unique within a platform.
void number_messages(Scenario& scenario, const Draw& seed);

}  // namespace cahoots
