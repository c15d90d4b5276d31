#include "analysis/duplicates/known_texts.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "base/error.hpp"
#include "records/fingerprint.hpp"

namespace cahoots {
namespace {

static_assert(kFingerprintLanes == kFingerprintRecordLanes, "records hold what is computed");

constexpr std::size_t kMostKnown = std::size_t{1} << 26;

}  // namespace

TextFingerprint fingerprint_lanes(std::string_view normalised) {
  std::vector<std::uint32_t> hashes;
  hash_shingles(normalised, hashes);
  TextFingerprint lanes;
  minhash(hashes, lanes);
  return lanes;
}

KnownTexts::KnownTexts(const DuplicateOptions& options, std::size_t compared_with_all)
    : options_(options),
      compared_with_all_(compared_with_all),
      normaliser_(options.steps),
      scheme_(BandScheme::for_threshold(options.threshold)) {}

bool KnownTexts::add_text(KnownGroup group) {
  const std::string_view normalised = normaliser_.normalise(text_of(group.text));
  if (normalised.empty()) return false;
  KnownText known;
  known.hash = hash128(normalised);
  known.lanes = fingerprint_lanes(normalised);
  known.normalised = normalised;
  ShingleSet set;
  set.assign(normalised);
  known.n_shingles = set.size();
  known.is_similar = normalised.size() >= options_.min_length_bytes;
  known.group = std::move(group);
  cores_.push_back(std::move(known));
  return true;
}

void KnownTexts::add_fingerprint(KnownGroup group, const Hash128& hash,
                                 const TextFingerprint& lanes, std::size_t n_shingles) {
  KnownText known;
  known.group = std::move(group);
  known.hash = hash;
  known.lanes = lanes;
  known.n_shingles = n_shingles;
  cores_.push_back(std::move(known));
}

void KnownTexts::finish() {
  if (cores_.size() > kMostKnown) throw LimitError("more than 67 million known texts: split them");
  order();
  for (std::uint32_t core = 0; core < cores_.size(); ++core) {
    const bool is_same =
        core > 0 && cores_[core - 1].group.group_uid == cores_[core].group.group_uid;
    groups_.push_back(is_same ? groups_.back() : core);
    core_of_hash_.try_emplace(cores_[core].hash, core);
    if (cores_[core].is_similar) similar_.push_back(core);
  }
  if (similar_.size() > compared_with_all_) return fill_bands();
  for (const std::uint32_t core : similar_) {
    TextSignature signature;
    std::copy_n(cores_[core].lanes.begin(), signature.size(), signature.begin());
    sketches_.push_back(sketch_of(signature));
  }
}

void KnownTexts::order() {
  using std::tuple;
  const auto uid = [](const KnownText& known) { return std::string_view(known.group.group_uid); };
  // Of a text and its fingerprint, or of the same group in two files, the first is enough.
  std::sort(cores_.begin(), cores_.end(), [&](const KnownText& a, const KnownText& b) {
    const auto key = [&](const KnownText& known) {
      return tuple(uid(known), known.hash, known.is_fingerprint(),
                   text_of(known.group.core_post_uid), text_of(known.group.text));
    };
    return key(a) < key(b);
  });
  const auto is_same = [&](const KnownText& a, const KnownText& b) {
    return uid(a) == uid(b) && a.hash == b.hash;
  };
  cores_.erase(std::unique(cores_.begin(), cores_.end(), is_same), cores_.end());
  std::sort(cores_.begin(), cores_.end(), [&](const KnownText& a, const KnownText& b) {
    return tuple(uid(a), a.is_fingerprint(), a.hash) < tuple(uid(b), b.is_fingerprint(), b.hash);
  });
}

void KnownTexts::fill_bands() {
  const std::size_t n_rows = similar_.size() * scheme_.bands;
  if (n_rows > 0xFFFFFFFFU) throw LimitError("too many known texts: split them");
  const auto n_bits = static_cast<unsigned>(std::bit_width(n_rows));
  bucket_shift_ = 32 - std::min(n_bits, 31U);
  starts_.assign((std::size_t{1} << (32 - bucket_shift_)) + 1, 0);
  const auto for_each_row = [&](auto visit) {
    for (const std::uint32_t core : similar_) {
      for (std::size_t band = 0; band < scheme_.bands; ++band) {
        visit(BandRow{band_key(cores_[core].lanes.data(), scheme_, band), core});
      }
    }
  };
  for_each_row([&](const BandRow& row) { ++starts_[bucket_of(row.key) + 1]; });
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  rows_.resize(n_rows);
  for_each_row([&](const BandRow& row) { rows_[next[bucket_of(row.key)]++] = row; });
  similar_ = {};
}

const std::uint32_t* KnownTexts::find_equal(const Hash128& hash) const {
  const auto found = core_of_hash_.find(hash);
  return found == core_of_hash_.end() ? nullptr : &found->second;
}

void KnownTexts::gather_by_sketch(const TextSignature& signature,
                                  std::vector<std::uint32_t>& gathered) const {
  const TextSketch sketch = sketch_of(signature);
  const unsigned most_lanes = most_differing_lanes(options_.threshold);
  for (std::size_t i = 0; i < sketches_.size(); ++i) {
    if (count_differing_lanes(sketches_[i], sketch) <= most_lanes) gathered.push_back(similar_[i]);
  }
}

void KnownTexts::gather(const TextSignature& signature, std::size_t most_gathered,
                        std::vector<std::uint32_t>& gathered, std::uint64_t& n_skipped) const {
  gathered.clear();
  if (rows_.empty()) return gather_by_sketch(signature, gathered);
  for (std::size_t band = 0; band < scheme_.bands; ++band) {
    const std::uint32_t key = band_key(signature.data(), scheme_, band);
    const std::uint32_t bucket = bucket_of(key);
    for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
      if (rows_[i].key != key) continue;
      if (gathered.size() < most_gathered) {
        gathered.push_back(rows_[i].core);
      } else {
        ++n_skipped;
      }
    }
  }
  std::sort(gathered.begin(), gathered.end());
  gathered.erase(std::unique(gathered.begin(), gathered.end()), gathered.end());
}

}  // namespace cahoots
