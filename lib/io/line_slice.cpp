#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "io/compression.hpp"
#include "io/input.hpp"

namespace cahoots {
namespace {

/// A descriptor that is closed at the end.
class SlicedFile {
 public:
  explicit SlicedFile(const std::string& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) fail();
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail();
    if (!S_ISREG(status.st_mode)) {
      throw DataError(fmt::format("{}: only a regular file can be cut into slices", path));
    }
    size_bytes_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~SlicedFile() { ::close(descriptor_); }
  SlicedFile(const SlicedFile&) = delete;
  SlicedFile& operator=(const SlicedFile&) = delete;

  std::uint64_t size_bytes() const { return size_bytes_; }
  std::string_view read_at(std::uint64_t offset_bytes) {
    for (;;) {
      const ssize_t got =
          ::pread(descriptor_, block_.data(), block_.size(), static_cast<off_t>(offset_bytes));
      if (got >= 0) return {block_.data(), static_cast<std::size_t>(got)};
      if (errno != EINTR) fail();
    }
  }
  /// The first place at or behind `offset_bytes` where a line begins; the end where none does.
  std::uint64_t line_at(std::uint64_t offset_bytes) {
    if (offset_bytes == 0) return 0;
    for (std::uint64_t at = offset_bytes - 1; at < size_bytes_;) {
      const std::string_view block = read_at(at);
      if (block.empty()) break;
      const std::size_t end = block.find('\n');
      if (end != std::string_view::npos) return at + end + 1;
      at += block.size();
    }
    return size_bytes_;
  }

 private:
  [[noreturn]] void fail() const {
    throw IoError(fmt::format("{}: {}", path_, std::strerror(errno)));
  }

  std::string path_;
  int descriptor_;
  std::uint64_t size_bytes_ = 0;
  std::array<char, 65536> block_;
};

}  // namespace

ByteRange slice_of_lines(const std::string& path, std::uint64_t slice, std::uint64_t n_slices) {
  SlicedFile file(path);
  if (compression_of(file.read_at(0)) != Compression::none) {
    throw DataError(fmt::format(
        "{}: is compressed and cannot be cut into slices; unpack it, or give whole files", path));
  }
  const std::uint64_t share_bytes = file.size_bytes() / n_slices;
  const std::uint64_t rest_bytes = file.size_bytes() % n_slices;
  const auto cut = [&](std::uint64_t at) {
    return file.line_at(share_bytes * at + rest_bytes * at / n_slices);
  };
  return {cut(slice), cut(slice + 1), file.size_bytes()};
}

std::uint64_t count_lines_before(const std::string& path, std::uint64_t offset_bytes) {
  SlicedFile file(path);
  std::uint64_t n_lines = 0;
  for (std::uint64_t at = 0; at < offset_bytes;) {
    const std::string_view block = file.read_at(at).substr(0, offset_bytes - at);
    if (block.empty()) break;
    n_lines += static_cast<std::uint64_t>(std::count(block.begin(), block.end(), '\n'));
    at += block.size();
  }
  return n_lines;
}

}  // namespace cahoots
