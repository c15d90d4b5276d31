#include "memory_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz_target.hpp"

namespace cahoots {

MemoryFile::MemoryFile()
    : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)),
      path_(fmt::format("/proc/self/fd/{}", descriptor_)) {
  require(descriptor_ >= 0, "the system has files in memory");
}

MemoryFile::~MemoryFile() {
  close(descriptor_);
}

void MemoryFile::assign(std::string_view bytes) {
  const auto size_bytes = static_cast<ssize_t>(bytes.size());
  require(ftruncate(descriptor_, 0) == 0, "a file in memory can be emptied");
  require(pwrite(descriptor_, bytes.data(), bytes.size(), 0) == size_bytes,
          "a file in memory can be written");
}

}  // namespace cahoots
