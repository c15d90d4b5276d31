#include "url/percent.hpp"

namespace cahoots {
namespace {

constexpr ByteSet byte_set(std::string_view marks) {
  ByteSet set{};
  for (int c = 'a'; c <= 'z'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (int c = '0'; c <= '9'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (char c : marks) set[static_cast<unsigned char>(c)] = true;
  return set;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte that the triplet at `at` stands for, or -1 where there is no triplet.
int triplet_at(std::string_view part, std::size_t at) {
  if (part[at] != '%' || part.size() - at < 3) return -1;
  const int high = hex_value(part[at + 1]);
  const int low = hex_value(part[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void append_triplet(std::string& out, unsigned char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const char triplet[] = {'%', kHex[byte >> 4U], kHex[byte & 15U]};
  out.append(triplet, sizeof triplet);
}

}  // namespace

constexpr ByteSet kUnreservedBytes = byte_set("-._~");
constexpr ByteSet kPathBytes = byte_set("-._~!$&'()*+,;=:@/");
constexpr ByteSet kParameterBytes = byte_set("-._~!$'()*+,;=:@/?");
constexpr ByteSet kFragmentBytes = byte_set("-._~!$&'()*+,;=:@/?");

void append_percent_normal(std::string& out, std::string_view part, const ByteSet& allowed) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < part.size(); ++at) {
    const auto byte = static_cast<unsigned char>(part[at]);
    if (allowed[byte]) continue;
    out.append(part, begin, at - begin);
    const int triplet = triplet_at(part, at);
    if (triplet < 0) {
      append_triplet(out, byte);
    } else if (kUnreservedBytes[static_cast<std::size_t>(triplet)]) {
      out.push_back(static_cast<char>(triplet));
    } else {
      append_triplet(out, static_cast<unsigned char>(triplet));
    }
    if (triplet >= 0) at += 2;
    begin = at + 1;
  }
  out.append(part, begin, part.size() - begin);
}

std::string percent_decoded(std::string_view part) {
  std::string decoded;
  decoded.reserve(part.size());
  for (std::size_t at = 0; at < part.size(); ++at) {
    const int triplet = triplet_at(part, at);
    decoded.push_back(triplet < 0 ? part[at] : static_cast<char>(triplet));
    if (triplet >= 0) at += 2;
  }
  return decoded;
}

}  // namespace cahoots
