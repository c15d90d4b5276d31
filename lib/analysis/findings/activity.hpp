#pragma once

#include <cstdint>

#include "analysis/findings/model.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Day since 1970-01-01, UTC.
std::int64_t floor_day(std::int64_t time_s);

/// Counts the post in. A post without a time, or with a coarser one than the count needs, is left
/// out of that count only.
void add_post(PostActivity& activity, const Post& post);

/// The hour-of-week profile on a clock `utc_offset_h` ahead of UTC.
std::array<std::uint64_t, 168> shifted_hours(const std::array<std::uint64_t, 168>& hours_utc,
                                             std::int64_t utc_offset_h);

}  // namespace cahoots
