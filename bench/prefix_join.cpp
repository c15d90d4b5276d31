#include "prefix_join.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <ctime>
#include <limits>

#include "base/error.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

constexpr std::uint16_t kMaxFrequency = std::numeric_limits<std::uint16_t>::max();
/// Rounding must not lose a pair: bounds are this much wider, the last comparison is exact.
constexpr double kSlack = 1e-9;

std::uint64_t mixed(std::uint64_t bits) {
  bits *= 0x9E3779B97F4A7C15ULL;
  bits ^= bits >> 32U;
  return bits * 0xD6E8FEB86659FD93ULL;
}

/// Of the processor: others may use the machine.
double cpu_s() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::uint32_t rounded_up(double value) {
  return static_cast<std::uint32_t>(std::ceil(value - kSlack));
}

/// In how many bits two bitmaps differ. Compiled twice, for CPUs that count bits and for others.
[[gnu::target_clones("popcnt", "default")]] unsigned difference_bits(const std::uint64_t* a,
                                                                     const std::uint64_t* b,
                                                                     std::size_t n_words) {
  unsigned n_bits = 0;
  for (std::size_t i = 0; i < n_words; ++i) {
    n_bits += static_cast<unsigned>(std::popcount(a[i] ^ b[i]));
  }
  return n_bits;
}

/// For a table of about `n_wanted` places, a power of two: how far to shift 64 mixed bits.
unsigned shift_for(std::uint64_t n_wanted) {
  const std::uint64_t n_places = std::bit_ceil(std::max<std::uint64_t>(n_wanted, 1024));
  return 64U - static_cast<unsigned>(std::countr_zero(n_places));
}

}  // namespace

PrefixJoin::PrefixJoin(const std::vector<std::string_view>& texts, double threshold)
    : texts_(texts), threshold_(threshold) {
  if (!(threshold > 0 && threshold <= 1)) throw UsageError("the threshold is not in (0, 1]");
}

/// How many kept tokens to look up: the prefix without its lone shingles, which come first.
std::uint32_t PrefixJoin::probe_size(const Set& set) const {
  const std::uint32_t prefix = set.size - rounded_up(threshold_ * set.size) + 1;
  return prefix > set.n_lone ? std::min(prefix - set.n_lone, set.n_kept()) : 0;
}

/// How many to index: less, since only sets of the same size or larger ones look there.
std::uint32_t PrefixJoin::index_size(const Set& set) const {
  const std::uint32_t prefix =
      set.size - rounded_up(2 * threshold_ / (1 + threshold_) * set.size) + 1;
  return prefix > set.n_lone ? std::min(prefix - set.n_lone, set.n_kept()) : 0;
}

std::size_t PrefixJoin::bucket_of(Token token) const {
  return mixed(token) >> bucket_shift_;
}

/// Counts shingles, repeats within a text included, in places that several may share. Any total
/// order of the shingles finds all pairs; the truer the frequencies, the fewer candidates. A count
/// of one is never wrong.
void PrefixJoin::count_frequencies() {
  std::uint64_t n_bytes = 0;
  for (const std::string_view text : texts_) n_bytes += text.size();
  frequency_shift_ = shift_for(n_bytes);
  frequencies_.assign(std::size_t{1} << (64U - frequency_shift_), 0);
  for (const std::string_view text : texts_) {
    for_each_shingle(text, [&](Shingle shingle) {
      std::uint16_t& frequency = frequencies_[mixed(shingle) >> frequency_shift_];
      if (frequency < kMaxFrequency) ++frequency;
    });
  }
}

void PrefixJoin::make_sets() {
  sets_.reserve(texts_.size());
  std::vector<Token> tokens;
  for (std::size_t text = 0; text < texts_.size(); ++text) {
    tokens.clear();
    Set set;
    set.begin = tokens_.size();
    set.text = static_cast<std::uint32_t>(text);
    for_each_shingle(texts_[text], [&](Shingle shingle) {
      const std::uint64_t frequency = frequencies_[mixed(shingle) >> frequency_shift_];
      if (frequency == 1) {
        ++set.n_lone;
      } else {
        tokens.push_back(frequency << 48U | shingle);
      }
    });
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    set.size = set.n_lone + static_cast<std::uint32_t>(tokens.size());
    counts_.n_shingles += set.size;
    counts_.n_lone_shingles += set.n_lone;
    if (set.size == 0) continue;
    if (probe_size(set) == 0) {
      ++counts_.n_hopeless_texts;
      continue;
    }
    tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
    sets_.push_back(set);
  }
  frequencies_ = {};
  std::stable_sort(sets_.begin(), sets_.end(),
                   [](const Set& a, const Set& b) { return a.size < b.size; });
  const std::uint32_t max_size = sets_.empty() ? 0 : sets_.back().size;
  for (std::uint32_t sum = 0; sum <= 2 * max_size; ++sum) {
    least_overlaps_.push_back(rounded_up(threshold_ / (1 + threshold_) * sum));
  }
}

void PrefixJoin::make_index() {
  std::uint64_t n_postings = 0;
  for (const Set& set : sets_) n_postings += index_size(set);
  counts_.n_postings = n_postings;
  bucket_shift_ = shift_for(2 * n_postings);
  const std::size_t n_buckets = std::size_t{1} << (64U - bucket_shift_);
  bucket_ends_.assign(n_buckets, 0);
  for (const Set& set : sets_) {
    for (std::uint32_t i = 0; i < index_size(set); ++i) {
      ++bucket_ends_[bucket_of(tokens_[set.begin + i])];
    }
  }
  bucket_begins_.resize(n_buckets);
  std::uint64_t begin = 0;
  for (std::size_t bucket = 0; bucket < n_buckets; ++bucket) {
    bucket_begins_[bucket] = begin;
    begin += bucket_ends_[bucket];
    bucket_ends_[bucket] = bucket_begins_[bucket];
  }
  postings_.resize(n_postings);
  bitmaps_.assign(sets_.size(), Bitmap{});
  for (std::uint32_t number = 0; number < sets_.size(); ++number) {
    const Set& set = sets_[number];
    const std::uint32_t n_indexed = index_size(set);
    for (std::uint32_t i = 0; i < set.n_kept(); ++i) {
      const Token token = tokens_[set.begin + i];
      const std::uint64_t bits = mixed(token);
      bitmaps_[number][(bits >> 6U) % kBitmapWords] ^= std::uint64_t{1} << (bits & 63U);
      if (i >= n_indexed) continue;
      postings_[bucket_ends_[bits >> bucket_shift_]++] = {number, set.size, set.n_kept() - i};
    }
  }
}

void PrefixJoin::read_bucket(std::uint32_t set, std::uint32_t position, Token token) {
  const Set& x = sets_[set];
  const auto min_size = rounded_up(threshold_ * x.size);
  const std::size_t bucket = bucket_of(token);
  std::uint64_t& begin = bucket_begins_[bucket];
  const std::uint64_t end = bucket_ends_[bucket];
  // Sets come by size: what is too small now is so for all that follow.
  while (begin < end && postings_[begin].size < min_size) ++begin;
  const std::uint32_t* const least = least_overlaps_.data() + x.size;
  const std::uint32_t n_left = x.size - position;
  const std::uint32_t n_looked_up = position - x.n_lone;
  std::uint64_t at = begin;
  for (; at < end && postings_[at].set < set; ++at) {
    const Posting& posting = postings_[at];
    const std::uint32_t still = std::min(n_left, posting.n_left);
    const std::uint32_t wanted = least[posting.size];
    if (n_looked_up + still < wanted) continue;
    std::uint32_t& shared = shared_[posting.set];
    // Once out of reach always out of reach, from 0 as well: what is left only shrinks.
    if (shared + still < wanted) {
      shared = 0;
      continue;
    }
    if (shared == 0) candidates_.push_back(posting.set);
    ++shared;
  }
  counts_.n_postings_read += at - begin;
}

void PrefixJoin::probe(std::uint32_t set) {
  const Set& x = sets_[set];
  const std::uint32_t n_probed = probe_size(x);
  for (std::uint32_t i = 0; i < n_probed; ++i) {
    const std::size_t bucket = bucket_of(tokens_[x.begin + i]);
    __builtin_prefetch(&bucket_begins_[bucket]);
    __builtin_prefetch(&bucket_ends_[bucket]);
  }
  for (std::uint32_t i = 0; i < n_probed; ++i) {
    read_bucket(set, x.n_lone + i, tokens_[x.begin + i]);
  }
  counts_.n_candidates += candidates_.size();
}

/// The exact similarity; 0 where it is below the threshold.
double PrefixJoin::similarity(const Set& x, const Set& y) const {
  const std::uint32_t least = least_overlap(x, y);
  if (least > x.n_kept() || least > y.n_kept()) return 0;
  const Token* a = tokens_.data() + x.begin;
  const Token* b = tokens_.data() + y.begin;
  const Token* const a_end = a + x.n_kept();
  const Token* const b_end = b + y.n_kept();
  std::uint32_t a_spare = x.n_kept() - least;
  std::uint32_t b_spare = y.n_kept() - least;
  std::uint32_t shared = 0;
  while (a < a_end && b < b_end) {
    if (*a == *b) {
      ++shared;
      ++a;
      ++b;
    } else if (*a < *b) {
      if (a_spare-- == 0) return 0;
      ++a;
    } else {
      if (b_spare-- == 0) return 0;
      ++b;
    }
  }
  const double found = static_cast<double>(shared) / static_cast<double>(x.size + y.size - shared);
  return found >= threshold_ ? found : 0;
}

void PrefixJoin::compare(std::uint32_t set, const Visit& visit) {
  const Set& x = sets_[set];
  for (const std::uint32_t candidate : candidates_) {
    const bool is_in_reach = shared_[candidate] > 0;
    shared_[candidate] = 0;
    if (!is_in_reach) continue;
    const Set& y = sets_[candidate];
    // Tokens in which two sets differ are at least the bits in which their bitmaps do, and the
    // lone ones.
    const std::uint32_t n_different =
        x.n_lone + y.n_lone +
        difference_bits(bitmaps_[set].data(), bitmaps_[candidate].data(), kBitmapWords);
    if (x.size + y.size < 2 * least_overlap(x, y) + n_different) continue;
    ++counts_.n_compared;
    const double found = similarity(x, y);
    if (found == 0) continue;
    ++counts_.n_pairs;
    visit(std::min(x.text, y.text), std::max(x.text, y.text), found);
  }
  candidates_.clear();
}

JoinCounts PrefixJoin::run(const Visit& visit) {
  const double begin_s = cpu_s();
  count_frequencies();
  make_sets();
  const double tokens_end_s = cpu_s();
  make_index();
  const double index_end_s = cpu_s();
  shared_.assign(sets_.size(), 0);
  for (std::uint32_t set = 0; set < sets_.size(); ++set) {
    probe(set);
    compare(set, visit);
  }
  counts_.token_cpu_s = tokens_end_s - begin_s;
  counts_.index_cpu_s = index_end_s - tokens_end_s;
  counts_.join_cpu_s = cpu_s() - index_end_s;
  return counts_;
}

}  // namespace cahoots
