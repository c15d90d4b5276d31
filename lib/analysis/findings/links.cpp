#include "analysis/findings/links.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace cahoots {
namespace {

constexpr std::size_t kStrongest = 3;

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Summary of links [begin, end), which are all on one channel.
ChannelSummary summary_of(const std::vector<MemberLink>& links, std::size_t begin,
                          std::size_t end) {
  ChannelSummary summary;
  summary.channel = links[begin].channel;
  summary.n_links = end - begin;
  std::set<std::uint32_t> accounts;
  std::set<std::uint32_t> supported_accounts;
  std::vector<double> lags_s;
  std::vector<double> supported_lags_s;
  for (std::size_t i = begin; i < end; ++i) {
    const MemberLink& link = links[i];
    summary.n_tested += link.q_value ? 1U : 0U;
    summary.window_s = std::max(summary.window_s, link.window_s);
    accounts.insert({link.source, link.target});
    if (link.lag_median_s) lags_s.push_back(*link.lag_median_s);
    summary.strongest.push_back(i);
    if (!is_supported(link)) continue;
    summary.n_supported += 1;
    supported_accounts.insert({link.source, link.target});
    if (link.lag_median_s) supported_lags_s.push_back(*link.lag_median_s);
  }
  summary.n_accounts = accounts.size();
  summary.n_supported_accounts = supported_accounts.size();
  summary.lag_median_s = median(supported_lags_s.empty() ? lags_s : supported_lags_s);
  const auto key = [&links](std::size_t i) {
    return std::tuple(links[i].q_value.value_or(2), -links[i].weight, links[i].source,
                      links[i].target);
  };
  const auto n_kept = std::min(kStrongest, summary.strongest.size());
  std::partial_sort(
      summary.strongest.begin(), summary.strongest.begin() + static_cast<std::ptrdiff_t>(n_kept),
      summary.strongest.end(), [&key](std::size_t a, std::size_t b) { return key(a) < key(b); });
  summary.strongest.resize(n_kept);
  return summary;
}

}  // namespace

bool is_supported(const MemberLink& link) {
  return link.q_value && *link.q_value <= kFindingQ;
}

std::vector<ChannelSummary> summarise_channels(const ClusterFindings& cluster) {
  std::vector<ChannelSummary> summaries;
  const std::vector<MemberLink>& links = cluster.links;
  for (std::size_t begin = 0; begin < links.size();) {
    std::size_t end = begin;
    while (end < links.size() && links[end].channel == links[begin].channel) ++end;
    summaries.push_back(summary_of(links, begin, end));
    begin = end;
  }
  return summaries;
}

}  // namespace cahoots
