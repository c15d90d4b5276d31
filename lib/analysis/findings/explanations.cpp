#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

const ChannelSummary* find_channel(const std::vector<ChannelSummary>& channels,
                                   std::string_view name) {
  for (const ChannelSummary& channel : channels) {
    if (channel.channel == name) return &channel;
  }
  return nullptr;
}

std::uint64_t count_on_one_channel(const ClusterFindings& cluster, std::string_view channel) {
  std::uint64_t n = 0;
  for (const MemberFindings& member : cluster.members) {
    n += member.channels.size() == 1 && member.channels.front() == channel ? 1U : 0U;
  }
  return n;
}

Explanation fans(const ClusterFindings& cluster) {
  std::string observation;
  if (cluster.hashtags.empty()) {
    observation = "The posts carry no hashtags, which speaks neither for nor against it.";
  } else {
    const NamedUse& top = cluster.hashtags.front();
    observation = fmt::format(
        "Fans gather round one topic and use its hashtag like everybody else. Here the most used "
        "one, #{}, stands in {} posts; {} members are linked by hashtags alone.",
        short_name(top.name), share_of(top.n_posts, cluster.activity.n_posts),
        share_of(count_on_one_channel(cluster, "hashtag"), cluster.members.size()));
  }
  return {"A fan community or people at one event", observation};
}

Explanation shared_button(const ClusterFindings& cluster) {
  std::uint64_t n_common = 0;
  for (const CopiedText& copied : cluster.copied_texts) {
    n_common += copied.commonness && *copied.commonness >= 0.5 ? 1U : 0U;
  }
  return {"A petition, a share button or a quotation",
          fmt::format("These make strangers post the same text. Of the {} most widely copied texts "
                      "here, {} are common enough for that (commonness 0.5 or more). {} posts of "
                      "the network carry a link.",
                      cluster.copied_texts.size(), n_common,
                      share_of(cluster.activity.n_with_url, cluster.activity.n_posts))};
}

Explanation newsroom(const ClusterFindings& cluster) {
  std::string observation =
      "Automatic news accounts post on a timer, link to one site and repeat headlines. ";
  if (cluster.domains.empty()) {
    observation.append("The network's posts hold no links that could be read.");
  } else {
    const NamedUse& top = cluster.domains.front();
    observation.append(
        fmt::format("Here the most linked site appears in {} posts, from {} members.",
                    share_of(top.n_posts, cluster.activity.n_posts),
                    share_of(top.n_accounts, cluster.members.size())));
  }
  return {"News automation or one publisher's accounts", observation};
}

Explanation time_zone(const ClusterFindings& cluster) {
  return {"People in the same time zone",
          fmt::format("Keeping the same hours links nobody by itself; {} members are linked by "
                      "schedule alone.",
                      share_of(count_on_one_channel(cluster, "schedule"), cluster.members.size()))};
}

Explanation activists(const ClusterFindings& cluster, const std::vector<ChannelSummary>& channels) {
  const ChannelSummary* reposts = find_channel(channels, "repost");
  return {"Activists, a party or a company that act together in the open",
          fmt::format("Coordination is not deception: open groups coordinate too. {} members are "
                      "linked by reposts alone{}; {} are verified by their platform. Whether they "
                      "hide who they are must be judged by reading their profiles.",
                      share_of(count_on_one_channel(cluster, "repost"), cluster.members.size()),
                      reposts && reposts->lag_median_s
                          ? fmt::format(" (median delay {})", duration(*reposts->lag_median_s))
                          : std::string(),
                      counted(static_cast<std::uint64_t>(
                                  std::count_if(cluster.members.begin(), cluster.members.end(),
                                                [](const MemberFindings& member) {
                                                  return member.account.verified.value_or(false);
                                                })),
                              "account"))};
}

Explanation bystanders(const ClusterFindings& cluster) {
  std::uint64_t n_weak = 0;
  for (const MemberFindings& member : cluster.members) {
    n_weak += !member.is_seed && member.degree <= 1 ? 1U : 0U;
  }
  return {"Single accounts that are here by accident",
          fmt::format("{} members hang on one link only and should be read by hand before they are "
                      "named; so should those of the lowest scores.",
                      share_of(n_weak, cluster.members.size()))};
}

Explanation one_person(const ClusterFindings& cluster) {
  return {"One person with a profile on each platform",
          fmt::format("Most people who use two platforms call themselves the same on both. {} "
                      "members are linked by such profiles alone.",
                      share_of(count_on_one_channel(cluster, "persona"), cluster.members.size()))};
}

Explanation newcomers(const ClusterFindings& cluster) {
  return {
      "People who joined on the same day",
      fmt::format("An event, a campaign or a change of rules brings many new accounts in a day. "
                  "{} members are linked by their creation alone.",
                  share_of(count_on_one_channel(cluster, "creation"), cluster.members.size()))};
}

}  // namespace

std::vector<Explanation> innocent_explanations(const ClusterFindings& cluster,
                                               const std::vector<ChannelSummary>& channels) {
  std::vector<Explanation> explanations{bystanders(cluster),    fans(cluster),
                                        shared_button(cluster), newsroom(cluster),
                                        time_zone(cluster),     activists(cluster, channels)};
  if (find_channel(channels, "persona") != nullptr) explanations.push_back(one_person(cluster));
  if (find_channel(channels, "creation") != nullptr) explanations.push_back(newcomers(cluster));
  return explanations;
}

}  // namespace cahoots
