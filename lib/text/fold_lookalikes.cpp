#include "text/fold_lookalikes.hpp"

#include <string>

#include "base/ascii.hpp"
#include "text/code_point.hpp"

namespace cahoots {
namespace {

bool begins_with_letter(char32_t code_point, const FoldTable& table) {
  if (code_point < 0x80) return is_ascii_letter(code_point);
  const Fold& fold = table.at(code_point);
  switch (fold.fold_class) {
    case FoldClass::literal: {
      const auto first = static_cast<unsigned char>(fold.bytes[0]);
      return first >= 0x80 || is_ascii_letter(first);
    }
    case FoldClass::expansion: {
      const char32_t first = decode_utf8(table.expansion(code_point), 0).code_point;
      return first != code_point && begins_with_letter(first, table);
    }
    case FoldClass::complex:
    case FoldClass::lookalike:
      return true;
    default:
      return false;
  }
}

}  // namespace

LookalikeRun scan_lookalikes(std::string_view text, std::size_t at, const FoldTable& table) {
  LookalikeRun run{at, true};
  while (at < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    const FoldClass fold_class =
        decoded.code_point < 0x80 ? FoldClass::literal : table.at(decoded.code_point).fold_class;
    const bool is_hidden = fold_class == FoldClass::drop || fold_class == FoldClass::invisible;
    if (fold_class != FoldClass::lookalike && !is_hidden) {
      run.is_latin &= !begins_with_letter(decoded.code_point, table);
      break;
    }
    at += decoded.size_bytes;
    if (is_hidden) continue;
    run.end = at;
    run.is_latin &= table.at(decoded.code_point).latin_twin != 0;
  }
  return run;
}

}  // namespace cahoots
