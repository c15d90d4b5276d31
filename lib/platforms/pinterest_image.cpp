#include "platforms/pinterest_image.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

bool is_pin_signature(std::string_view name) {
  constexpr std::size_t kSignatureDigits = 32;
  return name.size() == kSignatureDigits && std::all_of(name.begin(), name.end(), [](char c) {
           return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

Text pinterest_image(Text url, TextArena& arena) {
  if (url.empty()) return {};
  if (url.find("://i.pinimg.com/") != Text::npos) {
    const Text file = url.substr(url.rfind('/') + 1);
    const Text name = file.substr(0, file.find('.'));
    if (is_pin_signature(name)) return arena.join({"id:", name});
  }
  return arena.join({"url:", url});
}

}  // namespace cahoots
