#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kDisarm = "DISARM";
/// A habit of the network rather than of one account: this share of posts or members.
constexpr double kShortLinkShare = 0.1;
constexpr double kFloodShare = 0.2;
constexpr double kFloodAccounts = 0.5;
/// Groups of copies that count as such: several, or the pattern may be a single slogan.
constexpr std::uint64_t kCopyGroups = 2;
constexpr double kCommonText = 0.5;

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : as_number(part) / as_number(whole);
}

std::vector<std::string> example_posts(const ClusterFindings& cluster, bool across_platforms,
                                       bool comments) {
  std::vector<std::string> uids;
  for (const CopiedText& copied : cluster.copied_texts) {
    if (across_platforms && copied.member_platforms.size() < 2) continue;
    if (comments && 2 * copied.n_member_comments <= copied.n_member_posts) continue;
    for (const CopiedPost& post : copied.posts) {
      if (uids.size() < kEvidenceUids) uids.push_back(post.post_uid);
    }
  }
  return uids;
}

Finding copied_text_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "copied-text";
  if (cluster.n_copied_groups == 0) {
    finding.strength = Strength::not_found;
    finding.text = "No two members posted the same or nearly the same text.";
    return finding;
  }
  std::uint64_t n_rare = 0;
  for (const CopiedText& copied : cluster.copied_texts) {
    n_rare += copied.commonness && *copied.commonness < kCommonText ? 1U : 0U;
  }
  finding.strength = Strength::indication;
  finding.text = fmt::format(
      "{} posts of members are copies of each other, in {}; of the {} widest, {} are texts that "
      "several people would not write independently.",
      share_of(cluster.n_copied_posts, cluster.activity.n_posts),
      counted(cluster.n_copied_groups, "group"), with_separators(cluster.copied_texts.size()),
      with_separators(n_rare));
  finding.measures = {{"posts that are copies", as_number(cluster.n_copied_posts), "", {}},
                      {"groups shared by two or more members", as_number(cluster.n_copied_groups),
                       "at least", as_number(kCopyGroups)},
                      {"widest groups with commonness below 0.5", as_number(n_rare), "at least",
                       as_number(kCopyGroups)}};
  finding.evidence = example_posts(cluster, false, false);
  if (cluster.n_copied_groups >= kCopyGroups && n_rare >= kCopyGroups) {
    finding.techniques.push_back({kDisarm, "T0084.001", "Use Copypasta"});
  }
  return finding;
}

Finding cross_platform_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "copied-across-platforms";
  finding.strength =
      cluster.n_cross_platform_groups > 0 ? Strength::indication : Strength::not_found;
  finding.text = cluster.n_cross_platform_groups > 0
                     ? fmt::format("{} of copies span more than one platform.",
                                   counted(cluster.n_cross_platform_groups, "group"))
                     : "No copied text was found on more than one platform.";
  finding.measures = {{"groups on two or more platforms",
                       as_number(cluster.n_cross_platform_groups), "at least",
                       as_number(kCopyGroups)}};
  finding.evidence = example_posts(cluster, true, false);
  if (cluster.n_cross_platform_groups >= kCopyGroups) {
    finding.techniques.push_back({kDisarm, "T0119.002", "Post across Platform"});
  }
  return finding;
}

Finding comment_finding(const ClusterFindings& cluster) {
  Finding finding;
  finding.id = "copied-comments";
  finding.strength = Strength::indication;
  finding.text = fmt::format("{} of copies consist mostly of comments or replies.",
                             counted(cluster.n_comment_groups, "group"));
  finding.measures = {{"groups that are mostly comments", as_number(cluster.n_comment_groups),
                       "at least", as_number(kCopyGroups)}};
  finding.evidence = example_posts(cluster, false, true);
  if (cluster.n_comment_groups >= kCopyGroups) {
    finding.techniques.push_back({kDisarm, "T0116.001", "Post Inauthentic Social Media Comment"});
  }
  return finding;
}

Finding hashtag_finding(const ClusterFindings& cluster) {
  const NamedUse& top = cluster.hashtags.front();
  const double of_posts = share(top.n_posts, cluster.activity.n_posts);
  const double of_accounts = share(top.n_accounts, cluster.members.size());
  Finding finding;
  finding.id = "hashtags";
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "The most used hashtag is #{}: in {} posts, by {} members. Accounts outside the network used "
      "it in {}.",
      short_name(top.name), share_of(top.n_posts, cluster.activity.n_posts),
      share_of(top.n_accounts, cluster.members.size()), counted(top.n_posts_outside, "post"));
  finding.measures = {{"share of posts", of_posts, "at least", kFloodShare},
                      {"share of members", of_accounts, "at least", kFloodAccounts}};
  // Flooding needs a tag that others use too: one's own tag is a slogan.
  if (of_posts >= kFloodShare && of_accounts >= kFloodAccounts && top.n_posts_outside > 0) {
    finding.strength = Strength::indication;
    finding.techniques.push_back({kDisarm, "T0049.002", "Flood Existing Hashtag"});
  }
  return finding;
}

Finding short_link_finding(const ClusterFindings& cluster) {
  const PostActivity& activity = cluster.activity;
  const double of_links = share(activity.n_with_short_url, activity.n_with_url);
  Finding finding;
  finding.id = "short-links";
  finding.strength = Strength::counted;
  finding.text = fmt::format("{} posts with links use a link shortener.",
                             share_of(activity.n_with_short_url, activity.n_with_url));
  finding.measures = {
      {"share of posts with links", of_links, "at least", kShortLinkShare},
      {"posts", as_number(activity.n_with_short_url), "at least", as_number(kHabitAccounts)}};
  if (of_links >= kShortLinkShare && activity.n_with_short_url >= kHabitAccounts) {
    finding.strength = Strength::indication;
    finding.techniques.push_back({kDisarm, "T0153.003", "Shortened Link Asset"});
  }
  return finding;
}

/// What a rule of the analyst's matches: words, not what is meant by them.
Finding theme_finding(const ClusterFindings& cluster, std::size_t theme) {
  const ThemeUse& use = cluster.themes[theme];
  const PostActivity& activity = cluster.activity;
  Finding finding;
  finding.id = fmt::format("theme-{}", theme + 1);
  finding.strength = use.n_posts == 0 ? Strength::not_found : Strength::counted;
  const std::string name = use.stance.empty() ? fmt::format("“{}”", use.name)
                                              : fmt::format("“{}” ({})", use.name, use.stance);
  finding.text = fmt::format(
      "The analyst's theme {} matches {} posts, by {} members. It matches {} of accounts outside "
      "the network. A rule finds words, not what is meant by them.",
      name, share_of(use.n_posts, activity.n_posts),
      share_of(use.n_accounts, cluster.members.size()), counted(use.n_posts_outside, "post"));
  finding.measures = {{"posts", as_number(use.n_posts), "", {}},
                      {"share of posts", share(use.n_posts, activity.n_posts), "", {}},
                      {"members", as_number(use.n_accounts), "", {}},
                      {"posts of others", as_number(use.n_posts_outside), "", {}}};
  for (const ThemePassage& passage : use.passages) finding.evidence.push_back(passage.post_uid);
  return finding;
}

}  // namespace

std::vector<Finding> copy_findings(const ClusterFindings& cluster) {
  std::vector<Finding> findings{copied_text_finding(cluster)};
  if (cluster.n_copied_groups > 0 && cluster.n_platforms > 1) {
    findings.push_back(cross_platform_finding(cluster));
  }
  if (cluster.n_comment_groups > 0) findings.push_back(comment_finding(cluster));
  return findings;
}

std::vector<Finding> content_findings(const ClusterFindings& cluster) {
  std::vector<Finding> findings;
  if (!cluster.hashtags.empty()) findings.push_back(hashtag_finding(cluster));
  if (cluster.activity.n_with_short_url > 0) findings.push_back(short_link_finding(cluster));
  for (std::size_t i = 0; i < cluster.themes.size(); ++i) {
    findings.push_back(theme_finding(cluster, i));
  }
  return findings;
}

}  // namespace cahoots
