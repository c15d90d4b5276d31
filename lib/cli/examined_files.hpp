#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/evidence_names.hpp"
#include "io/input.hpp"
#include "platforms/detection.hpp"

namespace cahoots {

/// The files of the command line, to be looked at without being ingested (--explain, --map-check).
/// One thread.
class ExaminedFiles {
 public:
  /// Reads the mapping files. Throws UsageError where one is wrong, IoError where one or an input
  /// cannot be opened.
  ExaminedFiles(const CommonOptions& options, const std::vector<std::string>& mapping_files,
                const Format* forced);

  /// Calls `look` with every member of every file that is not empty, to be read from its start or
  /// not at all, and its name; `note` with the name of what is empty or damaged, and how. False
  /// where something is damaged.
  bool visit(
      const std::function<void(Input& input, const std::string& name)>& look,
      const std::function<void(const std::string& name, const std::string& what)>& note) const;

  /// Recognises a member of which nothing was read yet, as ingest would.
  Detection detect(Input& input, const std::string& name) const;

  const CommonOptions& options() const { return options_; }
  bool is_forced() const { return forced_ != nullptr; }
  const std::vector<Mapping>& mappings() const { return mappings_; }

 private:
  const CommonOptions& options_;
  EvidenceNames names_;
  std::vector<Mapping> mappings_;
  const Format* forced_;
};

}  // namespace cahoots
