#include <fmt/format.h>
#include <zstd.h>

#include <utility>

#include "io/decoder.hpp"
#include "io/input.hpp"

namespace cahoots {
namespace {

/// zstd through libzstd, because libarchive refuses the 2 GiB windows of the Pushshift dumps.
class ZstdDecoder final : public Decoder {
 public:
  ZstdDecoder(RawFile& file, const std::string& path)
      : Decoder(file, path), stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw IoError("out of memory");
    constexpr int kLongestWindowLog = 31;
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kLongestWindowLog);
  }
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }

 private:
  bool open_member() override { return std::exchange(is_fresh_, false); }

  std::size_t decode(char* buffer, std::size_t capacity) override {
    ZSTD_outBuffer output{buffer, capacity, 0};
    while (output.pos == 0) {
      if (input_.pos == input_.size && !refill()) return 0;
      wanted_ = ZSTD_decompressStream(stream_, &output, &input_);
      if (ZSTD_isError(wanted_) != 0U) damaged(ZSTD_getErrorName(wanted_));
    }
    return output.pos;
  }

  bool refill() {
    const std::string_view block = file_.next_block();
    input_ = {block.data(), block.size(), 0};
    if (!block.empty()) return true;
    if (wanted_ != 0) damaged("the file is cut short");
    return false;
  }

  [[noreturn]] void damaged(const char* reason) const {
    throw DamagedInput(fmt::format("{}: damaged zstd data near byte {}: {}", path_,
                                   file_.bytes_read() - (input_.size - input_.pos), reason));
  }

  ZSTD_DStream* stream_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  std::size_t wanted_ = 0;
  bool is_fresh_ = true;
};

}  // namespace

std::unique_ptr<Decoder> make_zstd_decoder(RawFile& file, const std::string& path) {
  return std::make_unique<ZstdDecoder>(file, path);
}

}  // namespace cahoots
