#include "platforms/refanged.hpp"

#include <array>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

struct Defanging {
  std::string_view written;  ///< lower case
  std::string_view meant;
};

constexpr auto kDefangings = std::to_array<Defanging>({{"[.]", "."},
                                                       {"(.)", "."},
                                                       {"{.}", "."},
                                                       {"[dot]", "."},
                                                       {"(dot)", "."},
                                                       {"[:]", ":"},
                                                       {"[://]", "://"},
                                                       {"[/]", "/"},
                                                       {"[@]", "@"},
                                                       {"[at]", "@"},
                                                       {"(at)", "@"}});

}  // namespace

std::string refanged(std::string_view address) {
  const std::string lower = ascii_lower(address);
  const std::string_view folded = lower;
  std::string plain;
  plain.reserve(address.size());
  std::size_t i = 0;
  if (folded.starts_with("hxxp")) {
    plain = "http";
    i = plain.size();
  }
  while (i < address.size()) {
    const Defanging* found = nullptr;
    for (const Defanging& defanging : kDefangings) {
      if (folded.substr(i).starts_with(defanging.written)) found = &defanging;
    }
    if (found == nullptr) {
      plain.push_back(address[i++]);
      continue;
    }
    plain.append(found->meant);
    i += found->written.size();
  }
  return plain;
}

}  // namespace cahoots
