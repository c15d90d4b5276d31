#pragma once

#include <cstdint>
#include <string_view>

#include "cli/stages/stage_evidence.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {

inline constexpr std::uint16_t kAccountRound = 1;
inline constexpr StagePlace kFinish = {2, 0};

// Rows for round 1, by account: handles before posts, posts in the order of CadencePost, then those
// without a usable time.
inline constexpr char kAccountRow = 'a';
inline constexpr std::string_view kHandle = "h";
inline constexpr std::string_view kPost = "p";
inline constexpr std::string_view kUntimedPost = "u";

// Rows for finish, in the order in which it needs them.
inline constexpr char kRhythmRow = 'C';   ///< weights by hour, accounts
inline constexpr char kPValueRow = 'D';   ///< test, p, accounts
inline constexpr char kProfileRow = 'E';  ///< account; handle pattern, packed account
inline constexpr char kStartsRow = 'F';   ///< account; packed starts
inline constexpr char kBinRow = 'G';      ///< bin; accounts that began in it
inline constexpr char kDayRow = 'H';      ///< day; accounts that began on it

inline constexpr const char* kWithSeconds = "n_with_seconds";
inline constexpr const char* kOnSecond0 = "n_on_second_0";
inline constexpr const char* kTooFewStarts = "n_too_few_starts";

static_assert(kRhythmRow >= kFirstToolRow);

}  // namespace cahoots
