#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "io/part_files.hpp"

namespace cahoots {

/// The reader of our output went away (`| head -1`). Ends the tool quietly.
class ClosedPipe : public std::runtime_error {
 public:
  ClosedPipe() : std::runtime_error("the reader closed the pipe") {}
};

/// Where results go. A regular file appears under its name only when it is complete: it is written
/// without a name (O_TMPFILE) and linked by close(), so that a killed tool leaves nothing behind;
/// where the file system cannot do that, beside itself under a temporary name, which goes away
/// with a signal too (PartFile). Standard output (the path "-"), devices and FIFOs are written
/// directly.
///
/// Throws IoError where the path cannot be written, or exists and `may_replace` is false: at once,
/// before any input is read. write() and close() throw IoError on a full disk, ClosedPipe where
/// the reader went away. Buffered (256 KiB). One thread.
class Output {
 public:
  Output(std::string path, bool may_replace);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  void flush();
  /// Flushes, makes a regular file appear under its name, and reports any failure. Without it the
  /// file is dropped.
  void close();
  std::uint64_t bytes_written() const { return bytes_written_; }

 private:
  void open_regular();
  void write_through(std::string_view bytes);
  void publish();
  [[noreturn]] void fail(const char* what, int error_number) const;

  std::string path_;
  std::string temporary_path_;
  std::optional<PartFile> part_;
  bool may_replace_;
  bool is_regular_ = false;
  bool is_anonymous_ = false;
  int descriptor_ = -1;
  std::string buffer_;
  std::uint64_t bytes_written_ = 0;
};

}  // namespace cahoots
