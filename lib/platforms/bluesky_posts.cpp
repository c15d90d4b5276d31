#include "platforms/bluesky_posts.hpp"

#include <fmt/format.h>

#include "platforms/bluesky_record.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

bool is_post_view(RecordView& object) {
  auto author = object.object("author");
  return author && object.text("uri").starts_with("at://") && author->has("did") &&
         object.has("record");
}

/// An item of a feed, or a node of a thread.
bool holds_post_view(RecordView& object) {
  auto post = object.object("post");
  return post && is_post_view(*post);
}

bool is_profile_view(RecordView& object) {
  return object.text("did").starts_with("did:") && object.has("handle") &&
         object.has("followersCount");
}

bool is_bluesky_posts(RecordView& first) {
  if (is_post_view(first) || holds_post_view(first) || is_profile_view(first)) return true;
  for (RecordView& post : first.objects("posts")) return is_post_view(post);
  for (RecordView& item : first.objects("feed")) return holds_post_view(item);
  for (RecordView& profile : first.objects("profiles")) return is_profile_view(profile);
  auto thread = first.object("thread");
  return thread && holds_post_view(*thread);
}

/// One response of the API, or one object of it.
class BlueskyResponse {
 public:
  explicit BlueskyResponse(RecordBatch& batch) : batch_(batch), arena_(batch.arena()) {}

  void add(RecordView& record) {
    const Text error = record.text("error");
    if (is_known(error)) {
      return batch_.reject(fmt::format("an error of the API: {}: {}", shown_value(error),
                                       shown_value(record.text("message"))));
    }
    if (is_profile_view(record)) return add_account(record);
    if (record.has("author")) return add_post(record);
    if (record.has("post")) return add_item(record);
    const bool is_page = record.has("posts") || record.has("feed") || record.has("profiles");
    auto thread = record.object("thread");
    if (!is_page && !thread) return batch_.reject("neither posts nor profiles in it");
    for (RecordView& post : record.objects("posts")) add_post(post);
    for (RecordView& item : record.objects("feed")) add_item(item);
    for (RecordView& profile : record.objects("profiles")) add_account(profile);
    if (thread) add_item(*thread);
  }

 private:
  /// An item of a feed (post, reply, reason) or a node of a thread (post, parent, replies).
  void add_item(RecordView& item) {
    auto post = item.object("post");
    if (!post) return pass_over_gap(item);
    add_post(*post);
    auto reason = item.object("reason");
    if (reason && reason->has("by")) add_repost(*reason, post->text("uri"));
    if (auto reply = item.object("reply")) {
      for (const std::string_view key : {"root", "parent"}) {
        if (auto context = reply->object(key)) add_context(*context);
      }
    }
    if (auto parent = item.object("parent")) add_item(*parent);
    for (RecordView& reply : item.objects("replies")) add_item(reply);
  }

  void add_context(RecordView& post) {
    if (post.has("author") && post.has("record")) return add_post(post);
    pass_over_gap(post);
  }

  void pass_over_gap(RecordView& object) {
    if (object.boolean("blocked") == true) return batch_.pass_over("bluesky blocked post");
    if (object.boolean("notFound") == true) return batch_.pass_over("bluesky post not found");
    batch_.reject("an item without its post");
  }

  void add_post(RecordView& view) { add_view(view, "record", "embed"); }

  /// A post as it stands by itself (`record`) or as another quotes it (`value`).
  void add_view(RecordView& view, std::string_view record_key, std::string_view embed_key) {
    const Text uri = view.text("uri");
    auto author = view.object("author");
    auto record = view.object(record_key);
    if (!author || !record || !uri.starts_with("at://")) {
      return batch_.reject("a post without its at-URI, author or record");
    }
    add_account(*author);
    Post post;
    if (set_bluesky_post(*record, uri, post, batch_)) {
      set_account(*author, post);
      post.likes = view.integer("likeCount");
      post.replies = view.integer("replyCount");
      post.reposts = view.integer("repostCount");
      post.quotes = view.integer("quoteCount");
      batch_.add_post(post);
    }
    if (auto embed = view.object(embed_key)) add_quoted(*embed);
    for (RecordView& embed : view.objects("embeds")) add_quoted(embed);
  }

  /// The post in an embed of a post, or of a post with media.
  void add_quoted(RecordView& embed) {
    auto quoted = embed.object("record");
    if (!quoted) return;
    auto inner = quoted->object("record");
    RecordView& view = inner && !quoted->has("value") ? *inner : *quoted;
    if (view.has("author") && view.has("value")) add_view(view, "value", "");
  }

  void add_repost(RecordView& reason, Text post_uri) {
    auto by = reason.object("by");
    if (!by || !post_uri.starts_with("at://")) return;
    add_account(*by);
    Post repost;
    repost.platform = kBluesky;
    set_account(*by, repost);
    repost.repost_of_uid = bluesky_uid(post_uri, arena_);
    repost.uid = bluesky_uid(reason.text("uri"), arena_);
    if (!is_known(repost.uid)) {
      repost.uid = arena_.join({repost.repost_of_uid, "#repost-by-", by->text("did")});
    }
    repost.post_type = PostType::repost;
    const Text written = reason.scalar("indexedAt", arena_);
    const auto time = parse_timestamp(written);
    if (is_known(written) && !time) {
      return batch_.reject(fmt::format("indexedAt '{}' is no time", shown_value(written)));
    }
    if (time) {
      repost.created_at_s = time->epoch_s;
      repost.created_at_precision_s = time->precision_s;
    }
    batch_.add_post(repost);
  }

  void set_account(RecordView& author, Post& post) {
    post.account_uid = bluesky_uid(author.text("did"), arena_);
    post.account_handle = bluesky_handle(author.text("handle"), arena_);
    post.account_name = author.text("displayName");
  }

  void add_account(RecordView& profile) {
    Account account;
    account.platform = kBluesky;
    account.uid = bluesky_uid(profile.text("did"), arena_);
    account.handle = bluesky_handle(profile.text("handle"), arena_);
    account.name = profile.text("displayName");
    account.bio = profile.text("description");
    account.avatar = avatar_id(profile.text("avatar"));
    account.followers = profile.integer("followersCount");
    account.following = profile.integer("followsCount");
    account.posts = profile.integer("postsCount");
    if (auto verification = profile.object("verification")) {
      account.verified = verification->text("verifiedStatus") == "valid";
    }
    if (const auto time = parse_timestamp(profile.text("createdAt"))) {
      account.created_at_s = time->epoch_s;
      account.created_at_precision_s = time->precision_s;
    }
    batch_.add_account(account);
  }

  /// The content hash at the end of …/img/avatar/plain/DID/HASH@jpeg: the same picture has another
  /// address with every account. An address of another form is kept.
  static Text avatar_id(Text address) {
    if (address.find("/img/avatar") == Text::npos) return address;
    const Text file = address.substr(address.rfind('/') + 1);
    const Text hash = file.substr(0, file.find('@'));
    return hash.empty() ? address : hash;
  }

  RecordBatch& batch_;
  TextArena& arena_;
};

}  // namespace

Format bluesky_posts_format() {
  Format format;
  format.name = "bluesky-posts";
  format.platform = kBluesky;
  format.description = "API: posts, feeds, threads, profiles (JSON)";
  format.source = "lexicons app.bsky.feed.defs and app.bsky.actor.defs";
  format.fixture = "bluesky_posts.json";
  format.recognises = is_bluesky_posts;
  format.parse = [](RecordView& record, RecordBatch& batch) { BlueskyResponse(batch).add(record); };
  return format;
}

}  // namespace cahoots
