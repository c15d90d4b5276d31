#include "analysis/duplicates_candidates.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <utility>

#include "analysis/coaction_threads.hpp"

namespace cahoots {
namespace {

/// A band's key above the signed text that has it.
using KeyedText = std::uint64_t;

/// Signed texts that share a key, run after run; `ends` are the ends of the runs.
struct BandBuckets {
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> ends;
};

using AllBands = std::array<BandBuckets, kBands>;

/// Stable, by the high 32 bits: 11 + 11 + 10.
void sort_by_key(std::vector<KeyedText>& keyed, std::vector<KeyedText>& scratch) {
  scratch.resize(keyed.size());
  for (const auto& [shift, bits] : {std::pair{32U, 11U}, {43U, 11U}, {54U, 10U}}) {
    std::array<std::size_t, 2048> starts{};
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    for (const KeyedText entry : keyed) ++starts[(entry >> shift) & mask];
    std::size_t start = 0;
    for (std::size_t& count : starts) start += std::exchange(count, start);
    for (const KeyedText entry : keyed) scratch[starts[(entry >> shift) & mask]++] = entry;
    keyed.swap(scratch);
  }
}

BandBuckets collect_runs(const std::vector<KeyedText>& keyed) {
  BandBuckets buckets;
  for (std::size_t begin = 0; begin < keyed.size();) {
    std::size_t end = begin + 1;
    while (end < keyed.size() && keyed[end] >> 32 == keyed[begin] >> 32) ++end;
    if (end - begin > 1) {
      for (std::size_t i = begin; i < end; ++i)
        buckets.members.push_back(static_cast<std::uint32_t>(keyed[i]));
      buckets.ends.push_back(static_cast<std::uint32_t>(buckets.members.size()));
    }
    begin = end;
  }
  return buckets;
}

AllBands bucket_bands(const SignedTexts& signed_texts, unsigned threads) {
  AllBands bands;
  std::atomic<std::size_t> next = 0;
  run_threads(threads, [&] {
    std::vector<KeyedText> keyed(signed_texts.size()), scratch;
    for (std::size_t band = next++; band < kBands; band = next++) {
      for (std::size_t i = 0; i < signed_texts.size(); ++i) {
        keyed[i] = (KeyedText{signed_texts[i].keys[band]} << 32) | i;
      }
      sort_by_key(keyed, scratch);
      bands[band] = collect_runs(keyed);
    }
  });
  return bands;
}

/// Disjoint sets of signed texts (Galler and Fischer 1964, path halving, smaller root wins).
class Components {
 public:
  explicit Components(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

template <class Visit>  // visit(begin, end) of each run of members
void for_each_bucket(const BandBuckets& band, Visit visit) {
  std::uint32_t begin = 0;
  for (const std::uint32_t end : band.ends) {
    visit(band.members.begin() + begin, band.members.begin() + end);
    begin = end;
  }
}

struct Candidate {
  std::uint32_t signed_text;
  std::uint32_t text;
  std::uint32_t component;
  std::uint64_t density;
};

std::vector<std::uint32_t> count_posts(const DuplicateRows& rows) {
  std::vector<std::uint32_t> n_posts(rows.texts().size());
  for (std::uint32_t post = 0; post < rows.posts().size(); ++post)
    ++n_posts[rows.posts()[post].text];
  return n_posts;
}

/// For each signed text, the posts in its buckets, over all bands. A text of similarity J shares
/// J^kBandRows of the bands, so this is a kernel estimate of how many posts are alike.
std::vector<std::uint64_t> estimate_density(const DuplicateRows& rows, const AllBands& bands) {
  const std::vector<std::uint32_t> n_posts = count_posts(rows);
  std::vector<std::uint64_t> density(rows.signed_texts().size());
  for (const BandBuckets& band : bands) {
    for_each_bucket(band, [&](auto begin, auto end) {
      std::uint64_t n_in_bucket = 0;
      for (auto member = begin; member != end; ++member) {
        n_in_bucket += n_posts[rows.signed_texts()[*member].text];
      }
      for (auto member = begin; member != end; ++member) density[*member] += n_in_bucket;
    });
  }
  return density;
}

Components join_buckets(const DuplicateRows& rows, const AllBands& bands) {
  Components components(rows.signed_texts().size());
  for (const BandBuckets& band : bands) {
    for_each_bucket(band, [&](auto begin, auto end) {
      for (auto member = begin; member != end; ++member) components.join(*begin, *member);
    });
  }
  return components;
}

std::vector<Candidate> order_candidates(const DuplicateRows& rows, const AllBands& bands) {
  Components components = join_buckets(rows, bands);
  const std::vector<std::uint64_t> density = estimate_density(rows, bands);
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < density.size(); ++i) {
    if (density[i] == 0) continue;  // in no bucket
    candidates.push_back({i, rows.signed_texts()[i].text, components.root(i), density[i]});
  }
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.component != b.component) return a.component < b.component;
    if (a.density != b.density) return a.density > b.density;
    if (rows.text_comes_before(a.text, b.text)) return true;
    if (rows.text_comes_before(b.text, a.text)) return false;
    return rows.texts()[a.text].hash < rows.texts()[b.text].hash;
  });
  return candidates;
}

/// Each candidate's buckets, in one list by candidate.
void list_buckets(const AllBands& bands, const std::vector<std::uint32_t>& candidate_of,
                  DuplicateCandidates& result) {
  result.buckets_begin.assign(result.texts.size() + 1, 0);
  for (const BandBuckets& band : bands) {
    for (const std::uint32_t member : band.members)
      ++result.buckets_begin[candidate_of[member] + 1];
  }
  std::partial_sum(result.buckets_begin.begin(), result.buckets_begin.end(),
                   result.buckets_begin.begin());
  result.buckets.resize(result.buckets_begin.back());
  std::vector<std::uint64_t> free(result.buckets_begin.begin(), result.buckets_begin.end() - 1);
  result.members_begin.assign(1, 0);
  for (const BandBuckets& band : bands) {
    for_each_bucket(band, [&](auto begin, auto end) {
      const auto bucket = static_cast<std::uint32_t>(result.members_begin.size() - 1);
      for (auto member = begin; member != end; ++member)
        result.buckets[free[candidate_of[*member]]++] = bucket;
      result.members_begin.push_back(result.members_begin.back() +
                                     static_cast<std::uint64_t>(end - begin));
    });
  }
}

}  // namespace

DuplicateCandidates find_candidates(const DuplicateRows& rows, unsigned threads) {
  const AllBands bands = bucket_bands(rows.signed_texts(), threads);
  const std::vector<Candidate> ordered = order_candidates(rows, bands);
  DuplicateCandidates result;
  std::vector<std::uint32_t> candidate_of(rows.signed_texts().size());
  for (const Candidate& candidate : ordered) {
    const auto number = static_cast<std::uint32_t>(result.texts.size());
    candidate_of[candidate.signed_text] = number;
    const bool begins = number == 0 || ordered[number - 1].component != candidate.component;
    if (begins) result.component_begin.push_back(number);
    result.texts.push_back(candidate.text);
  }
  result.component_begin.push_back(static_cast<std::uint32_t>(ordered.size()));
  list_buckets(bands, candidate_of, result);
  return result;
}

}  // namespace cahoots
