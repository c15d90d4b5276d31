#include "analysis/duplicates/known_media.hpp"

#include <algorithm>
#include <tuple>

#include "base/error.hpp"

namespace cahoots {

MediaKind KnownMedia::add(KnownGroup group, Text medium) {
  const MediaKind kind = media_kind_of(medium);
  if (kind == MediaKind::exact || kind == MediaKind::perceptual) {
    cores_.push_back({std::move(group), std::string(medium)});
  }
  return kind;
}

void KnownMedia::finish() {
  if (cores_.size() >= 0xFFFFFFFFU) throw LimitError("more than 4 billion known media: split them");
  const auto key = [](const KnownMedium& known) {
    return std::tuple(std::string_view(known.group.group_uid), std::string_view(known.medium),
                      !known.group.text, text_of(known.group.core_post_uid));
  };
  std::sort(cores_.begin(), cores_.end(),
            [&](const KnownMedium& a, const KnownMedium& b) { return key(a) < key(b); });
  const auto is_same = [](const KnownMedium& a, const KnownMedium& b) {
    return a.group.group_uid == b.group.group_uid && a.medium == b.medium;
  };
  cores_.erase(std::unique(cores_.begin(), cores_.end(), is_same), cores_.end());
  for (std::uint32_t core = 0; core < cores_.size(); ++core) {
    const bool is_same_group =
        core > 0 && cores_[core - 1].group.group_uid == cores_[core].group.group_uid;
    groups_.push_back(is_same_group ? groups_.back() : core);
    const auto hash = parse_perceptual_hash(cores_[core].medium);
    if (!hash) {
      core_of_medium_.try_emplace(cores_[core].medium, core);
      continue;
    }
    Hashes& hashes = hash->n_bits == 256 ? long_hashes_ : short_hashes_;
    hashes.index.insert(*hash);
    hashes.cores.push_back(core);
  }
}

std::optional<KnownMatch> KnownMedia::match_one(Text medium) const {
  const MediaKind kind = media_kind_of(medium);
  if (kind == MediaKind::exact) {
    const auto found = core_of_medium_.find(medium);
    if (found == core_of_medium_.end()) return std::nullopt;
    return KnownMatch{group_of(found->second), found->second, 1, true};
  }
  if (kind != MediaKind::perceptual) return std::nullopt;
  const PerceptualHash hash = *parse_perceptual_hash(medium);
  const Hashes& hashes = hashes_of(hash);
  const HammingAnswer answer = hashes.index.nearest(hash, hashes.radius_bits);
  if (!answer.match) return std::nullopt;
  const std::uint32_t core = hashes.cores[answer.match->entry];
  const double similarity = 1 - answer.match->distance_bits / static_cast<double>(hash.n_bits);
  return KnownMatch{group_of(core), core, similarity, answer.match->distance_bits == 0};
}

std::optional<KnownMatch> KnownMedia::match(std::span<const Text> media, Text& matched) const {
  std::optional<KnownMatch> best;
  for (const Text medium : media) {
    const auto match = match_one(medium);
    if (!match) continue;
    const bool is_better = !best || match->similarity > best->similarity ||
                           (match->similarity == best->similarity && match->core < best->core);
    if (!is_better) continue;
    best = match;
    matched = medium;
  }
  return best;
}

}  // namespace cahoots
