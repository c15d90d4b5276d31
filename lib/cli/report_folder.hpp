#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "io/output.hpp"

namespace cahoots {

/// The files of `report -o FOLDER/`, each whole or not there. One thread.
class ReportFolder {
 public:
  /// `folder` ends with `/` and is made if it is not there; the files are those of the formats.
  /// Throws IoError where one cannot be written, or is there and `may_replace` is false: at once.
  ReportFolder(const std::string& folder, const std::vector<std::string>& formats,
               bool may_replace);
  /// The files of one format after another, in the order of the formats.
  void write(const std::vector<std::string>& files);
  /// All files appear.
  void close();

 private:
  std::vector<std::unique_ptr<Output>> outputs_;
  std::size_t next_ = 0;
};

}  // namespace cahoots
