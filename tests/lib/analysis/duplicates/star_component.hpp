#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/duplicates/stars.hpp"
#include "lib/analysis/duplicates/corpus.hpp"

namespace cahoots {

/// A component with all that its views point to.
struct Component {
  std::vector<std::string> posted, normalised, uids;
  std::vector<TextSignature> signatures;
  std::vector<StarText> texts;

  void add(const std::string& text, std::uint64_t n_posts, std::int64_t created_at_s) {
    Normaliser normaliser;
    posted.push_back(text);
    normalised.emplace_back(normaliser.normalise(text));
    uids.push_back("x:" + std::to_string(posted.size()));
    std::vector<std::uint32_t> hashes;
    hash_shingles(normalised.back(), hashes);
    minhash(hashes, signatures.emplace_back());
    texts.push_back({static_cast<std::uint32_t>(texts.size()), n_posts, created_at_s, {}, {}});
  }
  /// The texts, after the last has been added.
  const std::vector<StarText>& view() {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      texts[i].uid = uids[i];
      texts[i].posted = posted[i];
    }
    return texts;
  }
};

/// Templates with variants of them: the least alike of a template are far under any threshold.
inline Component make_component(std::uint64_t seed, std::size_t n_templates,
                                std::size_t n_variants) {
  Random random(seed);
  Component component;
  for (std::size_t i = 0; i < n_templates; ++i) {
    const std::string words = random_words(random, 30, 100000);
    for (std::size_t k = 0; k < n_variants; ++k) {
      const std::size_t cut = words.find(' ', random.below(words.size() / 2));
      std::string text = words.substr(0, cut) + " " + random_words(random, random.below(5), 100000);
      if (k > 0) text += words.substr(words.find(' ', cut + 1));
      component.add(text, 1 + random.below(3), static_cast<std::int64_t>(random.below(20)));
    }
  }
  component.view();
  return component;
}

/// The order by the definition: posts of the texts that share a band, of all bands, the most first.
inline std::vector<std::uint32_t> order_by_density(const Component& component, double threshold) {
  const BandScheme scheme = BandScheme::for_threshold(threshold);
  const std::size_t size = component.texts.size();
  std::vector<std::uint64_t> density(size, 0);
  for (std::size_t band = 0; band < scheme.bands; ++band) {
    for (std::size_t a = 0; a < size; ++a) {
      std::uint64_t n_others = 0;
      for (std::size_t b = 0; b < size; ++b) {
        if (a != b && band_key(component.signatures[a].data(), scheme, band) ==
                          band_key(component.signatures[b].data(), scheme, band))
          n_others += component.texts[b].n_posts;
      }
      density[a] += n_others == 0 ? 0 : n_others + component.texts[a].n_posts;
    }
  }
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const StarText &first = component.texts[a], &second = component.texts[b];
    if (density[a] != density[b]) return density[a] > density[b];
    return std::tie(first.created_at_s, first.uid) < std::tie(second.created_at_s, second.uid);
  });
  return order;
}

/// The most similar of some texts, the first of several, with `similarity` 0 where there is none.
inline StarPlace most_similar(const Component& component, std::uint32_t index,
                              const std::vector<std::uint32_t>& others) {
  StarPlace best{index, index, 0};
  for (const std::uint32_t other : others) {
    const double similarity = jaccard(component.normalised[index], component.normalised[other]);
    if (similarity > best.similarity) best = {other, other, similarity};
  }
  return best;
}

/// Star clustering by the definition: each text against all cores before it, and what stayed alone
/// against all texts that are near their core.
inline std::vector<StarPlace> places_by_all_pairs(const Component& component, double threshold) {
  std::vector<StarPlace> places(component.texts.size());
  std::vector<std::uint32_t> cores, inner;
  std::vector<std::size_t> star_size(places.size(), 0);
  const std::vector<std::uint32_t> order = order_by_density(component, threshold);
  for (const std::uint32_t index : order) {
    places[index] = most_similar(component, index, cores);
    if (places[index].similarity < threshold) {
      places[index] = {index, index, 1};
      cores.push_back(index);
    }
    ++star_size[places[index].core];
  }
  for (const std::uint32_t index : order) {
    if (places[index].core != index && places[index].similarity >= (1 + threshold) / 2)
      inner.push_back(index);
  }
  for (const std::uint32_t core : cores) {
    const StarPlace best = most_similar(component, core, inner);
    if (star_size[core] > 1 || best.similarity < threshold) continue;
    places[core] = {places[best.matched].core, best.matched, best.similarity};
  }
  return places;
}

}  // namespace cahoots
