#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/raw_file.hpp"

namespace cahoots {

/// Turns the raw bytes of a file into the bytes of its members.
///
/// A decompression bomb is refused: beyond kFreeBytes, what comes out of a member, or of the file
/// as a whole, may be at most kExpansionLimit times what went in. The most that was measured, gzip
/// -9, zstd -19, xz -9, bzip2 -9: posts of one template 42, 128, 105, 73 times; web items of one
/// author that differ in a dozen ids 47, 72, 179, 87; items of 18 kB that differ in two numbers,
/// which no tool is known to write, 124, 1505, 1521, 35. Zeros, as in bombs: 1030, 32493, 6854,
/// 1299887.
class Decoder {
 public:
  static constexpr std::uint64_t kFreeBytes = std::uint64_t{256} << 20;
  static constexpr std::uint64_t kExpansionLimit = 1000;

  virtual ~Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  /// Moves to the next member; false when there is none. Throws DamagedInput.
  bool next_member();
  /// Up to `capacity` bytes of the member, 0 at its end. Throws DamagedInput, and again whenever
  /// called after that.
  std::size_t read(char* buffer, std::size_t capacity);
  /// Safe to show (see safe_member_name); empty where the file is no archive.
  const std::string& member_name() const { return member_name_; }

 protected:
  /// `file` must outlive the decoder; `path` is its name for messages.
  Decoder(RawFile& file, std::string path) : file_(file), path_(std::move(path)) {}
  virtual bool open_member() = 0;
  virtual std::size_t decode(char* buffer, std::size_t capacity) = 0;

  RawFile& file_;
  std::string path_;
  std::string member_name_;

 private:
  struct Expansion {
    std::uint64_t begin_bytes = 0;  ///< of the file, where the counting began
    std::uint64_t out_bytes = 0;
  };
  bool is_beyond_limit(const Expansion& expansion) const;

  Expansion file_expansion_;
  Expansion member_expansion_;
};

/// The decoder for the magic bytes at the start of `file`; the file must outlive it.
std::unique_ptr<Decoder> make_decoder(RawFile& file, const std::string& path);

/// The makers behind make_decoder, one a library.
std::unique_ptr<Decoder> make_gzip_decoder(RawFile& file, const std::string& path);
std::unique_ptr<Decoder> make_zstd_decoder(RawFile& file, const std::string& path);
std::unique_ptr<Decoder> make_archive_decoder(RawFile& file, const std::string& path);

}  // namespace cahoots
