#include "text/entities.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/byte_vector.hpp"
#include "text/code_point.hpp"
#include "text/url_span.hpp"

namespace cahoots {
namespace {

constexpr char32_t kFullWidthNumberSign = 0xFF03;
constexpr char32_t kFullWidthAt = 0xFF20;
constexpr char kFullWidthLead = '\xEF';

std::uint32_t category_of(char32_t c) {
  return U_GET_GC_MASK(static_cast<UChar32>(c));
}

constexpr std::array<bool, 256> mark_bytes() {
  std::array<bool, 256> marks{};
  for (const char c : {'#', '@', ':', '.', kFullWidthLead})
    marks[static_cast<unsigned char>(c)] = true;
  return marks;
}
constexpr std::array<bool, 256> kMarkBytes = mark_bytes();

/// Whether the mark may begin an entity, or stand in the beginning of one; most dots and colons of
/// a text do not, and most characters with the lead byte of the full-width signs.
bool may_matter(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '.':
      return at > 0 && (text[at - 1] == 'w' || text[at - 1] == 'W');
    case ':':
      return at + 1 < text.size() && text[at + 1] == '/';
    case kFullWidthLead:
      return at + 2 < text.size() && text[at + 1] == '\xBC' &&
             (text[at + 2] == '\x83' || text[at + 2] == '\xA0');
    default:
      return true;
  }
}

/// True where one of the 16 bytes from `at` on is a mark that may_matter(); the byte before and the
/// two behind them have to be there.
bool may_hold_mark(const char* at) {
  const ByteVector bytes = load_bytes(at);
  const ByteVector before = load_bytes(at - 1) | 0x20;
  const ByteVector behind = load_bytes(at + 1);
  const ByteVector third = load_bytes(at + 2);
  // U+FF03 and U+FF20; their lead byte is that of the punctuation of Chinese as well.
  const auto full_width = (bytes == 0xEF) & (behind == 0xBC) & ((third == 0x83) | (third == 0xA0));
  return any_byte((bytes == '#') | (bytes == '@') | full_width |
                  ((bytes == '.') & (before == 'w')) | ((bytes == ':') & (behind == '/')));
}

/// The next mark that matters, at `from` or behind it.
std::size_t next_mark(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    while (at > 0 && at + kByteVectorBytes + 1 < text.size() && !may_hold_mark(text.data() + at)) {
      at += kByteVectorBytes;
    }
    const std::size_t end = std::min(at + kByteVectorBytes, text.size());
    for (; at < end; ++at) {
      if (kMarkBytes[static_cast<unsigned char>(text[at])] && may_matter(text, at)) return at;
    }
    --at;
  }
  return std::string_view::npos;
}

/// The code point that ends at `end` > 0.
DecodedCodePoint decode_before(std::string_view text, std::size_t end) {
  for (std::size_t size = 1; size <= 4 && size <= end; ++size) {
    const auto byte = static_cast<unsigned char>(text[end - size]);
    if ((byte & 0xC0) == 0x80) continue;
    const DecodedCodePoint decoded = decode_utf8(text.substr(0, end), end - size);
    if (decoded.size_bytes == size) return decoded;
    break;
  }
  return {0xFFFD, 1};
}

/// The code point before `end` that is no combining mark; NUL at the start of the text. Looks at a
/// few only, so that a pile of marks costs no more than a word.
char32_t base_before(std::string_view text, std::size_t end) {
  constexpr int kMaxMarks = 8;
  for (int i = 0; i <= kMaxMarks && end > 0; ++i) {
    const DecodedCodePoint before = decode_before(text, end);
    if (before.code_point < 0x80) return before.code_point;
    if ((category_of(before.code_point) & U_GC_M_MASK) == 0) return before.code_point;
    end -= before.size_bytes;
  }
  return 0;
}

bool may_precede_hashtag(char32_t c) {
  if (c < 0x80) return c != '_' && c != '&' && !is_ascii_alnum(c);
  return (category_of(c) & (U_GC_L_MASK | U_GC_N_MASK)) == 0;
}

/// Characters that belong to a hashtag only between others.
bool is_inner_character(char32_t c) {
  return c == 0x00B7 || c == 0x30FB || c == 0x200C || c == 0x200D;
}

enum class HashtagRole { none, letter, other, mark, inner };

HashtagRole hashtag_role(char32_t c) {
  if (c < 0x80) {
    const char32_t lower = c | 0x20;
    if (lower >= 'a' && lower <= 'z') return HashtagRole::letter;
    return is_ascii_alnum(c) || c == '_' ? HashtagRole::other : HashtagRole::none;
  }
  if (is_inner_character(c)) return HashtagRole::inner;
  const std::uint32_t category = category_of(c);
  if ((category & U_GC_L_MASK) != 0) return HashtagRole::letter;
  if ((category & U_GC_M_MASK) != 0) return HashtagRole::mark;
  return (category & U_GC_N_MASK) != 0 ? HashtagRole::other : HashtagRole::none;
}

struct Hashtag {
  std::size_t end;
  bool has_letter;
};

Hashtag scan_hashtag(std::string_view text, std::size_t begin) {
  Hashtag tag{begin, false};
  for (std::size_t at = begin; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    const HashtagRole role = hashtag_role(decoded.code_point);
    if (role == HashtagRole::none) break;
    if (at == begin && (role == HashtagRole::inner || role == HashtagRole::mark)) break;
    tag.has_letter = tag.has_letter || role == HashtagRole::letter;
    at += decoded.size_bytes;
    if (role != HashtagRole::inner) tag.end = at;
  }
  return tag;
}

bool may_precede_mention(char32_t c) {
  constexpr std::string_view kRefused = "_/@#$%&=+";
  if (c == kFullWidthAt) return false;
  return c >= 0x80 ||
         (!is_ascii_alnum(c) && kRefused.find(static_cast<char>(c)) == std::string_view::npos);
}

/// The end of the run of `[A-Za-z0-9.]` and `also` that begins at `begin`, dots and hyphens cut
/// off.
std::size_t scan_name(std::string_view text, std::size_t begin, char also) {
  std::size_t end = begin;
  while (end < text.size() && (is_ascii_alnum(static_cast<unsigned char>(text[end])) ||
                               text[end] == '.' || text[end] == also)) {
    ++end;
  }
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

/// The end of the mention whose name begins at `begin`, or `begin` where there is none.
std::size_t scan_mention(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMaxName_bytes = 64;
  const std::size_t end = scan_name(text, begin, '_');
  if (end == begin || end - begin > kMaxName_bytes) return begin;
  if (text.substr(end, 3) == "://") return begin;
  if (end == text.size() || text[end] != '@') return end;
  const std::size_t host_end = scan_name(text, end + 1, '-');
  const std::string_view host = text.substr(end + 1, host_end - end - 1);
  return host.find('.') == std::string_view::npos ? begin : host_end;
}

/// One pass over a text.
class EntityScan {
 public:
  EntityScan(std::string_view text, TextEntities& found) : text_(text), found_(found) {}

  void run() {
    for (std::size_t at = next_mark(text_, 0); at != std::string_view::npos;
         at = next_mark(text_, done_)) {
      done_ = visit(at);
    }
  }

 private:
  /// Takes the entity of the mark at `at`, if it is one; returns where to go on, behind `at`.
  std::size_t visit(std::size_t at) {
    switch (text_[at]) {
      case '#':
        return take_hashtag(at, 1);
      case '@':
        return take_mention(at, 1);
      case ':':
      case '.':
        return take_url(at);
      default:
        return visit_full_width(at);
    }
  }

  std::size_t visit_full_width(std::size_t at) {
    const DecodedCodePoint mark = decode_utf8(text_, at);
    if (mark.code_point == kFullWidthNumberSign) return take_hashtag(at, mark.size_bytes);
    if (mark.code_point == kFullWidthAt) return take_mention(at, mark.size_bytes);
    return at + mark.size_bytes;
  }

  std::size_t take_hashtag(std::size_t at, std::size_t mark_size) {
    const std::size_t begin = at + mark_size;
    if (!may_precede_hashtag(base_before(text_, at))) return begin;
    const Hashtag tag = scan_hashtag(text_, begin);
    if (tag.has_letter) found_.hashtags.push_back(text_.substr(begin, tag.end - begin));
    return tag.end;
  }

  std::size_t take_mention(std::size_t at, std::size_t mark_size) {
    const std::size_t begin = at + mark_size;
    if (at > 0 && !may_precede_mention(decode_before(text_, at).code_point)) return begin;
    const std::size_t end = scan_mention(text_, begin);
    if (end > begin) found_.mentions.push_back(text_.substr(begin, end - begin));
    return end;
  }

  std::size_t take_url(std::size_t at) {
    const UrlSpan span = url_span_around(text_, at, done_);
    if (span.is_complete) found_.urls.push_back(text_.substr(span.begin, span.end - span.begin));
    return std::max(span.end, at + 1);
  }

  std::string_view text_;
  TextEntities& found_;
  /// Everything before is part of an entity or known not to begin one.
  std::size_t done_ = 0;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void TextEntities::clear() {
  hashtags.clear();
  mentions.clear();
  urls.clear();
}

const TextEntities& EntityFinder::find(std::string_view text) {
  found_.clear();
  EntityScan(text, found_).run();
  return found_;
}

std::string hashtag_key(std::string_view hashtag) {
  std::string key(hashtag);
  if (is_ascii(hashtag)) {
    for (char& c : key) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
  }
  // Asked for once, and by a guard that a thread sanitizer sees.
  static const icu::Normalizer2* const fold = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return U_SUCCESS(status) ? instance : nullptr;
  }();
  if (fold == nullptr) return key;
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  fold->normalizeUTF8(0, icu::StringPiece(key), sink, nullptr, status);
  return U_FAILURE(status) ? key : folded;
}

}  // namespace cahoots
