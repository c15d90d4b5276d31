// Texts: normalising undoes disguise once and for all, and what is found in a text lies in it.
#include <algorithm>
#include <set>
#include <string>

#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "text/entities.hpp"
#include "text/link_scan.hpp"
#include "text/minhash.hpp"
#include "text/normalise.hpp"
#include "text/normalise_steps.hpp"
#include "text/shingles.hpp"
#include "text/template.hpp"
#include "text/text_references.hpp"

namespace cahoots {
namespace {

Normaliser& normaliser() {
  static Normaliser all;
  return all;
}

void check_normalise(std::string_view bytes) {
  const std::string once(normaliser().normalise(bytes));
  require_utf8(once, "a normalised text is UTF-8");
  require_equal(normaliser().normalise(once), once, "a normalised text is normal");
}

/// Any set of steps: they share tables and passes, and only all together promise to be final.
void check_normalise_steps(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::string_view list = input.text();
  try {
    const NormaliseSteps steps = parse_normalise_steps(list);
    require(parse_normalise_steps(to_string(steps)) == steps, "steps written read back", list);
    // Tables are made once a set of steps, which takes a while: a few sets, many texts.
    static const NormaliseSteps kSets[] = {
        NormaliseSteps(), NormaliseSteps::all().without(NormaliseStep::homoglyphs),
        NormaliseSteps::all().without(NormaliseStep::nfkc),
        NormaliseSteps().with(NormaliseStep::nfkc).with(NormaliseStep::combining_marks),
        NormaliseSteps().with(NormaliseStep::urls).with(NormaliseStep::repeats)};
    static Normaliser normalisers[] = {Normaliser(kSets[0]), Normaliser(kSets[1]),
                                       Normaliser(kSets[2]), Normaliser(kSets[3]),
                                       Normaliser(kSets[4])};
    for (Normaliser& some : normalisers) {
      require_utf8(some.normalise(input.rest()), "a text is UTF-8 after any steps");
    }
  } catch (const UsageError&) {
    // No list of steps.
  }
}

bool lies_in(std::string_view part, std::string_view text) {
  return part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
}

/// Views into the text, one behind the other.
void require_in_order(const std::vector<std::string_view>& found, std::string_view text) {
  const char* behind = text.data();
  for (const std::string_view part : found) {
    require(!part.empty() && lies_in(part, text), "an entity lies in the text", part);
    require(part.data() >= behind, "entities come in order", part);
    behind = part.data() + part.size();
  }
}

void check_entities(std::string_view bytes) {
  static EntityFinder finder;
  const TextEntities& entities = finder.find(bytes);
  for (const auto* found : {&entities.hashtags, &entities.mentions, &entities.urls}) {
    require_in_order(*found, bytes);
  }
  for (const std::string_view hashtag : entities.hashtags) {
    const std::string key = hashtag_key(hashtag);
    require_equal(hashtag_key(key), key, "the key of a hashtag is its own key");
  }
  for (const std::string_view url : entities.urls) {
    require(url.find_first_of(" \t\r\n\"<>") == std::string_view::npos, "a URL has no blanks", url);
  }
}

bool overlaps(const TextReference& reference, std::string_view part, std::string_view text) {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return reference.begin < begin + part.size() && begin < reference.end;
}

/// Nothing that leads to an account is missed: what must be replaced takes in what is found to be
/// shown.
void check_references(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::uint64_t forms = input.below(8);
  const std::string_view text = input.rest();
  std::vector<TextReference> found;
  find_references(text, {(forms & 1U) != 0, (forms & 2U) != 0, (forms & 4U) != 0}, found);
  std::size_t behind = 0;
  for (const TextReference& reference : found) {
    require(reference.begin >= behind && reference.begin < reference.end &&
                reference.end <= text.size(),
            "references lie in the text, in order and apart", text);
    behind = reference.end;
  }
  static EntityFinder finder;
  const TextEntities& entities = finder.find(text);
  for (const auto* parts : {&entities.mentions, &entities.urls}) {
    for (const std::string_view part : *parts) {
      require(std::any_of(found.begin(), found.end(),
                          [&](const TextReference& r) { return overlaps(r, part, text); }),
              "what is shown as a mention or link is a reference", part);
    }
  }
  const std::size_t n_found = found.size();
  find_bare_handles(text, {"name", "some.one"}, found);
  require(found.size() >= n_found, "bare handles only add");
}

void check_link_scan(std::string_view bytes) {
  require(scan_url(bytes) <= bytes.size(), "a URL ends in the text");
  require(scan_scheme_back(bytes) <= bytes.size(), "a scheme lies in the text");
  require(scan_mention(bytes) <= bytes.size(), "a mention ends in the text");
  require(scan_entity(bytes) <= bytes.size(), "an entity ends in the text");
  continues_host_with_path(bytes);
}

std::set<std::string> reference_shingles(const std::string& text) {
  std::set<std::string> shingles;
  if (text.size() < kShingleBytes && !text.empty()) shingles.insert(text);
  for (std::size_t i = 0; i + kShingleBytes <= text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    shingles.insert(text.substr(i, kShingleBytes));
  }
  return shingles;
}

/// The similarity of two normalised texts, against sets of strings.
void check_jaccard(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::string a(normaliser().normalise(input.text()));
  const std::string b(normaliser().normalise(input.rest()));
  const auto of_a = reference_shingles(a);
  const auto of_b = reference_shingles(b);
  std::size_t n_shared = 0;
  for (const std::string& shingle : of_a) n_shared += of_b.count(shingle);
  const std::size_t n_joined = of_a.size() + of_b.size() - n_shared;
  const double expected =
      n_joined == 0 ? 1 : static_cast<double>(n_shared) / static_cast<double>(n_joined);
  static ShingleSet set;
  set.assign(a);
  require(set.size() == of_a.size(), "distinct shingles are counted", a);
  require(set.count_shared(b) == n_shared, "shared shingles are counted", a);
  require(jaccard(a, b) == expected, "Jaccard as by brute force", a);
  require(set.jaccard(b, of_b.size()) == expected, "the reused set agrees", b);
}

/// The kernel of this processor against the portable one, whatever the hashes.
void check_minhash(std::string_view bytes) {
  std::vector<std::uint32_t> hashes;
  FuzzBytes input(bytes);
  while (!input.is_empty()) {
    hashes.push_back(static_cast<std::uint32_t>(input.below(std::uint64_t{1} << 32)));
  }
  TextFingerprint quick{};
  TextFingerprint portable{};
  minhash(hashes, quick);
  minhash_portable(hashes, portable);
  require(quick == portable, "both kernels give the same lanes");
  std::reverse(hashes.begin(), hashes.end());
  if (!hashes.empty()) hashes.push_back(hashes.front());
  minhash(hashes, portable);
  require(quick == portable, "neither order nor repeats count");
}

void check_template(std::string_view bytes) {
  FuzzBytes input(bytes);
  std::vector<std::string_view> texts;
  while (!input.is_empty() && texts.size() < 8) texts.push_back(input.text());
  const std::string common = common_template(texts);
  require_equal(common_template(texts), common, "a template is the same each time");
  if (texts.empty()) require(common.empty(), "of no texts there is no template");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"normalise", check_normalise, "texts", "text.dict"},
      {"normalise-steps", check_normalise_steps, "texts", "text.dict"},
      {"entities", check_entities, "texts", "text.dict"},
      {"text-references", check_references, "texts", "text.dict"},
      {"link-scan", check_link_scan, "texts", "text.dict"},
      {"jaccard-brute-force", check_jaccard, "texts"},
      {"minhash-kernels", check_minhash},
      {"template", check_template, "texts"},
  };
}

}  // namespace cahoots
