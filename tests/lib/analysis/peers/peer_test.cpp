#include "analysis/peers/peer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cahoots {
namespace {

TEST(Peer, NamesReadBack) {
  for (const Peer peer : {Peer::cnt, Peer::coortweet}) EXPECT_EQ(peer_of(name_of(peer)), peer);
  EXPECT_FALSE(peer_of("igraph"));
  EXPECT_FALSE(peer_of(""));
}

TEST(Peer, TheDefaultChannelIsOneOfThoseItHas) {
  for (const Peer peer : {Peer::cnt, Peer::coortweet}) {
    const auto channels = peer_channels();
    EXPECT_NE(std::find(channels.begin(), channels.end(), default_channel(peer)), channels.end());
  }
  EXPECT_TRUE(std::is_sorted(peer_channels().begin(), peer_channels().end()));
}

}  // namespace
}  // namespace cahoots
