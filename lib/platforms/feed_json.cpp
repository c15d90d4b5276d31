#include "platforms/feed_json.hpp"

#include "platforms/feed_entry.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

/// Version 1 has one author, 1.1 a list.
std::optional<RecordView> json_feed_author(RecordView& object) {
  for (RecordView& author : object.objects("authors")) return author;
  return object.object("author");
}

void add_json_item(RecordView& feed, RecordView& item, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  FeedEntry entry;
  Post& post = entry.post;
  entry.id = item.scalar("id", arena);
  entry.link = item.text("url");
  entry.feed_url = feed.text("feed_url");
  if (entry.feed_url.empty()) entry.feed_url = feed.text("home_page_url");
  auto author = json_feed_author(item);
  if (!author) author = json_feed_author(feed);
  if (author) {
    entry.author_uri = author->text("url");
    entry.author_name = author->text("name");
  }
  entry.written = item.text("date_published");
  entry.time_field = "date_published";
  entry.title = item.text("title");
  if (is_known(entry.title)) entry.title = trimmed(entry.title);
  if (const Text html = item.text("content_html"); !html.empty()) {
    entry.body = feed_plain(html, post, arena);
  } else {
    entry.body = item.text("content_text");
    if (entry.body.empty()) entry.body = item.text("summary");
  }
  const Text external = item.text("external_url");
  if (!external.empty()) post.urls.push_back(external);
  for (const Text tag : item.texts("tags")) add_feed_tag(tag, post);
  for (const std::string_view key : {"image", "banner_image"}) {
    add_feed_media(item.text(key), post, arena);
  }
  for (RecordView& attachment : item.objects("attachments")) {
    add_feed_media(attachment.text("url"), post, arena);
  }
  post.lang = item.text("language");
  if (post.lang.empty()) post.lang = feed.text("language");
  add_feed_entry(entry, batch);
}

bool is_json_feed(RecordView& first) {
  const Text version = first.text("version");
  return version.find("jsonfeed.org/version/1") != Text::npos && first.has("items");
}

}  // namespace

Format feed_json_format() {
  Format format;
  format.name = "feed-json";
  format.platform = "any";
  format.description = "JSON Feed 1 and 1.1";
  format.source = "JSON Feed Version 1.1, jsonfeed.org";
  format.fixture = "feed_json.json";
  format.recognises = is_json_feed;
  format.parse = [](RecordView& record, RecordBatch& batch) {
    if (!is_json_feed(record)) return batch.reject("no JSON Feed: it has no version or no items");
    for (RecordView& item : record.objects("items")) add_json_item(record, item, batch);
  };
  return format;
}

}  // namespace cahoots
