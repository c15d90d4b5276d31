#include "url/host.hpp"

#include <arpa/inet.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/ascii.hpp"
#include "url/domain.hpp"
#include "url/percent.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kMaxHostSize_bytes = 253;
constexpr std::size_t kMaxLabelSize_bytes = 63;

bool is_host_byte(char c) {
  return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
}

/// The ASCII form, or nothing where UTS #46 does not allow the name. Lengths are checked elsewhere,
/// and hyphens are not: names such as `r3---sn.example` exist.
std::optional<std::string> ascii_form(std::string_view host) {
  static const std::unique_ptr<const icu::IDNA> kUts46 = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
            UIDNA_NONTRANSITIONAL_TO_UNICODE,
        status));
  }();
  constexpr std::uint32_t kIgnored = UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN |
                                     UIDNA_ERROR_HYPHEN_3_4 | UIDNA_ERROR_EMPTY_LABEL |
                                     UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG;
  if (kUts46 == nullptr) return std::nullopt;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  kUts46->nameToASCII_UTF8(icu::StringPiece(host.data(), static_cast<std::int32_t>(host.size())),
                           sink, info, status);
  if (U_FAILURE(status) || (info.getErrors() & ~kIgnored) != 0) return std::nullopt;
  return ascii;
}

std::optional<std::string> normal_ipv6(std::string_view bracketed) {
  if (bracketed.size() < 4 || bracketed.back() != ']') return std::nullopt;
  const std::string address(bracketed.substr(1, bracketed.size() - 2));
  in6_addr bytes{};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.find('\0') != std::string::npos ||
      inet_pton(AF_INET6, address.c_str(), &bytes) != 1 ||
      inet_ntop(AF_INET6, &bytes, text.data(), text.size()) == nullptr) {
    return std::nullopt;
  }
  return "[" + std::string(text.data()) + "]";
}

/// A number as the WHATWG IPv4 parser reads it: decimal, `0x` hexadecimal, `0` octal.
std::optional<std::uint64_t> ipv4_number(std::string_view part) {
  unsigned base = 10;
  if (part.size() >= 2 && part[0] == '0') {
    base = part[1] == 'x' ? 16 : 8;
    part.remove_prefix(base == 16 ? 2 : 1);
  }
  std::uint64_t value = 0;
  for (char c : part) {
    const unsigned digit = is_ascii_digit(c)      ? static_cast<unsigned>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                                                  : 16;
    if (digit >= base || value > 0xFFFFFFFF) return std::nullopt;
    value = value * base + digit;
  }
  return value;
}

std::optional<std::string> normal_ipv4(std::string_view host) {
  std::uint64_t address = 0;
  unsigned parts = 0;
  for (bool last = false; !last;) {
    const std::size_t dot = host.find('.');
    last = dot == std::string_view::npos;
    const auto number = ipv4_number(host.substr(0, dot));
    if (!number || ++parts > 4) return std::nullopt;
    const unsigned free_bits = last ? 8 * (5 - parts) : 8;
    if (*number >= (std::uint64_t{1} << free_bits)) return std::nullopt;
    address = (address << free_bits) | *number;
    if (!last) host.remove_prefix(dot + 1);
  }
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += std::to_string((address >> shift) & 0xFF);
    if (shift > 0) text += '.';
  }
  return text;
}

/// A last label in digits makes the host an IPv4 address, or nothing at all.
bool ends_in_number(std::string_view host) {
  const std::string_view label = host.substr(host.rfind('.') + 1);
  if (label.substr(0, 2) == "0x") {
    return label.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
  }
  return std::all_of(label.begin(), label.end(), [](char c) { return is_ascii_digit(c); });
}

bool has_valid_labels(std::string_view host) {
  if (host.size() > kMaxHostSize_bytes) return false;
  std::size_t label_size = 0;
  for (char c : host) {
    if (!is_host_byte(c)) return false;
    if (c == '.' && label_size == 0) return false;
    label_size = c == '.' ? 0 : label_size + 1;
    if (label_size > kMaxLabelSize_bytes) return false;
  }
  return label_size > 0;
}

}  // namespace

std::optional<std::string> normal_host(std::string_view host) {
  if (!host.empty() && host.front() == '[') return normal_ipv6(host);
  std::string name(host);
  if (name.find('%') != std::string::npos) name = percent_decoded(name);
  bool ascii = true;
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  }
  if (!ascii) {
    // A label of 63 bytes never comes from more than this.
    if (name.size() > 8 * kMaxHostSize_bytes) return std::nullopt;
    auto converted = ascii_form(name);
    if (!converted) return std::nullopt;
    name = *std::move(converted);
  }
  if (!name.empty() && name.back() == '.') name.pop_back();
  if (!has_valid_labels(name)) return std::nullopt;
  if (ends_in_number(name)) return normal_ipv4(name);
  return name;
}

std::string_view without_presentation_labels(std::string_view host) {
  constexpr std::array<std::string_view, 4> kLabels = {"www.", "m.", "mobile.", "amp."};
  for (bool found = true; found;) {
    found = false;
    for (std::string_view label : kLabels) {
      if (host.substr(0, label.size()) != label) continue;
      const std::string_view rest = host.substr(label.size());
      if (rest.find('.') == std::string_view::npos || is_public_suffix(rest)) return host;
      host = rest;
      found = true;
    }
  }
  return host;
}

bool is_ip_address(std::string_view host) {
  return !host.empty() && (host.front() == '[' || ends_in_number(host));
}

}  // namespace cahoots
