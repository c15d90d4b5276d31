#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/temporary_file.hpp"

namespace cahoots {

/// Sorts any number of rows of any size, bytewise, within a limit of memory: what does not fit is
/// sorted and written out as a run, and the runs are merged (Knuth, The Art of Computer
/// Programming, volume 3, section 5.4). A row is bytes; what it is to be ordered by stands at its
/// front, numbers with their most significant byte first (base/big_endian.hpp). Rows that differ
/// come in one order, whatever the order of arrival and the limit.
/// O(n log n) comparisons, of eight bytes held apart in most. Disk: the rows and 4 B each; none
/// where they fit. A row of 4 GiB throws LimitError. One thread.
class RowSort {
 public:
  /// `folder` as for TemporaryFile. At least 64 KiB are used.
  RowSort(std::string folder, std::size_t memory_bytes);

  void add(std::string_view row);
  std::uint64_t size() const { return n_rows_; }
  /// What went to disk so far.
  std::uint64_t spilled_bytes() const { return file_.size_bytes(); }

  /// Calls `visit` for every row, in order; once. The row is valid during the call. Nothing may be
  /// added afterwards, and what is held is let go at the end.
  void for_each(const std::function<void(std::string_view row)>& visit);

 private:
  /// A row in memory: its first eight bytes as a number, and where it stands behind its size.
  struct Entry {
    std::uint64_t head;
    const char* row;
  };
  struct Run {
    std::uint64_t begin_bytes;
    std::uint64_t end_bytes;
  };
  static std::string_view row_of(const Entry& entry);
  static bool comes_before(const Entry& a, const Entry& b);

  char* allocate(std::size_t size_bytes);
  void sort_entries();
  void write_run();
  void let_go();
  void merge(const std::function<void(std::string_view row)>& visit);

  TemporaryFile file_;
  std::size_t memory_bytes_;
  std::vector<std::unique_ptr<char[]>> chunks_;  ///< of one size, used again by every run
  std::vector<std::unique_ptr<char[]>> giants_;  ///< a row each that is larger, let go with its run
  std::size_t n_used_chunks_ = 0;
  std::size_t free_bytes_ = 0;
  char* free_ = nullptr;
  std::size_t held_bytes_ = 0;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;
  std::uint64_t n_rows_ = 0;
};

}  // namespace cahoots
