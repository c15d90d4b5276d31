#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <limits>
#include <new>
#include <utility>
#include <vector>

namespace cahoots {

/// Memory for large arrays of numbers that are read in no order. New elements are not set, so that
/// an array may be made for the worst case and only what is written takes memory; and from 4 MiB on
/// the kernel is asked for huge pages, which makes a random access about a fifth faster.
template <typename Value>
class LargeAllocator {
 public:
  using value_type = Value;
  LargeAllocator() = default;
  template <typename Other>
  explicit(false) LargeAllocator(const LargeAllocator<Other>& /*other*/) {}

  Value* allocate(std::size_t n) {
    if (n > std::numeric_limits<std::size_t>::max() / sizeof(Value)) throw std::bad_alloc();
    void* const memory = ::operator new(n * sizeof(Value), alignment(n));
    if (is_large(n)) static_cast<void>(::madvise(memory, n * sizeof(Value), MADV_HUGEPAGE));
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t n) { ::operator delete(memory, alignment(n)); }

  /// Left unset where vector would set it to zero.
  template <typename Element>
  void construct(Element* place) {
    ::new (static_cast<void*>(place)) Element;
  }
  template <typename Element, typename... Arguments>
  void construct(Element* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) Element(std::forward<Arguments>(arguments)...);
  }
  bool operator==(const LargeAllocator& /*other*/) const { return true; }

 private:
  static constexpr std::size_t kHugePage = std::size_t{2} << 20;
  static bool is_large(std::size_t n) { return n * sizeof(Value) >= 2 * kHugePage; }
  static std::align_val_t alignment(std::size_t n) {
    return std::align_val_t{is_large(n) ? kHugePage : alignof(std::max_align_t)};
  }
};

/// A vector whose new elements are unset: give `resize` and the constructor a value where they
/// should have one.
template <typename Value>
using LargeArray = std::vector<Value, LargeAllocator<Value>>;

}  // namespace cahoots
