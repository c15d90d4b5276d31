#include "platforms/youtube_data.hpp"

#include <fmt/format.h>

#include <string>

#include "markup/html_text.hpp"
#include "platforms/escaped_text.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "text/entities.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kYoutube = "youtube";
constexpr std::string_view kYoutubeKind = "youtube#";

/// One list response, or one resource on a line of its own.
class YoutubeRecord {
 public:
  YoutubeRecord(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (auto error = record_.object("error")) {
      return batch_.reject(
          fmt::format("an error of the API: {}", shown_value(error->text("message"))));
    }
    if (!record_.has("items")) return add_resource(record_, record_.text("kind"));
    const Text list_kind = record_.text("kind");
    for (RecordView& item : record_.objects("items")) {
      const Text kind = item.text("kind");
      add_resource(item, is_known(kind) ? kind : kind_in_list(list_kind));
    }
  }

 private:
  /// A selection of fields may leave the kind of the items out, not that of the list.
  static Text kind_in_list(Text list_kind) {
    if (list_kind == "youtube#searchListResponse") return "youtube#searchResult";
    constexpr std::string_view kEnd = "ListResponse";
    if (list_kind.ends_with(kEnd)) list_kind.remove_suffix(kEnd.size());
    return list_kind;
  }

  void add_resource(RecordView& resource, Text kind) {
    if (kind.starts_with(kYoutubeKind)) kind.remove_prefix(kYoutubeKind.size());
    if (kind == "video") return add_video(resource);
    if (kind == "channel") return add_channel(resource, resource.text("id"));
    if (kind == "commentThread") return add_thread(resource);
    if (kind == "comment") return add_comment(resource, {}, {});
    if (kind == "searchResult") return add_search_result(resource);
    if (kind == "playlistItem") return add_playlist_item(resource);
    batch_.pass_over("youtube resource of another kind");
  }

  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kYoutube, ":", id}); }

  /// The snippet, without which there is neither an author nor a text.
  std::optional<RecordView> snippet_of(RecordView& resource) {
    auto snippet = resource.object("snippet");
    if (!snippet) batch_.reject("no snippet: ask for part=snippet");
    return snippet;
  }

  /// Counters are strings in the API's own responses, numbers in what some clients write.
  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    return count_of(object.scalar(key, arena_));
  }

  void set_video(Text id, Post& post) {
    post.platform = kYoutube;
    post.post_type = PostType::original;
    post.uid = uid(id);
    post.conversation_uid = post.uid;
    if (!id.empty()) post.url = arena_.join({"https://www.youtube.com/watch?v=", id});
  }

  Text video_text(Text title, Text description) {
    if (description.empty()) return title;
    return title.empty() ? description : arena_.join({title, "\n\n", description});
  }

  void add_video(RecordView& video) {
    auto snippet = snippet_of(video);
    if (!snippet) return;
    Post post;
    set_video(video.text("id"), post);
    post.account_uid = uid(snippet->text("channelId"));
    post.account_name = snippet->text("channelTitle");
    post.text = video_text(snippet->text("title"), snippet->text("description"));
    const Text lang = snippet->text("defaultLanguage");
    if (lang != "und" && lang != "zxx") post.lang = lang;
    set_hashtags(*snippet, post);
    if (auto statistics = video.object("statistics")) {
      post.views = count(*statistics, "viewCount");
      post.likes = count(*statistics, "likeCount");
      post.replies = count(*statistics, "commentCount");
    }
    if (set_post_time(*snippet, "publishedAt", post, batch_)) batch_.add_post(post);
  }

  /// Tags are not in the text: both are what the uploader wants to be found by.
  static void set_hashtags(RecordView& snippet, Post& post) {
    const std::vector<Text> tags = snippet.texts("tags");
    if (tags.empty()) return;
    thread_local EntityFinder finder;
    const TextEntities& found = finder.find(post.text);
    post.hashtags.assign(found.hashtags.begin(), found.hashtags.end());
    post.hashtags.insert(post.hashtags.end(), tags.begin(), tags.end());
  }

  void add_channel(RecordView& channel, Text id) {
    if (id.empty()) return batch_.reject("a channel without an id");
    auto snippet = snippet_of(channel);
    if (!snippet) return;
    Account account;
    account.platform = kYoutube;
    account.uid = uid(id);
    account.handle = handle_of(snippet->text("customUrl"), arena_);
    account.name = snippet->text("title");
    account.bio = snippet->text("description");
    account.location = snippet->text("country");
    account.avatar = thumbnail(*snippet);
    set_account_time(*snippet, "publishedAt", account, batch_);
    if (auto statistics = channel.object("statistics")) {
      // Where the number is hidden the API still gives one: 0.
      if (statistics->boolean("hiddenSubscriberCount") != true) {
        account.followers = count(*statistics, "subscriberCount");
      }
      account.posts = count(*statistics, "videoCount");
    }
    batch_.add_account(account);
  }

  static Text thumbnail(RecordView& snippet) {
    auto thumbnails = snippet.object("thumbnails");
    if (!thumbnails) return {};
    for (const std::string_view size : {"high", "medium", "default"}) {
      auto image = thumbnails->object(size);
      if (image && is_known(image->text("url"))) return image->text("url");
    }
    return {};
  }

  void add_thread(RecordView& thread) {
    auto snippet = snippet_of(thread);
    if (!snippet) return;
    const Text video_id = snippet->text("videoId");
    auto top = snippet->object("topLevelComment");
    if (!top) return batch_.reject("a thread without its topLevelComment");
    add_comment(*top, video_id, count(*snippet, "totalReplyCount"));
    auto replies = thread.object("replies");
    if (!replies) return;
    for (RecordView& reply : replies->objects("comments")) add_comment(reply, video_id, {});
  }

  void add_comment(RecordView& comment, Text video_id, std::optional<std::int64_t> n_replies) {
    auto snippet = snippet_of(comment);
    if (!snippet) return;
    if (video_id.empty()) video_id = snippet->text("videoId");
    const Text id = comment.text("id");
    Post post;
    post.platform = kYoutube;
    post.post_type = PostType::comment;
    post.uid = uid(id);
    post.conversation_uid = uid(video_id);
    post.reply_to_uid = uid(snippet->text("parentId"));
    if (!is_known(post.reply_to_uid)) post.reply_to_uid = post.conversation_uid;
    if (!video_id.empty() && !id.empty()) {
      post.url = arena_.join({"https://www.youtube.com/watch?v=", video_id, "&lc=", id});
    }
    post.likes = count(*snippet, "likeCount");
    post.replies = n_replies;
    set_comment_text(*snippet, post);
    if (!set_post_time(*snippet, "publishedAt", post, batch_)) return;
    if (!set_author(*snippet, post)) {
      return batch_.reject("a comment without authorChannelId: the channel of its author is gone");
    }
    batch_.add_post(post);
  }

  void set_comment_text(RecordView& snippet, Post& post) {
    post.text = snippet.text("textOriginal");
    const Text displayed = snippet.text("textDisplay");
    if (is_known(post.text) || !is_known(displayed)) return;
    const HtmlText plain = html_to_text(displayed);
    post.text = arena_.keep(plain.text);
    for (const std::string& link : plain.links) {
      if (!is_own_link(link, post)) post.urls.push_back(arena_.keep(link));
    }
  }

  /// What YouTube itself makes a link of: hashtags, mentions, times in the video.
  static bool is_own_link(std::string_view link, const Post& post) {
    for (const std::string_view path : {"/results?search_query=", "/hashtag/", "/channel/"}) {
      if (link.find(std::string("youtube.com").append(path)) != link.npos) return true;
    }
    const std::size_t id = post.conversation_uid.find(':') + 1;
    return link.find("youtube.com/watch?") != link.npos && is_known(post.conversation_uid) &&
           link.find(post.conversation_uid.substr(id)) != link.npos;
  }

  bool set_author(RecordView& snippet, Post& post) {
    auto channel = snippet.object("authorChannelId");
    if (!channel || channel->text("value").empty()) return false;
    post.account_uid = uid(channel->text("value"));
    const Text shown_name = snippet.text("authorDisplayName");
    // Since 2023 comments show the handle, before that the name of the channel.
    (shown_name.starts_with('@') ? post.account_handle : post.account_name) = shown_name;
    Account account;
    account.platform = kYoutube;
    account.uid = post.account_uid;
    account.avatar = snippet.text("authorProfileImageUrl");
    batch_.add_account(account);
    return true;
  }

  void add_search_result(RecordView& result) {
    auto id = result.object("id");
    if (!id) return batch_.reject("a search result without an id");
    if (is_known(id->text("channelId"))) return add_channel(result, id->text("channelId"));
    if (!is_known(id->text("videoId"))) return batch_.pass_over("youtube playlist");
    auto snippet = snippet_of(result);
    if (!snippet) return;
    Post post;
    set_video(id->text("videoId"), post);
    post.account_uid = uid(snippet->text("channelId"));
    post.account_name = unescaped_text(snippet->text("channelTitle"), arena_);
    post.text =
        video_text(unescaped_text(snippet->text("title"), arena_), snippet->text("description"));
    if (set_post_time(*snippet, "publishedAt", post, batch_)) batch_.add_post(post);
  }

  /// channelId and publishedAt of the snippet are those of the playlist and of the adding.
  void add_playlist_item(RecordView& item) {
    auto snippet = snippet_of(item);
    if (!snippet) return;
    const Text owner_id = snippet->text("videoOwnerChannelId");
    if (owner_id.empty()) return batch_.pass_over("youtube private or deleted video");
    auto resource = snippet->object("resourceId");
    Post post;
    set_video(resource ? resource->text("videoId") : Text(), post);
    post.account_uid = uid(owner_id);
    post.account_name = snippet->text("videoOwnerChannelTitle");
    post.text = video_text(snippet->text("title"), snippet->text("description"));
    auto details = item.object("contentDetails");
    if (!details || set_post_time(*details, "videoPublishedAt", post, batch_))
      batch_.add_post(post);
  }

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
};

bool is_youtube_record(RecordView& first) {
  if (first.text("kind").starts_with(kYoutubeKind)) return true;
  for (RecordView& item : first.objects("items")) {
    if (item.text("kind").starts_with(kYoutubeKind)) return true;
  }
  return false;
}

}  // namespace

Format youtube_data_format() {
  Format format;
  format.name = "youtube-data";
  format.platform = kYoutube;
  format.description = "Data API v3: videos, channels, comments, search results (JSON)";
  format.source = "Google for Developers, YouTube Data API v3 reference";
  format.fixture = "youtube_data.jsonl";
  format.recognises = is_youtube_record;
  format.parse = [](RecordView& record, RecordBatch& batch) { YoutubeRecord(record, batch).add(); };
  return format;
}

}  // namespace cahoots
