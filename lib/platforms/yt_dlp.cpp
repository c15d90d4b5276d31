#include "platforms/yt_dlp.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "platforms/yt_dlp_comment.hpp"
#include "platforms/yt_dlp_site.hpp"
#include "text/entities.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

bool is_yt_dlp_playlist(RecordView& info) {
  const Text type = info.text("_type");
  return type == "playlist" || type == "multi_video";
}

bool is_tiktok_username(Text name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_';
  });
}

/// One information file: a video with its comments, or a playlist of them.
class YtDlpInfo {
 public:
  YtDlpInfo(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {
    if (const auto time = parse_timestamp(record.scalar("epoch", arena_))) {
      collected_at_s_ = time->epoch_s;
    }
  }

  void add() { add_info(record_); }

 private:
  static constexpr int kDeepest = 4;

  void add_info(RecordView& info) {
    const Text type = info.text("_type");
    if (type == "url" || type == "url_transparent") return batch_.pass_over("yt-dlp link");
    Text key = info.text("extractor_key");
    if (key.empty()) key = info.text("ie_key");
    site_ = yt_dlp_site(key, arena_);
    if (site_.platform.empty()) return batch_.reject("no extractor_key: the platform is unknown");
    if (is_yt_dlp_playlist(info)) return add_playlist(info);
    add_video(info);
  }

  void add_playlist(RecordView& playlist) {
    if (site_.platform == "youtube") add_account(playlist);
    if (!playlist.has("entries")) return batch_.pass_over("yt-dlp playlist");
    // A channel holds its tabs, a tab its videos; a hostile file may go on.
    if (depth_ == kDeepest) return batch_.reject("playlists nested too deep");
    ++depth_;
    for (RecordView& entry : playlist.objects("entries")) add_info(entry);
    --depth_;
  }

  Text uid(Text id) { return id.empty() ? Text() : arena_.join({site_.platform, ":", id}); }

  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    return count_of(object.scalar(key, arena_));
  }

  Text field(RecordView& info, std::string_view key) {
    return key.empty() ? Text() : info.scalar(key, arena_);
  }

  Text account_id(RecordView& info) {
    const Text id = field(info, site_.account_key);
    if (site_.platform == "tiktok" && !is_tiktok_username(id)) return {};
    if (!id.empty() || site_.account_key != "uploader_id") return id;
    for (const std::string_view key : {"channel_id", "channel_url", "uploader_url"}) {
      const Text other = field(info, key);
      if (!other.empty()) return other;
    }
    return {};
  }

  /// Of YouTube uploader_id is the handle since 2023, with @; an old user name before that.
  Text handle(RecordView& info) {
    const Text name = field(info, site_.handle_key);
    if (site_.platform == "youtube" && !name.starts_with('@')) return {};
    return handle_of(name, arena_);
  }

  Text name(RecordView& info) {
    const Text given = field(info, site_.name_key);
    if (!given.empty()) return given;
    if (site_.platform == "youtube") return info.text("uploader");
    return site_.platform == "tiktok" ? info.text("creator") : Text();
  }

  void reject_without_account() {
    if (site_.platform == "x") {
      return batch_.reject("no channel_id, the number of the account: yt-dlp gives it since 2024");
    }
    batch_.reject(fmt::format("no {}: yt-dlp found no account", site_.account_key));
  }

  void add_account(RecordView& info) {
    Account account;
    account.platform = site_.platform;
    account.uid = uid(account_id(info));
    account.handle = handle(info);
    account.name = name(info);
    // Of TikTok channel_url holds an internal id, uploader_url the username.
    const bool is_channel_first = site_.platform == "youtube";
    account.url = info.text(is_channel_first ? "channel_url" : "uploader_url");
    if (account.url.empty()) {
      account.url = info.text(is_channel_first ? "uploader_url" : "channel_url");
    }
    // The description of a playlist is its own, but for that of a whole channel.
    if (is_yt_dlp_playlist(info) && info.text("id") == info.text("channel_id")) {
      account.bio = info.text("description");
    }
    account.verified = info.boolean("channel_is_verified");
    account.followers = count(info, "channel_follower_count");
    account.collected_at_s = collected_at_s_;
    batch_.add_account(account);
  }

  Text post_id(RecordView& info, Text account) {
    const Text id = info.scalar("id", arena_);
    const Text shown_id = info.scalar("display_id", arena_);
    const Text best = shown_id.empty() ? id : shown_id;
    if (site_.platform == "x") return best;
    if (site_.platform == "reddit") return best.empty() ? best : arena_.join({"t3_", best});
    if (id.empty()) return {};
    if (site_.platform == "telegram") return arena_.join({account, "/", id});
    if (site_.platform == "bluesky") {
      return arena_.join({"at://", account, "/app.bsky.feed.post/", id});
    }
    return id;
  }

  Text text(RecordView& info) {
    const Text title = info.text("title");
    const Text description = info.text("description");
    if (description.empty()) return title;
    const bool is_whole = title.empty() || !site_.has_own_title;
    return is_whole ? description : arena_.join({title, "\n\n", description});
  }

  void add_video(RecordView& info) {
    const Text account = account_id(info);
    if (account.empty()) return reject_without_account();
    Post post;
    post.platform = site_.platform;
    post.uid = uid(post_id(info, account));
    post.conversation_uid = post.uid;
    post.post_type = PostType::original;
    post.url = info.text("webpage_url");
    post.collected_at_s = collected_at_s_;
    post.account_uid = uid(account);
    post.account_handle = handle(info);
    post.account_name = name(info);
    post.text = text(info);
    if (site_.platform != "bluesky") set_hashtags(info, post);
    const Text thumbnail = info.text("thumbnail");
    if (!thumbnail.empty()) post.media.push_back(arena_.join({"url:", thumbnail}));
    post.likes = count(info, "like_count");
    post.replies = count(info, "comment_count");
    post.reposts = count(info, "repost_count");
    post.views = count(info, "view_count");
    if (!set_video_time(info, post)) return;
    batch_.add_post(post);
    add_account(info);
    for (RecordView& comment : info.objects("comments")) {
      add_yt_dlp_comment(comment, site_, post, batch_);
    }
  }

  /// Tags are not in the text: both are what the uploader wants to be found by.
  static void set_hashtags(RecordView& info, Post& post) {
    const std::vector<Text> tags = info.texts("tags");
    if (tags.empty()) return;
    thread_local EntityFinder finder;
    const TextEntities& found = finder.find(post.text);
    post.hashtags.assign(found.hashtags.begin(), found.hashtags.end());
    post.hashtags.insert(post.hashtags.end(), tags.begin(), tags.end());
  }

  bool set_video_time(RecordView& info, Post& post) {
    if (info.has("timestamp")) return set_post_time(info, "timestamp", post, batch_);
    const Text day = info.scalar("upload_date", arena_);
    if (day.empty()) return true;
    const auto time = day.size() == 8
                          ? parse_timestamp(arena_.join(
                                {day.substr(0, 4), "-", day.substr(4, 2), "-", day.substr(6)}))
                          : std::nullopt;
    if (!time) {
      batch_.reject(fmt::format("upload_date '{}' is no time", shown_value(day)));
      return false;
    }
    post.created_at_s = time->epoch_s;
    post.created_at_precision_s = time->precision_s;
    return true;
  }

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  std::optional<std::int64_t> collected_at_s_;
  YtDlpSite site_;
  int depth_ = 0;
};

}  // namespace

Format yt_dlp_format() {
  Format format;
  format.name = "yt-dlp";
  format.platform = "any";
  format.description = "yt-dlp and youtube-dl: information files, with comments, playlists (JSON)";
  format.source = "yt-dlp: README, Output template; extractor/common.py, info dictionary";
  format.fixture = "yt_dlp.jsonl";
  format.recognises = [](RecordView& first) {
    return is_known(first.text("extractor_key")) && first.has("id") &&
           (first.has("webpage_url") || first.has("_type"));
  };
  format.parse = [](RecordView& record, RecordBatch& batch) { YtDlpInfo(record, batch).add(); };
  return format;
}

}  // namespace cahoots
