#include "analysis/peers/objects.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cahoots {
namespace {

std::vector<std::string> objects_of(Peer peer, Channel channel, const Post& post) {
  TextArena arena;
  std::vector<Text> objects;
  add_peer_objects(peer, channel, post, arena, objects);
  return {objects.begin(), objects.end()};
}

using Strings = std::vector<std::string>;

Post post_with_everything() {
  Post post;
  post.uid = "x:1";
  post.text = "Hello @you RT";
  post.urls = {"https://example.org/a?utm_source=x", "https://twitter.com/a/status/1"};
  post.url_keys = {"example.org/a", "x.com/status/1"};
  post.hashtags = {"tag", ""};
  post.mentions = {"x:@you"};
  post.reply_to_uid = "x:7";
  return post;
}

TEST(PeerObjects, LinksAreTakenAsGiven) {
  const Post post = post_with_everything();
  EXPECT_EQ(objects_of(Peer::cnt, Channel::url, post),
            (Strings{"https://example.org/a?utm_source=x", "https://twitter.com/a/status/1"}));
  EXPECT_EQ(objects_of(Peer::coortweet, Channel::url, post),
            (Strings{"https://example.org/a?utm_source=x"}));
}

TEST(PeerObjects, OtherChannels) {
  const Post post = post_with_everything();
  for (const Peer peer : {Peer::cnt, Peer::coortweet}) {
    EXPECT_EQ(objects_of(peer, Channel::hashtag, post), (Strings{"tag"}));
    EXPECT_EQ(objects_of(peer, Channel::mention, post), (Strings{"x:@you"}));
    EXPECT_EQ(objects_of(peer, Channel::reply, post), (Strings{"x:7"}));
    EXPECT_EQ(objects_of(peer, Channel::repost, post), Strings{});
  }
  EXPECT_EQ(objects_of(Peer::cnt, Channel::text, post), (Strings{"hello rt"}));
  EXPECT_EQ(objects_of(Peer::coortweet, Channel::text, post), Strings{});  // it answers x:7
}

TEST(PeerObjects, CntKnowsARepostOnlyAsOne) {
  Post post = post_with_everything();
  post.repost_of_uid = "x:0";
  for (const Channel channel :
       {Channel::text, Channel::url, Channel::hashtag, Channel::mention, Channel::reply}) {
    EXPECT_EQ(objects_of(Peer::cnt, channel, post), Strings{});
  }
  EXPECT_EQ(objects_of(Peer::cnt, Channel::repost, post), (Strings{"x:0"}));
  post.repost_of_uid = Text();
  post.post_type = PostType::repost;
  EXPECT_EQ(objects_of(Peer::cnt, Channel::hashtag, post), Strings{});
}

TEST(PeerObjects, CoortweetLeavesRepostsAndRepliesOutOfTextsOnly) {
  Post post = post_with_everything();
  for (const PostType type : {PostType::repost, PostType::reply}) {
    post.post_type = type;
    EXPECT_EQ(objects_of(Peer::coortweet, Channel::text, post), Strings{});
    EXPECT_EQ(objects_of(Peer::coortweet, Channel::hashtag, post), (Strings{"tag"}));
  }
  post.post_type = PostType::comment;
  EXPECT_EQ(objects_of(Peer::coortweet, Channel::text, post), (Strings{"hello"}));
}

TEST(PeerObjects, AnEmptyTextLinksToNoOther) {
  Post post;
  post.text = "@you  ";
  for (const Text uid : {"x:1", "x:2"}) {
    post.uid = uid;
    EXPECT_EQ(objects_of(Peer::cnt, Channel::text, post), Strings{});
    EXPECT_EQ(objects_of(Peer::coortweet, Channel::text, post),
              (Strings{"\xFF" + std::string(uid)}));
  }
  post.text = Text();
  EXPECT_EQ(objects_of(Peer::coortweet, Channel::text, post), Strings{});
}

TEST(PeerObjects, APostThatIsItsOwnObjectLinksToNoOtherForCoortweet) {
  Post post;
  post.uid = "x:1";
  post.repost_of_uid = "x:1";
  EXPECT_EQ(objects_of(Peer::coortweet, Channel::repost, post), (Strings{"\xFFx:1"}));
  EXPECT_EQ(objects_of(Peer::cnt, Channel::repost, post), (Strings{"x:1"}));
}

}  // namespace
}  // namespace cahoots
