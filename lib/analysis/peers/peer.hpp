#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analysis/coaction/channel.hpp"

namespace cahoots {

/// A published tool whose edge lists `linkgraph --compat` reproduces:
/// cnt, the Coordination Network Toolkit (Graham, QUT Digital Observatory 2020; its network types
/// co_tweet, co_link, co_retweet, co_reply), and coortweet, CooRTweet (Righetti & Balluff, for R;
/// its detect_groups and generate_coordinated_network).
enum class Peer : std::uint8_t { cnt, coortweet };

/// The name of a peer on the command line and in records.
std::string_view name_of(Peer peer);
/// The peer of that name; nothing for an unknown one.
std::optional<Peer> peer_of(std::string_view name);
/// The channels that a peer can be asked for, in the order of channel_table(): the same for both.
std::span<const Channel> peer_channels();
/// The channel to use where none is named: for cnt text (its co_tweet), for coortweet url (it
/// grew out of research on coordinated link sharing).
Channel default_channel(Peer peer);

/// What both peers are told. Their own defaults differ (cnt 60 s and 2, coortweet 10 s and 2).
struct PeerOptions {
  /// Two posts act together where they are at most this far apart, both ends included; 0 or more.
  std::int64_t window_s = 60;
  /// cnt: the least weight of an edge; coortweet: the least participation of an account. From 1.
  std::uint32_t minimum = 2;
  std::uint32_t n_threads = 1;
};

}  // namespace cahoots
