#include "cli/pseudonym_key.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "io/raw_file.hpp"

namespace cahoots {

std::string read_pseudonym_key(const ToolContext& context, const std::string& option,
                               const std::string& path) {
  constexpr std::size_t kLongestKeyBytes = std::size_t{64} << 10;
  if (path == "-")
    throw UsageError(fmt::format("{}: the key cannot come from standard input", option));
  for (const std::string& file : context.options().files) {
    std::error_code error;
    if (file != "-" && std::filesystem::equivalent(file, path, error)) {
      throw UsageError(fmt::format(
          "{}: the key {} is among the files to be read; keep it elsewhere", option, path));
    }
  }
  // As it lies there: a key may happen to begin as a compressed file does.
  RawFile file(path, false);
  std::string key;
  for (std::string_view block = file.next_block(); !block.empty(); block = file.next_block()) {
    key.append(block);
    if (key.size() > kLongestKeyBytes) {
      throw UsageError(fmt::format("{}: {} is too long for a key", option, path));
    }
  }
  key.resize(key.find_last_not_of("\r\n") + 1);
  if (key.size() < Pseudonyms::kShortestKeyBytes) {
    throw UsageError(fmt::format(
        "{}: the key in {} has {} bytes and needs {}; make one with: head -c 32 /dev/urandom | "
        "base64",
        option, path, key.size(), Pseudonyms::kShortestKeyBytes));
  }
  return key;
}

}  // namespace cahoots
