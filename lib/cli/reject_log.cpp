#include "cli/reject_log.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/error.hpp"
#include "render/display_text.hpp"

namespace cahoots {

RejectLog::RejectLog(const std::string& path, bool may_replace, std::uint64_t max_errors)
    : max_errors_(max_errors) {
  if (!path.empty()) file_.emplace(path, may_replace);
}

void RejectLog::add(const Reject& said, const std::string& said_file_name, const Reject& kept,
                    const std::string& kept_file_name) {
  ++count_;
  if (count_ <= kPrinted) {
    fmt::print(stderr, "{}:{}:{}: {}\n", displayable(said_file_name), said.position.line,
               said.column, displayable(said.error));
  }
  if (file_) {
    std::string line;
    append_reject(line, kept, kept_file_name);
    file_->write(line);
  }
  if (count_ >= max_errors_) {
    if (file_) file_->close();
    throw LimitError(
        fmt::format("stopped after {} line{} that cannot be used", count_, count_ == 1 ? "" : "s"));
  }
}

void RejectLog::close(const std::string& tool) {
  if (count_ > 0) {
    fmt::print(stderr, "{}: {} line{} rejected{}\n", tool, count_, count_ == 1 ? "" : "s",
               file_ ? "" : "; --rejects FILE keeps them");
  }
  if (file_) file_->close();
}

}  // namespace cahoots
