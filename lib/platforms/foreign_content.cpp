#include "platforms/foreign_content.hpp"

#include <fmt/format.h>

#include "io/compression.hpp"

namespace cahoots {

std::string foreign_content(std::string_view head) {
  const Compression compression = compression_of(head);
  if (compression != Compression::none) {
    return fmt::format("it is itself a {}, which is not opened; unpack it first",
                       name_of(compression));
  }
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return "it is UTF-16; convert it: iconv -f UTF-16 -t UTF-8";
  }
  const std::string_view start = head.substr(0, 4);
  if (start.find('\0') != std::string_view::npos) {
    return "it begins with NUL bytes: it is binary, or UTF-16 without a byte order mark";
  }
  return {};
}

}  // namespace cahoots
