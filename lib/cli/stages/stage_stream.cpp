#include "cli/stages/stage_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "io/input.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kStageBlockBytes = std::size_t{256} << 10;
/// Stretches that are not worth halving again.
constexpr std::uint64_t kScannedBytes = std::uint64_t{64} << 10;

}  // namespace

/// The bytes of a stage file: of a plain file from any offset on, of all others from the first.
class StageStream::Source {
 public:
  Source(const std::string& path, std::size_t max_line_bytes)
      : path_(path), max_line_bytes_(max_line_bytes) {
    if (open_plain()) return;
    input_.emplace(path, false);
    has_member_ = input_->next_member();
  }
  ~Source() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Goes to the first line that may stand at `place` or behind it; its offset.
  std::uint64_t seek(StagePlace place) {
    if (descriptor_ < 0) return 0;
    std::uint64_t low = 0;  // a line begins here, and none before it is wanted
    std::uint64_t high = size_bytes_;
    while (high - low > kScannedBytes) {
      const std::uint64_t middle = low + (high - low) / 2;
      const std::uint64_t line_at = line_behind(middle);
      StagePlace found;
      if (line_at < high && place_at(line_at, found) && found < place) {
        low = line_at;
      } else {
        high = middle;
      }
    }
    return offset_bytes_ = low;
  }

  std::size_t read(char* buffer, std::size_t capacity) {
    if (input_) return has_member_ ? input_->read(buffer, capacity) : 0;
    const std::size_t got = read_at(offset_bytes_, buffer, capacity);
    offset_bytes_ += got;
    return got;
  }

 private:
  bool open_plain() {
    if (path_ == "-") return false;
    struct stat status {};
    if (::stat(path_.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
    descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) return false;
    size_bytes_ = static_cast<std::uint64_t>(status.st_size);
    char magic[16];
    const std::size_t got = read_at(0, magic, sizeof magic);
    if (compression_of({magic, got}) == Compression::none) return true;
    ::close(std::exchange(descriptor_, -1));
    return false;
  }
  std::size_t read_at(std::uint64_t offset_bytes, char* buffer, std::size_t capacity) const {
    for (;;) {
      const ssize_t got = ::pread(descriptor_, buffer, capacity, static_cast<off_t>(offset_bytes));
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) {
        throw IoError(fmt::format("{}: read error: {}", path_, std::strerror(errno)));
      }
    }
  }
  /// Where the first line behind `offset_bytes` begins.
  std::uint64_t line_behind(std::uint64_t offset_bytes) {
    std::string block(4096, '\0');
    for (std::uint64_t at = offset_bytes; at < offset_bytes + max_line_bytes_;) {
      const std::size_t got = read_at(at, block.data(), block.size());
      if (got == 0) break;
      const std::size_t end = std::string_view(block.data(), got).find('\n');
      if (end != std::string_view::npos) return at + end + 1;
      at += got;
    }
    return size_bytes_;
  }
  bool place_at(std::uint64_t offset_bytes, StagePlace& place) const {
    char front[kStagePlaceBytes];
    const std::size_t got = read_at(offset_bytes, front, sizeof front);
    return read_stage_place({front, got}, place);
  }

  std::string path_;
  std::size_t max_line_bytes_;
  int descriptor_ = -1;
  std::uint64_t size_bytes_ = 0;
  std::uint64_t offset_bytes_ = 0;
  std::optional<Input> input_;
  bool has_member_ = false;
};

StageStream::StageStream(std::string path, StagePlace first, StagePlace last,
                         std::size_t max_line_bytes)
    : path_(std::move(path)), first_(first), last_(last), max_line_bytes_(max_line_bytes) {
  source_ = std::make_unique<Source>(path_, max_line_bytes);
  buffer_at_bytes_ = source_->seek(first);
}
StageStream::~StageStream() = default;
StageStream::StageStream(StageStream&&) noexcept = default;

std::string StageStream::where() const {
  return fmt::format("{}: byte {}", path_ == "-" ? "standard input" : path_, line_at_bytes_);
}

/// Reads on behind what is left of the buffer; false at the end of the file.
bool StageStream::fill() {
  buffer_.erase(0, used_bytes_);
  buffer_at_bytes_ += used_bytes_;
  used_bytes_ = 0;
  const std::size_t have = buffer_.size();
  if (have > max_line_bytes_) {
    throw DataError(fmt::format("{}: a line of more than {} bytes; raise --max-record", where(),
                                max_line_bytes_));
  }
  buffer_.resize(have + kStageBlockBytes);
  const std::size_t got = source_->read(buffer_.data() + have, kStageBlockBytes);
  buffer_.resize(have + got);
  return got > 0;
}

bool StageStream::read_line() {
  line_at_bytes_ = buffer_at_bytes_ + used_bytes_;
  std::size_t end = buffer_.find('\n', used_bytes_);
  while (end == std::string::npos) {
    const std::size_t searched = buffer_.size() - used_bytes_;
    if (!fill()) {
      if (searched == 0) return false;
      throw DataError(fmt::format("{}: the last line is cut; make the file again", where()));
    }
    end = buffer_.find('\n', searched);
  }
  line_ = std::string_view(buffer_).substr(used_bytes_, end - used_bytes_);
  used_bytes_ = end + 1;
  return true;
}

void StageStream::check_order() {
  if (line_ < before_) {
    throw DataError(
        fmt::format("{}: the lines are not in order; sort them with LC_ALL=C sort", where()));
  }
  before_.assign(line_);
}

bool StageStream::next() {
  while (read_line()) {
    if (!read_stage_place(line_, place_) || line_.size() == kStagePlaceBytes) {
      throw DataError(fmt::format("{}: no line of a stage", where()));
    }
    check_order();
    if (place_ < first_) continue;
    return place_ <= last_;
  }
  return false;
}

}  // namespace cahoots
