#include "platforms/escaped_text.hpp"

#include <array>
#include <string>

namespace cahoots {
namespace {

struct EscapedCharacter {
  std::string_view escaped;
  char plain;
};

constexpr std::array kEscapedCharacters{
    EscapedCharacter{"&amp;", '&'}, EscapedCharacter{"&lt;", '<'}, EscapedCharacter{"&gt;", '>'},
    EscapedCharacter{"&quot;", '"'}, EscapedCharacter{"&#39;", '\''}};

/// The escaped character that `rest` begins with, or null.
const EscapedCharacter* escaped_at_start(std::string_view rest) {
  for (const EscapedCharacter& candidate : kEscapedCharacters) {
    if (rest.starts_with(candidate.escaped)) return &candidate;
  }
  return nullptr;
}

}  // namespace

Text unescaped_text(Text text, TextArena& arena) {
  if (!is_known(text) || text.find('&') == Text::npos) return text;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const EscapedCharacter* found = text[i] == '&' ? escaped_at_start(text.substr(i)) : nullptr;
    plain.push_back(found != nullptr ? found->plain : text[i]);
    i += found != nullptr ? found->escaped.size() : 1;
  }
  return arena.keep(plain);
}

}  // namespace cahoots
