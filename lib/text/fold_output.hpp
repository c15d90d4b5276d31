#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "text/ascii_fold.hpp"
#include "text/code_point.hpp"
#include "text/fold_table.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

/// The text that a fold pass writes: white space collapsed, repeats squeezed, as the steps ask.
/// Writes into a buffer of the caller, behind a margin of blanks that makes looking back safe.
/// Nothing here checks room: call `reserve` first. One thread.
class FoldOutput {
 public:
  FoldOutput(NormaliseSteps steps, std::string& buffer)
      : collapses_(steps.has(NormaliseStep::whitespace)),
        squeezes_(steps.has(NormaliseStep::repeats)),
        ascii_(ascii_fold(steps)),
        buffer_(buffer) {
    if (buffer_.size() < kMargin) buffer_.resize(kMargin);
    std::memset(buffer_.data(), ' ', kMargin);
    end_ = begin();
  }

  /// Makes room for this many more bytes (and a margin, since code points are copied four bytes at
  /// a time).
  void reserve(std::size_t extra_bytes) {
    const std::size_t size = written_bytes();
    if (buffer_.size() >= 2 * kMargin + size + extra_bytes) return;
    const bool after_ideograph = ideograph_end_ == end_;
    const bool after_lookalike = lookalike_end_ == end_;
    buffer_.resize(2 * kMargin + size + extra_bytes + extra_bytes / 2);
    end_ = begin() + size;
    ideograph_end_ = after_ideograph ? end_ : nullptr;
    lookalike_end_ = after_lookalike ? end_ : nullptr;
  }

  std::size_t written_bytes() { return static_cast<std::size_t>(end_ - begin()); }
  /// Without a last blank, if white space is collapsed.
  std::size_t content_bytes() {
    return written_bytes() - (collapses_ && ends_with_blank() ? 1 : 0);
  }
  std::string_view content() { return {begin(), content_bytes()}; }
  /// The content from this byte on, without blanks before it if white space is collapsed.
  std::string_view content_behind(std::size_t first_byte) {
    std::string_view rest = content().substr(first_byte);
    if (collapses_ && rest.starts_with(' ')) rest.remove_prefix(1);
    return rest;
  }
  void truncate(std::size_t size_bytes) { end_ = begin() + size_bytes; }
  char last() const { return end_[-1]; }
  bool follows_lookalike() const { return lookalike_end_ == end_; }

  void write_space() {
    if (collapses_ && (end_[-1] == ' ' || end_ == ideograph_end_)) return;
    *end_++ = ' ';
  }
  void write_ascii(char c) {
    const auto index = static_cast<unsigned char>(c);
    *end_ = ascii_.mapped[index];
    end_ += static_cast<unsigned char>(end_[-1]) != ascii_.squeezed_after[index];
  }
  void write_literal(const Fold& fold) {
    if (is_repeat(fold)) return;
    std::memcpy(end_, fold.bytes.data(), fold.bytes.size());
    end_ += fold.size_bytes;
  }
  void write_ideograph(const Fold& fold) {
    if (end_[-1] == ' ' && end_ > begin()) --end_;
    write_literal(fold);
    ideograph_end_ = end_;
  }
  void write_lookalike(const Fold& fold) {
    write_literal(fold);
    lookalike_end_ = end_;
  }
  /// Whether what is written ends between words, or before the first.
  bool ends_outside_word() const {
    const char c = end_[-1];
    return static_cast<unsigned char>(c) < 0x80 ? !is_ascii_letter(c) : ideograph_end_ == end_;
  }

  /// The hot loop: letters, digits and blanks up to the first byte that asks for more; returns its
  /// position.
  std::size_t write_plain_ascii(std::string_view text, std::size_t from) {
    const char* at = text.data() + from;
    const char* const text_end = text.data() + text.size();
    char* out = end_;
    // The last byte written, in a register: reading it back would wait for the store.
    auto last = static_cast<unsigned char>(out[-1]);
    for (; at < text_end; ++at) {
      const auto byte = static_cast<unsigned char>(*at);
      const AsciiKind kind = ascii_.kind[byte];
      if (kind == AsciiKind::literal) {
        if (last == ascii_.squeezed_after[byte]) continue;
      } else if (kind == AsciiKind::space) {
        if (collapses_ && (last == ' ' || out == ideograph_end_)) continue;
      } else {
        break;
      }
      *out++ = ascii_.mapped[byte];
      last = static_cast<unsigned char>(ascii_.mapped[byte]);
    }
    end_ = out;
    return static_cast<std::size_t>(at - text.data());
  }

  /// The same for Chinese: three-byte ideographs up to the first other character. A blank before
  /// the run goes, as write_ideograph has it.
  std::size_t write_ideographs(std::string_view text, std::size_t from, const FoldTable& table) {
    std::size_t at = from;
    while (at + 3 <= text.size() && (static_cast<unsigned char>(text[at]) & 0xF0) == 0xE0) {
      const DecodedCodePoint decoded = decode_utf8(text, at);
      const Fold& fold = table.at(decoded.code_point);
      if (fold.fold_class != FoldClass::ideograph) break;
      if (at == from) {
        write_ideograph(fold);
      } else if (!is_repeat(fold)) {
        std::memcpy(end_, fold.bytes.data(), fold.bytes.size());
        end_ += fold.size_bytes;
      }
      at += decoded.size_bytes;
    }
    if (at > from) ideograph_end_ = end_;
    return at;
  }

 private:
  static constexpr std::size_t kMargin = 16;

  char* begin() { return buffer_.data() + kMargin; }
  bool ends_with_blank() { return end_ > begin() && end_[-1] == ' '; }
  static std::uint32_t load(const char* at) {
    std::uint32_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  bool is_repeat(const Fold& fold) const {
    if (!squeezes_ || !fold.is_squeezed) return false;
    const std::size_t size = fold.size_bytes;
    const std::uint32_t mask = ~std::uint32_t{0} >> (32 - 8 * size);
    return ((load(end_ - size) ^ load(fold.bytes.data())) & mask) == 0;
  }

  bool collapses_;
  bool squeezes_;
  const AsciiFold& ascii_;
  std::string& buffer_;
  char* end_ = nullptr;
  const char* ideograph_end_ = nullptr;
  const char* lookalike_end_ = nullptr;
};

}  // namespace cahoots
