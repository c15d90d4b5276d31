#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings/model.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Members whose offset is believed at least this much count for the clock of the cluster.
inline constexpr double kOffsetConfidence = 0.5;

/// What a report uses of a `cadence` record, by field name; unknown fields read as unknown.
MemberCadence read_member_cadence(RecordView& record);

/// The shapes of the members' handles, against those of the `n_accounts` of the case that cadence
/// looked at, of which `n_of_pattern` have each shape.
std::vector<HandlePatternUse> handle_patterns(
    const std::vector<MemberFindings>& members, std::uint64_t n_accounts,
    const std::map<std::string, std::uint64_t>& n_of_pattern);

/// The UTC offset (-11 to +12) with the most members within an hour of it, on the circle of 24
/// hours; ties go to the one with more exact matches, then to the lower. Nothing where no member's
/// offset reaches kOffsetConfidence.
std::optional<ClusterClock> shared_clock(const std::vector<MemberFindings>& members);

}  // namespace cahoots
