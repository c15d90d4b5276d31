#include "text/text_references.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "text/code_point.hpp"
#include "text/link_scan.hpp"
#include "text/url_span.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kReferenceMarks = "@:./[\xEF";
constexpr char32_t kWideAt = 0xFF20;
constexpr char32_t kMiddleDot = 0xB7;

bool is_host_byte(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.';
}
bool is_user_byte(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_';
}

bool is_name_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c) || c == '_';
  constexpr std::uint32_t kNameMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kNameMask) != 0 && c != kMiddleDot;
}

/// The size of the name in any script that `text` begins with.
std::size_t any_letters_size(std::string_view text) {
  constexpr int kMostCodePoints = 30;
  std::size_t size_bytes = 0;
  std::size_t at = 0;
  for (int n = 0; n < kMostCodePoints && at < text.size(); ++n) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    const bool is_joint = at > 0 && (c == '-' || c == '.' || c == kMiddleDot);
    if (!is_joint && !is_name_letter(c)) break;
    at += decoded.size_bytes;
    if (!is_joint) size_bytes = at;
  }
  return size_bytes;
}

/// The size of the name that `text` begins with as EntityFinder takes it: dots may stand in front,
/// and side by side (`.ada`, `a..b`).
std::size_t dotted_name_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (is_ascii_alnum(text[size]) || text[size] == '_' || text[size] == '.')) {
    ++size;
  }
  while (size > 0 && text[size - 1] == '.') --size;
  return size;
}

/// One pass over a text.
class ReferenceScan {
 public:
  ReferenceScan(std::string_view text, const ReferenceForms& forms,
                std::vector<TextReference>& found)
      : text_(text), forms_(forms), found_(found) {}

  void run() {
    for (std::size_t at = next_mark(); at != std::string_view::npos; at = next_mark()) {
      done_ = visit(at);
    }
  }

 private:
  std::size_t next_mark() const { return text_.find_first_of(kReferenceMarks, done_); }

  /// Takes what stands around the mark at `at`; returns where to go on, behind `at`.
  std::size_t visit(std::size_t at) {
    switch (text_[at]) {
      case '@':
        return at > 0 && is_ascii_alnum(text_[at - 1]) ? at + 1 : take_handle(at + 1);
      case ':':
      case '.':
        return take_address(at);
      case '/':
        return forms_.has_user_paths ? take_user_path(at) : at + 1;
      case '[':
        return forms_.has_brackets ? take_brackets(at) : at + 1;
      default:
        break;
    }
    const DecodedCodePoint mark = decode_utf8(text_, at);
    const std::size_t behind = at + mark.size_bytes;
    return mark.code_point == kWideAt ? take_handle(behind) : behind;
  }

  std::size_t take(ReferenceKind kind, std::size_t begin, std::size_t end) {
    found_.push_back({kind, begin, end});
    return end;
  }

  std::size_t take_handle(std::size_t begin) {
    const std::string_view rest = text_.substr(begin);
    if (rest.empty()) return begin;
    std::size_t size = static_cast<unsigned char>(rest[0]) < 0x80 ? scan_mention(rest) : 0;
    size = std::max(size, dotted_name_size(rest));
    if (forms_.has_any_letters) size = std::max(size, any_letters_size(rest));
    size = without_scheme(begin, size);
    return size == 0 ? begin : take(ReferenceKind::handle, begin, begin + size);
  }

  /// The size of a name without the scheme of a link that is glued to it: `@adahttps://a.example`.
  std::size_t without_scheme(std::size_t begin, std::size_t size) const {
    if (text_.substr(begin + size, 3) != "://") return size;
    std::string_view name = text_.substr(begin, size);
    name.remove_suffix(scan_scheme_back(name));
    while (name.ends_with('-') || name.ends_with('.')) name.remove_suffix(1);
    return name.size();
  }

  std::size_t take_address(std::size_t at) {
    const UrlSpan span = url_span_around(text_, at, done_);
    if (span.is_complete || span.end > at + 1) {
      return take(ReferenceKind::address, span.begin, span.end);
    }
    return text_[at] == '.' ? take_bare_address(at) : at + 1;
  }

  /// The address whose host holds the dot at `at`, the first of its dots.
  std::size_t take_bare_address(std::size_t at) {
    std::size_t begin = at;
    while (begin > done_ && is_host_byte(text_[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text_.size() && is_host_byte(text_[end])) ++end;
    // A sentence that ends where an address begins: `end.https://`.
    if (text_.substr(end, 3) == "://") return text_.rfind('.', end) + 1;
    const bool is_mail = begin > 0 && text_[begin - 1] == '@';
    std::size_t host_end = end;
    while (host_end > at && !is_ascii_alnum(text_[host_end - 1])) --host_end;
    const std::string_view host = text_.substr(begin, host_end - begin);
    const std::string_view top_level = host.substr(host.rfind('.') + 1);
    const bool is_host =
        host_end > at + 1 && begin < at && top_level.size() > 1 &&
        std::all_of(top_level.begin(), top_level.end(), [](char c) { return is_ascii_letter(c); });
    if (is_mail || !is_host) return end;
    const bool has_path =
        host_end < text_.size() && (text_[host_end] == '/' || text_[host_end] == '?');
    if (!has_path) return take(ReferenceKind::address, begin, host_end);
    std::size_t path_end = host_end + scan_url(text_.substr(host_end));
    constexpr std::string_view kSentence = ".,;:!?'*~)]";
    while (kSentence.find(text_[path_end - 1]) != std::string_view::npos) --path_end;
    return take(ReferenceKind::address, begin, path_end);
  }

  std::size_t take_user_path(std::size_t at) {
    constexpr std::size_t kShortest = 3;
    constexpr std::size_t kLongest = 20;
    const bool is_user = at > done_ && (text_[at - 1] == 'u' || text_[at - 1] == 'U') &&
                         (at < 2 || !is_user_byte(text_[at - 2]));
    std::size_t end = at + 1;
    while (end < text_.size() && is_user_byte(text_[end])) ++end;
    const std::size_t size = without_scheme(at + 1, end - at - 1);
    if (!is_user || size < kShortest || size > kLongest) return at + 1;
    return take(ReferenceKind::handle, at + 1, at + 1 + size);
  }

  std::size_t take_brackets(std::size_t at) {
    constexpr auto kWords = std::to_array<std::string_view>({"id", "club", "public", "event"});
    const std::string_view rest = text_.substr(at + 1);
    for (const std::string_view word : kWords) {
      if (!rest.starts_with(word) || rest.size() == word.size() ||
          !is_ascii_digit(rest[word.size()])) {
        continue;
      }
      // In replies the number of the answered comment follows: [id7:bp-1_2|Name].
      const std::size_t bar = rest.find_first_not_of("0123456789:bp-_", word.size());
      if (bar == std::string_view::npos || rest[bar] != '|') return at + 1;
      const std::size_t name = at + 1 + bar + 1;
      const std::size_t end = is_unclosed_ ? std::string_view::npos : text_.find(']', name);
      is_unclosed_ = end == std::string_view::npos;
      take(ReferenceKind::bracket_id, at + 1, name - 1);
      return is_unclosed_ || end == name ? name : take(ReferenceKind::name, name, end);
    }
    return at + 1;
  }

  std::string_view text_;
  const ReferenceForms& forms_;
  std::vector<TextReference>& found_;
  /// Everything before has been looked at.
  std::size_t done_ = 0;
  bool is_unclosed_ = false;  ///< no bracket closes any more
};

}  // namespace

void find_references(std::string_view text, const ReferenceForms& forms,
                     std::vector<TextReference>& found) {
  found.clear();
  ReferenceScan(text, forms, found).run();
}

void find_bare_handles(std::string_view text, const std::unordered_set<std::string>& handles,
                       std::vector<TextReference>& found) {
  if (handles.empty()) return;
  const std::vector<TextReference> before = std::move(found);
  found.clear();
  auto next = before.begin();
  for (std::size_t at = 0; at < text.size();) {
    const auto* const from = text.begin() + at;
    const std::size_t begin =
        at + static_cast<std::size_t>(std::find_if(from, text.end(), is_user_byte) - from);
    std::size_t end = begin;
    while (end < text.size() && is_user_byte(text[end])) ++end;
    at = end;
    while (next != before.end() && next->end <= begin) found.push_back(*next++);
    if (next != before.end() && next->begin < end) continue;
    if (handles.contains(ascii_lower(text.substr(begin, end - begin)))) {
      found.push_back({ReferenceKind::handle, begin, end});
    }
  }
  found.insert(found.end(), next, before.end());
}

}  // namespace cahoots
