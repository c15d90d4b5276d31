#include "records/post_record.hpp"

#include "records/json_writer.hpp"

namespace cahoots {

void append_post(std::string& out, const Post& post) {
  JsonWriter writer(out);
  writer.begin_record("post");
  writer.text("uid", post.uid);
  writer.text("platform", post.platform);
  writer.text("url", post.url);
  writer.time("created_at", post.created_at_s);
  writer.integer("created_at_precision_s", post.created_at_precision_s);
  writer.time("collected_at", post.collected_at_s);
  writer.text("account_uid", post.account_uid);
  writer.text("account_handle", post.account_handle);
  writer.text("account_name", post.account_name);
  writer.text("text", post.text);
  writer.text("lang", post.lang);
  writer.text("post_type", post.post_type ? name_of(*post.post_type) : Text());
  writer.text("conversation_uid", post.conversation_uid);
  writer.text("reply_to_uid", post.reply_to_uid);
  writer.text("reply_to_account_uid", post.reply_to_account_uid);
  writer.text("repost_of_uid", post.repost_of_uid);
  writer.text("quote_of_uid", post.quote_of_uid);
  writer.texts("hashtags", post.hashtags);
  writer.texts("mentions", post.mentions);
  writer.texts("urls", post.urls);
  writer.texts("url_keys", post.url_keys);
  writer.booleans("url_shortened", post.url_shortened);
  writer.texts("media", post.media);
  writer.integer("likes", post.likes);
  writer.integer("replies", post.replies);
  writer.integer("reposts", post.reposts);
  writer.integer("quotes", post.quotes);
  writer.integer("views", post.views);
  writer.text("source_file", post.source_file);
  writer.integer("source_line", post.source_line);
  writer.end_record();
}

void read_post(RecordView& record, Post& post) {
  post.uid = record.text("uid");
  post.platform = record.text("platform");
  post.url = record.text("url");
  post.created_at_s = record.time_s("created_at");
  post.created_at_precision_s = record.integer("created_at_precision_s");
  post.collected_at_s = record.time_s("collected_at");
  post.account_uid = record.text("account_uid");
  post.account_handle = record.text("account_handle");
  post.account_name = record.text("account_name");
  post.text = record.text("text");
  post.lang = record.text("lang");
  post.post_type = post_type_of(record.text("post_type"));
  post.conversation_uid = record.text("conversation_uid");
  post.reply_to_uid = record.text("reply_to_uid");
  post.reply_to_account_uid = record.text("reply_to_account_uid");
  post.repost_of_uid = record.text("repost_of_uid");
  post.quote_of_uid = record.text("quote_of_uid");
  record.texts("hashtags", post.hashtags);
  record.texts("mentions", post.mentions);
  record.texts("urls", post.urls);
  record.texts("url_keys", post.url_keys);
  post.url_shortened = record.booleans("url_shortened");
  record.texts("media", post.media);
  post.likes = record.integer("likes");
  post.replies = record.integer("replies");
  post.reposts = record.integer("reposts");
  post.quotes = record.integer("quotes");
  post.views = record.integer("views");
  post.source_file = record.text("source_file");
  post.source_line = record.integer("source_line");
}

void append_account(std::string& out, const Account& account) {
  JsonWriter writer(out);
  writer.begin_record("account");
  writer.text("uid", account.uid);
  writer.text("platform", account.platform);
  writer.text("handle", account.handle);
  writer.text("name", account.name);
  writer.text("bio", account.bio);
  writer.text("url", account.url);
  writer.time("created_at", account.created_at_s);
  writer.integer("created_at_precision_s", account.created_at_precision_s);
  writer.text("location", account.location);
  writer.boolean("verified", account.verified);
  writer.integer("followers", account.followers);
  writer.integer("following", account.following);
  writer.integer("posts", account.posts);
  writer.text("avatar", account.avatar);
  writer.time("collected_at", account.collected_at_s);
  writer.end_record();
}

Account read_account(RecordView& record) {
  Account account;
  account.uid = record.text("uid");
  account.platform = record.text("platform");
  account.handle = record.text("handle");
  account.name = record.text("name");
  account.bio = record.text("bio");
  account.url = record.text("url");
  account.created_at_s = record.time_s("created_at");
  account.created_at_precision_s = record.integer("created_at_precision_s");
  account.location = record.text("location");
  account.verified = record.boolean("verified");
  account.followers = record.integer("followers");
  account.following = record.integer("following");
  account.posts = record.integer("posts");
  account.avatar = record.text("avatar");
  account.collected_at_s = record.time_s("collected_at");
  return account;
}

}  // namespace cahoots
