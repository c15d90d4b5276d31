#include "platforms/gallery_dl.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/pinterest_image.hpp"
#include "platforms/post_time.hpp"
#include "platforms/tumblr_post.hpp"

namespace cahoots {
namespace {

/// The metadata of one file, as a post.
class GalleryFile {
 public:
  GalleryFile(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {
    post_.post_type = PostType::original;
  }

  void add() {
    const Text category = record_.text("category");
    if (category == "twitter") return add_tweet();
    if (category == "instagram") return add_instagram();
    if (category == "pinterest") return add_pin();
    if (category == "tumblr") return add_tumblr_post(record_, batch_);
    batch_.reject(fmt::format(
        "the category '{}' of gallery-dl is not read: take out its records, or describe them in a "
        "mapping file",
        shown_value(category)));
  }

 private:
  /// `platform:ID`; 0 is how gallery-dl writes that there is none.
  Text uid(Text id) {
    if (id.empty() || id == "0") return {};
    if (is_rounded_id(id)) rounded_id_ = id;
    return arena_.join({post_.platform, ":", id});
  }
  Text uid_in(RecordView& object, std::string_view key) { return uid(object.scalar(key, arena_)); }

  std::optional<std::int64_t> reported(std::string_view key) {
    const auto count = record_.integer(key);
    return count == 0 ? std::nullopt : count;
  }

  void add_tweet() {
    post_.platform = "x";
    auto author = record_.object("author");
    auto user = record_.object("user");
    if (author) add_tweeter(*author);
    if (user) add_tweeter(*user);
    post_.uid = uid_in(record_, "tweet_id");
    post_.conversation_uid = uid_in(record_, "conversation_id");
    post_.reply_to_uid = uid_in(record_, "reply_id");
    post_.repost_of_uid = uid_in(record_, "retweet_id");
    if (is_known(post_.reply_to_uid)) post_.post_type = PostType::reply;
    if (is_known(post_.repost_of_uid)) {
      post_.post_type = PostType::repost;
      const bool is_apart = author && user && uid_in(*author, "id") != uid_in(*user, "id");
      if (!is_apart) return batch_.reject("a retweet without the account that retweeted");
      author = user;
    }
    if (author) {
      post_.account_uid = uid_in(*author, "id");
      post_.account_handle = handle_of(author->text("name"), arena_);
      post_.account_name = author->text("nick");
    }
    post_.text = record_.text("content");
    if (record_.text("lang") != "und") post_.lang = record_.text("lang");
    record_.texts("hashtags", post_.hashtags);
    for (RecordView& mention : record_.objects("mentions")) {
      const Text mentioned = uid_in(mention, "id");
      if (is_known(mentioned)) post_.mentions.push_back(mentioned);
    }
    set_tweet_counters();
    finish("date");
  }

  void set_tweet_counters() {
    post_.likes = record_.integer("favorite_count");
    post_.replies = record_.integer("reply_count");
    post_.reposts = record_.integer("retweet_count");
    post_.quotes = record_.integer("quote_count");
    post_.views = reported("view_count");
  }

  void add_tweeter(RecordView& tweeter) {
    Account account;
    account.platform = post_.platform;
    account.uid = uid_in(tweeter, "id");
    account.handle = handle_of(tweeter.text("name"), arena_);
    account.name = tweeter.text("nick");
    account.bio = tweeter.text("description");
    account.url = tweeter.text("url");
    account.location = tweeter.text("location");
    account.avatar = tweeter.text("profile_image");
    account.verified = tweeter.boolean("verified");
    account.followers = tweeter.integer("followers_count");
    account.following = tweeter.integer("friends_count");
    account.posts = tweeter.integer("statuses_count");
    set_account_time(tweeter, "date", account, batch_);
    batch_.add_account(account);
  }

  void add_instagram() {
    post_.platform = "instagram";
    post_.uid = uid_in(record_, "post_shortcode");
    post_.conversation_uid = post_.uid;
    post_.url = record_.text("post_url");
    post_.account_uid = uid_in(record_, "owner_id");
    post_.account_handle = handle_of(record_.text("username"), arena_);
    post_.account_name = record_.text("fullname");
    post_.text = record_.text("description");
    record_.texts("tags", post_.hashtags);
    post_.likes = reported("likes");
    const Text media_id = record_.scalar("media_id", arena_);
    if (!media_id.empty()) post_.media.push_back(arena_.join({"id:", media_id}));
    finish(record_.has("post_date") ? "post_date" : "date");
  }

  void add_pin() {
    post_.platform = "pinterest";
    const Text id = record_.scalar("id", arena_);
    post_.uid = uid(id);
    post_.conversation_uid = post_.uid;
    if (!id.empty()) post_.url = arena_.join({"https://www.pinterest.com/pin/", id, "/"});
    if (auto pinner = record_.object("pinner")) set_pinner(*pinner);
    set_pin_text();
    const Text link = record_.text("link");
    if (!link.empty()) post_.urls.push_back(link);
    auto images = record_.object("images");
    auto original = images ? images->object("orig") : std::nullopt;
    const Text image = original ? pinterest_image(original->text("url"), arena_) : Text();
    if (is_known(image)) post_.media.push_back(image);
    post_.replies = record_.integer("comment_count");
    if (auto data = record_.object("aggregated_pin_data")) {
      if (auto stats = data->object("aggregated_stats")) post_.reposts = stats->integer("saves");
    }
    finish("created_at");
  }

  void set_pinner(RecordView& pinner) {
    const Text username = pinner.text("username");
    post_.account_uid = uid(username);
    post_.account_handle = handle_of(username, arena_);
    post_.account_name = pinner.text("full_name");
    Account account;
    account.platform = post_.platform;
    account.uid = post_.account_uid;
    account.followers = pinner.integer("follower_count");
    batch_.add_account(account);
  }

  void set_pin_text() {
    Text title = trimmed(record_.text("title"));
    if (title.empty()) title = trimmed(record_.text("grid_title"));
    const Text description = record_.text("description");
    const bool has_both = !title.empty() && !trimmed(description).empty();
    if (has_both && trimmed(description) != title) {
      post_.text = arena_.join({title, "\n\n", description});
    } else {
      post_.text = title.empty() ? description : title;
    }
  }

  void finish(std::string_view time_key) {
    if (is_known(rounded_id_)) {
      return batch_.reject(fmt::format("the id '{}' was rounded", shown_value(rounded_id_)));
    }
    if (set_post_time(record_, time_key, post_, batch_)) batch_.add_post(post_);
  }

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  Post post_;
  Text rounded_id_;
};

bool is_gallery_file(RecordView& first) {
  const Text category = first.text("category");
  const bool is_read = category == "twitter" || category == "instagram" ||
                       category == "pinterest" || category == "tumblr";
  return is_read && is_known(first.text("subcategory"));
}

}  // namespace

Format gallery_dl_format() {
  Format format;
  format.name = "gallery-dl";
  format.platform = "any";
  format.description = "gallery-dl: metadata of twitter, instagram, tumblr, pinterest (JSON)";
  format.source = "gallery-dl, its extractors and options";
  format.fixture = "gallery_dl.jsonl";
  format.recognises = is_gallery_file;
  format.parse = [](RecordView& record, RecordBatch& batch) { GalleryFile(record, batch).add(); };
  return format;
}

}  // namespace cahoots
