#include "platforms/tumblr.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/tumblr_post.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kTumblrPostLists[] = {"posts", "liked_posts"};
constexpr std::string_view kTumblrBlogLists[] = {"blogs", "users"};

/// A post by itself, as tools write them one a line.
bool is_tumblr_post(RecordView& record) {
  return record.has("blog_name") && record.has("post_url") && record.has("reblog_key");
}

/// True where the answer held something.
bool add_tumblr_answer(RecordView& answer, RecordBatch& batch) {
  bool is_used = false;
  for (const std::string_view list : kTumblrPostLists) {
    for (RecordView& post : answer.objects(list)) add_tumblr_post(post, batch);
    is_used = is_used || answer.has(list);
  }
  for (const std::string_view list : kTumblrBlogLists) {
    for (RecordView& blog : answer.objects(list)) add_tumblr_blog(blog, batch);
    is_used = is_used || answer.has(list);
  }
  if (auto blog = answer.object("blog")) {
    add_tumblr_blog(*blog, batch);
    is_used = true;
  }
  return is_used;
}

void parse_tumblr(RecordView& record, RecordBatch& batch) {
  auto meta = record.object("meta");
  if (!meta) {
    if (is_tumblr_post(record)) return add_tumblr_post(record, batch);
    return batch.reject("neither an answer of the API (meta, response) nor a post");
  }
  const std::int64_t status = meta->integer("status").value_or(200);
  if (status < 200 || status > 299) {
    return batch.reject(
        fmt::format("an error of the API: {} {}", status, shown_value(meta->text("msg"))));
  }
  const auto posts = record.objects("response");
  for (const RecordView& post : posts) {
    RecordView tagged = post;
    add_tumblr_post(tagged, batch);
  }
  auto answer = record.object("response");
  const bool is_used = answer && add_tumblr_answer(*answer, batch);
  if (posts.empty() && !is_used) batch.pass_over("tumblr answer without posts and blogs");
}

bool is_tumblr_record(RecordView& first) {
  auto meta = first.object("meta");
  if (meta) return meta->has("status") && meta->has("msg") && first.has("response");
  return is_tumblr_post(first) && !first.has("category");
}

}  // namespace

Format tumblr_format() {
  Format format;
  format.name = "tumblr";
  format.platform = "tumblr";
  format.description = "API v2: posts of a blog, tagged posts, blogs (JSON)";
  format.source = "Tumblr API documentation; Neue Post Format specification";
  format.fixture = "tumblr.jsonl";
  format.recognises = is_tumblr_record;
  format.parse = parse_tumblr;
  return format;
}

}  // namespace cahoots
