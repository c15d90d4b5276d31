#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/line_block.hpp"

namespace cahoots {

/// A line or record that could not be used: what a message `FILE:LINE:COL: reason` and a line of
/// the rejects file are made of.
struct Reject {
  SourcePosition position;   ///< of the first byte of the record
  std::uint64_t column = 1;  ///< of the error, in bytes from 1
  std::string error;
  std::string raw;  ///< the bytes of the record; only their start where they are over the limit
};

/// Appends the reject as one line `{"file","line","column","offset","error","raw","raw_base64"}`.
/// `raw_base64` (RFC 4648, section 4) holds the bytes where they are not UTF-8, and `raw` is then
/// null; the other way round it is null.
void append_reject(std::string& out, const Reject& reject, std::string_view file_name);

}  // namespace cahoots
