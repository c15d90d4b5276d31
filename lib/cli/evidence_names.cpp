#include "cli/evidence_names.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "base/error.hpp"

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
  return root_.empty() || !is_inside(full, root_) ? full.filename().string()
                                                  : full.lexically_relative(root_).string();
}

}  // namespace cahoots
