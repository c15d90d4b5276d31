#include "io/row_sort.hpp"

#include <algorithm>
#include <cstring>
#include <queue>

#include "base/big_endian.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kLeastMemoryBytes = std::size_t{64} << 10;
constexpr std::size_t kMostChunkBytes = std::size_t{1} << 20;
/// A run is read in blocks of at least this.
constexpr std::size_t kLeastBlockBytes = std::size_t{4} << 10;

using SizeBytes = std::uint32_t;

/// The first eight bytes as a number that compares as they do; shorter rows as if zeros followed.
std::uint64_t head_of(std::string_view row) {
  if (row.size() >= sizeof(std::uint64_t)) return load_big_endian_64(row.data());
  char padded[sizeof(std::uint64_t)] = {};
  if (!row.empty()) std::memcpy(padded, row.data(), row.size());
  return load_big_endian_64(padded);
}

}  // namespace

RowSort::RowSort(std::string folder, std::size_t memory_bytes)
    : file_(std::move(folder)), memory_bytes_(std::max(memory_bytes, kLeastMemoryBytes)) {}

std::string_view RowSort::row_of(const Entry& entry) {
  SizeBytes size_bytes = 0;
  std::memcpy(&size_bytes, entry.row, sizeof size_bytes);
  return {entry.row + sizeof size_bytes, size_bytes};
}

bool RowSort::comes_before(const Entry& a, const Entry& b) {
  return a.head != b.head ? a.head < b.head : row_of(a) < row_of(b);
}

char* RowSort::allocate(std::size_t size_bytes) {
  const std::size_t chunk_bytes = std::min(kMostChunkBytes, memory_bytes_ / 8);
  if (size_bytes > chunk_bytes) return giants_.emplace_back(new char[size_bytes]).get();
  if (free_bytes_ < size_bytes) {
    if (n_used_chunks_ == chunks_.size()) chunks_.emplace_back(new char[chunk_bytes]);
    free_ = chunks_[n_used_chunks_++].get();
    free_bytes_ = chunk_bytes;
  }
  char* const place = free_;
  free_ += size_bytes;
  free_bytes_ -= size_bytes;
  return place;
}

void RowSort::add(std::string_view row) {
  const auto size_bytes = static_cast<SizeBytes>(row.size());
  if (size_bytes != row.size()) throw LimitError("a row of more than 4 GiB; lower --max-record");
  const std::size_t stored_bytes = sizeof size_bytes + row.size();
  if (!entries_.empty() && held_bytes_ + stored_bytes + sizeof(Entry) > memory_bytes_) write_run();
  char* const place = allocate(stored_bytes);
  std::memcpy(place, &size_bytes, sizeof size_bytes);
  if (!row.empty()) std::memcpy(place + sizeof size_bytes, row.data(), row.size());
  entries_.push_back({head_of(row), place});
  held_bytes_ += stored_bytes + sizeof(Entry);
  ++n_rows_;
}

void RowSort::sort_entries() {
  std::sort(entries_.begin(), entries_.end(), comes_before);
}

void RowSort::write_run() {
  sort_entries();
  const std::uint64_t begin_bytes = file_.size_bytes();
  for (const Entry& entry : entries_) {
    file_.write({entry.row, sizeof(SizeBytes) + row_of(entry).size()});
  }
  runs_.push_back({begin_bytes, file_.size_bytes()});
  entries_.clear();
  giants_.clear();
  n_used_chunks_ = 0;
  free_bytes_ = 0;
  held_bytes_ = 0;
}

void RowSort::for_each(const std::function<void(std::string_view row)>& visit) {
  if (runs_.empty()) {
    sort_entries();
    for (const Entry& entry : entries_) visit(row_of(entry));
  } else {
    if (!entries_.empty()) write_run();
    let_go();
    merge(visit);
  }
  let_go();
}

void RowSort::let_go() {
  std::vector<std::unique_ptr<char[]>>().swap(chunks_);
  giants_.clear();
  std::vector<Entry>().swap(entries_);
}

void RowSort::merge(const std::function<void(std::string_view row)>& visit) {
  struct Head {
    std::uint64_t head;
    std::string_view row;
    std::size_t run;
    bool operator<(const Head& other) const {  // the first is to be on top
      return head != other.head ? head > other.head : row > other.row;
    }
  };
  const std::size_t block_bytes =
      std::clamp(memory_bytes_ / runs_.size(), kLeastBlockBytes, TemporaryReader::kBlockBytes);
  std::vector<TemporaryReader> readers;
  for (const Run& run : runs_) {
    readers.emplace_back(file_, run.begin_bytes, run.end_bytes, block_bytes);
  }
  std::priority_queue<Head> heads;
  const auto advance = [&](std::size_t run) {
    const std::string_view size = readers[run].next(sizeof(SizeBytes));
    if (size.empty()) return;
    SizeBytes size_bytes = 0;
    std::memcpy(&size_bytes, size.data(), sizeof size_bytes);
    const std::string_view row = readers[run].next(size_bytes);
    heads.push({head_of(row), row, run});
  };
  for (std::size_t run = 0; run < runs_.size(); ++run) advance(run);
  while (!heads.empty()) {
    const Head head = heads.top();
    heads.pop();
    visit(head.row);
    advance(head.run);
  }
}

}  // namespace cahoots
