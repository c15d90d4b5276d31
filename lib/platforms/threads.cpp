#include "platforms/threads.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kThreads = "threads";

bool is_threads_address(Text address) {
  for (const std::string_view host : {"https://www.threads.net/", "https://www.threads.com/",
                                      "https://threads.net/", "https://threads.com/"}) {
    if (address.starts_with(host)) return true;
  }
  return false;
}

bool is_threads_media(RecordView& object) {
  return object.has("id") &&
         (object.text("media_product_type") == "THREADS" ||
          (object.has("media_type") && is_threads_address(object.text("permalink"))));
}

bool is_threads_item(RecordView& record) {
  const Text platform = record.text("source_platform");
  return (platform == "threads.net" || platform == "threads.com") &&
         record.object("data").has_value();
}

bool is_threads(RecordView& first) {
  if (is_threads_item(first) || is_threads_media(first)) return true;
  for (RecordView& media : first.objects("data")) return is_threads_media(media);
  return false;
}

class ThreadsResponse {
 public:
  explicit ThreadsResponse(RecordBatch& batch) : batch_(batch), arena_(batch.arena()) {}

  void add(RecordView& record) {
    if (auto error = record.object("error")) {
      return batch_.reject(
          fmt::format("an error of the API: {}", shown_value(error->text("message"))));
    }
    if (is_threads_item(record)) return add_item(record);
    const auto list = record.objects("data");
    if (record.has("data") && list.empty() && !record.has("paging")) {
      return batch_.reject("no posts in \"data\"");
    }
    if (!record.has("data")) return add_media(record);
    for (RecordView media : list) add_media(media);
  }

 private:
  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kThreads, ":", id}); }
  Text account_uid(Text username) { return uid(arena_.keep(ascii_lower(username))); }
  Text uid_of(RecordView& object, std::string_view key, std::string_view id_key) {
    auto other = object.object(key);
    return other ? uid(other->scalar(id_key, arena_)) : Text();
  }

  bool set_time(RecordView& object, std::string_view key, Post& post) {
    return set_written_time(object.scalar(key, arena_), key, post, batch_);
  }

  bool begin_post(Text id, Text username, Post& post) {
    if (id.empty() || username.empty()) {
      batch_.reject("no id or username: ask for the fields in the query");
      return false;
    }
    post.platform = kThreads;
    post.uid = uid(id);
    post.account_uid = account_uid(username);
    post.account_handle = handle_of(username, arena_);
    post.collected_at_s = collected_at_s_;
    return true;
  }

  static void set_type(Post& post, bool is_reply) {
    post.post_type = PostType::original;
    if (is_known(post.quote_of_uid)) post.post_type = PostType::quote;
    if (is_reply || is_known(post.reply_to_uid)) post.post_type = PostType::reply;
    if (is_known(post.repost_of_uid)) post.post_type = PostType::repost;
  }

  /// A media object of the API.
  void add_media(RecordView& media) {
    Post post;
    if (!begin_post(media.scalar("id", arena_), media.text("username"), post)) return;
    if (!set_time(media, "timestamp", post)) return;
    post.url = media.text("permalink");
    post.text = media.text("text");
    if (!media.text("topic_tag").empty()) post.hashtags.push_back(media.text("topic_tag"));
    add_url(media, "link_attachment_url", post);
    add_media_url(media.text("media_url"), post);
    post.reply_to_uid = uid_of(media, "replied_to", "id");
    post.conversation_uid = uid_of(media, "root_post", "id");
    post.quote_of_uid = uid_of(media, "quoted_post", "id");
    post.repost_of_uid = uid_of(media, "reposted_post", "id");
    set_type(post, media.boolean("is_reply") == true);
    if (media.text("media_type") == "REPOST_FACADE") post.post_type = PostType::repost;
    if (media.boolean("is_reply") == false) post.conversation_uid = post.uid;
    batch_.add_post(post);
  }

  /// A post of the website, in the frame that Zeeschuimer puts around it.
  void add_item(RecordView& item) {
    const Text written = item.scalar("timestamp_collected", arena_);
    const auto collected = parse_timestamp(written);
    if (is_known(written) && !collected) {
      return batch_.reject(
          fmt::format("timestamp_collected '{}' is no time", shown_value(written)));
    }
    if (collected) collected_at_s_ = collected->epoch_s;
    if (auto post = item.object("data")) add_web_post(*post);
  }

  void add_web_post(RecordView& object) {
    auto user = object.object("user");
    const Text username = user ? user->text("username") : Text();
    Post post;
    if (!begin_post(object.scalar("pk", arena_), username, post)) return;
    if (!set_time(object, "taken_at", post)) return;
    add_user(*user, post.account_uid);
    post.account_name = user->text("full_name");
    const Text code = object.text("code");
    if (!code.empty()) {
      post.url = arena_.join({"https://www.threads.com/@", username, "/post/", code});
    }
    if (auto caption = object.object("caption")) post.text = caption->text("text");
    if (object.boolean("like_and_view_counts_disabled") != true) {
      post.likes = object.integer("like_count");
    }
    add_web_media(object, post);
    auto info = object.object("text_post_app_info");
    if (info) set_app_info(*info, post);
    batch_.add_post(post);
    auto shared = info ? info->object("share_info") : std::nullopt;
    for (const std::string_view key : {"quoted_post", "reposted_post"}) {
      auto other = shared ? shared->object(key) : std::nullopt;
      if (other && other->has("pk") && other->has("user")) add_web_post(*other);
    }
  }

  void set_app_info(RecordView& info, Post& post) {
    post.replies = info.integer("direct_reply_count");
    post.reposts = info.integer("repost_count");
    post.quotes = info.integer("quote_count");
    if (auto author = info.object("reply_to_author")) {
      const Text username = author->text("username");
      if (!username.empty()) post.reply_to_account_uid = account_uid(username);
    }
    if (auto shared = info.object("share_info")) {
      post.quote_of_uid = uid_of(*shared, "quoted_post", "pk");
      post.repost_of_uid = uid_of(*shared, "reposted_post", "pk");
    }
    set_type(post, info.boolean("is_reply") == true || is_known(post.reply_to_account_uid));
    if (auto text = info.object("text_fragments")) {
      for (RecordView& fragment : text->objects("fragments")) add_fragment(fragment, post);
    }
    if (auto preview = info.object("link_preview_attachment")) add_url(*preview, "url", post);
  }

  void add_fragment(RecordView& fragment, Post& post) {
    const Text type = fragment.text("fragment_type");
    if (type == "text_app_tag") {
      if (!fragment.text("plaintext").empty()) post.hashtags.push_back(fragment.text("plaintext"));
    } else if (type == "link") {
      if (auto link = fragment.object("link_fragment")) add_url(*link, "uri", post);
    } else if (auto mention = fragment.object("mention_fragment")) {
      auto user = mention->object("mentioned_user");
      const Text username = user ? user->text("username") : Text();
      if (!username.empty()) post.mentions.push_back(account_uid(username));
    }
  }

  static void add_url(RecordView& object, std::string_view key, Post& post) {
    const Text url = object.text(key);
    if (!url.empty()) post.urls.push_back(url);
  }

  void add_media_url(Text url, Post& post) {
    if (!url.empty()) post.media.push_back(arena_.join({"url:", url}));
  }

  /// The first of the sizes that are offered of each image or video, as 4CAT takes it.
  void add_web_media(RecordView& object, Post& post) {
    const auto parts = object.objects("carousel_media");
    for (RecordView part : parts) add_web_media_part(part, post);
    if (parts.empty()) add_web_media_part(object, post);
  }

  void add_web_media_part(RecordView& part, Post& post) {
    const auto videos = part.objects("video_versions");
    for (RecordView video : videos) return add_media_url(video.text("url"), post);
    auto images = part.object("image_versions2");
    if (!images) return;
    for (RecordView& image : images->objects("candidates")) {
      return add_media_url(image.text("url"), post);
    }
  }

  void add_user(RecordView& user, Text uid) {
    Account account;
    account.platform = kThreads;
    account.uid = uid;
    account.handle = handle_of(user.text("username"), arena_);
    account.name = user.text("full_name");
    account.verified = user.boolean("is_verified");
    account.avatar = user.text("profile_pic_url");
    account.collected_at_s = collected_at_s_;
    batch_.add_account(account);
  }

  RecordBatch& batch_;
  TextArena& arena_;
  std::optional<std::int64_t> collected_at_s_;
};

}  // namespace

Format threads_format() {
  Format format;
  format.name = "threads";
  format.platform = kThreads;
  format.description = "Threads API, and items of Zeeschuimer: posts (JSON)";
  format.source = "Threads API, Media Retrieval; Zeeschuimer, modules/threads.js";
  format.fixture = "threads.jsonl";
  format.recognises = is_threads;
  format.parse = [](RecordView& record, RecordBatch& batch) { ThreadsResponse(batch).add(record); };
  return format;
}

}  // namespace cahoots
