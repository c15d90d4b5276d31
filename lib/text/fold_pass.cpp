#include "text/fold_pass.hpp"

#include "text/ascii_fold.hpp"
#include "text/code_point.hpp"
#include "text/fold_lookalikes.hpp"
#include "text/fold_output.hpp"
#include "text/link_scan.hpp"

namespace cahoots {
namespace {

/// A run of hashtags at either end goes only where this much stays.
constexpr std::size_t kMinBytesBesideTags = 16;
/// One hashtag in front is likely to be the first word of the sentence.
constexpr unsigned kMinLeadingTags = 2;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

class FoldPass {
 public:
  FoldPass(std::string_view text, const FoldTable& table, NormaliseSteps steps, bool is_composed,
           std::string& buffer)
      : text_(text),
        table_(table),
        steps_(steps),
        kinds_(ascii_fold(steps).kind),
        is_composed_(is_composed),
        out_(steps, buffer) {
    // Every character but an expansion writes at most twice the bytes it was read from.
    out_.reserve(2 * text_.size());
  }

  FoldResult run() {
    skip_repost_prefix();
    while (at_ < text_.size() && !needs_context_) {
      at_ = out_.write_plain_ascii(text_, at_);
      if (at_ < text_.size()) fold_special();
    }
    FoldResult result;
    result.needs_context = needs_context_;
    if (!needs_context_) finish(result);
    return result;
  }

 private:
  bool has(NormaliseStep step) const { return steps_.has(step); }
  std::string_view from(std::size_t at) const { return text_.substr(at); }
  AsciiKind kind_at(std::size_t at) const { return kinds_[static_cast<unsigned char>(text_[at])]; }

  void write_sign(char c) {
    has(NormaliseStep::punctuation) ? out_.write_space() : out_.write_ascii(c);
  }

  void fold_special() {
    switch (kind_at(at_)) {
      case AsciiKind::at_sign:
        return fold_mention(1);
      case AsciiKind::number_sign:
        return fold_hashtag(1);
      case AsciiKind::ampersand:
        return fold_ampersand();
      case AsciiKind::colon:
        return fold_colon();
      case AsciiKind::dot:
        return fold_dot();
      default:
        return fold_multibyte();
    }
  }

  void skip_repost_prefix() {
    while (has(NormaliseStep::repost_prefix)) {
      std::size_t at = at_;
      while (at < text_.size() && is_ascii_blank(text_[at])) ++at;
      const std::string_view head = text_.substr(at, 4);
      const std::size_t handle = head == "RT @" || head == "rt @" ? scan_mention(from(at + 4)) : 0;
      if (handle == 0) return;
      at_ = at + 4 + handle;
      if (at_ < text_.size() && text_[at_] == ':') ++at_;
    }
  }

  void fold_mention(std::size_t sign_bytes) {
    at_ += sign_bytes;
    const std::size_t name = has(NormaliseStep::mentions) ? scan_mention(from(at_)) : 0;
    at_ += name;
    name > 0 ? out_.write_space() : write_sign('@');
  }

  void fold_ampersand() {
    const std::size_t entity = scan_entity(from(at_));
    at_ += entity > 0 ? entity : 1;
    entity > 0 ? out_.write_space() : write_sign('&');
  }

  void drop_url(std::size_t address_begin) {
    at_ = address_begin + scan_url(from(address_begin));
    out_.write_space();
  }

  void fold_colon() {
    if (from(at_).starts_with("://")) {
      out_.truncate(out_.written_bytes() - scan_scheme_back(out_.content()));
      return drop_url(at_ + 3);
    }
    ++at_;
    write_sign(':');
  }

  bool is_inside_word(std::size_t at) const {
    return at > 0 && at + 1 < text_.size() && is_ascii_alnum(text_[at - 1]) &&
           is_ascii_alnum(text_[at + 1]);
  }
  void fold_dot() {
    const std::string_view before = text_.substr(0, at_);
    const bool is_www = before.ends_with("www") || before.ends_with("WWW");
    if (is_inside_word(at_) && (is_www || continues_host_with_path(from(at_)))) {
      while (out_.written_bytes() > 0 && is_ascii_alnum(out_.last()))
        out_.truncate(out_.written_bytes() - 1);
      return drop_url(at_ + 1);
    }
    ++at_;
    write_sign('.');
  }

  void write_number_sign() { has(NormaliseStep::hashtags) ? out_.write_space() : write_sign('#'); }

  /// The word behind a number sign; keeps where the run of tags that it belongs to began.
  void fold_hashtag(std::size_t sign_bytes) {
    const bool closes_topic = open_tag_ends_at_ == at_;  // Weibo: #topic#
    open_tag_ends_at_ = kNowhere;
    at_ += sign_bytes;
    if (closes_topic || !is_word_at(at_)) return write_number_sign();
    if (tag_end_bytes_ != out_.content_bytes()) tag_run_begin_bytes_ = out_.content_bytes();
    write_number_sign();
    while (is_word_at(at_) && !needs_context_) fold_word_character();
    tag_end_bytes_ = out_.content_bytes();
    open_tag_ends_at_ = at_;
    if (tag_run_begin_bytes_ > 0 || !is_tag_apart()) return;
    ++n_leading_tags_;
    leading_end_bytes_ = tag_end_bytes_;
  }
  /// Not so where punctuation follows: that belongs to a sentence.
  bool is_tag_apart() const {
    return at_ >= text_.size() || is_ascii_blank(text_[at_]) || text_[at_] == '#' ||
           from(at_).starts_with("\u3000");
  }

  bool is_word_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    if (kind_at(at) != AsciiKind::multibyte) return is_ascii_alnum(text_[at]) || text_[at] == '_';
    return table_.at(decode_utf8(text_, at).code_point).is_word;
  }
  void fold_word_character() {
    if (kind_at(at_) == AsciiKind::multibyte) return fold_multibyte();
    const char c = text_[at_++];
    c == '_' ? write_sign(c) : out_.write_ascii(c);
  }

  void fold_multibyte() {
    const std::size_t behind_ideographs = out_.write_ideographs(text_, at_, table_);
    if (behind_ideographs > at_) return void(at_ = behind_ideographs);
    const DecodedCodePoint decoded = decode_utf8(text_, at_);
    const Fold& fold = table_.at(decoded.code_point);
    const std::size_t next = at_ + decoded.size_bytes;
    if (fold.fold_class == FoldClass::at_sign) return fold_mention(decoded.size_bytes);
    if (fold.fold_class == FoldClass::number_sign) return fold_hashtag(decoded.size_bytes);
    if (fold.fold_class == FoldClass::lookalike) return fold_lookalikes();
    needs_context_ |= !is_composed_ && depends_on_neighbours(fold, next);
    write(fold, decoded.code_point);
    at_ = next;
  }

  void fold_lookalikes() {
    const LookalikeRun run = scan_lookalikes(text_, at_, table_);
    const char after = run.end < text_.size() ? text_[run.end] : ' ';
    needs_context_ |= !is_composed_ && (is_ascii_letter(out_.last()) || is_ascii_letter(after));
    const bool is_latin = run.is_latin && out_.ends_outside_word();
    while (at_ < run.end) {
      const DecodedCodePoint decoded = decode_utf8(text_, at_);
      at_ += decoded.size_bytes;
      const Fold& fold = table_.at(decoded.code_point);
      if (fold.fold_class != FoldClass::lookalike) continue;
      is_latin ? out_.write_ascii(fold.latin_twin) : out_.write_lookalike(fold);
    }
  }

  bool depends_on_neighbours(const Fold& fold, std::size_t next) const {
    const char after = next < text_.size() ? text_[next] : ' ';
    switch (fold.fold_class) {
      case FoldClass::complex:
        return true;
      case FoldClass::expansion:
        return out_.follows_lookalike();
      case FoldClass::literal:
        return out_.follows_lookalike() && is_ascii_letter(fold.bytes[0]);
      case FoldClass::drop:
      case FoldClass::invisible:
        return is_ink(after) || (at_ > 0 && is_ink(text_[at_ - 1]));
      default:
        return false;
    }
  }
  /// Beside it, a hidden character may split a handle, an address or a word.
  static bool is_ink(char c) { return c > ' ' && c < 0x7F; }

  void write(const Fold& fold, char32_t code_point) {
    switch (fold.fold_class) {
      case FoldClass::literal:
        return out_.write_literal(fold);
      case FoldClass::ideograph:
        return out_.write_ideograph(fold);
      case FoldClass::lookalike:
        return out_.write_lookalike(fold);
      case FoldClass::space:
        return out_.write_space();
      case FoldClass::complex:
      case FoldClass::expansion:
        return write_expansion(code_point);
      default:
        return;
    }
  }
  void write_expansion(char32_t code_point) {
    const std::string bytes = table_.expansion(code_point);
    out_.reserve(bytes.size() + 2 * (text_.size() - at_));
    for (std::size_t i = 0; i < bytes.size();) {
      const DecodedCodePoint part = decode_utf8(bytes, i);
      i += part.size_bytes;
      write_part(part.code_point);
    }
  }
  /// A character of an expansion is final already: only its class matters.
  void write_part(char32_t code_point) {
    const Fold& fold = table_.at(code_point);
    if (code_point >= 0x80 && fold.fold_class != FoldClass::complex) return write(fold, code_point);
    if (code_point >= 0x80) return out_.write_literal(fold);
    const char c = static_cast<char>(code_point);
    if (is_ascii_blank(c)) return out_.write_space();
    is_ascii_alnum(c) ? out_.write_ascii(c) : write_sign(c);
  }

  void finish(FoldResult& result) {
    const bool ends_with_tags = tag_end_bytes_ == out_.content_bytes();
    const std::size_t end = ends_with_tags ? tag_run_begin_bytes_ : out_.content_bytes();
    const bool drops_first = has(NormaliseStep::leading_tags) &&
                             n_leading_tags_ >= kMinLeadingTags &&
                             end >= leading_end_bytes_ + kMinBytesBesideTags;
    const std::size_t begin = drops_first ? leading_end_bytes_ : 0;
    const bool drops_last =
        has(NormaliseStep::trailing_tags) && ends_with_tags && end >= begin + kMinBytesBesideTags;
    if (drops_last) out_.truncate(end);
    result.text = out_.content_behind(begin);
    result.lost_tags = drops_first || drops_last;
    result.is_all_tags = ends_with_tags && end == 0;
  }

  std::string_view text_;
  const FoldTable& table_;
  NormaliseSteps steps_;
  const std::array<AsciiKind, 256>& kinds_;
  bool is_composed_;
  bool needs_context_ = false;
  FoldOutput out_;
  std::size_t at_ = 0;
  std::size_t open_tag_ends_at_ = kNowhere;
  std::size_t tag_end_bytes_ = kNowhere;
  std::size_t tag_run_begin_bytes_ = 0;
  unsigned n_leading_tags_ = 0;
  std::size_t leading_end_bytes_ = 0;
};

}  // namespace

FoldResult fold_pass(std::string_view text, const FoldTable& table, NormaliseSteps steps,
                     bool is_composed, std::string& buffer) {
  return FoldPass(text, table, steps, is_composed, buffer).run();
}

}  // namespace cahoots
