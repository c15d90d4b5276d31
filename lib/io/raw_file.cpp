#include "io/raw_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "io/input.hpp"

namespace cahoots {

RawFile::RawFile(const std::string& path, bool with_hash) : path_(path) {
  if (with_hash) hash_.emplace();
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
    return;
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) throw IoError(fmt::format("{}: {}", path, std::strerror(errno)));
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor_);
    throw IoError(fmt::format("{}: is a directory; name its files, as in {}/*", path, path));
  }
  ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

RawFile::~RawFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

void RawFile::limit_to(std::uint64_t begin_bytes, std::uint64_t end_bytes) {
  if (::lseek(descriptor_, static_cast<off_t>(begin_bytes), SEEK_SET) < 0) {
    throw IoError(fmt::format("{}: cannot be read in parts: {}", path_, std::strerror(errno)));
  }
  limit_bytes_ = end_bytes - begin_bytes;
}

std::string_view RawFile::next_block() {
  if (has_peeked_) {
    has_peeked_ = false;
    return peeked_;
  }
  return read_into(buffer_.data(), buffer_.size());
}

std::size_t RawFile::read(char* buffer, std::size_t capacity) {
  return read_into(buffer, capacity).size();
}

std::string_view RawFile::read_into(char* begin, std::size_t capacity) {
  capacity =
      static_cast<std::size_t>(std::min<std::uint64_t>(capacity, limit_bytes_ - bytes_read_));
  for (;;) {
    const ssize_t got = ::read(descriptor_, begin, capacity);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw DamagedInput(fmt::format("{}: read error after {} bytes: {}", path_, bytes_read_,
                                     std::strerror(errno)));
    }
    const std::string_view block(begin, static_cast<std::size_t>(got));
    bytes_read_ += block.size();
    if (hash_) hash_->update(block);
    return block;
  }
}

std::string_view RawFile::peek_block() {
  if (has_peeked_) return peeked_;
  std::size_t size_bytes = 0;
  while (size_bytes < kPeekBytes) {
    const std::string_view piece =
        read_into(buffer_.data() + size_bytes, buffer_.size() - size_bytes);
    if (piece.empty()) break;
    size_bytes += piece.size();
  }
  peeked_ = std::string_view(buffer_.data(), size_bytes);
  has_peeked_ = true;
  return peeked_;
}

}  // namespace cahoots
