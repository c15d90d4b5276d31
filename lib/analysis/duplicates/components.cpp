#include "analysis/duplicates/components.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <utility>

#include "base/threads.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kAllPairs = 32;
constexpr std::size_t kMostPivots = 64;
/// Entries between the one at work and the one whose sketch is fetched.
constexpr std::size_t kAhead = 16;

/// A band's key above the text that has it.
using KeyedText = std::uint64_t;

/// Disjoint sets that any thread may join (Anderson and Woll 1991): the smaller root wins, so that
/// the roots at the end do not depend on the order.
class SharedSets {
 public:
  explicit SharedSets(std::size_t size) : parent_(size) {
    for (std::uint32_t i = 0; i < size; ++i) parent_[i].store(i, std::memory_order_relaxed);
  }
  std::uint32_t root(std::uint32_t member) {
    for (;;) {
      std::uint32_t parent = parent_[member].load(std::memory_order_relaxed);
      if (parent == member) return member;
      const std::uint32_t above = parent_[parent].load(std::memory_order_relaxed);
      // Halves the path; whoever loses the race has a parent as good.
      parent_[member].compare_exchange_weak(parent, above, std::memory_order_relaxed);
      member = above;
    }
  }
  void join(std::uint32_t a, std::uint32_t b) {
    for (;;) {
      a = root(a);
      b = root(b);
      if (a == b) return;
      if (a > b) std::swap(a, b);
      std::uint32_t expected = b;
      if (parent_[b].compare_exchange_strong(expected, a, std::memory_order_relaxed)) return;
    }
  }

 private:
  std::vector<std::atomic<std::uint32_t>> parent_;
};

/// Keys as bits, eight for each of the texts at hand, so that keys that are not there seldom seem
/// to be.
class KeyBits {
 public:
  void clear_for(std::size_t n_texts) {
    const std::size_t n_words = std::bit_ceil(n_texts / 8 + 1);
    words_.assign(n_words, 0);
    mask_ = static_cast<std::uint32_t>(n_words * 64 - 1);
  }
  bool has(std::uint32_t key) const { return (words_[word_of(key)] & bit_of(key)) != 0; }
  /// True if it was there.
  bool insert(std::uint32_t key) {
    std::uint64_t& word = words_[word_of(key)];
    const bool was_there = (word & bit_of(key)) != 0;
    word |= bit_of(key);
    return was_there;
  }

 private:
  std::size_t word_of(std::uint32_t key) const { return (key & mask_) / 64; }
  static std::uint64_t bit_of(std::uint32_t key) { return std::uint64_t{1} << (key % 64); }

  std::vector<std::uint64_t> words_;
  std::uint32_t mask_ = 0;
};

/// The texts of one band, parted by the high bits of their keys into runs that fit the cache of a
/// core: to look keys up in a table of all of them takes three times as long from 5 million texts
/// on.
class PartedKeys {
 public:
  /// Of the parts of the keys, `part` of `n_parts`.
  void fill(BandColumns& bands, std::size_t band, std::size_t part, std::size_t n_parts) {
    const std::size_t n_runs = std::bit_ceil(bands.size() / n_parts / kTextsARun + 1);
    shift_ = 32 - static_cast<unsigned>(std::bit_width(n_runs - 1));
    starts_.assign(n_runs + 1, 0);
    const auto for_each = [&](auto visit) {
      bands.for_each_block(band, [&](std::uint32_t first, std::span<const std::uint32_t> keys) {
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
          if (n_parts == 1 || keys[i] % n_parts == part) visit(keys[i], first + i);
        }
      });
    };
    for_each([&](std::uint32_t key, std::uint32_t) { ++starts_[run_of(key) + 1]; });
    for (std::size_t run = 0; run < n_runs; ++run) starts_[run + 1] += starts_[run];
    texts_.resize(starts_.back());
    next_.assign(starts_.begin(), starts_.end() - 1);
    for_each([&](std::uint32_t key, std::uint32_t text) {
      texts_[next_[run_of(key)]++] = (KeyedText{key} << 32) | text;
    });
  }
  std::size_t n_runs() const { return starts_.size() - 1; }
  std::span<const KeyedText> run(std::size_t run) const {
    return std::span(texts_).subspan(starts_[run], starts_[run + 1] - starts_[run]);
  }

 private:
  static constexpr std::size_t kTextsARun = 1 << 14;
  std::size_t run_of(std::uint32_t key) const { return std::uint64_t{key} >> shift_; }

  unsigned shift_ = 32;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> next_;
  std::vector<KeyedText> texts_;
};

class BandJoin {
 public:
  BandJoin(BandColumns& bands, std::span<const TextSketch> sketches, double threshold,
           std::size_t n_parts, SharedSets& sets)
      : bands_(bands),
        sketches_(sketches),
        most_lanes_(most_differing_lanes(threshold)),
        n_parts_(n_parts),
        sets_(sets) {}

  /// One part of the keys of one band.
  void join(std::size_t band, std::size_t part) {
    parted_.fill(bands_, band, part, n_parts_);
    for (std::size_t run = 0; run < parted_.n_runs(); ++run) {
      keep_repeated(parted_.run(run));
      join_buckets();
    }
  }

 private:
  /// Most texts are alone with their key: those need not be sorted.
  void keep_repeated(std::span<const KeyedText> run) {
    seen_.clear_for(run.size());
    repeated_.clear_for(run.size());
    for (const KeyedText entry : run) {
      if (seen_.insert(key_of(entry))) repeated_.insert(key_of(entry));
    }
    keyed_.clear();
    for (const KeyedText entry : run) {
      if (repeated_.has(key_of(entry))) keyed_.push_back(entry);
    }
    std::sort(keyed_.begin(), keyed_.end());
  }
  void join_buckets() {
    for (std::size_t begin = 0; begin < keyed_.size();) {
      std::size_t end = begin;
      for (; end < keyed_.size() && key_of(keyed_[end]) == key_of(keyed_[begin]); ++end) {
        if (end + kAhead < keyed_.size()) {
          __builtin_prefetch(&sketches_[text_of(keyed_[end + kAhead])]);
        }
      }
      if (end - begin > 1) join_bucket(std::span(keyed_).subspan(begin, end - begin));
      begin = end;
    }
  }
  static std::uint32_t key_of(KeyedText entry) { return static_cast<std::uint32_t>(entry >> 32); }
  static std::uint32_t text_of(KeyedText entry) { return static_cast<std::uint32_t>(entry); }
  bool look_alike(std::uint32_t a, std::uint32_t b) const {
    return count_differing_lanes(sketches_[a], sketches_[b]) <= most_lanes_;
  }

  void join_bucket(std::span<const KeyedText> bucket) {
    if (bucket.size() > kAllPairs) return join_by_pivots(bucket);
    for (std::size_t i = 1; i < bucket.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (look_alike(text_of(bucket[i]), text_of(bucket[k])))
          sets_.join(text_of(bucket[i]), text_of(bucket[k]));
      }
    }
  }

  void join_by_pivots(std::span<const KeyedText> bucket) {
    pivots_.clear();
    for (const KeyedText entry : bucket) {
      const std::uint32_t text = text_of(entry);
      bool is_like_one = false;
      for (const std::uint32_t pivot : pivots_) {
        if (!look_alike(text, pivot)) continue;
        sets_.join(text, pivot);
        is_like_one = true;
      }
      if (is_like_one) continue;
      if (pivots_.size() < kMostPivots) {
        pivots_.push_back(text);
      } else {
        sets_.join(text, pivots_.front());
      }
    }
  }

  BandColumns& bands_;
  std::span<const TextSketch> sketches_;
  unsigned most_lanes_;
  std::size_t n_parts_;
  SharedSets& sets_;
  PartedKeys parted_;
  KeyBits seen_;
  KeyBits repeated_;
  std::vector<KeyedText> keyed_;
  std::vector<std::uint32_t> pivots_;
};

TextComponents list_components(SharedSets& sets, std::uint32_t n_texts) {
  TextComponents components;
  components.root.resize(n_texts);
  components.has_company.assign(n_texts, false);
  for (std::uint32_t text = 0; text < n_texts; ++text) {
    const std::uint32_t root = sets.root(text);
    components.root[text] = root;
    if (root != text) components.has_company[text] = components.has_company[root] = true;
  }
  return components;
}

}  // namespace

TextComponents join_bands(BandColumns& bands, std::span<const TextSketch> sketches,
                          double threshold, unsigned threads, std::uint64_t memory_bytes) {
  constexpr std::uint64_t kFewestTextsAPart = 1 << 16;
  const std::uint32_t n_texts = bands.size();
  const std::size_t n_bands = bands.scheme().bands;
  const std::uint64_t texts_at_once =
      std::max(kFewestTextsAPart, memory_bytes / (sizeof(KeyedText) * std::max(1U, threads)));
  const std::size_t n_parts = n_texts / texts_at_once + 1;
  SharedSets sets(n_texts);
  std::atomic<std::size_t> next = 0;
  run_threads(threads, [&] {
    BandJoin join(bands, sketches, threshold, n_parts, sets);
    for (std::size_t i = next++; i < n_bands * n_parts; i = next++) {
      join.join(i / n_parts, i % n_parts);
    }
  });
  return list_components(sets, n_texts);
}

}  // namespace cahoots
