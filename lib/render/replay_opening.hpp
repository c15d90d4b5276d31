#pragma once

#include <string_view>

namespace cahoots {

/// The part of a replay script that is the same for every investigation: its options, the search
/// for evidence and tools, and the functions `need`, `place`, `same` and `run` that the rest calls.
std::string_view replay_opening();

}  // namespace cahoots
