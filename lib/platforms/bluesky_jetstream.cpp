#include "platforms/bluesky_jetstream.hpp"

#include <fmt/format.h>

#include "platforms/bluesky_record.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

/// One event.
class JetstreamEvent {
 public:
  JetstreamEvent(RecordView& event, RecordBatch& batch)
      : event_(event), batch_(batch), arena_(batch.arena()) {}

  void add() {
    did_ = event_.text("did");
    if (!did_.starts_with("did:")) {
      return batch_.reject(fmt::format("did '{}' is no DID", shown_value(did_)));
    }
    if (!set_collection_time()) return;
    const Text kind = event_.text("kind");
    if (kind == "identity") return add_identity();
    if (kind == "account") return batch_.pass_over("bluesky account event");
    auto commit = event_.object("commit");
    if (kind != "commit" || !commit) return batch_.reject("no event of a kind that is known");
    add_commit(*commit);
  }

 private:
  bool set_collection_time() {
    const Text written = event_.scalar("time_us", arena_);
    if (!is_known(written)) return true;
    const auto time = parse_timestamp(written);
    if (!time) {
      batch_.reject(fmt::format("time_us '{}' is no time", shown_value(written)));
      return false;
    }
    collected_at_s_ = time->epoch_s;
    return true;
  }

  void add_commit(RecordView& commit) {
    const Text collection = commit.text("collection");
    if (commit.text("operation") == "delete") return batch_.pass_over("bluesky deletion");
    if (collection == "app.bsky.feed.like") return batch_.pass_over("bluesky like");
    if (collection == "app.bsky.graph.follow") return batch_.pass_over("bluesky follow");
    if (collection == "app.bsky.graph.block") return batch_.pass_over("bluesky block");
    const bool is_post = collection == "app.bsky.feed.post";
    const bool is_repost = collection == "app.bsky.feed.repost";
    const bool is_profile = collection == "app.bsky.actor.profile";
    if (!is_post && !is_repost && !is_profile) {
      return batch_.pass_over("bluesky record of another kind");
    }
    auto record = commit.object("record");
    if (!record) return batch_.reject("a commit without its record");
    if (is_profile) return add_profile(*record);
    const Text key = commit.text("rkey");
    if (key.empty()) return batch_.reject("a commit without rkey");
    const Text uri = arena_.join({"at://", did_, "/", collection, "/", key});
    Post post;
    const bool is_read =
        is_post ? set_bluesky_post(*record, uri, post, batch_) : set_repost(*record, uri, post);
    if (!is_read) return;
    post.account_uid = bluesky_uid(did_, arena_);
    post.collected_at_s = collected_at_s_;
    batch_.add_post(post);
  }

  bool set_repost(RecordView& record, Text uri, Post& post) {
    if (auto subject = record.object("subject")) {
      post.repost_of_uid = bluesky_uid(subject->text("uri"), arena_);
    }
    if (!is_known(post.repost_of_uid)) {
      batch_.reject("a repost that does not say of what");
      return false;
    }
    post.platform = kBluesky;
    post.uid = bluesky_uid(uri, arena_);
    post.post_type = PostType::repost;
    return set_bluesky_time(record, post, batch_);
  }

  Account account() {
    Account account;
    account.platform = kBluesky;
    account.uid = bluesky_uid(did_, arena_);
    account.collected_at_s = collected_at_s_;
    return account;
  }

  void add_profile(RecordView& record) {
    Account profile = account();
    profile.name = record.text("displayName");
    profile.bio = record.text("description");
    if (auto avatar = record.object("avatar")) profile.avatar = bluesky_blob_id(*avatar);
    if (const auto time = parse_timestamp(record.text("createdAt"))) {
      profile.created_at_s = time->epoch_s;
      profile.created_at_precision_s = time->precision_s;
    }
    batch_.add_account(profile);
  }

  void add_identity() {
    auto identity = event_.object("identity");
    Account named = account();
    if (identity) named.handle = bluesky_handle(identity->text("handle"), arena_);
    if (!is_known(named.handle)) return batch_.pass_over("bluesky identity event");
    batch_.add_account(named);
  }

  RecordView& event_;
  RecordBatch& batch_;
  TextArena& arena_;
  Text did_;
  std::optional<std::int64_t> collected_at_s_;
};

bool is_jetstream_event(RecordView& first) {
  const Text kind = first.text("kind");
  return first.has("time_us") && first.has("did") &&
         (kind == "commit" || kind == "identity" || kind == "account");
}

}  // namespace

Format bluesky_jetstream_format() {
  Format format;
  format.name = "bluesky-jetstream";
  format.platform = kBluesky;
  format.description = "Jetstream: posts, reposts, profiles (JSON Lines)";
  format.source = "readme of bluesky-social/jetstream; lexicons of app.bsky";
  format.fixture = "bluesky_jetstream.jsonl";
  format.recognises = is_jetstream_event;
  format.parse = [](RecordView& record, RecordBatch& batch) {
    JetstreamEvent(record, batch).add();
  };
  return format;
}

}  // namespace cahoots
