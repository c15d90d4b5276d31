#include "cli/evidence_names.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace cahoots {
namespace {

namespace fs = std::filesystem;

bool is_regular(const std::string& path) {
  std::error_code error;
  return path != "-" && fs::is_regular_file(path, error);
}

/// Symbolic links in the name itself are kept: the analyst's name for the file is the name.
fs::path absolute(const std::string& path) {
  return fs::absolute(path).lexically_normal();
}

bool is_inside(const fs::path& path, const fs::path& root) {
  const fs::path relative = path.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

fs::path common_folder(const fs::path& a, const fs::path& b) {
  fs::path common;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end() && *i == *j; ++i, ++j) {
    common /= *i;
  }
  return common;
}

/// A name of a file may be any bytes; a record is UTF-8, or no reader takes it.
std::string utf8_name(std::string_view name) {
  std::string out;
  for (;;) {
    const std::size_t end = first_invalid_utf8(name);
    out.append(name.substr(0, end));
    if (end == name.size()) return out;
    fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(name[end]));
    name.remove_prefix(end + 1);
  }
}

}  // namespace

EvidenceNames::EvidenceNames(const std::string& root, const std::vector<std::string>& paths) {
  if (!root.empty()) {
    root_ = absolute(root.ends_with('/') ? root.substr(0, root.size() - 1) : root).string();
    for (const std::string& path : paths) {
      if (is_regular(path) && !is_inside(absolute(path), root_)) {
        throw UsageError(fmt::format("{} lies outside --evidence-root {}", path, root));
      }
    }
    return;
  }
  std::optional<fs::path> common;
  for (const std::string& path : paths) {
    if (!is_regular(path)) continue;
    const fs::path folder = absolute(path).parent_path();
    common = common ? common_folder(*common, folder) : folder;
  }
  root_ = common.value_or(fs::path()).string();
}

std::string EvidenceNames::name_of(const std::string& path) const {
  if (!is_regular(path)) return "-";
  const fs::path full = absolute(path);
  return utf8_name(root_.empty() || !is_inside(full, root_)
                       ? full.filename().string()
                       : full.lexically_relative(root_).string());
}

}  // namespace cahoots
