#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace cahoots {

/// A file without a name for what does not fit in memory: it goes away with the process, however
/// that ends. Made when the first byte is written. Written at the end, read anywhere. Throws
/// IoError that names the folder, since --tmpdir can name another. Buffered (256 KiB). One thread.
class TemporaryFile {
 public:
  /// `folder` empty: $TMPDIR, else /tmp.
  explicit TemporaryFile(std::string folder);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  void write(std::string_view bytes);
  /// Up to `capacity` bytes from `offset_bytes` on; 0 at the end.
  std::size_t read(std::uint64_t offset_bytes, char* buffer, std::size_t capacity);
  std::uint64_t size_bytes() const { return size_bytes_; }

 private:
  void open();
  void flush();
  [[noreturn]] void fail(const char* what) const;

  std::string folder_;
  std::string buffer_;
  std::uint64_t size_bytes_ = 0;
  int descriptor_ = -1;
};

/// Reads such a file, or a part of it, once from its beginning to its end. Memory: a block, or the
/// longest piece asked for. One thread.
class TemporaryReader {
 public:
  static constexpr std::size_t kBlockBytes = std::size_t{256} << 10;

  /// The file must outlive it, and nothing may be written any more when next() is called.
  explicit TemporaryReader(TemporaryFile& file)
      : TemporaryReader(file, 0, std::numeric_limits<std::uint64_t>::max()) {}
  TemporaryReader(TemporaryFile& file, std::uint64_t begin_bytes, std::uint64_t end_bytes,
                  std::size_t block_bytes = kBlockBytes)
      : file_(&file),
        offset_bytes_(begin_bytes),
        end_bytes_(end_bytes),
        block_bytes_(block_bytes) {}

  /// The next bytes, valid until the next call; empty at the end. Throws IoError where the file
  /// ends within them.
  std::string_view next(std::size_t size_bytes);

 private:
  TemporaryFile* file_;
  std::uint64_t offset_bytes_;
  std::uint64_t end_bytes_;
  std::size_t block_bytes_;
  std::string buffer_;
  std::size_t used_bytes_ = 0;
};

}  // namespace cahoots
