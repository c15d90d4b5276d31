#include "text/random_tail.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
/// The last token, white space behind it dropped; empty at the start of the text. A token is ASCII:
/// a Chinese character ends it as a blank does. Longer ones than any link are cut.
std::string_view last_token(std::string_view text) {
  constexpr std::size_t kMaxTokenBytes = 2048;
  std::size_t end = text.size();
  while (end > 0 && is_blank(text[end - 1])) --end;
  const std::size_t floor = end > kMaxTokenBytes ? end - kMaxTokenBytes : 0;
  std::size_t begin = end;
  while (begin > floor && !is_blank(text[begin - 1]) &&
         static_cast<unsigned char>(text[begin - 1]) < 0x80) {
    --begin;
  }
  return text.substr(begin, end - begin);
}

std::string_view before(std::string_view text, std::string_view token) {
  return text.substr(0, static_cast<std::size_t>(token.data() - text.data()));
}

bool is_link(std::string_view token) {
  return token.find("://") != std::string_view::npos;
}

bool has_vowel(std::string_view token) {
  return token.find_first_of("AEIOUY") != std::string_view::npos;
}

/// A letter whose successors in English words are few: q (only u), j and v (before vowels).
bool has_impossible_pair(std::string_view token) {
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char next = i + 1 < token.size() ? token[i + 1] : ' ';
    if (token[i] == 'Q' && next != 'U') return true;
    const bool wants_vowel = token[i] == 'J' || token[i] == 'V';
    const bool has_one =
        next != ' ' && std::string_view("AEIOUY").find(next) != std::string_view::npos;
    if (wants_vowel && next != ' ' && !has_one) return true;
  }
  return false;
}

std::size_t count_switches(std::string_view token) {
  std::size_t switches = 0;
  for (std::size_t i = 1; i < token.size(); ++i)
    switches += is_ascii_digit(token[i]) != is_ascii_digit(token[i - 1]);
  return switches;
}

bool is_random(std::string_view token, bool stands_by_link) {
  const auto is_capital_or_digit = [](char c) { return is_upper(c) || is_ascii_digit(c); };
  if (token.size() < 4 || token.size() > 8) return false;
  if (!std::all_of(token.begin(), token.end(), is_capital_or_digit)) return false;
  if (std::none_of(token.begin(), token.end(), is_upper)) return false;
  if (std::any_of(token.begin(), token.end(), [](char c) { return is_ascii_digit(c); }))
    return count_switches(token) >= 2;
  return !has_vowel(token) || has_impossible_pair(token) || (stands_by_link && token.size() <= 6);
}

bool has_ordinary_text(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string_view without_random_tail(std::string_view text) {
  std::string_view rest = text;
  std::string_view token = last_token(rest);
  bool stands_by_link = false;
  while (is_link(token)) {
    rest = before(rest, token);
    token = last_token(rest);
    stands_by_link = true;
  }
  const std::string_view head = before(rest, token);
  // It stands apart: TFBV behind a blank, not the end of a Chinese sentence.
  if (head.empty() || !is_blank(head.back())) return text;
  if (token.size() < 4 || token.size() > 8) return text;
  const std::string_view previous = last_token(head);
  stands_by_link |= is_link(previous) || previous.starts_with('#') || previous.starts_with('@');
  if (!is_random(token, stands_by_link) || !has_ordinary_text(head)) return text;
  return without_random_tail(head);
}

}  // namespace cahoots
