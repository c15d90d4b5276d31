#include "platforms/x_api_v2.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPlatform = "x";

/// One page, or one flattened tweet.
class Page {
 public:
  Page(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {
    if (auto twarc = record.object("__twarc")) {
      if (const auto time = parse_timestamp(twarc->text("retrieved_at"))) {
        collected_at_s_ = time->epoch_s;
      }
    }
  }

  void add() {
    if (!holds_data(record_)) return reject_message();
    auto includes = record_.object("includes");
    if (includes) {
      for (RecordView& user : includes->objects("users")) add_user(user);
    }
    if (is_known(record_.text("author_id"))) {
      add_tweet(record_);
    } else if (auto single = record_.object("data")) {
      add_data(*single);
    } else {
      for (RecordView& object : record_.objects("data")) add_data(object);
    }
    if (!includes) return;
    for (RecordView& tweet : includes->objects("tweets")) add_tweet(tweet);
  }

 private:
  static bool is_empty_page(RecordView& record) {
    auto meta = record.object("meta");
    return meta && meta->integer("result_count") == 0;
  }
  static bool holds_data(RecordView& record) {
    return record.has("data") || record.has("author_id") || record.has("includes") ||
           is_empty_page(record);
  }

  /// A line of a stream may hold an error or a notice of the API in place of a tweet.
  void reject_message() {
    for (RecordView& error : record_.objects("errors")) {
      Text what = error.text("detail");
      if (!is_known(what)) what = error.text("message");
      if (!is_known(what)) what = error.text("title");
      return batch_.reject(fmt::format("an error of the API, no tweet: {}", shown_value(what)));
    }
    batch_.reject("neither tweets nor users in it");
  }

  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kPlatform, ":", id}); }

  /// A page of users has the same frame as one of tweets.
  void add_data(RecordView& object) {
    if (is_known(object.text("username")) && !object.has("text")) {
      add_user(object);
    } else {
      add_tweet(object);
    }
  }

  void add_user(RecordView& user) {
    Account account;
    account.platform = kPlatform;
    account.uid = uid(user.text("id"));
    account.handle = handle_of(user.text("username"), arena_);
    account.name = user.text("name");
    account.bio = user.text("description");
    account.location = user.text("location");
    account.avatar = user.text("profile_image_url");
    account.verified = user.boolean("verified");
    account.url = profile_url(user);
    if (const auto time = parse_timestamp(user.text("created_at"))) {
      account.created_at_s = time->epoch_s;
      account.created_at_precision_s = time->precision_s;
    }
    if (auto metrics = user.object("public_metrics")) {
      account.followers = metrics->integer("followers_count");
      account.following = metrics->integer("following_count");
      account.posts = metrics->integer("tweet_count");
    }
    account.collected_at_s = collected_at_s_;
    if (account.uid.empty()) return;
    users_[account.uid] = {account.handle, account.name};
    batch_.add_account(account);
  }

  static Text profile_url(RecordView& user) {
    if (auto entities = user.object("entities")) {
      if (auto url = entities->object("url")) {
        for (RecordView& link : url->objects("urls")) {
          if (const Text address = link.text("expanded_url"); is_known(address)) return address;
        }
      }
    }
    const Text plain = user.text("url");
    return plain.empty() ? Text() : plain;
  }

  void add_tweet(RecordView& tweet) {
    if (auto author = tweet.object("author")) add_user(*author);
    Post post;
    post.platform = kPlatform;
    post.uid = uid(tweet.text("id"));
    post.account_uid = uid(tweet.text("author_id"));
    if (const auto user = users_.find(post.account_uid); user != users_.end()) {
      post.account_handle = user->second.handle;
      post.account_name = user->second.name;
    }
    if (!set_written_time(tweet.text("created_at"), "created_at", post, batch_)) return;
    post.collected_at_s = collected_at_s_;
    // Of a post over 280 characters `text` holds the start only.
    auto note = tweet.object("note_tweet");
    post.text = note && note->has("text") ? note->text("text") : tweet.text("text");
    post.lang = tweet.text("lang") == "und" ? Text() : tweet.text("lang");
    post.conversation_uid = uid(tweet.text("conversation_id"));
    post.reply_to_account_uid = uid(tweet.text("in_reply_to_user_id"));
    set_entities(note && note->has("entities") ? *note : tweet, post);
    set_media(tweet, post);
    set_metrics(tweet, post);
    std::vector<RecordView> references = tweet.objects("referenced_tweets");
    set_references(references, post);
    batch_.add_post(post);
    for (RecordView& referenced : references) {
      if (referenced.has("author_id")) add_tweet(referenced);
    }
  }

  void set_references(std::vector<RecordView>& references, Post& post) {
    post.post_type = PostType::original;
    for (RecordView& referenced : references) {
      const Text type = referenced.text("type");
      const Text id = uid(referenced.text("id"));
      if (type == "retweeted") post.repost_of_uid = id;
      if (type == "quoted") post.quote_of_uid = id;
      if (type == "replied_to") post.reply_to_uid = id;
    }
    if (is_known(post.quote_of_uid)) post.post_type = PostType::quote;
    if (is_known(post.reply_to_uid)) post.post_type = PostType::reply;
    if (is_known(post.repost_of_uid)) post.post_type = PostType::repost;
  }

  void set_entities(RecordView& tweet, Post& post) {
    auto entities = tweet.object("entities");
    if (entities) {
      for (RecordView& hashtag : entities->objects("hashtags")) {
        if (const Text tag = hashtag.text("tag"); is_known(tag)) post.hashtags.push_back(tag);
      }
      for (RecordView& mention : entities->objects("mentions")) {
        const Text id = mention.text("id");
        const Text handle = mention.text("username");
        if (!id.empty()) {
          post.mentions.push_back(uid(id));
        } else if (!handle.empty()) {
          post.mentions.push_back(arena_.join({kPlatform, ":@", ascii_lower(handle)}));
        }
      }
      for (RecordView& link : entities->objects("urls")) {
        for (const std::string_view key : {"unwound_url", "expanded_url", "url"}) {
          const Text url = link.text(key);
          if (url.empty()) continue;
          post.urls.push_back(url);
          break;
        }
      }
    }
  }

  void set_media(RecordView& tweet, Post& post) {
    if (auto attachments = tweet.object("attachments")) {
      for (const Text key : attachments->texts("media_keys")) {
        post.media.push_back(arena_.join({"id:", key}));
      }
    }
  }

  static void set_metrics(RecordView& tweet, Post& post) {
    auto metrics = tweet.object("public_metrics");
    if (!metrics) return;
    post.reposts = metrics->integer("retweet_count");
    post.replies = metrics->integer("reply_count");
    post.likes = metrics->integer("like_count");
    post.quotes = metrics->integer("quote_count");
    post.views = metrics->integer("impression_count");
  }

  struct Names {
    Text handle;
    Text name;
  };

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  std::optional<std::int64_t> collected_at_s_;
  std::map<Text, Names> users_;
};

bool has_tweet_shape(RecordView& object) {
  return object.has("author_id") && object.has("text");
}

/// These three come with every user, whatever fields were asked for.
bool has_user_shape(RecordView& object) {
  return object.has("id") && object.has("username") && object.has("name");
}

bool recognises(RecordView& first) {
  if (has_tweet_shape(first) && first.has("id")) return true;
  if (auto single = first.object("data")) {
    return has_tweet_shape(*single) || has_user_shape(*single);
  }
  for (RecordView& object : first.objects("data")) {
    if (has_tweet_shape(object) || has_user_shape(object)) return true;
  }
  // A page without results still has the frame of one.
  auto meta = first.object("meta");
  return meta && meta->integer("result_count") == 0;
}

}  // namespace

Format x_api_v2_format() {
  Format format;
  format.name = "x-api-v2";
  format.platform = kPlatform;
  format.description = "API v2: response pages, stream lines, flattened tweets (JSON)";
  format.source = "X API v2 data dictionary: Tweet, User";
  format.fixture = "x_api_v2.jsonl";
  format.recognises = recognises;
  format.parse = [](RecordView& record, RecordBatch& batch) { Page(record, batch).add(); };
  return format;
}

}  // namespace cahoots
