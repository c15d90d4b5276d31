#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// The links among members on one channel.
struct ChannelSummary {
  std::string channel;
  std::uint64_t n_links = 0;
  std::uint64_t n_supported = 0;  ///< q at most kFindingQ
  std::uint64_t n_tested = 0;     ///< with a q-value
  std::uint64_t n_accounts = 0;   ///< members with such a link
  std::uint64_t n_supported_accounts = 0;
  std::int64_t window_s = 0;           ///< the widest used
  std::optional<double> lag_median_s;  ///< median over the supported links, else over all
  /// The links with the smallest q, then the largest weight, at most three; indices into links.
  std::vector<std::size_t> strongest;
};

/// True where the link passed its test.
bool is_supported(const MemberLink& link);

/// By channel name. O(links log links).
std::vector<ChannelSummary> summarise_channels(const ClusterFindings& cluster);

}  // namespace cahoots
