#include "analysis/peers/peer.hpp"

#include <array>
#include <utility>

namespace cahoots {
namespace {

constexpr std::array<std::pair<Peer, std::string_view>, 2> kPeerNames{{
    {Peer::cnt, "cnt"},
    {Peer::coortweet, "coortweet"},
}};
constexpr std::array kPeerChannels{Channel::text,    Channel::url,    Channel::hashtag,
                                   Channel::mention, Channel::repost, Channel::reply};

}  // namespace

std::string_view name_of(Peer peer) {
  return kPeerNames.at(static_cast<std::size_t>(peer)).second;
}

std::optional<Peer> peer_of(std::string_view name) {
  for (const auto& [peer, known] : kPeerNames) {
    if (known == name) return peer;
  }
  return std::nullopt;
}

std::span<const Channel> peer_channels() {
  return kPeerChannels;
}

Channel default_channel(Peer peer) {
  return peer == Peer::cnt ? Channel::text : Channel::url;
}

}  // namespace cahoots
