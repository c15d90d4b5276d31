#pragma once

#include <cstddef>
#include <string>

namespace cahoots {

/// A file that has a name before it is complete. It is removed where SIGINT, SIGTERM or SIGHUP end
/// the process while this lives; nothing helps against SIGKILL. The signals keep the effect they
/// had: one that is ignored stays so, others end the process by that signal. At most 64 at a time;
/// more are not removed, and neither are names of 4 KiB or more. Any thread.
class PartFile {
 public:
  explicit PartFile(const std::string& path);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

 private:
  std::size_t slot_;
};

}  // namespace cahoots
