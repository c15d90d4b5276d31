#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/big_endian.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"

namespace cahoots {

/// A row that a RowSort is to bring together with all others of the same text: the hash of the
/// text, its size, the text, then what is said of it. The hash stands first so that most
/// comparisons end at the first eight bytes, the size so that no text can be taken for another. The
/// order of the texts is that of their hashes: the same in every run.
struct KeyedRow {
  std::string_view key;  ///< equal for equal texts only
  std::string_view text;
  std::string_view payload;
};

/// Appends the key; the payload is to be appended by the caller. Throws LimitError at 4 GiB.
inline void append_text_key(std::string& row, std::string_view text) {
  const auto size_bytes = static_cast<std::uint32_t>(text.size());
  if (size_bytes != text.size()) throw LimitError("a text of more than 4 GiB; lower --max-record");
  append_big_endian(row, hash64(text));
  append_big_endian(row, size_bytes);
  row.append(text);
}

/// The row taken apart; its views point into it.
inline KeyedRow parse_keyed_row(std::string_view row) {
  constexpr std::size_t kHeadBytes = sizeof(std::uint64_t) + sizeof(std::uint32_t);
  const std::size_t size_bytes = load_big_endian_32(row.data() + sizeof(std::uint64_t));
  return {row.substr(0, kHeadBytes + size_bytes), row.substr(kHeadBytes, size_bytes),
          row.substr(kHeadBytes + size_bytes)};
}

}  // namespace cahoots
