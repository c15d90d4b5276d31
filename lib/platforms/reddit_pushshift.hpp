#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Reddit submissions and comments as Pushshift and Arctic Shift archive them, one object a line
/// (their dumps are `.zst` with a window of 2 GiB), or as their APIs answer: a page with a `data`
/// list. Source: Baumgartner et al. 2020, "The Pushshift
/// Reddit Dataset"; Arctic Shift, readme of the dumps. Fields and what is rejected: see
/// add_reddit_thing.
Format reddit_pushshift_format();

}  // namespace cahoots
