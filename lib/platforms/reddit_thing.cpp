#include "platforms/reddit_thing.hpp"

#include <algorithm>

#include "platforms/escaped_text.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kReddit = "reddit";

bool is_reddit_nobody(Text author) {
  return author.empty() || author == "[deleted]" || author == "[removed]";
}

/// Ids of links and parents carry the type in front (t3_…, t1_…); those of the objects do not.
Text reddit_uid(std::string_view type_prefix, Text id, TextArena& arena) {
  if (id.empty()) return {};
  if (id.starts_with("t1_") || id.starts_with("t3_")) return arena.join({kReddit, ":", id});
  return arena.join({kReddit, ":", type_prefix, id});
}

/// Reddit's JSON escapes &, < and > in text fields (API documentation, "response body encoding").
void set_reddit_submission(RecordView& thing, Post& post, TextArena& arena) {
  const Text title = unescaped_text(thing.text("title"), arena);
  const Text body = unescaped_text(thing.text("selftext"), arena);
  post.text = body.empty() ? title : arena.join({title, "\n\n", body});
  post.conversation_uid = post.uid;
  post.post_type = PostType::original;
  post.replies = thing.integer("num_comments");
  const Text link = unescaped_text(thing.text("url"), arena);
  if (!thing.boolean("is_self").value_or(false) && !link.empty()) post.urls.push_back(link);
  const Text parent = thing.text("crosspost_parent");
  if (!parent.empty()) {
    post.repost_of_uid = reddit_uid("t3_", parent, arena);
    post.post_type = PostType::repost;
  }
}

void set_reddit_comment(RecordView& thing, Post& post, TextArena& arena) {
  post.text = unescaped_text(thing.text("body"), arena);
  post.conversation_uid = reddit_uid("t3_", thing.text("link_id"), arena);
  post.reply_to_uid = reddit_uid("t1_", thing.text("parent_id"), arena);
  post.post_type = PostType::comment;
}

/// Arctic Shift looks at a post again after some hours; counters are of the last look.
void set_reddit_collection(RecordView& thing, Post& post, TextArena& arena) {
  const auto take = [&](Text written) {
    const auto time = parse_timestamp(written);
    if (time) {
      post.collected_at_s = std::max(post.collected_at_s.value_or(time->epoch_s), time->epoch_s);
    }
  };
  for (const std::string_view key : {"retrieved_on", "retrieved_utc"}) {
    take(thing.scalar(key, arena));
  }
  if (auto meta = thing.object("_meta")) take(meta->scalar("retrieved_2nd_on", arena));
}

}  // namespace

void add_reddit_thing(RecordView& thing, RedditKind kind, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text author = thing.text("author");
  if (is_reddit_nobody(author)) return batch.reject("the author is deleted");
  Post post;
  // Old dumps give times as numbers, newer ones as strings too, the API as 1666224000.0.
  if (!set_post_time(thing, "created_utc", post, batch)) return;
  const bool is_comment = kind == RedditKind::comment;
  post.platform = kReddit;
  post.uid = reddit_uid(is_comment ? "t1_" : "t3_", thing.text("id"), arena);
  post.account_uid = arena.join({kReddit, ":", author});
  post.account_handle = handle_of(author, arena);
  set_reddit_collection(thing, post, arena);
  const Text permalink = thing.text("permalink");
  if (permalink.starts_with('/')) post.url = arena.join({"https://www.reddit.com", permalink});
  if (is_comment) {
    set_reddit_comment(thing, post, arena);
  } else {
    set_reddit_submission(thing, post, arena);
  }
  post.likes = thing.integer("ups");
  if (!post.likes) post.likes = thing.integer("score");
  if (post.likes < 0) post.likes.reset();  // more down than up: no count of likes
  batch.add_post(post);
}

}  // namespace cahoots
