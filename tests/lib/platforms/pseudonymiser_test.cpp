#include "platforms/pseudonymiser.hpp"

#include <gtest/gtest.h>

#include "platforms/post_completion.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

class PseudonymiserTest : public ::testing::Test {
 protected:
  /// A text of the platform with its names replaced; must stay as it then is.
  std::string text(std::string_view words, std::string_view platform = "x") {
    std::string replaced = pseudonymiser.text(words, platform, nullptr);
    EXPECT_EQ(pseudonymiser.text(replaced, platform, nullptr), replaced) << words;
    return replaced;
  }
  std::string bare(std::string_view handle) { return names.handle(handle).substr(1); }

  Pseudonyms names{"a key made up for the tests"};
  Pseudonymiser pseudonymiser{names};
  TextArena arena;
};

TEST_F(PseudonymiserTest, TextsLoseHandlesAndNothingElse) {
  EXPECT_EQ(
      text("RT @Ada: see \xEF\xBC\xA0"
           "bo, ada@mail.example\n #Ada"),
      "RT @" + bare("@ada") + ": see \xEF\xBC\xA0" + bare("@bo") + ", ada@mail.example\n #Ada");
  EXPECT_EQ(text("nobody  here…"), "nobody  here…");
  // Pseudonyms stay, whatever now stands beside them.
  EXPECT_EQ(text("made-up.tumblr.com@bo"), names.url("https://made-up.tumblr.com") + "@bo");
  EXPECT_EQ(text("@p0123456789abcdef01234567@p0123456789abcdef01234567.example"),
            "@p0123456789abcdef01234567@p0123456789abcdef01234567.example");
  EXPECT_EQ(text(""), "");
}

TEST_F(PseudonymiserTest, TextsLoseAddressesOnPlatformsAndKeepOthers) {
  EXPECT_EQ(text("https://twitter.com/ada/status/1 (t.me/Ada) https://news.example/@1 ada.example"),
            names.url("https://x.com/i/status/1") + " (" + names.url("https://t.me/ada") + ") " +
                names.url("https://news.example/@1") + " ada.example");
  EXPECT_EQ(text("https://news.example/a?b=1 https://x.com bit.ly/abc"),
            "https://news.example/a?b=1 https://x.com bit.ly/abc");
  EXPECT_EQ(text("so long https://t.co/abc…"), "so long " + names.url("https://t.co/abc") + "…");
  EXPECT_EQ(text("看https://t.co/abc吧"), "看" + names.url("https://t.co/abc") + "吧");
}

TEST_F(PseudonymiserTest, PlatformsWriteAccountsInTheirWays) {
  EXPECT_EQ(text("u/t.me/ada", "reddit"), "u/" + names.url("https://t.me/ada"));
  EXPECT_EQ(text("u/Ada_1 and @frank-made-up", "reddit"),
            "u/" + bare("ada_1") + " and @" + bare("frank-made-up"));
  EXPECT_EQ(text("[id7|Ada Made], hello [club8|Shop]", "vk"),
            "[" + names.uid("vk:7").substr(3) + "|" + names.name("Ada Made") + "], hello [" +
                names.uid("vk:-8").substr(3) + "|" + names.name("Shop") + "]");
  EXPECT_EQ(text("@张三：你好", "weibo"), "@" + bare("@张三") + "：你好");
  EXPECT_EQ(text("@东京", "x"), "@东京");
}

TEST_F(PseudonymiserTest, MentionsThatAreShownAsBareWords) {
  Post post;
  post.platform = "tumblr";
  post.uid = "tumblr:1";
  post.mentions = {"tumblr:quiet-made", "tumblr:quiet", ""};
  post.text = "as quiet-made said, quiet and unquiet";
  pseudonymiser.apply(post, arena);
  EXPECT_EQ(post.text, "as " + bare("quiet-made") + " said, " + bare("quiet") + " and unquiet");
  EXPECT_EQ(post.mentions.at(0), names.uid("tumblr:quiet-made"));
}

TEST_F(PseudonymiserTest, PostsKeepTheirReferences) {
  Post post;
  post.platform = "x";
  post.uid = "x:1";
  post.account_uid = "x:7";
  post.account_handle = "@Ada";
  post.account_name = "Ada Made";
  post.url = "https://twitter.com/Ada/status/1";
  post.text = "@bo https://x.com/i/status/1 https://news.example/?utm_source=a #tag";
  post.lang = "en";
  post.reply_to_uid = "x:0";
  post.conversation_uid = "x:1";
  post.media = {"id:5", "pdq:ff"};
  post.source_file = "exports/ada.csv";
  post.source_line = 3;
  post.likes = 0;
  complete_post(post, arena);
  pseudonymiser.apply(post, arena);
  EXPECT_EQ(post.uid, names.uid("x:1"));
  EXPECT_EQ(post.conversation_uid, post.uid);
  EXPECT_EQ(post.reply_to_uid, names.uid("x:0"));
  EXPECT_EQ(post.account_uid, names.uid("x:7"));
  EXPECT_EQ(post.account_handle, names.handle("@ada"));
  EXPECT_EQ(post.account_name, names.name("Ada Made"));
  EXPECT_FALSE(is_known(post.reply_to_account_uid));
  EXPECT_EQ(post.mentions, std::vector<Text>{"x:" + names.handle("@bo")});
  EXPECT_EQ(post.urls, (std::vector<Text>{post.url, "https://news.example/?utm_source=a"}));
  EXPECT_EQ(post.url_keys, (std::vector<Text>{post.url, "https://news.example/"}));
  EXPECT_EQ(post.hashtags, std::vector<Text>{"tag"});
  EXPECT_EQ(post.media.at(1), "pdq:ff");
  EXPECT_EQ(post.source_file, names.file_name("exports/ada.csv"));
  std::string once;
  append_post(once, post);
  pseudonymiser.apply(post, arena);
  std::string twice;
  append_post(twice, post);
  EXPECT_EQ(once, twice);
}

TEST_F(PseudonymiserTest, AShortLinkInATextGoesWhereThePostSays) {
  const Redirects redirects("map", R"({"from":"https://bit.ly/a","to":"https://x.com/ada"})"
                                   "\n"
                                   R"({"from":"https://t.co/b","to":"https://news.example/"})");
  Post post;
  post.platform = "x";
  post.uid = "x:1";
  post.account_uid = "x:7";
  post.text = "https://bit.ly/a https://t.co/b https://t.co/c";
  complete_post(post, arena, &redirects);
  pseudonymiser.apply(post, arena);
  const std::string ada = names.url("https://x.com/ada");
  const std::string unresolved = names.url("https://t.co/c");
  EXPECT_EQ(post.text, ada + " https://t.co/b " + unresolved);
  EXPECT_EQ(post.urls, (std::vector<Text>{ada, "https://t.co/b", unresolved}));
  EXPECT_EQ(post.url_keys.at(1), "https://news.example/");
  EXPECT_EQ(post.url_shortened, (std::vector<bool>{false, false, true}));
}

TEST_F(PseudonymiserTest, ListsOfDifferentLengthsInAMergedRecord) {
  Post post;
  post.uid = "x:1";
  post.urls = {"https://x.com/ada", "https://x.com/bo"};
  post.url_keys = {"https://x.com/ada"};
  pseudonymiser.apply(post, arena);
  EXPECT_EQ(post.urls.at(1), names.url("https://x.com/bo"));
  post.urls.clear();
  post.url_keys = {"https://x.com/ada"};
  pseudonymiser.apply(post, arena);
  EXPECT_EQ(post.url_keys.at(0), names.url("https://x.com/ada"));
}

TEST_F(PseudonymiserTest, Accounts) {
  Account account;
  account.uid = "x:7";
  account.platform = "x";
  account.handle = "@Ada";
  account.bio = "with @bo";
  account.location = "IG @ada.made, Oslo";
  account.url = "https://ada.example";
  account.avatar = "https://cdn.example/1.png";
  account.followers = 5;
  pseudonymiser.apply(account, arena);
  EXPECT_EQ(account.uid, names.uid("x:7"));
  EXPECT_EQ(account.handle, names.handle("@ada"));
  EXPECT_FALSE(is_known(account.name));
  EXPECT_EQ(account.bio, "with " + names.handle("@bo"));
  EXPECT_EQ(account.location, "IG " + names.handle("@ada.made") + ", Oslo");
  EXPECT_EQ(account.url, names.url("https://ada.example"));
  EXPECT_EQ(account.avatar, names.url("https://cdn.example/1.png"));
  EXPECT_EQ(account.followers, 5);
}

}  // namespace
}  // namespace cahoots
