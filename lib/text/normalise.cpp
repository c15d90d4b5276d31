#include "text/normalise.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/error.hpp"
#include "text/code_point.hpp"
#include "text/fold_pass.hpp"
#include "text/homoglyphs.hpp"
#include "text/random_tail.hpp"

namespace cahoots {
namespace {

std::string nfkc_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<int32_t>(text.size()));
  if (U_SUCCESS(status)) {
    normalizer->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr,
                              status);
  }
  if (U_FAILURE(status))
    throw LimitError(std::string("ICU cannot normalise: ") + u_errorName(status));
  return composed;
}

/// Without what writes nothing, so that its neighbours meet.
std::string without_hidden(std::string_view text, const FoldTable& table) {
  std::string visible;
  visible.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size_bytes;
    const FoldClass fold_class =
        decoded.code_point < 0x80 ? FoldClass::literal : table.at(decoded.code_point).fold_class;
    if (fold_class != FoldClass::drop && fold_class != FoldClass::invisible)
      append_utf8(visible, decoded.code_point);
  }
  return visible;
}

}  // namespace

Normaliser::Normaliser(NormaliseSteps steps)
    : steps_(steps),
      table_(std::make_shared<FoldTable>(steps)),
      pictograph_table_(std::make_shared<FoldTable>(steps.without(NormaliseStep::emoji))) {}

std::string_view Normaliser::normalise(std::string_view text) {
  const std::string_view result = fold(text, *table_);
  if (!result.empty() || !steps_.has(NormaliseStep::emoji)) return result;
  return fold(text, *pictograph_table_);
}

std::string_view Normaliser::fold(std::string_view text, const FoldTable& table) {
  if (steps_.has(NormaliseStep::random_tail)) text = without_random_tail(text);
  const FoldResult folded = fold_pass(text, table, steps_, false, buffer_);
  return folded.needs_context ? fold_with_context(text, table) : folded.text;
}

std::string_view Normaliser::fold_with_context(std::string_view text, const FoldTable& table) {
  std::string current(text);
  std::string_view result;
  // Composition can make new neighbours; a second round settles it, a fourth was never needed.
  for (int round = 0; round < 4; ++round) {
    const std::string input = composed(current, table);
    const bool cuts = steps_.has(NormaliseStep::random_tail);
    result =
        fold_pass(cuts ? without_random_tail(input) : input, table, steps_, true, buffer_).text;
    if (result == current) break;
    current = result;
  }
  return result;
}

std::string Normaliser::composed(std::string_view text, const FoldTable& table) const {
  std::string visible = without_hidden(text, table);
  if (steps_.has(NormaliseStep::homoglyphs)) visible = resolve_homoglyphs(visible);
  return steps_.has(NormaliseStep::nfkc) ? nfkc_of(visible) : visible;
}

}  // namespace cahoots
