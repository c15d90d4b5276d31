#include "cli/report_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "cli/report_formats.hpp"

namespace cahoots {

ReportFolder::ReportFolder(const std::string& folder, const std::vector<std::string>& formats,
                           bool may_replace) {
  std::error_code error;  // what is wrong shows when the first file is opened
  std::filesystem::create_directory(folder, error);
  for (const std::string& name : formats) {
    std::string_view rest = report_format_of(name).files;
    while (!rest.empty()) {
      const std::string_view file = rest.substr(0, rest.find(' '));
      outputs_.push_back(std::make_unique<Output>(folder + std::string(file), may_replace));
      rest.remove_prefix(std::min(rest.size(), file.size() + 1));
    }
  }
}

void ReportFolder::write(const std::vector<std::string>& files) {
  for (const std::string& bytes : files) outputs_.at(next_++)->write(bytes);
}

void ReportFolder::close() {
  for (const std::unique_ptr<Output>& output : outputs_) output->close();
}

}  // namespace cahoots
