#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "io/raw_file.hpp"

namespace cahoots {

/// Turns the raw bytes of a file into the bytes of its members.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// Moves to the next member; false when there is none.
  virtual bool next_member() = 0;
  /// Up to `capacity` bytes of the member, 0 at its end. Throws DamagedInput.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  const std::string& member_name() const { return member_name_; }

 protected:
  std::string member_name_;
};

/// The decoder for the magic bytes at the start of `file`; the file must outlive it.
std::unique_ptr<Decoder> make_decoder(RawFile& file, const std::string& path);

/// The makers behind make_decoder, one a library.
std::unique_ptr<Decoder> make_gzip_decoder(RawFile& file, const std::string& path);
std::unique_ptr<Decoder> make_zstd_decoder(RawFile& file, const std::string& path);
std::unique_ptr<Decoder> make_archive_decoder(RawFile& file, const std::string& path);

}  // namespace cahoots
