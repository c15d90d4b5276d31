#pragma once

#include <cstddef>
#include <cstdint>
#include <queue>
#include <unordered_set>
#include <vector>

namespace cahoots {

/// How many different things were seen, from 64-bit hashes of them: the number itself up to
/// `capacity`, beyond it the estimate (capacity − 1) · 2^64 / (largest of the smallest `capacity`
/// hashes), whose relative standard error is 1 / √(capacity − 2). Does not depend on the order.
/// Memory: about 64 bytes of each of the capacity. One thread.
/// Source: Bar-Yossef et al. 2002 and Beyer et al. 2007 (k minimum values).
class DistinctCount {
 public:
  explicit DistinctCount(std::size_t capacity = 4096) : capacity_(capacity) {}

  /// O(log capacity) for a hash that is kept, O(1) for others, which are nearly all.
  void add(std::uint64_t hash) {
    if (kept_.size() == capacity_ && hash >= smallest_.top()) return;
    if (!kept_.insert(hash).second) return;
    smallest_.push(hash);
    if (kept_.size() <= capacity_) return;
    kept_.erase(smallest_.top());
    smallest_.pop();
  }

  /// The hashes kept: whoever adds those of several counts what all of them were given.
  std::vector<std::uint64_t> kept() const { return {kept_.begin(), kept_.end()}; }

  double estimate() const {
    if (kept_.size() < capacity_) return static_cast<double>(kept_.size());
    constexpr double kAllHashes = 18446744073709551616.0;  // 2^64
    const double largest = static_cast<double>(smallest_.top());
    return static_cast<double>(capacity_ - 1) * (kAllHashes / largest);
  }

 private:
  std::size_t capacity_;
  std::unordered_set<std::uint64_t> kept_;
  std::priority_queue<std::uint64_t> smallest_;  ///< the largest of them on top
};

}  // namespace cahoots
