#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace cahoots {

/// A list that grows at its end without moving what it holds, in pieces of 256: addresses are
/// stable, and no more than a piece is allocated in vain. Access by number is two loads. One
/// thread.
template <class Value>
class ChunkedList {
 public:
  Value& operator[](std::size_t number) { return chunks_[number / kChunk][number % kChunk]; }
  const Value& operator[](std::size_t number) const {
    return chunks_[number / kChunk][number % kChunk];
  }
  template <class... Arguments>
  Value& emplace_back(Arguments&&... arguments) {
    if (size_++ % kChunk == 0) chunks_.emplace_back().reserve(kChunk);
    return chunks_.back().emplace_back(std::forward<Arguments>(arguments)...);
  }
  std::size_t size() const { return size_; }

  /// Calls `visit` for every value, in order.
  template <class Visit>
  void for_each(Visit visit) {
    for (auto& chunk : chunks_) {
      for (Value& value : chunk) visit(value);
    }
  }

 private:
  static constexpr std::size_t kChunk = 256;

  std::vector<std::vector<Value>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace cahoots
