#include "analysis/duplicates/stars.hpp"

#include <gtest/gtest.h>

#include "lib/analysis/duplicates/star_component.hpp"

namespace cahoots {
namespace {

std::size_t count_cores(const std::vector<StarPlace>& places) {
  std::size_t n_cores = 0;
  for (std::size_t i = 0; i < places.size(); ++i) n_cores += places[i].core == i ? 1U : 0U;
  return n_cores;
}

std::size_t count_differing(const std::vector<StarPlace>& a, const std::vector<StarPlace>& b) {
  EXPECT_EQ(a.size(), b.size());
  std::size_t n_differing = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    n_differing +=
        a[i].core == b[i].core && a[i].matched == b[i].matched && a[i].similarity == b[i].similarity
            ? 0U
            : 1U;
  }
  return n_differing;
}

/// What holds under any bounds: the similarities are exact, and members join cores, or texts that
/// are near their core.
void expect_valid(const Component& component, const std::vector<StarPlace>& places,
                  double threshold) {
  const auto similarity_of = [&](std::uint32_t a, std::uint32_t b) {
    return jaccard(component.normalised[a], component.normalised[b]);
  };
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const StarPlace& place = places[i];
    EXPECT_EQ(places[place.core].core, place.core) << "a core is its own";
    EXPECT_GE(place.similarity, threshold);
    EXPECT_EQ(place.similarity, similarity_of(i, place.matched));
    EXPECT_EQ(places[place.matched].core, place.core);
    if (place.matched == place.core) continue;
    EXPECT_EQ(places[place.matched].matched, place.core) << "one step and no more";
    EXPECT_GE(similarity_of(place.matched, place.core), inner_threshold(threshold));
  }
}

TEST(StarSearch, NothingAndOneText) {
  StarSearch search(Normaliser(), 0.7);
  EXPECT_TRUE(search.search({}).empty());
  Component one;
  one.add("One text of some words, alone", 3, 0);
  const std::vector<StarPlace>& places = search.search(one.view());
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].core, 0U);
  EXPECT_EQ(places[0].similarity, 1);
  EXPECT_EQ(search.normalised(0), one.normalised[0]);
  EXPECT_EQ(search.n_verified_pairs(), 0U);
}

TEST(StarSearch, EqualsAllPairsUpToSixtyFourCores) {
  for (const double threshold : {0.3, 0.5, 0.7, 0.85, 0.95, 1.0}) {
    StarSearch search(Normaliser(), threshold);  // one for several components
    std::size_t n_joined = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      const Component component = make_component(seed, seed, 5);
      const std::vector<StarPlace> expected = places_by_all_pairs(component, threshold);
      const std::vector<StarPlace> places = search.search(component.texts);
      EXPECT_EQ(count_differing(places, expected), 0U) << threshold << ", seed " << seed;
      expect_valid(component, places, threshold);
      n_joined += places.size() - count_cores(places);
    }
    if (threshold <= 0.85) {
      EXPECT_GT(n_joined, 20U) << threshold;
    }
    EXPECT_EQ(search.n_skipped_pairs(), 0U);
  }
}

/// 40 words from a place on, of one long text: texts that lie near each other are alike.
std::string window_of(const std::vector<std::string>& words, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < first + 40; ++i) text += words[i] + " ";
  return text;
}

TEST(StarSearch, ATextNearItsCoreDrawsInWhatStayedAlone) {
  Random random(41);
  std::vector<std::string> words;
  for (int i = 0; i < 100; ++i) words.push_back(random_words(random, 1, 100000));
  Component component;
  component.add(window_of(words, 20), 50, 0);  // the core
  component.add(window_of(words, 23), 1, 1);   // near it
  component.add(window_of(words, 28), 1, 2);   // like that, and not like the core
  component.add(window_of(words, 16), 1, 3);   // like the core only
  component.view();
  ASSERT_GE(jaccard(component.normalised[0], component.normalised[1]), 0.85);
  ASSERT_LT(jaccard(component.normalised[0], component.normalised[2]), 0.7);
  StarSearch search(Normaliser(), 0.7);
  std::vector<StarPlace> places = search.search(component.texts);
  EXPECT_EQ(count_differing(places, places_by_all_pairs(component, 0.7)), 0U);
  EXPECT_EQ(places[2].core, 0U);
  EXPECT_EQ(places[2].matched, 1U);
  // Two that are alike and not like the core are a star of their own: none is drawn in.
  component.add(window_of(words, 33), 1, 4);
  component.view();
  places = search.search(component.texts);
  EXPECT_EQ(places[2].core, places[4].core);
  EXPECT_NE(places[2].core, 0U);
}

std::string random_letters(Random& random, std::size_t n_letters) {
  std::string letters;
  while (letters.size() < n_letters) {
    const char letter = "bcdfghjkmnpqrtvwxz"[random.below(18)];
    if (letters.empty() || letters.back() != letter) letters += letter;
  }
  return letters;
}

/// A text of the beginning of one core and the end of another, equally like both, whichever of them
/// the signatures prefer.
TEST(StarSearch, TiesGoToTheEarlierCore) {
  Random random(21);
  std::size_t n_ties = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const std::string first = random_letters(random, 30), second = random_letters(random, 30);
    const bool is_part = trial % 2 == 0;  // the cores are parts of the text, or go on otherwise
    const std::string one = first + (is_part ? "" : " " + random_letters(random, 10));
    const std::string other = (is_part ? "" : random_letters(random, 10) + " ") + second;
    Component component;
    component.add(first + " " + second, 1, 0);
    component.add(one, 50, 1);
    component.add(one + " more", 50, 2);
    component.add(other, 50, 3);
    component.add("more " + other, 50, 4);
    component.view();
    const auto similarity_with = [&](std::size_t core) {
      return jaccard(component.normalised[0], component.normalised[core]);
    };
    const std::vector<StarPlace> expected = places_by_all_pairs(component, 0.3);
    if (expected[0].core == 0) continue;
    n_ties += similarity_with(expected[1].core) == similarity_with(expected[3].core) ? 1U : 0U;
    StarSearch search(Normaliser(), 0.3);
    EXPECT_EQ(count_differing(search.search(component.texts), expected), 0U) << trial;
  }
  EXPECT_GT(n_ties, 20U);
}

TEST(StarSearch, ManyCoresAreFoundByTheirBands) {
  constexpr double kThreshold = 0.7;
  const Component component = make_component(99, 100, 6);
  const std::vector<StarPlace> expected = places_by_all_pairs(component, kThreshold);
  ASSERT_GT(count_cores(expected), 90U);
  StarSearch by_bands(Normaliser(), kThreshold);
  const std::vector<StarPlace> places = by_bands.search(component.texts);
  expect_valid(component, places, kThreshold);
  // Where the bands miss a pair, 1.4 in 1,000 at the threshold, others may follow.
  EXPECT_LE(count_differing(places, expected), component.texts.size() / 100);
  EXPECT_EQ(by_bands.n_skipped_pairs(), 0U);
  EXPECT_LT(by_bands.n_verified_pairs(), 10 * component.texts.size());
  SearchBounds all;
  all.all_compared = component.texts.size();
  StarSearch by_all(Normaliser(), kThreshold, all);
  EXPECT_EQ(count_differing(by_all.search(component.texts), expected), 0U);
}

/// A text that begins as another does, and is just above the threshold alike.
std::string barely_alike(Random& random, const std::string& text, double threshold) {
  Normaliser normaliser;
  const std::string whole(normaliser.normalise(text));
  for (std::size_t cut = text.find(' ', text.size() / 4);; cut = text.find(' ', cut + 1)) {
    const std::string other = text.substr(0, cut) + " " + random_words(random, 5, 100000);
    if (jaccard(whole, normaliser.normalise(other)) >= threshold) return other;
  }
}

/// Just above the threshold a text shares no band with its core in 1 of 30: it still meets the core
/// in the buckets of its members.
TEST(StarSearch, ACoreIsMetThroughItsMembers) {
  constexpr double kThreshold = 0.45;
  Random random(31);
  Component component;
  for (int i = 0; i < 80; ++i) {
    const std::string text = random_words(random, 20, 100000);
    component.add(text, 60, 0);
    for (int k = 0; k < 6; ++k) component.add(barely_alike(random, text, kThreshold), 1, 0);
  }
  component.view();
  StarSearch search(Normaliser(), kThreshold);
  const std::vector<StarPlace> places = search.search(component.texts);
  const std::vector<StarPlace> expected = places_by_all_pairs(component, kThreshold);
  std::size_t n_missed = 0, n_joined = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    n_joined += expected[i].core != i ? 1U : 0U;
    n_missed += places[i].core == i && expected[i].core != i ? 1U : 0U;
  }
  EXPECT_GT(n_joined, 400U);
  EXPECT_LE(n_missed, 1U);
}

TEST(StarSearch, TheSearchBeforeIsForgotten) {
  const Component many = make_component(5, 100, 4), few = make_component(6, 3, 4);
  StarSearch fresh(Normaliser(), 0.7), used(Normaliser(), 0.7);
  const std::vector<StarPlace> of_few = fresh.search(few.texts);
  used.search(many.texts);
  EXPECT_EQ(count_differing(used.search(few.texts), of_few), 0U);
  const std::vector<StarPlace> again = used.search(many.texts);
  EXPECT_EQ(count_differing(StarSearch(Normaliser(), 0.7).search(many.texts), again), 0U);
}

/// Texts of one boilerplate, 0.5 alike, with some copies of each other among them.
Component boilerplate_component(std::size_t n_texts) {
  Random random(7);
  const std::string boilerplate = random_words(random, 20, 100000);
  Component component;
  for (std::size_t i = 0; i < n_texts; ++i) {
    const std::string text = boilerplate + " " + random_words(random, 10, 100000);
    component.add(text, 1, 0);
    if (i % 4 == 0) component.add(text + " more", 1, 1);
  }
  component.view();
  return component;
}

TEST(StarSearch, WorkIsBoundedAndWhatIsPassedOverCounted) {
  constexpr double kThreshold = 0.65;
  const Component component = boilerplate_component(400);
  const std::size_t size = component.texts.size();
  SearchBounds verified, gathered, bytes;
  verified = gathered = bytes = {0, 4096, 256, std::size_t{4} << 20};
  verified.verified = 2;
  gathered.gathered = 3;
  bytes.verified_bytes = 1;
  for (const SearchBounds& bounds : {verified, gathered, bytes}) {
    StarSearch search(Normaliser(), kThreshold, bounds);
    const std::vector<StarPlace> places = search.search(component.texts);
    expect_valid(component, places, kThreshold);
    EXPECT_GT(search.n_skipped_pairs(), size);
    EXPECT_LE(search.n_verified_pairs(), size * 5);
  }
  // The most alike by signature come first: two comparisons are enough for most.
  StarSearch search(Normaliser(), kThreshold, verified);
  const std::vector<StarPlace> places = search.search(component.texts);
  EXPECT_GE(size - count_cores(places), 90U);
}

}  // namespace
}  // namespace cahoots
