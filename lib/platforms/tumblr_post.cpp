#include "platforms/tumblr_post.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "platforms/tumblr_content.hpp"

namespace cahoots {
namespace {

/// One post, legacy or NPF.
class TumblrPost {
 public:
  TumblrPost(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()), content_(arena_) {
    for (RecordView& item : record.objects("trail")) {
      // A legacy trail ends with the post itself, an NPF trail with the one before it.
      if (item.boolean("is_current_item") != true) trail_.push_back(item);
    }
  }

  void add() {
    Post post;
    post.platform = "tumblr";
    Text id = record_.text("id_string");
    if (id.empty()) id = record_.scalar("id", arena_);
    if (is_rounded_id(id)) {
      return batch_.reject(fmt::format("the id '{}' was rounded", shown_value(id)));
    }
    post.uid = tumblr_uid(id, arena_);
    post.url = record_.text("post_url");
    set_blog(post);
    set_relations(post);
    set_content(post);
    content_.move_to(post);
    record_.texts("tags", post.hashtags);
    const std::string_view time_key = record_.has("timestamp") ? "timestamp" : "date";
    if (set_post_time(record_, time_key, post, batch_)) batch_.add_post(post);
  }

 private:
  void set_blog(Post& post) {
    auto blog = record_.object("blog");
    Text name = record_.text("blog_name");
    if (blog) {
      add_tumblr_blog(*blog, batch_);
      if (name.empty()) name = blog->text("name");
      post.account_name = blog->text("title");
    }
    post.account_uid = tumblr_uid(name, arena_);
    post.account_handle = handle_of(name, arena_);
  }

  bool is_reblog() {
    return !trail_.empty() || record_.has("reblogged_from_id") ||
           record_.has("reblogged_from_name") || record_.has("parent_post_url");
  }

  bool is_npf() { return record_.has("content"); }

  /// What was written to a reblog, in HTML.
  Text legacy_comment() {
    auto reblog = record_.object("reblog");
    return reblog ? trimmed(reblog->text("comment")) : Text();
  }

  /// The post that all of the trail goes back to; the one before this if only that is known.
  Text root_uid() {
    const Text root_id = record_.scalar("reblogged_root_id", arena_);
    if (!root_id.empty()) return tumblr_uid(root_id, arena_);
    if (trail_.empty()) return tumblr_uid(record_.scalar("reblogged_from_id", arena_), arena_);
    auto first = trail_.front().object("post");
    return first ? tumblr_uid(first->scalar("id", arena_), arena_) : Text();
  }

  void set_relations(Post& post) {
    if (!is_reblog()) {
      post.conversation_uid = post.uid;
      post.post_type = PostType::original;
      if (record_.text("type") == "answer") set_asker(post);
      return;
    }
    const Text root = root_uid();
    post.conversation_uid = root;
    has_comment_ = is_npf() ? !record_.objects("content").empty() : !legacy_comment().empty();
    post.post_type = has_comment_ ? PostType::quote : PostType::repost;
    (has_comment_ ? post.quote_of_uid : post.repost_of_uid) = root;
  }

  void set_asker(Post& post) {
    post.post_type = PostType::reply;
    // Anonymous ones have a name, but no address.
    if (!record_.has("asking_url")) return;
    post.reply_to_account_uid = tumblr_uid(record_.text("asking_name"), arena_);
  }

  void set_content(const Post& post) {
    if (is_npf()) {
      content_.add_blocks(record_);
      if (post.post_type == PostType::repost) {
        for (RecordView& item : trail_) content_.add_blocks(item);
      }
    } else if (post.post_type == PostType::quote) {
      content_.add_html(legacy_comment());
    } else {
      add_legacy_text();
    }
    add_legacy_media();
    for (const std::string_view key : {"url", "permalink_url", "source_url"}) {
      content_.add_link(record_.text(key));
    }
  }

  void add_legacy_text() {
    const auto dialogue = record_.objects("dialogue");
    content_.add_html(record_.text("title"));
    for (const RecordView& line : dialogue) {
      RecordView said = line;
      content_.add_line(said.text("label"), said.text("phrase"));
    }
    if (dialogue.empty()) content_.add_html(record_.text("body"));
    for (const std::string_view key :
         {"caption", "text", "source", "description", "question", "answer"}) {
      content_.add_html(record_.text(key));
    }
  }

  void add_legacy_media() {
    for (RecordView& photo : record_.objects("photos")) add_photo(photo);
    // gallery-dl writes one file a photo, each with that photo only.
    if (auto photo = record_.object("photo")) content_.add_media(photo->text("url"));
    content_.add_media(record_.text("video_url"));
    content_.add_media(record_.text("audio_url"));
  }

  void add_photo(RecordView& photo) {
    if (auto original = photo.object("original_size")) {
      return content_.add_media(original->text("url"));
    }
    for (RecordView& size : photo.objects("alt_sizes")) {
      return content_.add_media(size.text("url"));
    }
  }

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  TumblrContent content_;
  std::vector<RecordView> trail_;
  bool has_comment_ = false;
};

Text tumblr_avatar(RecordView& blog) {
  for (RecordView& image : blog.objects("avatar")) return image.text("url");
  return {};
}

}  // namespace

void add_tumblr_post(RecordView& record, RecordBatch& batch) {
  TumblrPost(record, batch).add();
}

void add_tumblr_blog(RecordView& blog, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text name = blog.text("name");
  Account account;
  account.platform = "tumblr";
  account.uid = tumblr_uid(name, arena);
  account.handle = handle_of(name, arena);
  account.name = blog.text("title");
  account.bio = tumblr_plain_text(blog.text("description"), arena);
  account.avatar = tumblr_avatar(blog);
  account.posts = blog.integer("posts");
  batch.add_account(account);
}

}  // namespace cahoots
