#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace cahoots {
namespace {

struct SequenceForm {
  std::size_t length = 0;
  unsigned char second_low = 0x80;
  unsigned char second_high = 0xBF;
};

SequenceForm form_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

/// The first byte at or behind `at` that is not ASCII, eight at a time; the end if there is none.
std::size_t ascii_end(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  for (; text.size() - at >= sizeof word; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      i = ascii_end(text, i + 1);
      continue;
    }
    const SequenceForm form = form_of(byte(i));
    if (form.length == 0 || text.size() - i < form.length) return i;
    if (byte(i + 1) < form.second_low || byte(i + 1) > form.second_high) return i;
    for (std::size_t k = 2; k < form.length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return i;
    }
    i += form.length;
  }
  return text.size();
}

}  // namespace cahoots
