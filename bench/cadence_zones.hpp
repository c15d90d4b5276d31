#pragma once

#include <cstdint>

#include "base/random.hpp"

namespace cahoots {

/// When clocks of a made zone are an hour ahead.
enum class MadeSummer : std::uint8_t { never, europe, america, australia };

/// A zone's clock: minutes ahead of UTC in winter, and its summer time.
struct MadeZone {
  int standard_min = 0;
  MadeSummer summer = MadeSummer::never;

  /// Minutes ahead of UTC at a time of UTC.
  int offset_min(std::int64_t time_s) const;
};

/// A zone of the world without summer time, half-hour zones among them.
MadeZone zone_without_summer(Random& random);
/// A zone of Europe, America or Australia with summer time.
MadeZone zone_with_summer(Random& random);

}  // namespace cahoots
