#include "io/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;
constexpr mode_t kFileMode = 0666;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Output::Output(std::string path, bool may_replace)
    : path_(std::move(path)), may_replace_(may_replace) {
  buffer_.reserve(kBufferBytes);
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw IoError(path_ + ": is a directory");
  if (exists && S_ISREG(status.st_mode) && !may_replace_) {
    throw IoError(path_ + ": exists; use --force to replace it");
  }
  if (!exists || S_ISREG(status.st_mode)) {
    open_regular();
    return;
  }
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail("cannot be opened for writing", errno);
}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_path_.empty()) ::unlink(temporary_path_.c_str());
}

void Output::open_regular() {
  is_regular_ = true;
  descriptor_ = ::open(folder_of(path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kFileMode);
  is_anonymous_ = descriptor_ >= 0;
  if (is_anonymous_) return;
  temporary_path_ = fmt::format("{}.{}.part", path_, ::getpid());
  part_.emplace(temporary_path_);
  descriptor_ = ::open(temporary_path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kFileMode);
  if (descriptor_ >= 0) return;
  const int error_number = errno;
  temporary_path_.clear();
  part_.reset();  // a file of that name is somebody else's
  fail("cannot be created", error_number);
}

void Output::fail(const char* what, int error_number) const {
  const std::string_view name = path_ == "-" ? "standard output" : std::string_view(path_);
  throw IoError(fmt::format("{}: {}: {}", name, what, std::strerror(error_number)));
}

void Output::write(std::string_view bytes) {
  bytes_written_ += bytes.size();
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() >= kBufferBytes) {
    write_through(bytes);
  } else {
    buffer_.append(bytes);
  }
}

void Output::flush() {
  write_through(buffer_);
  buffer_.clear();
}

void Output::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) {
      buffer_.clear();
      throw ClosedPipe();
    }
    if (written < 0) {
      const int error_number = errno;
      buffer_.clear();
      fail("write failed", error_number);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Output::publish() {
  const std::string target = may_replace_ ? fmt::format("{}.{}.part", path_, ::getpid()) : path_;
  if (is_anonymous_) {
    if (may_replace_) part_.emplace(target);
    const std::string link = fmt::format("/proc/self/fd/{}", descriptor_);
    if (::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, target.c_str(), AT_SYMLINK_FOLLOW) != 0) {
      fail("cannot be created", errno);
    }
    if (may_replace_) temporary_path_ = target;
  }
  if (temporary_path_.empty()) return;
  const unsigned flags = may_replace_ ? 0U : RENAME_NOREPLACE;
  if (::renameat2(AT_FDCWD, temporary_path_.c_str(), AT_FDCWD, path_.c_str(), flags) != 0) {
    fail("cannot be put in place", errno);
  }
  temporary_path_.clear();
  part_.reset();
}

void Output::close() {
  flush();
  if (is_regular_) {
    // A network file system says only at a close that it could not keep what was written; closing
    // a copy of the descriptor asks it before the old file is replaced.
    const int copy = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    if (copy < 0 || ::close(copy) != 0) fail("close failed", errno);
    publish();
  }
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (descriptor >= 0 && ::close(descriptor) != 0) fail("close failed", errno);
}

}  // namespace cahoots
