#include "analysis/duplicates/hamming_index.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "analysis/duplicates/hamming_comparison.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

/// The newest entries, fewer than this, have no table yet.
constexpr std::uint32_t kUntabledEntries = 1024;
/// A level is this many times as large as the next at least.
constexpr std::uint32_t kLevelRatio = 8;
/// A hash or a bucket anywhere in memory takes as long as this many hashes in a row.
constexpr std::uint64_t kScatteredCost = 8;
constexpr unsigned kLeastChunkBits = 8;
constexpr unsigned kMostChunkBits = 24;
constexpr std::size_t kMaxChunks = 256 / kLeastChunkBits;

std::uint32_t chunk_value(const HammingChunk& chunk, const std::uint64_t* words) {
  const std::size_t word = chunk.begin_bit / 64;
  const unsigned shift = chunk.begin_bit % 64;
  std::uint64_t value = words[word] >> shift;
  if (shift + chunk.n_bits > 64) value |= words[word + 1] << (64 - shift);
  return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << chunk.n_bits) - 1));
}

/// The values of one chunk that differ from the query's in `radius_bits`.
struct Ring {
  const HammingChunk* chunk = nullptr;
  std::uint32_t value = 0;
  unsigned radius_bits = 0;
  std::uint64_t n_values = 1;
  std::uint64_t n_entries = 0;  ///< estimated, until it is counted
  bool is_counted = false;

  std::uint64_t cost() const { return n_values + n_entries; }

  template <class Visit>  // visit(entries) of each value
  void for_each_bucket(Visit visit) const {
    if (n_values == 0) return;
    std::uint32_t mask = (std::uint32_t{1} << radius_bits) - 1;
    for (std::uint64_t i = 0; i < n_values; ++i) {
      const std::uint32_t bucket = value ^ mask;
      visit(std::span(chunk->entries.data() + chunk->starts[bucket],
                      chunk->entries.data() + chunk->starts[bucket + 1]));
      if (mask == 0) return;
      // The next number with as many bits set (Gosper: HAKMEM, item 175).
      const std::uint32_t lowest = mask & (~mask + 1);
      const std::uint32_t carried = mask + lowest;
      mask = carried | (((mask ^ carried) >> 2) >> std::countr_zero(lowest));
    }
  }
};

/// The search of one level, ring by ring.
class LevelSearch {
 public:
  LevelSearch(const HashList& hashes, const HammingLevel& level, const std::uint64_t* query,
              NearestEntry& nearest)
      : hashes_(hashes), level_(level), query_(query), nearest_(nearest) {
    for (std::size_t i = 0; i < level.chunks.size(); ++i) {
      rings_[i].chunk = &level.chunks[i];
      rings_[i].value = chunk_value(level.chunks[i], query);
      estimate(rings_[i]);
    }
  }

  void search() {
    const std::uint64_t n_level = level_.end - level_.begin;
    const std::uint64_t n_affordable = n_level / kScatteredCost;
    for (unsigned n_searched = 0; n_searched <= nearest_.limit_bits; ++n_searched) {
      Ring* ring = &cheapest();
      while (!ring->is_counted && n_lookups_ + ring->n_values <= n_affordable) {
        count(*ring);
        ring = &cheapest();
      }
      if (!ring->is_counted || n_compared_ + ring->n_entries > n_affordable) {
        hashes_.run({hashes_.words, query_}, level_.begin, level_.end, nearest_);
        n_compared_ += n_level;
        return;
      }
      compare(*ring);
      widen(*ring);
    }
  }

  std::uint64_t n_compared() const { return n_compared_; }
  std::uint64_t n_lookups() const { return n_lookups_; }

 private:
  void estimate(Ring& ring) const {
    ring.n_entries = (ring.n_values * (level_.end - level_.begin)) >> ring.chunk->n_bits;
    ring.is_counted = false;
  }

  /// Past the last ring there are no values, and all entries have been seen.
  void widen(Ring& ring) const {
    ring.n_values =
        ring.n_values * (ring.chunk->n_bits - ring.radius_bits) / (ring.radius_bits + 1);
    ++ring.radius_bits;
    estimate(ring);
  }

  Ring& cheapest() {
    const auto end = rings_.begin() + static_cast<std::ptrdiff_t>(level_.chunks.size());
    return *std::min_element(rings_.begin(), end,
                             [](const Ring& a, const Ring& b) { return a.cost() < b.cost(); });
  }

  void count(Ring& ring) {
    ring.n_entries = 0;
    ring.for_each_bucket([&](std::span<const std::uint32_t> entries) {
      __builtin_prefetch(entries.data());
      ring.n_entries += entries.size();
    });
    ring.is_counted = true;
    n_lookups_ += ring.n_values;
  }

  /// Asks for hashes some time before they are compared: they lie anywhere in memory.
  void compare(const Ring& ring) {
    std::array<std::uint32_t, 64> batch;
    std::size_t n_batch = 0;
    ring.for_each_bucket([&](std::span<const std::uint32_t> entries) {
      for (const std::uint32_t entry : entries) {
        __builtin_prefetch(hashes_.hash(entry));
        batch[n_batch++] = entry;
        if (n_batch < batch.size()) continue;
        hashes_.each({hashes_.words, query_}, batch, nearest_);
        n_batch = 0;
      }
    });
    hashes_.each({hashes_.words, query_}, std::span(batch.data(), n_batch), nearest_);
    n_compared_ += ring.n_entries;
  }

  const HashList& hashes_;
  const HammingLevel& level_;
  const std::uint64_t* query_;
  NearestEntry& nearest_;
  std::array<Ring, kMaxChunks> rings_;
  std::uint64_t n_compared_ = 0;
  std::uint64_t n_lookups_ = 0;
};

/// Filled from the back, so that the starts are where they say in the end and entries ascend.
void fill_table(const HashList& hashes, const HammingLevel& level, HammingChunk& chunk) {
  chunk.starts.assign((std::size_t{1} << chunk.n_bits) + 1, 0);
  chunk.entries.resize(level.end - level.begin);
  const auto value = [&](std::uint32_t entry) { return chunk_value(chunk, hashes.hash(entry)); };
  for (std::uint32_t entry = level.begin; entry < level.end; ++entry) ++chunk.starts[value(entry)];
  std::partial_sum(chunk.starts.begin(), chunk.starts.end(), chunk.starts.begin());
  for (std::uint32_t entry = level.end; entry-- > level.begin;) {
    chunk.entries[--chunk.starts[value(entry)]] = entry;
  }
}

HammingLevel make_level(const HashList& hashes, std::uint32_t begin, std::uint32_t end) {
  HammingLevel level{begin, end, {}};
  const auto n_bits = static_cast<unsigned>(hashes.n_words * 64);
  // About one entry a value: narrower chunks have more candidates, wider ones more values in a
  // ring.
  const auto log2_entries = static_cast<unsigned>(std::bit_width(end - begin)) - 1;
  const unsigned most_bits = std::clamp(log2_entries, kLeastChunkBits, kMostChunkBits);
  const unsigned n_chunks = (n_bits + most_bits - 1) / most_bits;
  for (unsigned i = 0; i < n_chunks; ++i) {
    HammingChunk& chunk = level.chunks.emplace_back();
    chunk.begin_bit = i * n_bits / n_chunks;
    chunk.n_bits = (i + 1) * n_bits / n_chunks - chunk.begin_bit;
    fill_table(hashes, level, chunk);
  }
  return level;
}

}  // namespace

const std::uint64_t* HammingIndex::words() const {
  return reinterpret_cast<const std::uint64_t*>(lines_.data());
}

HammingIndex::HammingIndex(std::uint16_t n_bits) : n_words_(n_bits / 64U) {}

std::uint32_t HammingIndex::insert(const PerceptualHash& hash) {
  if (n_entries_ == kNoEntry) {
    throw LimitError("more than 4 billion distinct pictures: split the stream");
  }
  constexpr std::size_t kWordsPerLine = std::tuple_size_v<decltype(HashLine::words)>;
  const std::size_t word = n_entries_ * n_words_ % kWordsPerLine;
  if (word == 0) lines_.emplace_back();
  std::copy_n(hash.words.data(), n_words_, lines_.back().words.data() + word);
  const std::uint32_t entry = n_entries_++;
  std::uint32_t begin = levels_.empty() ? 0 : levels_.back().end;
  if (n_entries_ - begin < kUntabledEntries) return entry;
  while (!levels_.empty() &&
         (levels_.back().end - levels_.back().begin) / kLevelRatio < n_entries_ - begin) {
    begin = levels_.back().begin;
    levels_.pop_back();
  }
  levels_.push_back(make_level(list_hashes(words(), n_words_), begin, n_entries_));
  return entry;
}

HammingAnswer HammingIndex::nearest(const PerceptualHash& hash, unsigned radius_bits) const {
  const HashList hashes = list_hashes(words(), n_words_);
  const std::uint64_t* query = hash.words.data();
  NearestEntry nearest;
  nearest.limit_bits = std::min(radius_bits, 256U);
  HammingAnswer answer;
  std::uint32_t begin = 0;
  for (const HammingLevel& level : levels_) {
    LevelSearch search(hashes, level, query, nearest);
    search.search();
    answer.n_compared += search.n_compared();
    answer.n_lookups += search.n_lookups();
    begin = level.end;
  }
  hashes.run({hashes.words, query}, begin, n_entries_, nearest);
  answer.n_compared += n_entries_ - begin;
  if (nearest.entry != kNoEntry) {
    answer.match = {nearest.entry, static_cast<std::uint16_t>(nearest.limit_bits)};
  }
  return answer;
}

}  // namespace cahoots
