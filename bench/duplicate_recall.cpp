// Holds the groups of dedupe against the truth:
//   bench_duplicate_recall [--threshold J] TRUTH.tsv CASE.jsonl [PAIRS.tsv]
// TRUTH.tsv is bench_copied_posts', CASE.jsonl holds the posts and their `duplicate` records,
// PAIRS.tsv is bench_exact_join's. Prints tables in Markdown:
// - recall by similarity: of the pairs of distinct texts that are so similar, how many are in one
//   group; all pairs of PAIRS.tsv, without it pairs drawn from one template;
// - pairs of distinct texts in one group: how many reach the threshold, by similarity recomputed;
// - posts against the similarity that their record states, recomputed with the post that it names;
// - pairs of posts in one group: of one template, or of one text that several wrote by chance;
// - copies by disguise and edit: how many are in the largest group of their template.
// Beyond two million pairs every k-th is looked at, the same ones for the same groups.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grouped_case.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kNone = CaseTexts::kNone;
/// Of the digits with which records state a similarity.
constexpr double kRounding = 1e-4;

/// Recall by similarity.
class BandRecall {
 public:
  void add(double similarity, bool is_in_one_group) {
    if (similarity < kBounds.front()) return;
    const auto above = std::upper_bound(kBounds.begin(), kBounds.end(), similarity);
    bands_[static_cast<std::size_t>(above - kBounds.begin()) - 1].add(is_in_one_group);
    all_.add(is_in_one_group);
  }
  void print(std::string_view what) const {
    fmt::print("\n| similarity | recall, {} |\n|---|---:|\n", what);
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      const std::string range =
          i + 1 < kBounds.size() ? fmt::format("{} to {}", kBounds[i], kBounds[i + 1]) : "1";
      fmt::print("| {} | {} |\n", range, bands_[i].text());
    }
    fmt::print("| all | {} |\n", all_.text());
  }

 private:
  static constexpr auto kBounds = std::to_array<double>({0.7, 0.75, 0.8, 0.9, 1});
  std::array<Share, kBounds.size()> bands_;
  Share all_;
};

void print_recall(const GroupedCase& findings, const std::string& pairs_path) {
  BandRecall recall;
  read_pairs(findings.posts, pairs_path, [&](std::uint32_t a, std::uint32_t b, double similarity) {
    recall.add(similarity,
               findings.are_in_one_group(findings.posts.text_of(a), findings.posts.text_of(b)));
  });
  recall.print("all pairs of distinct texts");
}

void print_sampled_recall(const GroupedCase& findings) {
  const auto templates = texts_by(findings, [&](std::size_t post) {
    const std::uint32_t number = findings.truth[post].template_number;
    return number == 0 ? kNone : number;
  });
  BandRecall recall;
  const auto& texts = findings.posts.texts();
  const bool is_sample = for_each_pair(templates, [&](std::uint32_t a, std::uint32_t b) {
    recall.add(jaccard(texts[a], texts[b]), findings.are_in_one_group(a, b));
  });
  recall.print(is_sample ? "a sample of pairs of one template" : "pairs of one template");
}

/// Each text with that of the post that its record names.
Share members_in_reach(const GroupedCase& findings, double threshold, Share& stated) {
  Share in_reach;
  const auto& texts = findings.posts.texts();
  for (std::size_t post = 0; post < findings.grouped.size(); ++post) {
    const GroupedPost& grouped = findings.grouped[post];
    if (grouped.group == kNone) continue;
    const double found = grouped.compared_with == kNone
                             ? 0
                             : jaccard(texts[findings.posts.text_of(grouped.compared_with)],
                                       texts[findings.posts.text_of(post)]);
    in_reach.add(found >= threshold);
    stated.add(std::abs(found - grouped.similarity) <= kRounding);
  }
  return in_reach;
}

/// Pairs of posts in one group: of one template; of no template but one text; of neither.
struct PostPairs {
  Share one_template;
  Share one_organic_text;
};

PostPairs count_post_pairs(const GroupedCase& findings) {
  std::map<std::uint32_t, std::uint64_t> by_group;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> by_template;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> by_text;
  for (std::size_t post = 0; post < findings.grouped.size(); ++post) {
    const std::uint32_t group = findings.grouped[post].group;
    if (group == kNone) continue;
    ++by_group[group];
    const std::uint32_t number = findings.truth[post].template_number;
    if (number > 0) {
      ++by_template[{group, number}];
    } else {
      ++by_text[{group, findings.posts.text_of(post)}];
    }
  }
  const auto n_pairs = [](const auto& counts) {
    std::uint64_t sum = 0;
    for (const auto& [key, n] : counts) sum += n * (n - 1) / 2;
    return sum;
  };
  const std::uint64_t n_all = n_pairs(by_group);
  return {{n_all, n_pairs(by_template)}, {n_all, n_pairs(by_text)}};
}

void print_precision(const GroupedCase& findings, double threshold) {
  const auto groups =
      texts_by(findings, [&](std::size_t post) { return findings.grouped[post].group; });
  const auto& texts = findings.posts.texts();
  Share similar;
  Share one_template;
  const auto template_of = [&](std::uint32_t text) {
    return findings.truth[findings.posts.first_post(text)].template_number;
  };
  const bool is_sample = for_each_pair(groups, [&](std::uint32_t a, std::uint32_t b) {
    similar.add(jaccard(texts[a], texts[b]) >= threshold);
    one_template.add(template_of(a) != 0 && template_of(a) == template_of(b));
  });
  Share stated;
  const Share in_reach = members_in_reach(findings, threshold, stated);
  const PostPairs pairs = count_post_pairs(findings);
  fmt::print("\n| of what is in one group ({} groups) | share |\n|---|---:|\n", findings.n_groups);
  const char* const sampled = is_sample ? ", sample" : "";
  fmt::print("| pairs of distinct texts: similarity {} or more{} | {} |\n", threshold, sampled,
             similar.text());
  fmt::print("| pairs of distinct texts: one template{} | {} |\n", sampled, one_template.text());
  fmt::print("| posts: similarity with the post named {} or more | {} |\n", threshold,
             in_reach.text());
  fmt::print("| posts: similarity is as stated | {} |\n", stated.text());
  fmt::print("| pairs of posts: one template | {} |\n", pairs.one_template.text());
  fmt::print("| pairs of posts: the same organic text | {} |\n", pairs.one_organic_text.text());
}

/// The group that holds most copies of each template, the first of equals.
std::map<std::uint32_t, std::uint32_t> largest_groups(const GroupedCase& findings) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> counts;
  for (std::size_t post = 0; post < findings.grouped.size(); ++post) {
    const std::uint32_t number = findings.truth[post].template_number;
    const std::uint32_t group = findings.grouped[post].group;
    if (number > 0 && group != kNone) ++counts[{number, group}];
  }
  std::map<std::uint32_t, std::uint32_t> largest;
  std::map<std::uint32_t, std::uint64_t> size_of_largest;
  for (const auto& [key, n] : counts) {
    if (n <= size_of_largest[key.first]) continue;
    size_of_largest[key.first] = n;
    largest[key.first] = key.second;
  }
  return largest;
}

void print_disguises(const GroupedCase& findings) {
  const auto largest = largest_groups(findings);
  std::map<std::string, std::array<Share, 4>> table;
  for (std::size_t post = 0; post < findings.grouped.size(); ++post) {
    const PostTruth& truth = findings.truth[post];
    if (truth.template_number == 0) continue;
    const auto group = largest.find(truth.template_number);
    const bool is_in = group != largest.end() && findings.grouped[post].group == group->second;
    table[truth.disguise].at(truth.edit_level).add(is_in);
  }
  fmt::print(
      "\n| copies in the largest group of their template, by edit | none | 1 or 2 words "
      "| 5 % | 12 % |\n|---|---:|---:|---:|---:|\n");
  for (const auto& [disguise, shares] : table) {
    fmt::print("| {}", disguise);
    for (const Share& share : shares) fmt::print(" | {}", share.text());
    fmt::print(" |\n");
  }
}

void run(double threshold, const std::string& truth, const std::string& posts,
         const std::string& pairs) {
  const GroupedCase findings = read_grouped_case(posts, truth);
  if (pairs.empty()) {
    print_sampled_recall(findings);
  } else {
    print_recall(findings, pairs);
  }
  print_precision(findings, threshold);
  print_disguises(findings);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  const bool has_threshold = argc > 2 && std::string_view(argv[1]) == "--threshold";
  const int first = has_threshold ? 3 : 1;
  if (argc < first + 2 || argc > first + 3) {
    fmt::print(stderr,
               "usage: bench_duplicate_recall [--threshold J] TRUTH.tsv CASE.jsonl [PAIRS.tsv]\n");
    return 2;
  }
  try {
    cahoots::run(has_threshold ? std::stod(argv[2]) : 0.7, argv[first], argv[first + 1],
                 argc > first + 2 ? argv[first + 2] : "");
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_duplicate_recall: {}\n", error.what());
    return 1;
  }
}
