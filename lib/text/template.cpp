#include "text/template.hpp"

#include <algorithm>
#include <cstdint>

#include "base/hash.hpp"
#include "text/ascii_fold.hpp"
#include "text/code_point.hpp"
#include "text/link_scan.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kMaxTokens = 256;
constexpr std::string_view kSlot = "⟨…⟩";
constexpr std::string_view kUrlSlot = "⟨url⟩";
constexpr std::string_view kMentionSlot = "⟨@⟩";

struct Token {
  std::string_view text;
  std::uint64_t folded_hash = 0;  ///< of the text in lower case: tokens are compared by it
  bool follows_blank = false;
};

struct Tokens {
  std::vector<Token> list;
  bool is_cut = false;
};

bool is_ideograph(char32_t code_point) {
  return (code_point >= 0x3040 && code_point <= 0x30FF) ||
         (code_point >= 0x3400 && code_point <= 0x9FFF) ||
         (code_point >= 0xF900 && code_point <= 0xFAFF) ||
         (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

/// Bytes of the word at `at`: up to white space or an ideograph, or one ideograph.
std::size_t scan_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_ascii_blank(text[end])) {
    const DecodedCodePoint decoded = decode_utf8(text, end);
    if (is_ideograph(decoded.code_point)) return end == at ? decoded.size_bytes : end - at;
    end += decoded.size_bytes;
  }
  return end - at;
}

/// Links and mentions become their slots: they compare equal whatever they hold.
std::string_view as_slot(std::string_view word) {
  const std::size_t scheme_end = word.find("://");
  if (scheme_end != std::string_view::npos && scan_scheme_back(word.substr(0, scheme_end)) > 0)
    return kUrlSlot;
  if (word.starts_with('@') && scan_mention(word.substr(1)) > 0) return kMentionSlot;
  return word;
}

std::uint64_t folded_hash_of(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return hash64(folded);
}

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  bool follows_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_blank(text[at])) {
      follows_blank = true;
      ++at;
      continue;
    }
    if (tokens.list.size() == kMaxTokens) return tokens.is_cut = true, tokens;
    const std::size_t size = scan_word(text, at);
    const std::string_view word = as_slot(text.substr(at, size));
    tokens.list.push_back({word, folded_hash_of(word), follows_blank});
    follows_blank = false;
    at += size;
  }
  return tokens;
}

bool same(const Token& a, const Token& b) {
  return a.folded_hash == b.folded_hash;
}

/// The common tokens so far, and whether something was dropped before each and after the last.
struct Common {
  std::vector<Token> tokens;
  std::vector<bool> gap_before;
};

/// Which token of `b` each token of `a` is matched to in a longest common subsequence.
constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);
std::vector<std::size_t> align(const std::vector<Token>& a, const std::vector<Token>& b) {
  std::vector<std::size_t> match(a.size(), kUnmatched);
  std::size_t head = 0;
  while (head < std::min(a.size(), b.size()) && same(a[head], b[head])) match[head] = head, ++head;
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) - head &&
         same(a[a.size() - 1 - tail], b[b.size() - 1 - tail])) {
    match[a.size() - 1 - tail] = b.size() - 1 - tail;
    ++tail;
  }
  const std::size_t rows = a.size() - head - tail, columns = b.size() - head - tail;
  const std::size_t width = columns + 1;
  std::vector<std::uint16_t> best((rows + 1) * width);  // of the suffixes that start there
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      best[i * width + j] = same(a[head + i], b[head + j])
                                ? static_cast<std::uint16_t>(best[(i + 1) * width + j + 1] + 1)
                                : std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (same(a[head + i], b[head + j])) {
      match[head + i++] = head + j++;
    } else {
      best[(i + 1) * width + j] >= best[i * width + j + 1] ? ++i : ++j;
    }
  }
  return match;
}

Common fold_in(const Common& common, const Tokens& other) {
  const std::vector<std::size_t> match = align(common.tokens, other.list);
  Common result;
  std::size_t expected = 0;
  bool gap = false;
  for (std::size_t i = 0; i < common.tokens.size(); ++i) {
    gap = gap || common.gap_before[i] || match[i] == kUnmatched;
    if (match[i] == kUnmatched) continue;
    result.tokens.push_back(common.tokens[i]);
    result.gap_before.push_back(gap || match[i] != expected);
    expected = match[i] + 1;
    gap = false;
  }
  const bool ends_early = expected != other.list.size() || other.is_cut;
  result.gap_before.push_back(gap || common.gap_before.back() || ends_early);
  return result;
}

void append_piece(std::string& out, std::string_view piece, bool follows_blank) {
  if (follows_blank && !out.empty()) out += ' ';
  out += piece;
}

std::string render(const Common& common) {
  std::string out;
  for (std::size_t i = 0; i < common.tokens.size(); ++i) {
    const bool is_spaced = common.tokens[i].follows_blank;
    if (common.gap_before[i]) append_piece(out, kSlot, is_spaced);
    append_piece(out, common.tokens[i].text, is_spaced);
  }
  if (common.gap_before.back()) append_piece(out, kSlot, true);
  return out;
}

}  // namespace

std::string common_template(const std::vector<std::string_view>& texts) {
  if (texts.empty()) return {};
  Tokens first = tokens_of(texts.front());
  Common common{std::move(first.list), {}};
  common.gap_before.assign(common.tokens.size() + 1, false);
  common.gap_before.back() = first.is_cut;
  for (std::size_t i = 1; i < texts.size(); ++i) common = fold_in(common, tokens_of(texts[i]));
  return render(common);
}

}  // namespace cahoots
