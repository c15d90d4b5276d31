#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

std::uint64_t total_of(const std::map<std::string, std::uint64_t>& counts) {
  std::uint64_t total = 0;
  for (const auto& [name, count] : counts) total += count;
  return total;
}

/// How many were seen by hardly anybody: what most posts of such networks are.
Finding seen_finding(const Reach& reach) {
  constexpr std::size_t kFewDigits = 2;
  const std::uint64_t n_few = reach.views.n_below(kFewDigits);
  Finding finding;
  finding.id = "reach-views";
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "{} posts with reported views were seen fewer than 100 times{}.",
      share_of(n_few, reach.views.n_known),
      reach.most_viewed.empty()
          ? std::string()
          : fmt::format(
                "; the most viewed one {} times",
                with_separators(static_cast<std::uint64_t>(reach.most_viewed.front().views))));
  finding.measures = {{"posts seen fewer than 100 times", as_number(n_few), "", {}},
                      {"posts with reported views", as_number(reach.views.n_known), "", {}}};
  for (const ReachedPost& post : reach.most_viewed) finding.evidence.push_back(post.post_uid);
  return finding;
}

Finding target_finding(const ClusterFindings& cluster) {
  const TargetUse& top = cluster.targets.front();
  Finding finding;
  finding.id = "targets";
  finding.strength = Strength::counted;
  finding.text = fmt::format(
      "The members mention or answer {} outside the network; most often {}, in {} by {}. Being "
      "addressed is no sign of taking part.",
      counted(cluster.n_targets, "account"), short_name(top.handle.empty() ? top.name : top.handle),
      counted(top.n_posts, "post"), counted(top.n_accounts, "member"));
  finding.measures = {{"accounts addressed", as_number(cluster.n_targets), "", {}},
                      {"posts that address the first", as_number(top.n_posts), "", {}},
                      {"members who address the first", as_number(top.n_accounts), "", {}}};
  finding.evidence = {top.name};
  return finding;
}

}  // namespace

std::vector<Finding> reach_findings(const ClusterFindings& cluster) {
  const PostActivity& activity = cluster.activity;
  Finding reach;
  reach.id = "reach";
  reach.strength = Strength::counted;
  reach.text = fmt::format(
      "Followers: {} in sum, known for {} members; overlaps are not known, so that fewer people "
      "may be behind them. Views: {}, reported for {} posts.",
      with_separators(cluster.followers.sum),
      share_of(cluster.followers.n_known, cluster.members.size()),
      with_separators(activity.views.sum), share_of(activity.views.n_known, activity.n_posts));
  reach.measures = {{"followers", as_number(cluster.followers.sum), "", {}},
                    {"views", as_number(activity.views.sum), "", {}}};
  for (const ReachedPost& post : cluster.reach.most_viewed) reach.evidence.push_back(post.post_uid);
  Finding response;
  response.id = "response";
  response.strength = Strength::counted;
  response.text = fmt::format(
      "Accounts outside the network answered, reposted or quoted its posts {} in this case file.",
      counted(total_of(cluster.outside.replies) + total_of(cluster.outside.reposts) +
                  total_of(cluster.outside.quotes),
              "time"));
  response.measures = {{"replies", as_number(total_of(cluster.outside.replies)), "", {}},
                       {"reposts", as_number(total_of(cluster.outside.reposts)), "", {}},
                       {"quotes", as_number(total_of(cluster.outside.quotes)), "", {}}};
  std::vector<Finding> findings{reach};
  if (cluster.reach.views.n_known > 0) findings.push_back(seen_finding(cluster.reach));
  findings.push_back(response);
  if (!cluster.targets.empty()) findings.push_back(target_finding(cluster));
  return findings;
}

Breakout breakout_of(const ClusterFindings& cluster) {
  // Being taken up by other communities: more than a few reposts or quotes from outside.
  constexpr std::uint64_t kTakenUp = 10;
  std::uint64_t n_platforms_taken_up = 0;
  std::map<std::string, std::uint64_t> taken_up = cluster.outside.reposts;
  for (const auto& [platform, count] : cluster.outside.quotes) taken_up[platform] += count;
  for (const auto& [platform, count] : taken_up)
    n_platforms_taken_up += count >= kTakenUp ? 1U : 0U;
  Breakout breakout;
  const bool has_breakout = n_platforms_taken_up > 0;
  const bool is_on_many = cluster.n_platforms > 1;
  breakout.category = is_on_many && n_platforms_taken_up > 1 ? 3
                      : is_on_many || has_breakout           ? 2
                                                             : 1;
  breakout.reasoning = fmt::format(
      "present on {}; on {} its posts were reposted or quoted at least {} times by accounts "
      "outside "
      "the network. Categories 4 to 6 (media, celebrities, policy) cannot be seen in posts.",
      counted(cluster.n_platforms, "platform"), counted(n_platforms_taken_up, "platform"),
      kTakenUp);
  return breakout;
}

}  // namespace cahoots
