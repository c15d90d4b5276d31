#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace cahoots {

/// A file descriptor read in blocks, counted and hashed as its bytes pass. One thread.
class RawFile {
 public:
  /// What is read at a time.
  static constexpr std::size_t kBlockBytes = 65536;

  /// Opens `path` ("-" is standard input). Throws IoError.
  RawFile(const std::string& path, bool with_hash);
  ~RawFile();
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;

  /// Reads only the bytes from `begin_bytes` to `end_bytes`; to be called first. Throws IoError
  /// where the file cannot be read from any place.
  void limit_to(std::uint64_t begin_bytes, std::uint64_t end_bytes);

  /// The next block, empty at the end. Valid until the next call. Throws DamagedInput.
  std::string_view next_block();
  /// Up to `capacity` of the next bytes, straight into the caller's memory; 0 at the end. Not to be
  /// called before what was peeked has been taken. Throws DamagedInput.
  std::size_t read(char* buffer, std::size_t capacity);
  /// The first bytes without taking them: next_block() will return them again. At least kPeekBytes
  /// of them unless the file is shorter, however few a pipe delivers at a time.
  std::string_view peek_block();

  std::uint64_t bytes_read() const { return bytes_read_; }
  std::string hex_digest() { return hash_ ? hash_->hex_digest() : std::string(); }

 private:
  static constexpr std::size_t kPeekBytes = 16;

  std::string_view read_into(char* begin, std::size_t capacity);

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t limit_bytes_ = std::numeric_limits<std::uint64_t>::max();
  std::optional<Sha256> hash_;
  std::string_view peeked_;
  bool has_peeked_ = false;
  std::array<char, kBlockBytes> buffer_;
};

}  // namespace cahoots
