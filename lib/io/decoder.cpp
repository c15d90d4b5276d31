#include "io/decoder.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace cahoots {
namespace {

using namespace std::string_view_literals;

class PlainDecoder final : public Decoder {
 public:
  explicit PlainDecoder(RawFile& file) : file_(file) {}

  bool next_member() override { return std::exchange(is_fresh_, false); }

  std::size_t read(char* buffer, std::size_t capacity) override {
    if (rest_.empty()) rest_ = file_.next_block();
    const std::size_t size = std::min(capacity, rest_.size());
    if (size > 0) std::memcpy(buffer, rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  RawFile& file_;
  std::string_view rest_;
  bool is_fresh_ = true;
};

/// RFC 8878, section 3.1.2: a zstd stream may begin with skippable frames.
bool is_zstd(std::string_view head) {
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return true;
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1).starts_with("\x2A\x4D\x18"sv);
}

bool is_archive(std::string_view head) {
  return head.starts_with("BZh"sv) ||
         head.starts_with(
             "\xFD"
             "7zXZ\0"sv) ||
         head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

}  // namespace

std::unique_ptr<Decoder> make_decoder(RawFile& file, const std::string& path) {
  const std::string_view head = file.peek_block();
  if (head.starts_with("\x1F\x8B"sv)) return make_gzip_decoder(file, path);
  if (is_zstd(head)) return make_zstd_decoder(file, path);
  if (is_archive(head)) return make_archive_decoder(file, path);
  return std::make_unique<PlainDecoder>(file);
}

}  // namespace cahoots
