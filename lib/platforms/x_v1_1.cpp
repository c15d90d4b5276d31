#include "platforms/x_v1_1.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kXOfV1 = "x";

/// The keys of the messages of the stream that are no tweets, and what they are counted as.
constexpr std::array kStreamNotices{
    std::pair<std::string_view, std::string_view>{"delete", "x deletion notice"},
    std::pair<std::string_view, std::string_view>{"limit", "x limit notice"},
    std::pair<std::string_view, std::string_view>{"warning", "x stream notice"},
    std::pair<std::string_view, std::string_view>{"disconnect", "x stream notice"},
    std::pair<std::string_view, std::string_view>{"scrub_geo", "x stream notice"},
    std::pair<std::string_view, std::string_view>{"status_withheld", "x stream notice"},
    std::pair<std::string_view, std::string_view>{"user_withheld", "x stream notice"}};

/// One line: a tweet, a user, a page of search results or a message of the stream.
class TweetV1Record {
 public:
  TweetV1Record(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (record_.has("user")) return add_tweet(record_);
    if (record_.has("screen_name")) return add_user_line();
    bool is_page = false;
    for (const std::string_view list : {"statuses", "results"}) {
      if (!record_.has(list)) continue;
      is_page = true;
      for (RecordView& tweet : record_.objects(list)) add_tweet(tweet);
    }
    if (is_page) return;
    for (const auto& [key, kind] : kStreamNotices) {
      if (record_.has(key)) return batch_.pass_over(kind);
    }
    for (RecordView& error : record_.objects("errors")) {
      return batch_.reject(
          fmt::format("an error of the API, no tweet: {}", shown_value(error.text("message"))));
    }
    batch_.reject("neither a tweet, a user, search results nor a notice of the stream");
  }

 private:
  /// The id under the first of the keys that is there, as a uid.
  Text uid(RecordView& object, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      const Text id = object.scalar(key, arena_);
      if (id.empty()) continue;
      if (is_rounded_id(id)) {
        if (!is_damaged_) {
          batch_.reject(
              fmt::format("the id '{}' was rounded: its last digits are lost", shown_value(id)));
        }
        is_damaged_ = true;
        return {};
      }
      return arena_.join({kXOfV1, ":", id});
    }
    return {};
  }

  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    return count_of(object.scalar(key, arena_));
  }

  void add_user_line() {
    add_user(record_);
    // The latest tweet of a user stands in it, without its own user.
    auto status = record_.object("status");
    if (status && !is_damaged_) add_tweet_of(record_, *status);
  }

  void add_tweet(RecordView& tweet) {
    is_damaged_ = false;
    auto user = tweet.object("user");
    if (!user) return batch_.reject("a tweet without its user");
    add_user(*user);
    if (!is_damaged_) add_tweet_of(*user, tweet);
  }

  void add_user(RecordView& user) {
    Account account;
    account.platform = kXOfV1;
    account.uid = uid(user, {"id_str", "id"});
    account.handle = handle_of(user.text("screen_name"), arena_);
    account.name = user.text("name");
    account.bio = user.text("description");
    account.location = user.text("location");
    account.verified = user.boolean("verified");
    account.url = profile_link(user);
    account.avatar = user.text("profile_image_url_https");
    if (!is_known(account.avatar)) account.avatar = user.text("profile_image_url");
    account.followers = count(user, "followers_count");
    account.following = count(user, "friends_count");
    account.posts = count(user, "statuses_count");
    set_account_time(user, "created_at", account, batch_);
    batch_.add_account(account);
  }

  /// `url` of a user is a short link; the entities hold where it leads.
  static Text profile_link(RecordView& user) {
    if (auto entities = user.object("entities")) {
      if (auto url = entities->object("url")) {
        for (RecordView& link : url->objects("urls")) {
          if (is_known(link.text("expanded_url"))) return link.text("expanded_url");
        }
      }
    }
    return user.text("url");
  }

  void add_tweet_of(RecordView& user, RecordView& tweet) {
    auto extended = tweet.object("extended_tweet");
    RecordView& whole = extended ? *extended : tweet;
    Post post;
    post.platform = kXOfV1;
    post.uid = uid(tweet, {"id_str", "id"});
    post.account_uid = uid(user, {"id_str", "id"});
    post.account_handle = handle_of(user.text("screen_name"), arena_);
    post.account_name = user.text("name");
    if (is_known(post.account_handle) && is_known(post.uid)) {
      post.url = arena_.join({"https://x.com/", post.account_handle.substr(1), "/status/",
                              post.uid.substr(kXOfV1.size() + 1)});
    }
    post.text = whole.text("full_text");
    if (!is_known(post.text)) post.text = tweet.text("full_text");
    if (!is_known(post.text)) post.text = tweet.text("text");
    if (tweet.text("lang") != "und") post.lang = tweet.text("lang");
    auto reposted = tweet.object("retweeted_status");
    auto quoted = tweet.object("quoted_status");
    set_references(tweet, reposted, quoted, post);
    set_entities(whole, tweet, post);
    post.likes = count(tweet, "favorite_count");
    post.reposts = count(tweet, "retweet_count");
    post.replies = count(tweet, "reply_count");
    post.quotes = count(tweet, "quote_count");
    if (!is_damaged_ && set_post_time(tweet, "created_at", post, batch_)) batch_.add_post(post);
    // A repost of a quote is as deep as the API nests; a hostile file may go on.
    if (depth_ == kDeepest) return;
    ++depth_;
    if (reposted) add_tweet(*reposted);
    if (quoted) add_tweet(*quoted);
    --depth_;
  }

  void set_references(RecordView& tweet, std::optional<RecordView>& reposted,
                      std::optional<RecordView>& quoted, Post& post) {
    post.reply_to_uid = uid(tweet, {"in_reply_to_status_id_str", "in_reply_to_status_id"});
    post.reply_to_account_uid = uid(tweet, {"in_reply_to_user_id_str", "in_reply_to_user_id"});
    post.post_type = PostType::original;
    if (reposted) {
      // What the reposted tweet quotes is its own affair, though it is repeated here.
      post.repost_of_uid = uid(*reposted, {"id_str", "id"});
      post.post_type = PostType::repost;
      return;
    }
    post.quote_of_uid = uid(tweet, {"quoted_status_id_str", "quoted_status_id"});
    if (!is_known(post.quote_of_uid) && quoted) post.quote_of_uid = uid(*quoted, {"id_str", "id"});
    if (is_known(post.quote_of_uid)) post.post_type = PostType::quote;
    if (is_known(post.reply_to_uid) || is_known(post.reply_to_account_uid)) {
      post.post_type = PostType::reply;
    } else {
      post.conversation_uid = post.uid;
    }
  }

  void set_entities(RecordView& whole, RecordView& tweet, Post& post) {
    auto entities = whole.object("entities");
    if (!entities) entities = tweet.object("entities");
    if (entities) {
      for (RecordView& hashtag : entities->objects("hashtags")) {
        if (is_known(hashtag.text("text"))) post.hashtags.push_back(hashtag.text("text"));
      }
      for (RecordView& mention : entities->objects("user_mentions")) add_mention(mention, post);
      for (RecordView& link : entities->objects("urls")) add_link(link, post);
    }
    // `entities` holds the first picture only.
    auto all = whole.object("extended_entities");
    if (!all) all = tweet.object("extended_entities");
    if (!all) all = entities;
    if (all) add_media(*all, post);
  }

  void add_mention(RecordView& mention, Post& post) {
    Text id = mention.scalar("id_str", arena_);
    if (id.empty()) id = mention.scalar("id", arena_);
    const Text handle = mention.text("screen_name");
    if (!id.empty() && !is_rounded_id(id)) {
      post.mentions.push_back(arena_.join({kXOfV1, ":", id}));
    } else if (!handle.empty()) {
      post.mentions.push_back(arena_.join({kXOfV1, ":@", ascii_lower(handle)}));
    }
  }

  static void add_link(RecordView& link, Post& post) {
    auto unwound = link.object("unwound");
    Text url = unwound ? unwound->text("url") : Text();
    if (url.empty()) url = link.text("expanded_url");
    if (url.empty()) url = link.text("url");
    if (!url.empty()) post.urls.push_back(url);
  }

  void add_media(RecordView& entities, Post& post) {
    for (RecordView& media : entities.objects("media")) {
      Text id = media.scalar("id_str", arena_);
      if (id.empty()) id = media.scalar("id", arena_);
      if (!id.empty() && !is_rounded_id(id)) post.media.push_back(arena_.join({"id:", id}));
    }
  }

  static constexpr int kDeepest = 4;

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  bool is_damaged_ = false;
  int depth_ = 0;
};

bool has_x_id(RecordView& object) {
  return object.has("id_str") || object.has("id");
}

/// Weibo's API was modelled on this one: its objects have `idstr`, `mid` or `attitudes_count`.
bool is_of_weibo(RecordView& object) {
  return object.has("idstr") || object.has("mid") || object.has("attitudes_count");
}

bool is_tweet_v1(RecordView& object) {
  if (is_of_weibo(object) || !has_x_id(object)) return false;
  const bool has_text =
      object.has("text") || object.has("full_text") || object.has("extended_tweet");
  auto user = object.object("user");
  return has_text && is_known(object.text("created_at")) && user && has_x_id(*user);
}

bool is_x_v1_record(RecordView& first) {
  if (is_tweet_v1(first)) return true;
  if (first.has("screen_name") && first.has("followers_count") && first.has("statuses_count")) {
    return has_x_id(first) && !is_of_weibo(first);
  }
  for (const std::string_view list : {"statuses", "results"}) {
    auto tweets = first.objects(list);
    if (std::any_of(tweets.begin(), tweets.end(), is_tweet_v1)) return true;
  }
  if (first.has("statuses") && first.has("search_metadata")) return true;
  auto deleted = first.object("delete");
  return deleted && deleted->has("status");
}

}  // namespace

Format x_v1_1_format() {
  Format format;
  format.name = "x-v1-1";
  format.platform = kXOfV1;
  format.description = "API v1.1: tweets by twarc 1 or the stream, search results, users (JSON)";
  format.source = "Twitter API v1.1 data dictionary; Streaming message types";
  format.fixture = "x_v1_1.jsonl";
  format.recognises = is_x_v1_record;
  format.parse = [](RecordView& record, RecordBatch& batch) { TweetV1Record(record, batch).add(); };
  return format;
}

}  // namespace cahoots
