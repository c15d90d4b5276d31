#pragma once

#include <string>
#include <string_view>

#include "analysis/cadence/cadence.hpp"

namespace cahoots {

/// Appends what was found of an account as bytes that any process reads; without the account's
/// number, its q-values and the comparison with the stream, which CadenceReference adds. About 1 kB
/// with a profile. Any thread.
void append_packed(std::string& out, const AccountCadence& account);

/// Reads it back: all that was appended. Throws DataError where it is cut or has more than that.
AccountCadence read_packed_account(std::string_view bytes);

}  // namespace cahoots
