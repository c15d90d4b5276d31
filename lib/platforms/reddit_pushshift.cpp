#include "platforms/reddit_pushshift.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPlatform = "reddit";

bool is_comment(RecordView& record) {
  return record.has("body");
}

bool is_nobody(Text author) {
  return author.empty() || author == "[deleted]" || author == "[removed]";
}

/// Ids of links and parents carry the type in front (t3_…, t1_…); those of the objects do not.
Text uid_of(std::string_view type_prefix, Text id, TextArena& arena) {
  if (id.empty()) return {};
  if (id.starts_with("t1_") || id.starts_with("t3_")) return arena.join({kPlatform, ":", id});
  return arena.join({kPlatform, ":", type_prefix, id});
}

/// Old dumps give times as numbers, newer ones as strings too.
std::optional<Timestamp> time_of(RecordView& record, std::string_view key, TextArena& arena) {
  return parse_timestamp(record.scalar(key, arena));
}

/// Reddit's JSON escapes &, < and > in text fields (API documentation, "response body encoding").
Text unescaped(Text text, TextArena& arena) {
  if (!is_known(text) || text.find('&') == Text::npos) return text;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Text rest = text.substr(i);
    if (rest.starts_with("&amp;")) {
      plain.push_back('&');
      i += 4;
    } else if (rest.starts_with("&lt;")) {
      plain.push_back('<');
      i += 3;
    } else if (rest.starts_with("&gt;")) {
      plain.push_back('>');
      i += 3;
    } else {
      plain.push_back(text[i]);
    }
  }
  return arena.keep(plain);
}

void set_submission(RecordView& record, Post& post, TextArena& arena) {
  const Text title = unescaped(record.text("title"), arena);
  const Text body = unescaped(record.text("selftext"), arena);
  post.text = body.empty() ? title : arena.join({title, "\n\n", body});
  post.conversation_uid = post.uid;
  post.post_type = PostType::original;
  post.replies = record.integer("num_comments");
  const Text link = unescaped(record.text("url"), arena);
  if (!record.boolean("is_self").value_or(false) && !link.empty()) post.urls.push_back(link);
  const Text parent = record.text("crosspost_parent");
  if (!parent.empty()) {
    post.repost_of_uid = uid_of("t3_", parent, arena);
    post.post_type = PostType::repost;
  }
}

void set_comment(RecordView& record, Post& post, TextArena& arena) {
  post.text = unescaped(record.text("body"), arena);
  post.conversation_uid = uid_of("t3_", record.text("link_id"), arena);
  post.reply_to_uid = uid_of("t1_", record.text("parent_id"), arena);
  post.post_type = PostType::comment;
}

void parse(RecordView& record, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text author = record.text("author");
  if (is_nobody(author)) return batch.reject("the author is deleted");
  const auto created = time_of(record, "created_utc", arena);
  if (!created) return batch.reject("created_utc is no time");
  Post post;
  post.platform = kPlatform;
  post.uid = uid_of(is_comment(record) ? "t1_" : "t3_", record.text("id"), arena);
  post.account_uid = arena.join({kPlatform, ":", author});
  post.account_handle = handle_of(author, arena);
  post.created_at_s = created->epoch_s;
  post.created_at_precision_s = created->precision_s;
  for (const std::string_view key : {"retrieved_on", "retrieved_utc"}) {
    if (const auto time = time_of(record, key, arena)) post.collected_at_s = time->epoch_s;
  }
  const Text permalink = record.text("permalink");
  if (!permalink.empty()) post.url = arena.join({"https://www.reddit.com", permalink});
  if (is_comment(record)) {
    set_comment(record, post, arena);
  } else {
    set_submission(record, post, arena);
  }
  post.likes = record.integer("ups");
  if (!post.likes) post.likes = record.integer("score");
  if (post.likes < 0) post.likes.reset();  // more down than up: no count of likes
  batch.add_post(post);
}

}  // namespace

Format reddit_pushshift_format() {
  Format format;
  format.name = "reddit-pushshift";
  format.platform = kPlatform;
  format.description = "Pushshift and Arctic Shift: submissions and comments (JSON Lines)";
  format.source = "Baumgartner et al. 2020, The Pushshift Reddit Dataset";
  format.recognises = [](RecordView& first) {
    const bool has_frame = first.has("author") && first.has("created_utc") && first.has("id");
    return has_frame && (first.has("title") || (first.has("body") && first.has("link_id")));
  };
  format.parse = parse;
  return format;
}

}  // namespace cahoots
