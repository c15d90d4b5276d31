#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "case_texts.hpp"

namespace cahoots {

/// How many of all were in.
struct Share {
  std::uint64_t n_all = 0;
  std::uint64_t n_in = 0;
  void add(bool is_in) {
    ++n_all;
    n_in += is_in ? 1 : 0;
  }
  std::string text() const {
    if (n_all == 0) return "– (0)";
    return fmt::format("{:.5f} ({} of {})", static_cast<double>(n_in) / static_cast<double>(n_all),
                       n_in, n_all);
  }
};

/// Which template a post was made from (0: none) and how.
struct PostTruth {
  std::uint32_t template_number = 0;
  std::uint32_t edit_level = 0;
  std::string disguise;
};

/// What the `duplicate` record of a post says; no group where it has none.
struct GroupedPost {
  std::uint32_t group = CaseTexts::kNone;
  std::uint32_t compared_with = CaseTexts::kNone;  ///< the post that its record names
  double similarity = 0;
};

/// The posts of a case, the groups that dedupe put them in, and the truth. Memory: that of
/// CaseTexts, and about 100 bytes a post.
struct GroupedCase {
  CaseTexts posts;
  std::vector<PostTruth> truth;      ///< by post
  std::vector<GroupedPost> grouped;  ///< by post
  std::uint32_t n_groups = 0;

  /// The group of a text's first post.
  std::uint32_t group_of_text(std::uint32_t text) const {
    return grouped[posts.first_post(text)].group;
  }
  bool are_in_one_group(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t group = group_of_text(a);
    return group != CaseTexts::kNone && group == group_of_text(b);
  }
};

/// Reads CASE.jsonl with its `duplicate` records of texts, and the TRUTH.tsv of bench_copied_posts.
/// Throws DataError for what is malformed, for a duplicate of no post and for a post in two groups;
/// IoError.
GroupedCase read_grouped_case(const std::string& case_path, const std::string& truth_path);

/// Calls `visit(a, b, similarity)` for every line of bench_exact_join's PAIRS.tsv, the posts by
/// number. Throws DataError for a line of another form and for a pair of no posts; IoError.
void read_pairs(const CaseTexts& posts, const std::string& path,
                const std::function<void(std::uint32_t, std::uint32_t, double)>& visit);

/// Beyond so many pairs every k-th is looked at.
inline constexpr std::uint64_t kMaxPairs = 2000000;

/// Lists of texts, by group or by template; of each the pairs, or every k-th of them all.
template <class Visit>
bool for_each_pair(const std::vector<std::vector<std::uint32_t>>& lists, Visit visit) {
  std::uint64_t n_pairs = 0;
  for (const auto& list : lists) n_pairs += list.size() * (list.size() - 1) / 2;
  const std::uint64_t step = n_pairs / kMaxPairs + 1;
  std::uint64_t next = 0;  // how many pairs to pass over
  for (const auto& list : lists) {
    for (std::size_t a = 1; a < list.size(); ++a) {
      for (; next < a; next += step) visit(list[a], list[next]);
      next -= a;
    }
  }
  return step > 1;
}

/// The distinct texts, each once, by the number that `list_of` gives its posts; CaseTexts::kNone:
/// in none.
template <class ListOf>
std::vector<std::vector<std::uint32_t>> texts_by(const GroupedCase& findings, ListOf list_of) {
  std::vector<std::vector<std::uint32_t>> lists;
  for (std::size_t post = 0; post < findings.posts.n_posts(); ++post) {
    const std::uint32_t list = list_of(post);
    const std::uint32_t text = findings.posts.text_of(post);
    if (list == CaseTexts::kNone || text == CaseTexts::kNone) continue;
    if (lists.size() <= list) lists.resize(std::size_t{list} + 1);
    lists[list].push_back(text);
  }
  for (auto& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return lists;
}

}  // namespace cahoots
