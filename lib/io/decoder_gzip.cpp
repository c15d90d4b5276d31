#include <fmt/format.h>
#include <zlib.h>

#include <utility>

#include "io/decoder.hpp"
#include "io/input.hpp"

namespace cahoots {
namespace {

/// gzip (RFC 1952) with any number of members, through zlib: libarchive fails on opening a
/// truncated file and so would lose the records before the cut.
class GzipDecoder final : public Decoder {
 public:
  GzipDecoder(RawFile& file, const std::string& path) : Decoder(file, path) {
    constexpr int kGzipWindowBits = 15 + 16;
    if (inflateInit2(&stream_, kGzipWindowBits) != Z_OK) throw IoError("out of memory");
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }

 private:
  bool open_member() override { return std::exchange(is_fresh_, false); }

  std::size_t decode(char* buffer, std::size_t capacity) override {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(capacity);
    while (stream_.avail_out == capacity) {
      if (stream_.avail_in == 0 && !refill()) return 0;
      if (at_member_end_ && !begin_next_member()) return 0;
      inflate_some();
    }
    return capacity - stream_.avail_out;
  }

  bool refill() {
    const std::string_view block = file_.next_block();
    if (block.empty()) {
      if (!at_member_end_) damaged("the file is cut short");
      return false;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(block.data()));
    stream_.avail_in = static_cast<uInt>(block.size());
    return true;
  }

  /// Zero padding after the last member is common on tapes and block devices and is ignored.
  bool begin_next_member() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return refill() && begin_next_member();
    inflateReset(&stream_);
    at_member_end_ = false;
    return true;
  }

  void inflate_some() {
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      at_member_end_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      damaged(stream_.msg != nullptr ? stream_.msg : "corrupt data");
    }
  }

  [[noreturn]] void damaged(const char* reason) const {
    throw DamagedInput(fmt::format("{}: damaged gzip data near byte {}: {}", path_,
                                   file_.bytes_read() - stream_.avail_in, reason));
  }

  z_stream stream_{};
  bool is_fresh_ = true;
  bool at_member_end_ = false;
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder(RawFile& file, const std::string& path) {
  return std::make_unique<GzipDecoder>(file, path);
}

}  // namespace cahoots
