#include "json_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cahoots {

std::string json_quoted(std::string_view text) {
  std::string json = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      json += '\\';
      json += byte;
    } else if (byte == '\n') {
      json += "\\n";
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned char>(byte));
    } else {
      json += byte;
    }
  }
  return json + '"';
}

std::string json_array(const std::vector<std::string>& values) {
  return fmt::format("[{}]", fmt::join(values, ","));
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

}  // namespace cahoots
