#include "platforms/weibo.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "markup/html_text.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kWeibo = "weibo";
constexpr std::int64_t kBeijingOffset_s = 8 * 3600;

bool is_weibo_status(RecordView& object) {
  const bool has_id = object.has("mid") || object.has("bid") || object.has("mblogid");
  return has_id && object.has("attitudes_count") && object.has("created_at") &&
         object.has("text") && object.object("user");
}

/// A card holds a status or a group of cards.
bool is_weibo_card(RecordView& card) {
  if (auto status = card.object("mblog")) return is_weibo_status(*status);
  for (RecordView& inner : card.objects("card_group")) {
    auto status = inner.object("mblog");
    if (status && is_weibo_status(*status)) return true;
  }
  return false;
}

bool is_weibo(RecordView& first) {
  if (is_weibo_status(first) || is_weibo_card(first)) return true;
  for (RecordView& status : first.objects("statuses")) return is_weibo_status(status);
  auto data = first.object("data");
  if (!data) return false;
  if (is_weibo_status(*data)) return true;
  for (RecordView& card : data->objects("cards")) {
    if (is_weibo_card(card)) return true;
  }
  for (const std::string_view key : {"list", "statuses", "data"}) {
    for (RecordView& status : data->objects(key)) return is_weibo_status(status);
  }
  return false;
}

/// `2021-02-23` and `2021-02-23 12:28:47`: the sites leave the offset out and mean their own.
bool is_beijing_time(Text written) {
  return written.size() > 4 && is_ascii_number(written.substr(0, 4)) && written[4] == '-' &&
         written.find_first_of("Z+") == Text::npos;
}

std::optional<Timestamp> weibo_time(Text written) {
  auto time = parse_timestamp(written);
  if (time && is_beijing_time(trimmed(written))) time->epoch_s -= kBeijingOffset_s;
  return time;
}

/// A link to a search, a topic or a user of Weibo itself is no link of the author's.
bool is_weibo_navigation(std::string_view link) {
  for (const std::string_view prefix : {"https://", "http://"}) {
    if (!link.starts_with(prefix)) continue;
    const std::string_view address = link.substr(prefix.size());
    for (const std::string_view own : {"s.weibo.com/", "m.weibo.cn/search", "m.weibo.cn/p/index",
                                       "m.weibo.cn/n/", "weibo.com/n/", "huati.weibo.com/"}) {
      if (address.starts_with(own)) return true;
    }
  }
  return false;
}

class WeiboResponse {
 public:
  explicit WeiboResponse(RecordBatch& batch) : batch_(batch), arena_(batch.arena()) {}

  void add(RecordView& record) {
    if (record.has("mblog") || record.has("card_group")) return add_card(record);
    if (record.has("text")) return add_status(record);
    auto data = record.object("data");
    const bool is_error = record.integer("ok").value_or(1) <= 0;
    if (is_error && !record.has("statuses")) {
      return batch_.reject(
          fmt::format("an error of the site: {}", shown_value(record.text("msg"))));
    }
    RecordView& page = data ? *data : record;
    if (page.has("text")) return add_status(page);
    const std::size_t n_before = n_read_;
    for (RecordView& card : page.objects("cards")) add_card(card);
    for (const std::string_view key : {"list", "statuses", "data"}) {
      for (RecordView& status : page.objects(key)) add_status(status);
    }
    if (n_read_ == n_before) batch_.reject("no statuses in it");
  }

 private:
  void add_card(RecordView& card) {
    ++n_read_;
    if (auto status = card.object("mblog")) return add_status(*status);
    const auto group = card.objects("card_group");
    if (group.empty()) return batch_.pass_over("weibo card without a status");
    for (RecordView inner : group) {
      if (auto status = inner.object("mblog")) add_status(*status);
    }
  }

  Text status_id(RecordView& status) {
    for (const std::string_view key : {"mid", "idstr", "id"}) {
      const Text id = status.scalar(key, arena_);
      if (!id.empty()) return id;
    }
    return {};
  }
  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kWeibo, ":", id}); }

  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    const auto number = object.integer(key);
    return number ? number : count_of(object.text(key));
  }

  void add_status(RecordView& status) {
    ++n_read_;
    auto user = status.object("user");
    if (!user && (status.has("deleted") || status.has("text"))) {
      return batch_.pass_over("weibo deleted status");
    }
    if (!user || !status.has("text")) return batch_.reject("no status: comments are not read");
    Post post;
    post.platform = kWeibo;
    const Text id = status_id(status);
    post.uid = uid(id);
    post.conversation_uid = post.uid;
    const Text user_id = user->scalar("id", arena_);
    post.account_uid = uid(user_id);
    post.account_handle = handle_of(user->text("screen_name"), arena_);
    post.account_name = user->text("screen_name");
    if (!set_time(status, post)) return;
    const Text short_id = status.has("bid") ? status.text("bid") : status.text("mblogid");
    post.url = short_id.empty() ? arena_.join({"https://m.weibo.cn/status/", id})
                                : arena_.join({"https://weibo.com/", user_id, "/", short_id});
    set_text(status, post);
    set_media(status, post);
    post.likes = count(status, "attitudes_count");
    post.replies = count(status, "comments_count");
    post.reposts = count(status, "reposts_count");
    set_original(status, post);
    add_user(*user);
    batch_.add_post(post);
    if (auto original = status.object("retweeted_status")) add_status(*original);
  }

  bool set_time(RecordView& status, Post& post) {
    const Text written = status.scalar("created_at", arena_);
    if (!is_known(written)) return true;
    const auto time = weibo_time(written);
    if (!time) {
      batch_.reject(fmt::format(
          "created_at '{}' is no time: collect the status by itself, a list shows relative times",
          shown_value(written)));
      return false;
    }
    post.created_at_s = time->epoch_s;
    post.created_at_precision_s = time->precision_s;
    return true;
  }

  void set_text(RecordView& status, Post& post) {
    Text html = status.text("text");
    auto long_text = status.object("longText");
    const bool has_long = long_text && long_text->has("longTextContent");
    if (has_long) html = long_text->text("longTextContent");
    const HtmlText read = html_to_text(html);
    const Text raw = status.text("text_raw");
    post.text = is_known(raw) && !has_long ? raw : arena_.keep(read.text);
    for (RecordView& topic : status.objects("topic_struct")) {
      const Text title = topic.text("topic_title");
      if (!title.empty()) post.hashtags.push_back(title);
    }
    add_mentions(html, post);
    for (RecordView& link : status.objects("url_struct")) add_link(link, post);
    if (!post.urls.empty()) return;
    for (const std::string& link : read.links) {
      if (!is_weibo_navigation(link)) post.urls.push_back(arena_.keep(link));
    }
  }

  static void add_link(RecordView& link, Post& post) {
    for (const std::string_view key : {"long_url", "short_url"}) {
      const Text url = link.text(key);
      if (!url.starts_with("http://") && !url.starts_with("https://")) continue;
      if (!is_weibo_navigation(url)) post.urls.push_back(url);
      return;
    }
  }

  /// Names hold letters of any script, so they are read from the links rather than the text.
  void add_mentions(Text html, Post& post) {
    constexpr std::string_view kBegin = ">@";
    constexpr std::string_view kEnd = "</a>";
    for (std::size_t at = html.find(kBegin); at != Text::npos; at = html.find(kBegin, at)) {
      at += kBegin.size();
      const std::size_t end = html.find('<', at);
      if (end == Text::npos) return;
      const Text name = trimmed(html.substr(at, end - at));
      if (!name.empty() && html.substr(end).starts_with(kEnd)) {
        post.mentions.push_back(arena_.join({kWeibo, ":@", ascii_lower(name)}));
      }
    }
  }

  void set_media(RecordView& status, Post& post) {
    for (RecordView& picture : status.objects("pics")) {
      const Text id = picture.text("pid");
      if (!id.empty()) post.media.push_back(arena_.join({"id:", id}));
    }
    if (post.media.empty()) {
      for (const Text id : status.texts("pic_ids")) {
        if (!id.empty()) post.media.push_back(arena_.join({"id:", id}));
      }
    }
    auto page = status.object("page_info");
    if (!page || (page->text("type") != "video" && page->text("object_type") != "video")) return;
    const Text id = page->text("object_id");
    if (!id.empty()) post.media.push_back(arena_.join({"id:", id}));
  }

  /// The site fills in "转发微博" (repost) where the author adds nothing.
  void set_original(RecordView& status, Post& post) {
    post.post_type = PostType::original;
    auto original = status.object("retweeted_status");
    if (!original) return;
    const Text words = trimmed(post.text);
    const bool has_words = !words.empty() && words != "转发微博" && words != "Repost";
    (has_words ? post.quote_of_uid : post.repost_of_uid) = uid(status_id(*original));
    post.post_type = has_words ? PostType::quote : PostType::repost;
  }

  void add_user(RecordView& user) {
    Account account;
    account.platform = kWeibo;
    account.uid = uid(user.scalar("id", arena_));
    account.handle = handle_of(user.text("screen_name"), arena_);
    account.name = user.text("screen_name");
    account.bio = user.text("description");
    account.location = user.text("location");
    if (!user.text("url").empty()) account.url = user.text("url");
    account.verified = user.boolean("verified");
    account.followers = count(user, "followers_count");
    account.following = count(user, user.has("follow_count") ? "follow_count" : "friends_count");
    account.posts = count(user, "statuses_count");
    account.avatar =
        user.has("avatar_hd") ? user.text("avatar_hd") : user.text("profile_image_url");
    if (const auto time = weibo_time(user.text("created_at"))) {
      account.created_at_s = time->epoch_s;
      account.created_at_precision_s = time->precision_s;
    }
    batch_.add_account(account);
  }

  RecordBatch& batch_;
  TextArena& arena_;
  std::size_t n_read_ = 0;
};

}  // namespace

Format weibo_format() {
  Format format;
  format.name = "weibo";
  format.platform = kWeibo;
  format.description = "m.weibo.cn, weibo.com/ajax and open API: statuses (JSON)";
  format.source = "Weibo open platform, API 2: status, user";
  format.fixture = "weibo.json";
  format.recognises = is_weibo;
  format.parse = [](RecordView& record, RecordBatch& batch) { WeiboResponse(batch).add(record); };
  return format;
}

}  // namespace cahoots
