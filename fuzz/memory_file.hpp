#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// A file in memory that is written anew for each made-up input, for what reads files by their
/// path. One thread; Linux.
class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  void assign(std::string_view bytes);
  const std::string& path() const { return path_; }

 private:
  int descriptor_;
  std::string path_;
};

}  // namespace cahoots
