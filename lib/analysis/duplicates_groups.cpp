#include "analysis/duplicates_groups.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <span>
#include <tuple>

#include "analysis/coaction_threads.hpp"
#include "analysis/duplicates_commonness.hpp"
#include "text/template.hpp"

namespace cahoots {
namespace {

/// Distinct texts that a template is made of: the core and those of smallest hash.
constexpr std::size_t kTemplateTexts = 8;

/// A post in a group; `first_post` is the group's earliest.
struct Member {
  std::uint32_t post = 0;
  std::uint32_t core_text = 0;
  std::uint32_t first_post = 0;
  double similarity = 1;
};

struct TextPlaces {
  std::vector<std::uint32_t> core;  ///< of each text
  std::vector<double> similarity;
};

TextPlaces place_texts(const DuplicateRows& rows, const std::vector<Assignment>& assignments) {
  TextPlaces places;
  places.core.resize(rows.texts().size());
  std::iota(places.core.begin(), places.core.end(), 0U);
  places.similarity.assign(rows.texts().size(), 1.0);
  for (const Assignment& assignment : assignments) {
    places.core[assignment.text] = assignment.core;
    places.similarity[assignment.text] = assignment.similarity;
  }
  return places;
}

/// The order of members: by group (that of its earliest post), then by post. The same post twice
/// stands together, ordered by what else it says.
class MemberOrder {
 public:
  explicit MemberOrder(const DuplicateRows& rows) : rows_(rows) {}
  bool operator()(const Member& a, const Member& b) const {
    if (a.core_text != b.core_text) return group_before(a, b);
    if (rows_.comes_before(a.post, b.post)) return true;
    if (rows_.comes_before(b.post, a.post)) return false;
    return rest_of(a) < rest_of(b);
  }

 private:
  bool group_before(const Member& a, const Member& b) const {
    if (rows_.comes_before(a.first_post, b.first_post)) return true;
    if (rows_.comes_before(b.first_post, a.first_post)) return false;
    return rows_.texts()[a.core_text].hash < rows_.texts()[b.core_text].hash;
  }
  std::tuple<double, std::string_view, std::string_view, std::string_view, std::uint8_t> rest_of(
      const Member& member) const {
    return {-member.similarity, rows_.account(member.post), rows_.platform(member.post),
            rows_.payload(member.post), rows_.posts()[member.post].post_type};
  }
  const DuplicateRows& rows_;
};

/// For each core's text: how many posts its group has, and the earliest of them.
struct GroupSize {
  std::uint32_t n_posts = 0;
  std::uint32_t first_post = 0;
};

std::vector<GroupSize> size_groups(const DuplicateRows& rows, const TextPlaces& places) {
  std::vector<GroupSize> sizes(rows.texts().size());
  for (std::uint32_t post = 0; post < rows.posts().size(); ++post) {
    GroupSize& size = sizes[places.core[rows.posts()[post].text]];
    if (size.n_posts++ == 0 || rows.comes_before(post, size.first_post)) size.first_post = post;
  }
  return sizes;
}

std::vector<Member> list_members(const DuplicateRows& rows, const TextPlaces& places) {
  const std::vector<GroupSize> sizes = size_groups(rows, places);
  std::vector<Member> members;
  for (std::uint32_t post = 0; post < rows.posts().size(); ++post) {
    const std::uint32_t text = rows.posts()[post].text;
    const std::uint32_t core = places.core[text];
    if (sizes[core].n_posts < 2) continue;
    members.push_back({post, core, sizes[core].first_post, places.similarity[text]});
  }
  return members;
}

bool is_same_post(const DuplicateRows& rows, const Member& a, const Member& b) {
  return a.core_text == b.core_text && rows.uid(a.post) == rows.uid(b.post);
}

std::uint64_t drop_repeated_uids(const DuplicateRows& rows, std::vector<Member>& members) {
  const auto same = [&](const Member& a, const Member& b) { return is_same_post(rows, a, b); };
  const auto end = std::unique(members.begin(), members.end(), same);
  const auto n_repeated = static_cast<std::uint64_t>(members.end() - end);
  members.erase(end, members.end());
  return n_repeated;
}

/// Adds the group of these members, who are in order.
void add_group(const DuplicateRows& rows, std::span<const Member> members,
               DuplicateResult& result) {
  const auto number = static_cast<std::uint32_t>(result.groups.size());
  DuplicateGroup& group = result.groups.emplace_back();
  group.first_post = members.front().post;
  group.core_post = rows.texts()[members.front().core_text].earliest_post;
  group.n_posts = members.size();
  for (const Member& member : members) {
    // Different texts may have the same shingles: a similarity of 1 is not enough.
    const bool is_exact = rows.posts()[member.post].text == member.core_text;
    result.duplicates.push_back({member.post, number,
                                 is_exact ? DuplicateKind::exact : DuplicateKind::near,
                                 member.similarity});
  }
}

void list_groups(const DuplicateRows& rows, std::span<const Member> members,
                 DuplicateResult& result) {
  for (std::size_t begin = 0; begin < members.size();) {
    std::size_t end = begin + 1;
    while (end < members.size() && members[end].core_text == members[begin].core_text) ++end;
    if (end - begin > 1) add_group(rows, members.subspan(begin, end - begin), result);
    begin = end;
  }
}

template <class T>
std::uint64_t count_distinct(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return static_cast<std::uint64_t>(std::unique(values.begin(), values.end()) - values.begin());
}

/// Fills in what is reported of a group beside its members.
class GroupDescriber {
 public:
  GroupDescriber(const DuplicateRows& rows, const Commonness& commonness, Normaliser normaliser)
      : rows_(rows), commonness_(commonness), normaliser_(std::move(normaliser)) {}

  void describe(DuplicateGroup& group, std::span<const Duplicate> members) {
    std::vector<std::uint32_t> accounts, platforms, texts;
    std::vector<std::int64_t> times_s;
    for (const Duplicate& member : members) {
      const DuplicateRow& row = rows_.posts()[member.post];
      accounts.push_back(row.account);
      platforms.push_back(row.platform);
      texts.push_back(row.text);
      if (row.created_at_s != kNoTime) times_s.push_back(row.created_at_s);
    }
    group.n_accounts = count_distinct(std::move(accounts));
    group.n_platforms = count_distinct(std::move(platforms));
    if (!times_s.empty()) group.first_at_s = times_s.front(), group.last_at_s = times_s.back();
    const std::uint32_t text = rows_.posts()[group.core_post].text;
    group.text = rows_.posted(text);
    group.template_text = common_template(sample_posted(std::move(texts), text));
    const std::string_view normalised = normaliser_.normalise(group.text);
    group.commonness = commonness_.of_group(normalised, group.n_accounts, times_s);
  }

 private:
  std::vector<std::string_view> sample_posted(std::vector<std::uint32_t> texts,
                                              std::uint32_t first) const {
    std::sort(texts.begin(), texts.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple(a != first, rows_.texts()[a].hash) <
             std::tuple(b != first, rows_.texts()[b].hash);
    });
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::vector<std::string_view> posted;
    for (std::size_t i = 0; i < std::min(texts.size(), kTemplateTexts); ++i) {
      posted.push_back(rows_.posted(texts[i]));
    }
    return posted;
  }

  const DuplicateRows& rows_;
  const Commonness& commonness_;
  Normaliser normaliser_;
};

void describe_groups(const DuplicateRows& rows, const Normaliser& normaliser, unsigned threads,
                     DuplicateResult& result) {
  if (result.groups.empty()) return;
  const Commonness commonness(rows, normaliser);
  std::vector<std::size_t> begins(result.groups.size() + 1, 0);
  for (std::size_t i = 0; i < result.groups.size(); ++i)
    begins[i + 1] = begins[i] + result.groups[i].n_posts;
  std::atomic<std::size_t> next = 0;
  run_threads(threads, [&] {
    GroupDescriber describer(rows, commonness, normaliser);
    for (std::size_t i = next++; i < result.groups.size(); i = next++) {
      describer.describe(
          result.groups[i],
          std::span(result.duplicates).subspan(begins[i], begins[i + 1] - begins[i]));
    }
  });
}

}  // namespace

DuplicateResult build_groups(const DuplicateRows& rows, const std::vector<Assignment>& assignments,
                             const Normaliser& normaliser, unsigned threads) {
  DuplicateResult result;
  std::vector<Member> members = list_members(rows, place_texts(rows, assignments));
  std::sort(members.begin(), members.end(), MemberOrder(rows));
  result.counts.n_repeated_uids = drop_repeated_uids(rows, members);
  list_groups(rows, members, result);
  describe_groups(rows, normaliser, threads, result);
  return result;
}

}  // namespace cahoots
