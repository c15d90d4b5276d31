#pragma once

#include <string>
#include <vector>

namespace cahoots {

/// Names files relative to an evidence root, so that no absolute path gets into the data
/// (contract, sections 1.5 and 1.7). Immutable after construction.
class EvidenceNames {
 public:
  /// `root` empty: the deepest folder that holds all `paths`. Paths that are no regular files
  /// (standard input, FIFOs, /dev/fd/N) count for nothing and are named "-".
  /// Throws UsageError where a path lies outside a root that was given.
  EvidenceNames(const std::string& root, const std::vector<std::string>& paths);

  /// The name of a file; its last component alone where it lies outside the root.
  /// Bytes that are not UTF-8 stand as `%FF`.
  std::string name_of(const std::string& path) const;

 private:
  std::string root_;
};

}  // namespace cahoots
