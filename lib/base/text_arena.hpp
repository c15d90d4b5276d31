#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

namespace cahoots {

/// Keeps pieces of text at stable addresses until it is cleared; the memory is used again.
/// Amortised O(bytes). One thread.
class TextArena {
 public:
  /// A copy of the parts, one behind the other. Never null, so that "" stays "".
  std::string_view join(std::initializer_list<std::string_view> parts) {
    std::size_t size_bytes = 0;
    for (const std::string_view part : parts) size_bytes += part.size();
    char* const begin = reserve(size_bytes + 1);
    char* end = begin;
    for (const std::string_view part : parts) end = std::copy(part.begin(), part.end(), end);
    return {begin, size_bytes};
  }
  std::string_view keep(std::string_view text) { return join({text}); }

  void clear() {
    current_ = 0;
    used_bytes_ = 0;
  }
  /// What it holds of the system's memory.
  std::size_t memory_bytes() const { return memory_bytes_; }

 private:
  static constexpr std::size_t kChunkBytes = std::size_t{64} << 10;
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size_bytes;
  };

  char* reserve(std::size_t size_bytes) {
    while (current_ < chunks_.size() && chunks_[current_].size_bytes - used_bytes_ < size_bytes) {
      ++current_;
      used_bytes_ = 0;
    }
    if (current_ == chunks_.size()) {
      const std::size_t chunk_bytes = std::max(kChunkBytes, size_bytes);
      chunks_.push_back({std::make_unique_for_overwrite<char[]>(chunk_bytes), chunk_bytes});
      memory_bytes_ += chunk_bytes;
    }
    char* const place = chunks_[current_].bytes.get() + used_bytes_;
    used_bytes_ += size_bytes;
    return place;
  }

  std::vector<Chunk> chunks_;
  std::size_t current_ = 0;
  std::size_t used_bytes_ = 0;
  std::size_t memory_bytes_ = 0;
};

}  // namespace cahoots
