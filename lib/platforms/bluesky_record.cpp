#include "platforms/bluesky_record.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kAtScheme = "at://";
constexpr std::string_view kPostCollection = "/app.bsky.feed.post/";

Text key_of_at_uri(Text uri) {
  return uri.substr(uri.rfind('/') + 1);
}

void add_bluesky_facet(RecordView& feature, Post& post, TextArena& arena) {
  const Text type = feature.text("$type");
  if (type == "app.bsky.richtext.facet#tag") {
    const Text tag = feature.text("tag");
    if (!tag.empty()) post.hashtags.push_back(tag);
  } else if (type == "app.bsky.richtext.facet#mention") {
    const Text account = bluesky_uid(feature.text("did"), arena);
    if (is_known(account)) post.mentions.push_back(account);
  } else if (type == "app.bsky.richtext.facet#link") {
    const Text uri = feature.text("uri");
    if (!uri.empty()) post.urls.push_back(uri);
  }
}

void add_bluesky_blob(RecordView& parent, std::string_view key, Post& post, TextArena& arena) {
  auto blob = parent.object(key);
  if (!blob) return;
  const Text id = bluesky_blob_id(*blob);
  if (!id.empty()) post.media.push_back(arena.join({"id:", id}));
}

/// An embed of one part: a link card, images, a video or a record.
void add_simple_bluesky_embed(RecordView& embed, Post& post, TextArena& arena) {
  if (auto external = embed.object("external")) {
    const Text uri = external->text("uri");
    if (!uri.empty()) post.urls.push_back(uri);
  }
  for (RecordView& image : embed.objects("images")) add_bluesky_blob(image, "image", post, arena);
  add_bluesky_blob(embed, "video", post, arena);
  if (auto quoted = embed.object("record")) {
    const Text uri = quoted->text("uri");
    if (is_bluesky_post_uri(uri)) post.quote_of_uid = bluesky_uid(uri, arena);
  }
}

void add_bluesky_embed(RecordView& embed, Post& post, TextArena& arena) {
  if (embed.text("$type") != "app.bsky.embed.recordWithMedia") {
    return add_simple_bluesky_embed(embed, post, arena);
  }
  if (auto record = embed.object("record")) add_simple_bluesky_embed(*record, post, arena);
  if (auto media = embed.object("media")) add_simple_bluesky_embed(*media, post, arena);
}

void set_bluesky_thread(RecordView& record, Post& post, TextArena& arena) {
  post.conversation_uid = post.uid;
  auto reply = record.object("reply");
  if (!reply) return;
  if (auto root = reply->object("root")) {
    const Text uid = bluesky_uid(root->text("uri"), arena);
    if (is_known(uid)) post.conversation_uid = uid;
  }
  if (auto parent = reply->object("parent")) {
    const Text uri = parent->text("uri");
    post.reply_to_uid = bluesky_uid(uri, arena);
    post.reply_to_account_uid = bluesky_uid(did_of_at_uri(uri), arena);
  }
}

}  // namespace

Text bluesky_uid(Text id, TextArena& arena) {
  const bool is_native = id.starts_with("did:") || id.starts_with(kAtScheme);
  return is_native ? arena.join({kBluesky, ":", id}) : Text();
}

Text did_of_at_uri(Text uri) {
  if (!uri.starts_with(kAtScheme)) return {};
  const Text authority = uri.substr(kAtScheme.size());
  return authority.starts_with("did:") ? authority.substr(0, authority.find('/')) : Text();
}

bool is_bluesky_post_uri(Text uri) {
  return uri.starts_with(kAtScheme) && uri.find(kPostCollection) != Text::npos;
}

Text bluesky_handle(Text handle, TextArena& arena) {
  return handle == "handle.invalid" ? Text() : handle_of(handle, arena);
}

Text bluesky_blob_id(RecordView& blob) {
  if (auto ref = blob.object("ref")) {
    if (is_known(ref->text("$link"))) return ref->text("$link");
  }
  return blob.text("cid");  // the form before 2023
}

bool set_bluesky_time(RecordView& record, Post& post, RecordBatch& batch) {
  return set_written_time(record.scalar("createdAt", batch.arena()), "createdAt", post, batch);
}

bool set_bluesky_post(RecordView& record, Text uri, Post& post, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  post.platform = kBluesky;
  post.uid = bluesky_uid(uri, arena);
  if (!set_bluesky_time(record, post, batch)) return false;
  const Text did = did_of_at_uri(uri);
  if (!did.empty() && is_bluesky_post_uri(uri)) {
    post.url = arena.join({"https://bsky.app/profile/", did, "/post/", key_of_at_uri(uri)});
  }
  post.text = record.text("text");
  const auto langs = record.texts("langs");
  if (!langs.empty() && !langs[0].empty() && langs[0] != "und") post.lang = langs[0];
  set_bluesky_thread(record, post, arena);
  for (RecordView& facet : record.objects("facets")) {
    for (RecordView& feature : facet.objects("features")) add_bluesky_facet(feature, post, arena);
  }
  for (const Text tag : record.texts("tags")) post.hashtags.push_back(tag);
  if (auto embed = record.object("embed")) add_bluesky_embed(*embed, post, arena);
  post.post_type = PostType::original;
  if (is_known(post.quote_of_uid)) post.post_type = PostType::quote;
  if (is_known(post.reply_to_uid)) post.post_type = PostType::reply;
  return true;
}

}  // namespace cahoots
