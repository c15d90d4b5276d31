#include "analysis/findings/copies.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace cahoots {
namespace {

bool is_comment(const CopiedPost& post) {
  return post.post_type == "reply" || post.post_type == "comment";
}

/// Unknown times come last.
std::int64_t time_or_last(const CopiedPost& post) {
  return post.created_at_s.value_or(std::numeric_limits<std::int64_t>::max());
}

bool is_earlier(const CopiedPost& a, const CopiedPost& b) {
  return std::tuple(time_or_last(a), std::string_view(a.post_uid)) <
         std::tuple(time_or_last(b), std::string_view(b.post_uid));
}

bool is_wider(const CopiedText& a, const CopiedText& b) {
  const auto key = [](const CopiedText& copied) {
    return std::tuple(copied.n_member_accounts, copied.n_member_posts, copied.n_accounts,
                      copied.n_posts);
  };
  if (key(a) != key(b)) return key(a) > key(b);
  return a.group_uid < b.group_uid;
}

}  // namespace

void CopyGroups::add(const DuplicateRecord& duplicate, std::uint32_t member) {
  Copy copy;
  copy.member = member;
  copy.post.post_uid = duplicate.post_uid;
  copy.post.account_uid = duplicate.account_uid;
  copy.post.platform = duplicate.platform;
  if (duplicate.post_type) copy.post.post_type = name_of(*duplicate.post_type);
  copy.post.created_at_s = duplicate.created_at_s;
  copy.post.kind = duplicate.kind;
  copy.post.similarity = duplicate.similarity;
  groups_[std::string(duplicate.group_uid)].push_back(std::move(copy));
}

CopiedText CopyGroups::summary_of(const std::string& group_uid, const std::vector<Copy>& copies) {
  CopiedText copied;
  copied.group_uid = group_uid;
  copied.n_member_posts = copies.size();
  std::set<std::uint32_t> members;
  for (const Copy& copy : copies) {
    members.insert(copy.member);
    copied.member_platforms[copy.post.platform] += 1;
    copied.n_member_comments += is_comment(copy.post) ? 1U : 0U;
    copied.span.add(copy.post.created_at_s);
  }
  copied.n_member_accounts = members.size();
  return copied;
}

std::vector<CopiedPost> CopyGroups::candidates(const std::vector<Copy>& copies) {
  std::vector<CopiedPost> posts;
  for (const Copy& copy : copies) posts.push_back(copy.post);
  std::sort(posts.begin(), posts.end(), is_earlier);
  // The earliest, and the earliest of each platform in any case.
  std::vector<CopiedPost> chosen;
  std::set<std::string> platforms;
  for (CopiedPost& post : posts) {
    const bool is_first_there = platforms.insert(post.platform).second;
    if (chosen.size() < kReadPosts || is_first_there) chosen.push_back(std::move(post));
  }
  return chosen;
}

void CopyGroups::enter_into(ClusterFindings& cluster) const {
  std::vector<CopiedText> shared;
  for (const auto& [uid, copies] : groups_) {
    CopiedText copied = summary_of(uid, copies);
    if (copied.n_member_accounts < 2) continue;
    for (const Copy& copy : copies) cluster.members[copy.member].n_copied_posts += 1;
    cluster.n_copied_posts += copied.n_member_posts;
    cluster.n_cross_platform_groups += copied.member_platforms.size() > 1 ? 1U : 0U;
    cluster.n_comment_groups += 2 * copied.n_member_comments > copied.n_member_posts ? 1U : 0U;
    shared.push_back(std::move(copied));
  }
  cluster.n_copied_groups = shared.size();
  std::sort(shared.begin(), shared.end(), is_wider);
  if (shared.size() > kKeptGroups) shared.resize(kKeptGroups);
  for (CopiedText& copied : shared) copied.posts = candidates(groups_.at(copied.group_uid));
  cluster.copied_texts = std::move(shared);
}

void choose_shown_posts(CopiedText& copied) {
  std::vector<CopiedPost>& posts = copied.posts;
  std::sort(posts.begin(), posts.end(), is_earlier);
  std::set<std::string> platforms;
  std::set<std::string> texts;
  std::vector<std::size_t> chosen;
  const auto choose = [&](std::size_t i) {
    if (chosen.size() >= kShownPosts || std::count(chosen.begin(), chosen.end(), i) > 0) return;
    platforms.insert(posts[i].platform);
    texts.insert(posts[i].text);
    chosen.push_back(i);
  };
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (platforms.count(posts[i].platform) == 0) choose(i);
  }
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (texts.count(posts[i].text) == 0) choose(i);
  }
  for (std::size_t i = 0; i < posts.size(); ++i) choose(i);
  std::sort(chosen.begin(), chosen.end());
  std::vector<CopiedPost> shown;
  for (const std::size_t i : chosen) shown.push_back(std::move(posts[i]));
  posts = std::move(shown);
}

void keep_widest(std::vector<CopiedText>& widest, CopiedText candidate) {
  const auto place = std::upper_bound(widest.begin(), widest.end(), candidate, is_wider);
  if (static_cast<std::size_t>(place - widest.begin()) >= kKeptGroups) return;
  widest.insert(place, std::move(candidate));
  if (widest.size() > kKeptGroups) widest.pop_back();
}

}  // namespace cahoots
