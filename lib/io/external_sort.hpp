#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.hpp"
#include "io/temporary_file.hpp"

namespace cahoots {

/// Sorts any number of records of fixed size within a limit of memory: what does not fit is sorted
/// and written out as a run, and the runs are merged (Knuth, The Art of Computer Programming,
/// volume 3, section 5.4). Records that compare equal
/// come in any order, so compare all that is to be told apart. O(n log n); disk: the size of the
/// records. One thread.
template <class Record>
class ExternalSort {
  static_assert(std::is_trivially_copyable_v<Record>, "records are written as their bytes");

 public:
  /// `folder` as for TemporaryFile.
  ExternalSort(std::string folder, std::size_t memory_bytes)
      : file_(std::move(folder)),
        memory_bytes_(memory_bytes),
        capacity_(std::max<std::size_t>(memory_bytes / sizeof(Record), kFewestRecords)) {}

  void add(const Record& record) {
    if (records_.size() == capacity_) write_run();
    records_.push_back(record);
  }

  std::uint64_t size() const { return n_written_ + records_.size(); }

  /// Calls `visit` for every record, in order. Nothing may be added afterwards.
  template <class Visit>
  void for_each(Visit visit) {
    if (runs_.empty()) {
      std::sort(records_.begin(), records_.end());
      for (const Record& record : records_) visit(record);
      return;
    }
    write_run();
    records_ = {};
    merge(visit);
  }

 private:
  static constexpr std::size_t kFewestRecords = 1024;

  struct Run {
    std::uint64_t offset_bytes = 0;
    std::uint64_t end_bytes = 0;
    std::vector<Record> buffer = {};
    std::size_t next = 0;
  };
  struct Head {
    Record record;
    std::size_t run;
    bool operator<(const Head& other) const { return other.record < record; }
  };

  void write_run() {
    if (records_.empty()) return;
    std::sort(records_.begin(), records_.end());
    const std::uint64_t begin_bytes = file_.size_bytes();
    file_.write({reinterpret_cast<const char*>(records_.data()), records_.size() * sizeof(Record)});
    runs_.push_back({begin_bytes, file_.size_bytes()});
    n_written_ += records_.size();
    records_.clear();
  }

  template <class Visit>
  void merge(Visit& visit) {
    const std::size_t per_run =
        std::max<std::size_t>(memory_bytes_ / (runs_.size() * sizeof(Record)), 64);
    std::priority_queue<Head> heads;
    const auto advance = [&](std::size_t number) {
      Run& run = runs_[number];
      if (run.next == run.buffer.size() && !refill(run, per_run)) return;
      heads.push({run.buffer[run.next++], number});
    };
    for (std::size_t number = 0; number < runs_.size(); ++number) advance(number);
    while (!heads.empty()) {
      const Head head = heads.top();
      heads.pop();
      visit(head.record);
      advance(head.run);
    }
  }

  /// False at the end of the run.
  bool refill(Run& run, std::size_t n_records) {
    const std::uint64_t left = (run.end_bytes - run.offset_bytes) / sizeof(Record);
    run.buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(n_records, left)));
    run.next = 0;
    auto* const bytes = reinterpret_cast<char*>(run.buffer.data());
    const std::size_t wanted = run.buffer.size() * sizeof(Record);
    for (std::size_t have = 0; have < wanted;) {
      const std::size_t got = file_.read(run.offset_bytes + have, bytes + have, wanted - have);
      if (got == 0) throw IoError("a temporary file has lost its end");
      have += got;
    }
    run.offset_bytes += wanted;
    return !run.buffer.empty();
  }

  TemporaryFile file_;
  std::size_t memory_bytes_;
  std::size_t capacity_;
  std::vector<Record> records_;
  std::vector<Run> runs_;
  std::uint64_t n_written_ = 0;
};

}  // namespace cahoots
