#include "io/input.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "io/decoder.hpp"
#include "io/raw_file.hpp"

namespace cahoots {

Input::Input(std::string path, bool with_hash)
    : path_(std::move(path)), file_(std::make_unique<RawFile>(path_, with_hash)) {}
Input::Input(std::string path, bool with_hash, const ByteRange& range)
    : path_(std::move(path)), file_(std::make_unique<RawFile>(path_, with_hash)) {
  file_->limit_to(range.begin_bytes, range.end_bytes);
}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

bool Input::next_member() {
  if (!decoder_) {
    compression_ = compression_of(file_->peek_block());
    decoder_ = make_decoder(*file_, path_);
  }
  head_.clear();
  head_used_bytes_ = 0;
  head_damage_.reset();
  return decoder_->next_member();
}

const std::string& Input::member_name() const {
  return decoder_->member_name();
}

std::size_t Input::read(char* buffer, std::size_t capacity) {
  if (head_used_bytes_ == head_.size()) {
    if (head_damage_) throw DamagedInput(*head_damage_);
    return decoder_->read(buffer, capacity);
  }
  const std::size_t size = std::min(capacity, head_.size() - head_used_bytes_);
  std::memcpy(buffer, head_.data() + head_used_bytes_, size);
  head_used_bytes_ += size;
  return size;
}

std::string_view Input::peek(std::size_t size_bytes) {
  while (head_.size() < size_bytes && !head_damage_) {
    const std::size_t have = head_.size();
    head_.resize(size_bytes);
    std::size_t got = 0;
    try {
      got = decoder_->read(head_.data() + have, size_bytes - have);
    } catch (const DamagedInput& damage) {
      head_damage_ = damage;
    }
    head_.resize(have + got);
    if (got == 0) break;
  }
  return head_;
}

std::uint64_t Input::raw_bytes_read() const {
  return file_->bytes_read();
}

FileDigest Input::finish() {
  decoder_.reset();
  while (!file_->next_block().empty()) {
  }
  return {path_, file_->bytes_read(), file_->hex_digest()};
}

void require_readable(const std::string& path) {
  if (path == "-") return;
  // To open a FIFO and leave it takes away from its writer whom to write to.
  struct stat status {};
  const bool is_fifo = ::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
  if (!is_fifo) RawFile(path, false);
  if (is_fifo && ::access(path.c_str(), R_OK) != 0) {
    throw IoError(fmt::format("{}: {}", path, std::strerror(errno)));
  }
}

std::string read_whole_file(const std::string& path, std::size_t limit_bytes, FileDigest& digest) {
  Input input(path);
  std::string content;
  if (input.next_member()) {
    constexpr std::size_t kStepBytes = 65536;
    for (std::size_t got = 1; got > 0;) {
      const std::size_t have = content.size();
      content.resize(have + kStepBytes);
      got = input.read(content.data() + have, kStepBytes);
      content.resize(have + got);
      if (content.size() > limit_bytes) {
        throw LimitError(
            fmt::format("{}: larger than the {} bytes allowed for such a file", path, limit_bytes));
      }
    }
  }
  digest = input.finish();
  return content;
}

}  // namespace cahoots
