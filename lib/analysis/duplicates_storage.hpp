#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace cahoots {

/// A list that grows without moving what it holds, so that no moment needs twice its memory.
/// T is trivially copyable. Reading from any thread while nobody appends.
template <class T, std::size_t kChunkSize = std::size_t{1} << 14>
class ChunkedList {
 public:
  void push_back(const T& value) {
    if (size_ % kChunkSize == 0) chunks_.push_back(std::make_unique<T[]>(kChunkSize));
    chunks_[size_ / kChunkSize][size_ % kChunkSize] = value;
    ++size_;
  }
  T& operator[](std::size_t i) { return chunks_[i / kChunkSize][i % kChunkSize]; }
  const T& operator[](std::size_t i) const { return chunks_[i / kChunkSize][i % kChunkSize]; }
  std::size_t size() const { return size_; }
  std::uint64_t memory_bytes() const { return chunks_.size() * kChunkSize * sizeof(T); }

 private:
  std::vector<std::unique_ptr<T[]>> chunks_;
  std::size_t size_ = 0;
};

/// Where a piece of text lies in a ByteStore.
struct ByteSpan {
  std::uint32_t chunk = 0;
  std::uint32_t begin = 0;
  std::uint32_t size_bytes = 0;
};

/// Texts at stable addresses, appended and never removed. Reading from any thread while nobody
/// appends. Throws LimitError for a text of 4 GiB.
class ByteStore {
 public:
  ByteSpan append(std::string_view bytes) {
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw LimitError("a text of more than 4 GiB; lower --max-record");
    }
    if (chunks_.empty() || chunk_bytes_ - used_bytes_ < bytes.size()) add_chunk(bytes.size());
    const ByteSpan span{static_cast<std::uint32_t>(chunks_.size() - 1),
                        static_cast<std::uint32_t>(used_bytes_),
                        static_cast<std::uint32_t>(bytes.size())};
    if (!bytes.empty()) std::memcpy(chunks_.back().get() + used_bytes_, bytes.data(), bytes.size());
    used_bytes_ += bytes.size();
    return span;
  }
  std::string_view view(ByteSpan span) const {
    return {chunks_[span.chunk].get() + span.begin, span.size_bytes};
  }
  std::uint64_t memory_bytes() const { return memory_bytes_; }

 private:
  static constexpr std::size_t kChunkBytes = std::size_t{1} << 20;

  void add_chunk(std::size_t least_bytes) {
    chunk_bytes_ = least_bytes > kChunkBytes ? least_bytes : kChunkBytes;
    chunks_.emplace_back(new char[chunk_bytes_]);  // not zeroed
    memory_bytes_ += chunk_bytes_;
    used_bytes_ = 0;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_bytes_ = 0;
  std::size_t used_bytes_ = 0;
  std::uint64_t memory_bytes_ = 0;
};

}  // namespace cahoots
