#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "io/compression.hpp"

namespace cahoots {

/// What identifies a file that was read: contract, section 1.7.
struct FileDigest {
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string sha256;
};

/// Bytes of a file from `begin` up to `end`, of `of_bytes` in all.
struct ByteRange {
  std::uint64_t begin_bytes = 0;
  std::uint64_t end_bytes = 0;
  std::uint64_t of_bytes = 0;
};

/// The bytes of an input cannot be read to the end: a truncated or damaged compressed file, a
/// read error. What was delivered before it is good. The pipeline reports it and goes on with the
/// next input; it ends the tool with status 1.
class DamagedInput : public IoError {
 public:
  using IoError::IoError;
};

class RawFile;
class Decoder;

/// One input: a file, or standard input for the path "-". gzip, zstd (windows up to 2^31), bzip2,
/// xz and zip are recognised by their magic bytes and decompressed; a zip holds several members,
/// anything else one. An archive within an archive is not opened. The compressed bytes are counted
/// and hashed as they pass.
///
/// Throws IoError where the path cannot be opened or names a directory. Reading throws DamagedInput
/// where the data are damaged or encrypted, where they expand without measure (see Decoder), and
/// where a zip has more than a million members.
/// Memory: 64 KiB, plus the window of the compression. One thread.
class Input {
 public:
  explicit Input(std::string path, bool with_hash = true);
  /// Reads these bytes of a plain file as if they were all of it.
  Input(std::string path, bool with_hash, const ByteRange& range);
  ~Input();
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;

  /// Moves to the next member; false when there is none. Must be called before the first read.
  bool next_member();
  /// How the file is compressed; known after the first next_member().
  Compression compression() const { return compression_; }
  /// The name of the member inside an archive; empty where the input is not an archive.
  const std::string& member_name() const;
  /// Up to `capacity` decompressed bytes of the member; 0 at its end. Throws DamagedInput.
  std::size_t read(char* buffer, std::size_t capacity);
  /// The first bytes of the member, up to `size_bytes`, without taking them; to be called before
  /// the first read. Damage behind the start shows on reading.
  std::string_view peek(std::size_t size_bytes);

  /// Bytes read so far, as they lie in the file (for progress).
  std::uint64_t raw_bytes_read() const;
  /// Size and SHA-256 of the whole raw input; reads what is left of it (trailing bytes of a
  /// damaged file). The name is the path as given.
  FileDigest finish();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::unique_ptr<RawFile> file_;
  std::unique_ptr<Decoder> decoder_;
  Compression compression_ = Compression::none;
  std::string head_;
  std::size_t head_used_bytes_ = 0;
  std::optional<DamagedInput> head_damage_;  ///< behind the head
};

/// Throws IoError unless the path is "-" or can be opened for reading and is no directory. A FIFO
/// is not opened: that can be done once.
void require_readable(const std::string& path);

/// The `slice`-th of `n_slices` parts of a file of lines, about equally large: the lines that begin
/// in it. The slices of a file hold each line once. Throws IoError, and DataError where the path is
/// no regular file or compressed. Reads to the ends of the two lines at which it is cut.
ByteRange slice_of_lines(const std::string& path, std::uint64_t slice, std::uint64_t n_slices);

/// How many lines end before `offset_bytes` of a regular file. Throws IoError. Reads up to there.
std::uint64_t count_lines_before(const std::string& path, std::uint64_t offset_bytes);

/// The whole content of a small auxiliary file (seeds, maps), decompressed, at most `limit_bytes`.
/// Throws LimitError beyond it.
std::string read_whole_file(const std::string& path, std::size_t limit_bytes, FileDigest& digest);

}  // namespace cahoots
