#include "platforms/reddit_api.hpp"

#include <fmt/format.h>

#include <vector>

#include "platforms/escaped_text.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "platforms/reddit_thing.hpp"

namespace cahoots {
namespace {

bool is_reddit_kind(Text kind) {
  return kind == "Listing" || kind == "more" ||
         (kind.size() == 2 && kind[0] == 't' && kind[1] >= '1' && kind[1] <= '6');
}

/// The things of an answer to `api/morechildren`.
std::vector<RecordView> reddit_loaded_things(RecordView& record) {
  auto answer = record.object("json");
  auto data = answer ? answer->object("data") : std::nullopt;
  return data ? data->objects("things") : std::vector<RecordView>();
}

void add_reddit_account(RecordView& user, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const Text name = user.text("name");
  if (name.empty()) return batch.reject("a user without a name");
  Account account;
  account.platform = "reddit";
  account.uid = arena.join({"reddit:", name});
  account.handle = handle_of(name, arena);
  account.avatar = unescaped_text(user.text("icon_img"), arena);
  set_account_time(user, "created_utc", account, batch);
  if (auto profile = user.object("subreddit")) {
    account.name = unescaped_text(profile->text("title"), arena);
    account.bio = unescaped_text(profile->text("public_description"), arena);
  }
  batch.add_account(account);
}

/// Walks a listing and the listings in it, in the order of the page. A list of what is still to be
/// done in place of recursion: replies may be nested as deep as the parser of JSON allows.
class RedditWalk {
 public:
  explicit RedditWalk(RecordBatch& batch) : batch_(batch) {}

  void add(RecordView& record) {
    open_.push_back(record);
    while (!open_.empty()) {
      RecordView thing = open_.back();
      open_.pop_back();
      add_thing(thing);
    }
  }

 private:
  void add_thing(RecordView& thing) {
    const Text kind = thing.text("kind");
    auto data = thing.object("data");
    if (!is_reddit_kind(kind) || !data) return batch_.reject("neither a listing nor a thing");
    if (kind == "Listing") return put_off(data->objects("children"));
    if (kind == "t2") return add_reddit_account(*data, batch_);
    if (kind == "t3") return add_reddit_thing(*data, RedditKind::submission, batch_);
    if (kind == "more") return batch_.pass_over("list of reddit comments not loaded");
    if (kind != "t1") return batch_.pass_over("reddit thing of another kind");
    add_reddit_thing(*data, RedditKind::comment, batch_);
    if (auto replies = data->object("replies")) open_.push_back(*replies);
  }

  void put_off(const std::vector<RecordView>& children) {
    open_.insert(open_.end(), children.rbegin(), children.rend());
  }

  RecordBatch& batch_;
  std::vector<RecordView> open_;
};

void parse_reddit_answer(RecordView& record, RecordBatch& batch) {
  if (record.has("error") && !record.has("kind")) {
    return batch.reject(
        fmt::format("an error of the API: {}", shown_value(record.text("message"))));
  }
  if (!record.has("json")) return RedditWalk(batch).add(record);
  for (RecordView& thing : reddit_loaded_things(record)) RedditWalk(batch).add(thing);
}

bool is_reddit_answer(RecordView& first) {
  if (auto data = first.object("data")) {
    const Text kind = first.text("kind");
    if (kind == "Listing") return data->has("children");
    return is_reddit_kind(kind);
  }
  for (RecordView& thing : reddit_loaded_things(first)) {
    if (is_reddit_kind(thing.text("kind"))) return true;
  }
  return false;
}

}  // namespace

Format reddit_api_format() {
  Format format;
  format.name = "reddit-api";
  format.platform = "reddit";
  format.description = "API: listings of posts, comments and users, a post's page (JSON)";
  format.source = "Reddit API documentation: listings, types";
  format.fixture = "reddit_api.json";
  format.recognises = is_reddit_answer;
  format.parse = parse_reddit_answer;
  return format;
}

}  // namespace cahoots
