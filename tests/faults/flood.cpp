// Texts that would meet in a hash table if its hash were not salted, one a line:
// flood N WIDTH PREFIX. They are the prefix and a number, and ten bits of their hash are 0 that
// decide the place in a table of 2^18: of WIDTH 64 bits 8 to 17 of XXH3_64bits, of WIDTH 128 the
// topmost of the upper half of XXH3_128bits and, of WIDTH 127, bits 8 to 17 of its lower half. N of
// them then begin at 256 places; a table of open addressing walks over N / 2 of them for each.
#include <xxhash.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

int main(int, char** arguments) {
  constexpr std::uint64_t kMiddle = 0x3ff00;
  const long n_texts = std::atol(arguments[1]);
  const std::string width = arguments[2];
  long n_found = 0;
  for (std::uint64_t number = 1; n_found < n_texts; ++number) {
    const std::string text = arguments[3] + std::to_string(number);
    const XXH128_hash_t wide = XXH3_128bits(text.data(), text.size());
    std::uint64_t bits = XXH3_64bits(text.data(), text.size()) & kMiddle;
    if (width == "128") bits = wide.high64 >> 54;
    if (width == "127") bits = wide.low64 & kMiddle;
    if (bits != 0) continue;
    ++n_found;
    std::puts(text.c_str());
  }
}
