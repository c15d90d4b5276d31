#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "io/temporary_file.hpp"

namespace cahoots {

/// Rows of any size in a temporary file, one after another. A row is bytes, at most 4 GiB. What the
/// file holds beyond a block lies in the kernel's page cache while there is room. One thread.
class RowFile {
 public:
  explicit RowFile(std::string folder) : file_(std::move(folder)) {}

  /// The place of the row, for a Reader.
  std::uint64_t append(std::string_view row) {
    const std::uint64_t place_bytes = file_.size_bytes();
    const auto size_bytes = static_cast<std::uint32_t>(row.size());
    if (size_bytes != row.size()) throw LimitError("a row of more than 4 GiB; lower --max-record");
    file_.write({reinterpret_cast<const char*>(&size_bytes), sizeof size_bytes});
    file_.write(row);
    ++n_rows_;
    return place_bytes;
  }
  std::uint64_t n_rows() const { return n_rows_; }
  std::uint64_t size_bytes() const { return file_.size_bytes(); }

  /// Reads rows in the order in which they were written, from a place on. Nothing may be appended
  /// while it is used. Memory: a block, or the longest row.
  class Reader {
   public:
    explicit Reader(RowFile& rows, std::uint64_t place_bytes = 0,
                    std::size_t block_bytes = TemporaryReader::kBlockBytes)
        : reader_(rows.file_, place_bytes, rows.file_.size_bytes(), block_bytes) {}
    /// False at the end; the row is valid until the next call.
    bool next(std::string_view& row) {
      const std::string_view size = reader_.next(sizeof(std::uint32_t));
      if (size.empty()) return false;
      std::uint32_t size_bytes = 0;
      std::memcpy(&size_bytes, size.data(), sizeof size_bytes);
      row = reader_.next(size_bytes);
      return true;
    }

   private:
    TemporaryReader reader_;
  };

 private:
  TemporaryFile file_;
  std::uint64_t n_rows_ = 0;
};

}  // namespace cahoots
