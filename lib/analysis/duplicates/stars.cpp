#include "analysis/duplicates/stars.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace cahoots {

StarSearch::StarSearch(const Normaliser& normaliser, double threshold, const SearchBounds& bounds)
    : normaliser_(normaliser),
      threshold_(threshold),
      fewest_equal_(fewest_equal_lanes(threshold, kSignatureLanes)),
      scheme_(BandScheme::for_threshold(threshold)),
      bounds_(bounds) {}

const std::vector<StarPlace>& StarSearch::search(std::span<const StarText> texts) {
  texts_ = texts;
  normalise_texts();
  fill_buckets();
  order_by_density();
  place_by_cores();
  place_by_inner_texts();
  return places_;
}

/// In proportion to what was used: most components are small, and one may have been huge.
void StarSearch::Targets::clear() {
  ranks.clear();
  for (const std::uint32_t bucket : used_buckets) of_bucket[bucket].clear();
  used_buckets.clear();
  if (!known.empty()) std::unordered_set<std::uint64_t>().swap(known);
}

void StarSearch::Targets::remember(std::uint32_t bucket, std::uint32_t rank) {
  if (!known.insert((std::uint64_t{bucket} << 32) | rank).second) return;
  if (of_bucket[bucket].empty()) used_buckets.push_back(bucket);
  of_bucket[bucket].push_back(rank);
}

void StarSearch::normalise_texts() {
  arena_.clear();
  spans_.clear();
  signatures_.resize(texts_.size());
  for (const StarText& text : texts_) {
    const std::string_view normalised = normaliser_.normalise(text.posted);
    spans_.emplace_back(arena_.size(), normalised.size());
    arena_ += normalised;
    hash_shingles(normalised, shingle_hashes_);
    minhash(shingle_hashes_, signatures_[spans_.size() - 1]);
  }
}

void StarSearch::fill_buckets() {
  bucket_of_.assign(texts_.size() * scheme_.bands, 0);
  bucket_posts_.assign(1, 0);
  for (std::size_t band = 0; band < scheme_.bands; ++band) fill_band(band);
  for (Targets* const targets : {&cores_, &inner_}) {
    targets->clear();
    const bool needs_buckets = texts_.size() > bounds_.all_compared;
    if (needs_buckets && targets->of_bucket.size() < bucket_posts_.size())
      targets->of_bucket.resize(bucket_posts_.size());
  }
}

void StarSearch::fill_band(std::size_t band) {
  keyed_.clear();
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    keyed_.push_back((std::uint64_t{band_key(signatures_[i].data(), scheme_, band)} << 32) | i);
  }
  std::sort(keyed_.begin(), keyed_.end());
  for (std::size_t begin = 0; begin < keyed_.size();) {
    std::size_t end = begin + 1;
    while (end < keyed_.size() && keyed_[end] >> 32 == keyed_[begin] >> 32) ++end;
    if (end - begin > 1) {
      const auto bucket = static_cast<std::uint32_t>(bucket_posts_.size());
      bucket_posts_.push_back(0);
      for (std::size_t i = begin; i < end; ++i) {
        const auto index = static_cast<std::uint32_t>(keyed_[i]);
        bucket_of_[index * scheme_.bands + band] = bucket;
        bucket_posts_[bucket] += texts_[index].n_posts;
      }
    }
    begin = end;
  }
}

/// A text of similarity J shares J^rows of the bands, so that the posts in a text's buckets are a
/// kernel estimate of how many are alike.
void StarSearch::order_by_density() {
  std::vector<std::uint64_t> density(texts_.size(), 0);
  for (std::size_t i = 0; i < bucket_of_.size(); ++i) {
    density[i / scheme_.bands] += bucket_posts_[bucket_of_[i]];
  }
  order_.resize(texts_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (density[a] != density[b]) return density[a] > density[b];
    return std::tie(texts_[a].created_at_s, texts_[a].uid, texts_[a].text) <
           std::tie(texts_[b].created_at_s, texts_[b].uid, texts_[b].text);
  });
}

void StarSearch::place_by_cores() {
  places_.resize(texts_.size());
  n_shingles_.resize(texts_.size());
  for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
    const std::uint32_t index = order_[rank];
    set_.assign(normalised(index));
    n_shingles_[index] = set_.size();
    gather(cores_, index);
    const Best best = find_best();
    if (best.similarity >= threshold_) {
      places_[index] = {order_[best.rank], order_[best.rank], best.similarity};
      remember(cores_, index, best.rank);
    } else {
      places_[index] = {index, index, 1};
      cores_.ranks.push_back(rank);
      remember(cores_, index, rank);
    }
  }
}

/// A core that stayed alone joins the star of the text nearest to it among those that are near
/// enough to their own core to speak for it. One step and no more, so that stars do not chain.
void StarSearch::place_by_inner_texts() {
  std::vector<std::uint32_t> star_size(texts_.size(), 0);
  for (const StarPlace& place : places_) ++star_size[place.core];
  if (cores_.ranks.size() == texts_.size()) return;
  const double inner = inner_threshold(threshold_);
  for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
    const StarPlace& place = places_[order_[rank]];
    if (place.core == order_[rank] || place.similarity < inner) continue;
    inner_.ranks.push_back(rank);
    remember(inner_, order_[rank], rank);
  }
  for (const std::uint32_t rank : cores_.ranks) {
    const std::uint32_t index = order_[rank];
    if (star_size[index] > 1) continue;
    set_.assign(normalised(index));
    gather(inner_, index);
    const Best best = find_best();
    if (best.similarity < threshold_) continue;
    const std::uint32_t matched = order_[best.rank];
    places_[index] = {places_[matched].core, matched, best.similarity};
  }
}

/// A bucket knows the cores of all its texts, not only those that are cores themselves: whoever
/// shares a band with a member of a star meets its core, too.
void StarSearch::remember(Targets& targets, std::uint32_t index, std::uint32_t target) {
  if (texts_.size() <= bounds_.all_compared) return;
  for (std::size_t band = 0; band < scheme_.bands; ++band) {
    const std::uint32_t bucket = bucket_of_[index * scheme_.bands + band];
    if (bucket != 0) targets.remember(bucket, target);
  }
}

void StarSearch::gather(const Targets& targets, std::uint32_t index) {
  candidates_.clear();
  if (targets.ranks.size() <= bounds_.all_compared) {
    for (const std::uint32_t rank : targets.ranks) consider(index, rank);
  } else {
    gather_from_buckets(targets, index);
    for (const std::uint32_t rank : gathered_) consider(index, rank);
  }
  std::sort(candidates_.begin(), candidates_.end());
}

void StarSearch::gather_from_buckets(const Targets& targets, std::uint32_t index) {
  gathered_.clear();
  for (std::size_t band = 0; band < scheme_.bands; ++band) {
    const std::uint32_t bucket = bucket_of_[index * scheme_.bands + band];
    const std::vector<std::uint32_t>& there = targets.of_bucket[bucket];
    const std::size_t taken = std::min(there.size(), bounds_.gathered - gathered_.size());
    n_skipped_pairs_ += there.size() - taken;
    gathered_.insert(gathered_.end(), there.begin(),
                     there.begin() + static_cast<std::ptrdiff_t>(taken));
  }
  std::sort(gathered_.begin(), gathered_.end());
  gathered_.erase(std::unique(gathered_.begin(), gathered_.end()), gathered_.end());
}

void StarSearch::consider(std::uint32_t index, std::uint32_t rank) {
  const std::size_t n_equal = count_equal_lanes(signatures_[index], signatures_[order_[rank]]);
  if (n_equal >= fewest_equal_) candidates_.push_back({n_equal, rank});
}

StarSearch::Best StarSearch::find_best() {
  Best best;
  std::size_t n_compared = 0, compared_bytes = 0;
  const auto own = static_cast<double>(set_.size());
  for (const Candidate& candidate : candidates_) {
    const std::uint32_t index = order_[candidate.rank];
    const auto other = static_cast<double>(n_shingles_[index]);
    // The greatest similarity that sets of these sizes can have.
    const double bound = std::min(other, own) / std::max(other, own);
    if (bound < threshold_ || bound < best.similarity) continue;
    const bool is_exhausted = n_compared == bounds_.verified ||
                              (n_compared > 0 && compared_bytes > bounds_.verified_bytes);
    if (is_exhausted) {
      ++n_skipped_pairs_;
      continue;
    }
    ++n_compared;
    const std::string_view text = normalised(index);
    compared_bytes += text.size();
    const double similarity = set_.jaccard(text, n_shingles_[index]);
    const bool is_earlier = candidate.rank < best.rank;
    if (similarity > best.similarity || (similarity == best.similarity && is_earlier)) {
      best = {similarity, candidate.rank};
    }
  }
  n_verified_pairs_ += n_compared;
  return best;
}

}  // namespace cahoots
