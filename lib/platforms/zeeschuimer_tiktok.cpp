#include "platforms/zeeschuimer_tiktok.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "platforms/zeeschuimer_item.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kTiktokOfWeb = "tiktok";

/// One captured video or comment.
class TiktokWebItem {
 public:
  TiktokWebItem(ZeeschuimerItem& item, RecordBatch& batch)
      : item_(item), data_(item.data), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (data_.has("liveRoomInfo")) return batch_.pass_over("tiktok live room");
    if (!data_.has("cid")) return add_video();
    add_comment(data_);
    for (RecordView& reply : data_.objects("reply_comment")) add_comment(reply);
  }

 private:
  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kTiktokOfWeb, ":", id}); }

  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    return count_of(object.scalar(key, arena_));
  }

  /// The counters as strings, which cannot overflow, else as numbers.
  std::optional<std::int64_t> count_in(std::string_view object, std::string_view object_v2,
                                       std::string_view key) {
    for (const std::string_view name : {object_v2, object}) {
      auto counters = data_.object(name);
      if (!counters) continue;
      if (const auto value = count(*counters, key)) return value;
    }
    return std::nullopt;
  }

  void set_author(Text username, Text nickname, Post& post) {
    post.platform = kTiktokOfWeb;
    post.account_uid = uid(username);
    post.account_handle = handle_of(username, arena_);
    post.account_name = nickname;
    post.collected_at_s = item_.collected_at_s;
  }

  void add_video() {
    auto author = data_.object("author");
    const Text username = author ? author->text("uniqueId") : data_.text("author");
    if (username.empty()) return batch_.reject("a video without the username of its author");
    const Text id = data_.scalar("id", arena_);
    Post post;
    set_author(username, author ? author->text("nickname") : data_.text("nickname"), post);
    post.uid = uid(id);
    post.conversation_uid = post.uid;
    post.url = arena_.join({"https://www.tiktok.com/", post.account_handle, "/video/", id});
    post.text = data_.text("desc");
    set_duet(post);
    set_lists(post);
    post.likes = count_in("stats", "statsV2", "diggCount");
    post.replies = count_in("stats", "statsV2", "commentCount");
    post.reposts = count_in("stats", "statsV2", "shareCount");
    post.views = count_in("stats", "statsV2", "playCount");
    if (author) add_account(*author);
    if (set_post_time(data_, "createTime", post, batch_)) batch_.add_post(post);
  }

  /// A duet shows the video that it answers beside its own.
  void set_duet(Post& post) {
    post.post_type = PostType::original;
    auto duet = data_.object("duetInfo");
    const Text from = duet ? duet->scalar("duetFromId", arena_) : Text();
    if (from.empty() || from == "0") return;
    post.quote_of_uid = uid(from);
    post.post_type = PostType::quote;
  }

  void set_lists(Post& post) {
    for (RecordView& extra : data_.objects("textExtra")) {
      const Text hashtag = extra.text("hashtagName");
      const Text mentioned = extra.text("userUniqueId");
      if (!hashtag.empty()) post.hashtags.push_back(hashtag);
      if (!mentioned.empty()) post.mentions.push_back(uid(mentioned));
    }
    if (post.hashtags.empty()) {
      for (RecordView& challenge : data_.objects("challenges")) {
        const Text title = challenge.text("title");
        if (!title.empty()) post.hashtags.push_back(title);
      }
    }
    if (auto music = data_.object("music")) {
      const Text id = music->scalar("id", arena_);
      if (!id.empty()) post.media.push_back(arena_.join({"id:music:", id}));
    }
  }

  void add_account(RecordView& author) {
    Account account;
    account.platform = kTiktokOfWeb;
    account.uid = uid(author.text("uniqueId"));
    account.handle = handle_of(author.text("uniqueId"), arena_);
    account.name = author.text("nickname");
    account.bio = author.text("signature");
    account.verified = author.boolean("verified");
    account.avatar = author.text("avatarLarger");
    if (account.avatar.empty()) account.avatar = author.text("avatarThumb");
    account.followers = count_in("authorStats", "authorStatsV2", "followerCount");
    account.following = count_in("authorStats", "authorStatsV2", "followingCount");
    account.posts = count_in("authorStats", "authorStatsV2", "videoCount");
    account.collected_at_s = item_.collected_at_s;
    batch_.add_account(account);
  }

  void add_comment(RecordView& comment) {
    auto user = comment.object("user");
    const Text username = user ? user->text("unique_id") : Text();
    if (username.empty()) return batch_.reject("a comment without the username of its author");
    Post post;
    set_author(username, user->text("nickname"), post);
    post.uid = uid(comment.scalar("cid", arena_));
    post.conversation_uid = uid(comment.scalar("aweme_id", arena_));
    post.reply_to_uid = answered_uid(comment);
    if (!is_known(post.reply_to_uid)) post.reply_to_uid = post.conversation_uid;
    post.post_type = PostType::comment;
    post.text = comment.text("text");
    const Text lang = comment.text("comment_language");
    if (!lang.empty() && lang != "un" && lang != "und") post.lang = lang;
    post.likes = count(comment, "digg_count");
    post.replies = count(comment, "reply_comment_total");
    if (auto shared = comment.object("share_info")) post.url = shared->text("url");
    add_commenter(*user);
    if (set_post_time(comment, "create_time", post, batch_)) batch_.add_post(post);
  }

  /// reply_id is the comment that the thread hangs on, reply_to_reply_id the reply that is answered
  /// in it; "0" where there is none.
  Text answered_uid(RecordView& comment) {
    for (const std::string_view key : {"reply_to_reply_id", "reply_id"}) {
      const Text id = comment.scalar(key, arena_);
      if (!id.empty() && id != "0") return uid(id);
    }
    return {};
  }

  void add_commenter(RecordView& user) {
    Account account;
    account.platform = kTiktokOfWeb;
    account.uid = uid(user.text("unique_id"));
    account.handle = handle_of(user.text("unique_id"), arena_);
    account.name = user.text("nickname");
    account.bio = user.text("signature");
    if (auto avatar = user.object("avatar_thumb")) {
      const auto addresses = avatar->texts("url_list");
      if (!addresses.empty()) account.avatar = addresses.front();
    }
    account.collected_at_s = item_.collected_at_s;
    batch_.add_account(account);
  }

  ZeeschuimerItem& item_;
  RecordView& data_;
  RecordBatch& batch_;
  TextArena& arena_;
};

bool is_tiktok_module(std::string_view source) {
  return source == "tiktok.com" || source == "tiktok-comments";
}

void parse_tiktok_item(RecordView& record, RecordBatch& batch) {
  auto item = zeeschuimer_item(record, batch.arena());
  if (!item) return batch.reject("no item of Zeeschuimer: source_platform or data is missing");
  if (!is_tiktok_module(item->source)) {
    return batch.reject(fmt::format("an item of {}: export each platform to a file of its own",
                                    shown_value(item->source)));
  }
  TiktokWebItem(*item, batch).add();
}

}  // namespace

Format zeeschuimer_tiktok_format() {
  Format format;
  format.name = "zeeschuimer-tiktok";
  format.platform = kTiktokOfWeb;
  format.description = "Zeeschuimer or 4CAT: videos and comments (NDJSON)";
  format.source = "Zeeschuimer, modules tiktok and tiktok-comments; 4CAT, data source tiktok";
  format.fixture = "zeeschuimer_tiktok.jsonl";
  format.recognises = [](RecordView& first) {
    TextArena arena;
    const auto item = zeeschuimer_item(first, arena);
    return item && is_tiktok_module(item->source);
  };
  format.parse = parse_tiktok_item;
  return format;
}

}  // namespace cahoots
