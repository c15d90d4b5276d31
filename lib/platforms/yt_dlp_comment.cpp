#include "platforms/yt_dlp_comment.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;
constexpr std::int64_t kSecondsOfYear = 365 * kSecondsOfDay;

/// The units of "3 months ago (edited)".
constexpr std::array kAgoUnits{
    std::pair<std::string_view, std::int64_t>{"second", 1},
    std::pair<std::string_view, std::int64_t>{"minute", 60},
    std::pair<std::string_view, std::int64_t>{"hour", 3600},
    std::pair<std::string_view, std::int64_t>{"day", kSecondsOfDay},
    std::pair<std::string_view, std::int64_t>{"week", 7 * kSecondsOfDay},
    std::pair<std::string_view, std::int64_t>{"month", 30 * kSecondsOfDay},
    std::pair<std::string_view, std::int64_t>{"year", kSecondsOfYear}};

/// How exactly the time of a YouTube comment is known: yt-dlp works it out of how long ago it was.
std::int64_t ago_precision_s(RecordView& comment) {
  Text ago = comment.text("_time_text");
  if (ago.empty()) ago = comment.text("time_text");
  for (const auto& [unit, unit_s] : kAgoUnits) {
    if (ago.find(unit) != Text::npos) return unit_s;
  }
  return kSecondsOfYear;
}

void set_yt_dlp_commenter(RecordView& comment, const YtDlpSite& site, Post& post,
                          TextArena& arena) {
  const Text author = comment.text("author");
  const bool is_handle =
      author.starts_with('@') || site.platform == "instagram" || site.commenter_key == "author";
  if (is_handle) {
    post.account_handle = handle_of(author, arena);
  } else {
    post.account_name = author;
  }
}

}  // namespace

void add_yt_dlp_comment(RecordView& comment, const YtDlpSite& site, const Post& video,
                        RecordBatch& batch) {
  TextArena& arena = batch.arena();
  const auto uid = [&](Text id) {
    return id.empty() ? Text() : arena.join({site.platform, ":", id});
  };
  const Text account_id = comment.scalar(site.commenter_key, arena);
  if (account_id.empty()) {
    return batch.reject(fmt::format("a comment without {}", site.commenter_key));
  }
  const Text id = comment.scalar("id", arena);
  const Text parent = comment.scalar("parent", arena);
  Post post;
  post.platform = site.platform;
  post.uid = uid(id);
  post.conversation_uid = video.uid;
  post.reply_to_uid = parent.empty() || parent == "root" ? video.uid : uid(parent);
  post.post_type = PostType::comment;
  post.collected_at_s = video.collected_at_s;
  post.account_uid = uid(account_id);
  set_yt_dlp_commenter(comment, site, post, arena);
  post.text = comment.text("text");
  post.likes = count_of(comment.scalar("like_count", arena));
  if (!set_post_time(comment, "timestamp", post, batch)) return;
  if (site.platform == "youtube") {
    if (post.created_at_s) post.created_at_precision_s = ago_precision_s(comment);
    if (!video.url.empty() && !id.empty()) post.url = arena.join({video.url, "&lc=", id});
  }
  batch.add_post(post);
  Account account;
  account.platform = post.platform;
  account.uid = post.account_uid;
  account.url = comment.text("author_url");
  account.verified = comment.boolean("author_is_verified");
  account.avatar = comment.text("author_thumbnail");
  account.collected_at_s = post.collected_at_s;
  batch.add_account(account);
}

}  // namespace cahoots
