#include <algorithm>

#include "analysis/duplicates/known_texts.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kGathered = 4096;
constexpr std::size_t kVerified = 256;
constexpr std::size_t kVerifiedBytes = std::size_t{4} << 20;

/// The most that the Jaccard index of sets of these sizes can be; 1 where one is not known.
double greatest_jaccard(std::size_t a, std::size_t b) {
  if (a == 0 || b == 0) return 1;
  return static_cast<double>(std::min(a, b)) / static_cast<double>(std::max(a, b));
}

}  // namespace

std::optional<KnownMatch> KnownTextMatcher::match(std::string_view text) {
  const std::string_view normalised = normaliser_.normalise(text);
  if (normalised.empty()) return std::nullopt;
  hash_ = hash128(normalised);
  if (const std::uint32_t* core = known_.find_equal(hash_)) {
    return KnownMatch{known_.group_of(*core), *core, 1, true};
  }
  if (normalised.size() < known_.options().min_length_bytes) return std::nullopt;
  hash_shingles(normalised, shingle_hashes_);
  minhash(shingle_hashes_, signature_);
  lanes_.reset();
  gather();
  if (candidates_.empty()) return std::nullopt;
  return find_best(normalised);
}

/// The most alike by signature first, in order where equally so.
void KnownTextMatcher::gather() {
  known_.gather(signature_, kGathered, gathered_, n_skipped_pairs_);
  const std::size_t fewest = fewest_equal_lanes(known_.options().threshold, kSignatureLanes);
  candidates_.clear();
  for (const std::uint32_t core : gathered_) {
    const auto lanes = std::span(known_.cores()[core].lanes).first<kSignatureLanes>();
    const std::size_t n_equal = count_equal_lanes(signature_, lanes);
    if (n_equal >= fewest) candidates_.push_back({n_equal, core});
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return a.n_equal != b.n_equal ? a.n_equal > b.n_equal : a.core < b.core;
  });
}

double KnownTextMatcher::similarity_with(const KnownText& core, std::string_view normalised) {
  if (!core.is_fingerprint()) return set_.jaccard(core.normalised, core.n_shingles);
  if (!lanes_) lanes_ = fingerprint_lanes(normalised);
  const std::size_t n_equal = count_equal_lanes(*lanes_, core.lanes);
  return std::min(estimate_jaccard(n_equal, kFingerprintLanes),
                  greatest_jaccard(core.n_shingles, set_.size()));
}

std::optional<KnownMatch> KnownTextMatcher::find_best(std::string_view normalised) {
  const double threshold = known_.options().threshold;
  set_.assign(normalised);
  std::optional<KnownMatch> best;
  std::size_t n_verified = 0;
  std::size_t verified_bytes = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const std::uint32_t core = candidates_[i].core;
    const KnownText& known = known_.cores()[core];
    if (greatest_jaccard(known.n_shingles, set_.size()) < threshold) continue;
    if (n_verified == kVerified || verified_bytes >= kVerifiedBytes) {
      n_skipped_pairs_ += candidates_.size() - i;
      break;
    }
    ++n_verified;
    verified_bytes += known.normalised.size();
    const double similarity = similarity_with(known, normalised);
    if (similarity < threshold) continue;
    if (!best || similarity > best->similarity ||
        (similarity == best->similarity && core < best->core)) {
      best = KnownMatch{known_.group_of(core), core, similarity, false};
    }
  }
  return best;
}

}  // namespace cahoots
