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
  bool is_raw_withheld = false;  ///< `raw` may not be shown
};

/// The reject without anything out of the record: for a case whose names are replaced. The error
/// keeps its words; what it quotes, or what a platform or a parser said, becomes `…`.
Reject without_evidence(const Reject& reject);

/// Appends the reject as one line `{"file","line","column","offset","error","raw","raw_base64"}`.
/// `raw_base64` (RFC 4648, section 4) holds the bytes where they are not UTF-8, and `raw` is then
/// null; the other way round it is null. Both are where it is withheld.
void append_reject(std::string& out, const Reject& reject, std::string_view file_name);

}  // namespace cahoots
