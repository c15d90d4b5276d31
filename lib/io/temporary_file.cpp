#include "io/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace cahoots {
namespace {

std::string default_temporary_folder() {
  const char* configured = std::getenv("TMPDIR");
  return configured != nullptr && *configured != '\0' ? configured : "/tmp";
}

}  // namespace

TemporaryFile::TemporaryFile(std::string folder)
    : folder_(folder.empty() ? default_temporary_folder() : std::move(folder)) {}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : folder_(std::move(other.folder_)),
      buffer_(std::move(other.buffer_)),
      size_bytes_(other.size_bytes_),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

void TemporaryFile::fail(const char* what) const {
  throw IoError(fmt::format("temporary file in {}: {}: {}; --tmpdir names another folder", folder_,
                            what, std::strerror(errno)));
}

void TemporaryFile::open() {
  std::string path = folder_ + "/cahoots-XXXXXX";
  descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("cannot be made");
  ::unlink(path.c_str());
}

void TemporaryFile::write(std::string_view bytes) {
  buffer_.append(bytes);
  size_bytes_ += bytes.size();
  if (buffer_.size() >= TemporaryReader::kBlockBytes) flush();
}

void TemporaryFile::flush() {
  if (descriptor_ < 0) open();
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot be written");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

std::size_t TemporaryFile::read(std::uint64_t offset_bytes, char* buffer, std::size_t capacity) {
  if (!buffer_.empty()) flush();
  if (descriptor_ < 0) return 0;
  for (;;) {
    const ssize_t got = ::pread(descriptor_, buffer, capacity, static_cast<off_t>(offset_bytes));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("cannot be read");
    return static_cast<std::size_t>(got);
  }
}

std::string_view TemporaryReader::next(std::size_t size_bytes) {
  while (buffer_.size() - used_bytes_ < size_bytes) {
    buffer_.erase(0, used_bytes_);
    used_bytes_ = 0;
    const std::size_t have = buffer_.size();
    const std::uint64_t left = end_bytes_ - offset_bytes_;
    const std::size_t more = std::max(block_bytes_, size_bytes - have);
    buffer_.resize(have + static_cast<std::size_t>(std::min<std::uint64_t>(more, left)));
    const std::size_t got =
        file_->read(offset_bytes_, buffer_.data() + have, buffer_.size() - have);
    buffer_.resize(have + got);
    offset_bytes_ += got;
    if (got > 0) continue;
    if (buffer_.empty()) return {};
    throw IoError("a temporary file has lost its end");
  }
  const std::string_view piece = std::string_view(buffer_).substr(used_bytes_, size_bytes);
  used_bytes_ += size_bytes;
  return piece;
}

}  // namespace cahoots
