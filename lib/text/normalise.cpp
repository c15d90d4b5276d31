#include "text/normalise.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/error.hpp"
#include "text/code_point.hpp"
#include "text/homoglyphs.hpp"
#include "text/random_tail.hpp"

namespace cahoots {
namespace {

void require_normalisation(UErrorCode status) {
  if (U_FAILURE(status))
    throw LimitError(std::string("ICU cannot normalise: ") + u_errorName(status));
}

/// Asked for once, and by a guard that a thread sanitizer sees.
const icu::Normalizer2& nfkc_normalizer() {
  static const icu::Normalizer2& normalizer = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
    require_normalisation(status);
    return *instance;
  }();
  return normalizer;
}

std::string nfkc_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<int32_t>(text.size()));
  nfkc_normalizer().normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink,
                                  nullptr, status);
  require_normalisation(status);
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
  const FoldResult result = fold(text, *table_);
  const bool is_empty = result.text.empty();
  if (!steps_.has(NormaliseStep::emoji) || (!is_empty && !result.is_all_tags)) return result.text;
  const FoldResult pictures = fold(text, *pictograph_table_);
  if (is_empty || (pictures.lost_tags && is_dropped(pictures.text))) return pictures.text;
  return fold(text, *table_).text;
}

bool Normaliser::is_dropped(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size_bytes;
    const bool is_space =
        decoded.code_point >= 0x80 && table_->at(decoded.code_point).fold_class == FoldClass::space;
    if (!is_space) return false;
  }
  return true;
}

FoldResult Normaliser::fold(std::string_view text, const FoldTable& table) {
  if (steps_.has(NormaliseStep::random_tail)) text = without_random_tail(text);
  const FoldResult folded = fold_pass(text, table, steps_, false, buffer_);
  return folded.needs_context ? fold_with_context(text, table) : folded;
}

FoldResult Normaliser::fold_with_context(std::string_view text, const FoldTable& table) {
  std::string current(text);
  FoldResult result;
  // Composition can make new neighbours; a second round settles it, a fourth was never needed.
  for (int round = 0; round < 4; ++round) {
    const std::string input = composed(current, table);
    const bool cuts = steps_.has(NormaliseStep::random_tail);
    const FoldResult folded =
        fold_pass(cuts ? without_random_tail(input) : input, table, steps_, true, buffer_);
    if (round == 0) result = folded;
    result.text = folded.text;
    if (result.text == current) break;
    current = result.text;
  }
  return result;
}

std::string Normaliser::composed(std::string_view text, const FoldTable& table) const {
  std::string visible = without_hidden(text, table);
  if (steps_.has(NormaliseStep::homoglyphs)) visible = resolve_homoglyphs(visible);
  return steps_.has(NormaliseStep::nfkc) ? nfkc_of(visible) : visible;
}

}  // namespace cahoots
