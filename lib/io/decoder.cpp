#include "io/decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/bytes.hpp"
#include "io/compression.hpp"
#include "io/input.hpp"

namespace cahoots {
namespace {

class PlainDecoder final : public Decoder {
 public:
  PlainDecoder(RawFile& file, const std::string& path) : Decoder(file, path) {}

 private:
  bool open_member() override { return std::exchange(is_fresh_, false); }

  std::size_t decode(char* buffer, std::size_t capacity) override {
    // Behind what was looked at to choose the decoder, nothing stands between file and caller.
    if (is_begun_ && rest_.empty()) return file_.read(buffer, capacity);
    if (!std::exchange(is_begun_, true)) rest_ = file_.next_block();
    const std::size_t size = std::min(capacity, rest_.size());
    if (size > 0) std::memcpy(buffer, rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

  std::string_view rest_;
  bool is_fresh_ = true;
  bool is_begun_ = false;
};

}  // namespace

bool Decoder::next_member() {
  member_expansion_ = {file_.bytes_read(), 0};
  return open_member();
}

bool Decoder::is_beyond_limit(const Expansion& expansion) const {
  if (expansion.out_bytes <= kFreeBytes) return false;
  // What went into a member is known to a block only, and small ones share a block.
  const std::uint64_t in_bytes = file_.bytes_read() - expansion.begin_bytes + RawFile::kBlockBytes;
  return expansion.out_bytes / kExpansionLimit > in_bytes;
}

std::size_t Decoder::read(char* buffer, std::size_t capacity) {
  if (is_beyond_limit(member_expansion_) || is_beyond_limit(file_expansion_)) {
    throw DamagedInput(fmt::format(
        "{}{}{}: refused: it expands to more than {} times its size, the limit beyond {}; "
        "what came before is kept. Where it is no decompression bomb, decompress it first",
        path_, member_name_.empty() ? "" : "/", member_name_, kExpansionLimit,
        format_bytes(kFreeBytes)));
  }
  const std::size_t got = decode(buffer, capacity);
  member_expansion_.out_bytes += got;
  file_expansion_.out_bytes += got;
  return got;
}

std::unique_ptr<Decoder> make_decoder(RawFile& file, const std::string& path) {
  switch (compression_of(file.peek_block())) {
    case Compression::gzip:
      return make_gzip_decoder(file, path);
    case Compression::zstd:
      return make_zstd_decoder(file, path);
    case Compression::bzip2:
    case Compression::xz:
    case Compression::zip:
      return make_archive_decoder(file, path);
    default:
      return std::make_unique<PlainDecoder>(file, path);
  }
}

}  // namespace cahoots
