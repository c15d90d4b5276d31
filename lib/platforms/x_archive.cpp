#include "platforms/x_archive.hpp"

#include <fmt/format.h>

#include <string>

#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kPlatform = "x";

/// The columns of one file, found once. The archive drifted between releases: what a file lacks
/// reads as unknown.
struct Columns {
  explicit Columns(const RowHeader& header)
      : tweet_id(header.find("tweetid")),
        user_id(header.find("userid")),
        handle(header.find("user_screen_name")),
        name(header.find("user_display_name")),
        location(header.find("user_reported_location")),
        bio(header.find("user_profile_description")),
        url(header.find("user_profile_url")),
        followers(header.find("follower_count")),
        following(header.find("following_count")),
        user_created(header.find("account_creation_date")),
        lang(header.find("tweet_language")),
        text(header.find("tweet_text")),
        time(header.find("tweet_time")),
        reply_to_user(header.find("in_reply_to_userid")),
        reply_to_tweet(header.find("in_reply_to_tweetid")),
        quoted(header.find("quoted_tweet_tweetid")),
        is_retweet(header.find("is_retweet")),
        retweeted(header.find("retweet_tweetid")),
        quotes(header.find("quote_count")),
        replies(header.find("reply_count")),
        likes(header.find("like_count")),
        reposts(header.find("retweet_count")),
        hashtags(header.find("hashtags")),
        urls(header.find("urls")),
        mentions(header.find("user_mentions")) {}

  std::size_t tweet_id, user_id, handle, name, location, bio, url, followers, following,
      user_created, lang, text, time, reply_to_user, reply_to_tweet, quoted, is_retweet, retweeted,
      quotes, replies, likes, reposts, hashtags, urls, mentions;
};

/// One row under the columns of its file.
class ArchiveRow {
 public:
  ArchiveRow(const Columns& columns, std::span<const std::string_view> row, RecordBatch& batch)
      : columns_(columns), row_(row), batch_(batch), arena_(batch.arena()) {}

  void add_post() {
    Post post;
    post.platform = kPlatform;
    post.uid = uid(columns_.tweet_id);
    post.account_uid = uid(columns_.user_id);
    post.account_handle = handle_of(text(columns_.handle), arena_);
    post.account_name = text(columns_.name);
    post.text = row_text();
    post.lang = known(text(columns_.lang));
    set_relations(post);
    set_lists(post);
    post.likes = count_of(text(columns_.likes));
    post.replies = count_of(text(columns_.replies));
    post.reposts = count_of(text(columns_.reposts));
    post.quotes = count_of(text(columns_.quotes));
    if (!set_time(post) || is_damaged_) return;
    batch_.add_post(post);
    batch_.add_account(account());
  }

  void add_account() {
    const Account found = account();
    if (is_damaged_) return;
    if (found.uid.empty()) return batch_.reject("a row without a userid");
    batch_.add_account(found);
  }

 private:
  Text text(std::size_t column) const {
    return column < row_.size() && !row_[column].empty() ? row_[column] : Text();
  }
  /// The archive writes "absent" and "und" for what it does not know.
  static Text known(Text value) { return value == "absent" || value == "und" ? Text() : value; }
  /// An empty text is a text: a post that holds a picture only.
  Text row_text() const { return columns_.text < row_.size() ? row_[columns_.text] : Text(); }

  Text uid(std::size_t column) {
    const Text id = known(trimmed(text(column)));
    if (id.empty()) return {};
    if (is_rounded_id(id)) {
      if (!is_damaged_) {
        batch_.reject(fmt::format("the id '{}' was rounded by a spreadsheet", shown_value(id)));
      }
      is_damaged_ = true;
      return {};
    }
    return arena_.join({kPlatform, ":", id});
  }

  bool set_time(Post& post) {
    return set_written_time(text(columns_.time), "tweet_time", post, batch_);
  }

  void set_relations(Post& post) {
    post.reply_to_uid = uid(columns_.reply_to_tweet);
    post.reply_to_account_uid = uid(columns_.reply_to_user);
    post.quote_of_uid = uid(columns_.quoted);
    post.post_type = PostType::original;
    if (is_known(post.quote_of_uid)) post.post_type = PostType::quote;
    if (is_known(post.reply_to_uid) || is_known(post.reply_to_account_uid)) {
      post.post_type = PostType::reply;
    }
    if (boolean_of(text(columns_.is_retweet)).value_or(false)) {
      post.post_type = PostType::repost;
      post.repost_of_uid = uid(columns_.retweeted);
    }
  }

  void set_lists(Post& post) {
    split_list(text(columns_.hashtags), ",", post.hashtags);
    split_list(text(columns_.urls), ",", post.urls);
    split_list(text(columns_.mentions), ",", post.mentions);
    for (Text& mention : post.mentions) mention = arena_.join({kPlatform, ":", mention});
  }

  Account account() {
    Account account;
    account.platform = kPlatform;
    account.uid = uid(columns_.user_id);
    account.handle = handle_of(text(columns_.handle), arena_);
    account.name = text(columns_.name);
    account.bio = text(columns_.bio);
    account.url = text(columns_.url);
    account.location = text(columns_.location);
    account.followers = count_of(text(columns_.followers));
    account.following = count_of(text(columns_.following));
    if (const auto created = parse_timestamp(text(columns_.user_created))) {
      account.created_at_s = created->epoch_s;
      account.created_at_precision_s = created->precision_s;
    }
    return account;
  }

  const Columns& columns_;
  std::span<const std::string_view> row_;
  RecordBatch& batch_;
  TextArena& arena_;
  bool is_damaged_ = false;
};

}  // namespace

Format x_archive_format() {
  Format format;
  format.name = "x-archive";
  format.platform = kPlatform;
  format.description = "information-operations archive, tweets (CSV)";
  format.source = "readme of the archive of the Twitter Moderation Research Consortium";
  format.fixture = "x_archive.csv";
  format.recognises_header = [](const RowHeader& header) {
    return header.has("tweetid") && header.has("userid") && header.has("tweet_text");
  };
  format.bind = [](const RowHeader& header) -> RowParse {
    return [columns = Columns(header)](std::span<const std::string_view> row, RecordBatch& batch) {
      ArchiveRow(columns, row, batch).add_post();
    };
  };
  return format;
}

Format x_archive_users_format() {
  Format format = x_archive_format();
  format.name = "x-archive-users";
  format.description = "information-operations archive, users (CSV)";
  format.fixture = "x_archive_users.csv";
  format.recognises_header = [](const RowHeader& header) {
    return header.has("userid") && header.has("account_creation_date") && !header.has("tweetid");
  };
  format.bind = [](const RowHeader& header) -> RowParse {
    return [columns = Columns(header)](std::span<const std::string_view> row, RecordBatch& batch) {
      ArchiveRow(columns, row, batch).add_account();
    };
  };
  return format;
}

}  // namespace cahoots
