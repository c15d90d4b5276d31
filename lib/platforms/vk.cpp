#include "platforms/vk.hpp"

#include <fmt/format.h>

#include <map>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kVk = "vk";

/// A post or comment, rather than a message, a user or a photo.
bool is_wall_item(RecordView& item) {
  const bool has_wall = item.has("owner_id") || item.has("to_id") || item.has("post_id");
  return item.has("from_id") && item.has("date") && item.has("id") && item.has("text") &&
         (has_wall || item.has("likes")) && !item.has("peer_id");
}

bool is_wall_page(RecordView& page) {
  const auto items = page.objects("items");
  if (items.empty()) return page.has("items") && page.has("count") && page.has("profiles");
  for (RecordView item : items) {
    if (is_wall_item(item)) return true;
  }
  return false;
}

std::optional<std::int64_t> vk_count(RecordView& item, std::string_view key) {
  auto counter = item.object(key);
  return counter ? counter->integer("count") : std::nullopt;
}

/// One response, page or item.
class VkResponse {
 public:
  explicit VkResponse(RecordBatch& batch) : batch_(batch), arena_(batch.arena()) {}

  void add(RecordView& record) {
    if (auto error = record.object("error")) {
      return batch_.reject(
          fmt::format("an error of the API: {}", shown_value(error->text("error_msg"))));
    }
    if (auto response = record.object("response")) return add_page(*response);
    const auto list = record.objects("response");
    if (!list.empty() || record.has("response")) return add_items(list);
    if (record.has("items")) return add_page(record);
    add_item(record);
  }

 private:
  struct Names {
    Text handle;
    Text name;
  };

  void add_page(RecordView& page) {
    if (!page.has("items")) return batch_.reject("a response without \"items\"");
    for (RecordView& profile : page.objects("profiles")) add_profile(profile);
    for (RecordView& group : page.objects("groups")) add_group(group);
    add_items(page.objects("items"));
  }

  void add_items(std::vector<RecordView> items) {
    for (RecordView& item : items) add_item(item);
  }

  static bool is_deleted(RecordView& item) {
    return item.boolean("deleted") == true || item.boolean("is_deleted") == true ||
           item.integer("from_id") == 0;
  }

  /// Ids are integers; 0 stands for none.
  Text id(RecordView& object, std::string_view key) {
    const auto number = object.integer(key);
    return number && *number != 0 ? arena_.keep(fmt::format("{}", *number)) : Text();
  }
  Text account_uid(Text id) { return id.empty() ? Text() : arena_.join({kVk, ":", id}); }
  Text post_uid(Text owner, Text id) {
    return owner.empty() || id.empty() ? Text() : arena_.join({kVk, ":", owner, "_", id});
  }
  Text owner_of(RecordView& item) { return id(item, item.has("owner_id") ? "owner_id" : "to_id"); }

  void add_item(RecordView& item) {
    if (is_deleted(item)) return batch_.pass_over("vk deleted post or comment");
    const Text owner = owner_of(item);
    const Text number = id(item, "id");
    if (owner.empty() || number.empty()) {
      return batch_.reject("no owner_id or id: the item cannot be told from others");
    }
    Post post;
    post.platform = kVk;
    post.uid = post_uid(owner, number);
    set_account(id(item, "from_id"), post);
    if (!set_time(item, post)) return;
    post.text = item.text("text");
    add_mentions(post);
    for (RecordView& attachment : item.objects("attachments")) add_attachment(attachment, post);
    post.likes = vk_count(item, "likes");
    if (is_comment(item)) {
      set_comment(item, owner, number, post);
    } else {
      set_wall_post(item, owner, number, post);
    }
    batch_.add_post(post);
    for (RecordView& original : item.objects("copy_history")) add_item(original);
    if (auto thread = item.object("thread")) add_items(thread->objects("items"));
  }

  /// The search gives comments among posts, with post_type "reply".
  static bool is_comment(RecordView& item) {
    return item.has("post_id") && item.text("post_type") != "post";
  }

  void set_account(Text from, Post& post) {
    post.account_uid = account_uid(from);
    const auto names = names_.find(post.account_uid);
    if (names == names_.end()) return;
    post.account_handle = names->second.handle;
    post.account_name = names->second.name;
  }

  bool set_time(RecordView& item, Post& post) {
    return set_written_time(item.scalar("date", arena_), "date", post, batch_);
  }

  void set_wall_post(RecordView& item, Text owner, Text number, Post& post) {
    post.url = arena_.join({"https://vk.com/wall", owner, "_", number});
    post.conversation_uid = post.uid;
    post.post_type = PostType::original;
    post.replies = vk_count(item, "comments");
    post.reposts = vk_count(item, "reposts");
    post.views = vk_count(item, "views");
    for (RecordView& original : item.objects("copy_history")) {
      const bool has_words = !trimmed(post.text).empty();
      const Text uid = post_uid(owner_of(original), id(original, "id"));
      (has_words ? post.quote_of_uid : post.repost_of_uid) = uid;
      post.post_type = has_words ? PostType::quote : PostType::repost;
      break;  // the rest of the history is what that one repeated
    }
  }

  void set_comment(RecordView& comment, Text owner, Text number, Post& post) {
    const Text wall_post = id(comment, "post_id");
    const Text parent = id(comment, "reply_to_comment");
    post.post_type = PostType::comment;
    post.conversation_uid = post_uid(owner, wall_post);
    post.reply_to_uid = post_uid(owner, parent.empty() ? wall_post : parent);
    post.reply_to_account_uid = account_uid(id(comment, "reply_to_user"));
    post.replies = vk_count(comment, "thread");
    post.url = arena_.join({"https://vk.com/wall", owner, "_", wall_post, "?reply=", number});
  }

  void add_attachment(RecordView& attachment, Post& post) {
    const Text type = attachment.text("type");
    if (type == "link") {
      auto link = attachment.object("link");
      if (link && !link->text("url").empty()) post.urls.push_back(link->text("url"));
      return;
    }
    if (type != "photo" && type != "video" && type != "audio" && type != "doc") return;
    auto media = attachment.object(type);
    if (!media) return;
    const Text owner = id(*media, "owner_id");
    const Text number = id(*media, "id");
    if (owner.empty() || number.empty()) return;
    post.media.push_back(arena_.join({"id:", type, owner, "_", number}));
  }

  /// Mentions stand in the text as [id7|Name] and [club7|Name].
  void add_mentions(Post& post) {
    Text rest = post.text;
    for (std::size_t at = rest.find('['); at != Text::npos; at = rest.find('[')) {
      rest.remove_prefix(at + 1);
      for (const std::string_view prefix : {"id", "club", "public", "event"}) {
        if (!rest.starts_with(prefix)) continue;
        const Text tail = rest.substr(prefix.size());
        std::size_t n_digits = 0;
        while (n_digits < tail.size() && is_ascii_digit(tail[n_digits])) ++n_digits;
        if (n_digits == 0 || n_digits == tail.size() || tail[n_digits] != '|') continue;
        const std::string_view sign = prefix == "id" ? "" : "-";
        post.mentions.push_back(arena_.join({kVk, ":", sign, tail.substr(0, n_digits)}));
      }
    }
  }

  void add_profile(RecordView& profile) {
    Account account;
    const Text first = profile.text("first_name");
    const Text last = profile.text("last_name");
    account.name = first.empty() || last.empty() ? (first.empty() ? last : first)
                                                 : arena_.join({first, " ", last});
    account.followers = profile.integer("followers_count");
    account.bio = profile.text("about");
    add_account(profile, id(profile, "id"), account);
  }

  void add_group(RecordView& group) {
    Account account;
    account.name = group.text("name");
    account.followers = group.integer("members_count");
    account.bio = group.text("description");
    const Text number = id(group, "id");
    add_account(group, number.empty() ? Text() : arena_.join({"-", number}), account);
  }

  void add_account(RecordView& object, Text id, Account& account) {
    account.platform = kVk;
    account.uid = account_uid(id);
    if (account.uid.empty()) return;
    account.handle = handle_of(object.text("screen_name"), arena_);
    if (!object.text("site").empty()) account.url = object.text("site");
    if (auto city = object.object("city")) account.location = city->text("title");
    if (const auto verified = object.integer("verified")) account.verified = *verified == 1;
    for (const std::string_view key : {"photo_50", "photo_100", "photo_200"}) {
      if (is_known(object.text(key))) account.avatar = object.text(key);
    }
    names_[account.uid] = {account.handle, account.name};
    batch_.add_account(account);
  }

  RecordBatch& batch_;
  TextArena& arena_;
  std::map<Text, Names> names_;
};

bool is_vk(RecordView& first) {
  if (auto response = first.object("response")) return is_wall_page(*response);
  for (RecordView& item : first.objects("response")) return is_wall_item(item);
  if (first.has("items")) return is_wall_page(first);
  return is_wall_item(first) && first.integer("from_id").has_value();
}

}  // namespace

Format vk_format() {
  Format format;
  format.name = "vk";
  format.platform = kVk;
  format.description = "API: wall posts, comments, search (JSON)";
  format.source = "VK API schema 5.199: wall_wallpost, wall_wall_comment";
  format.fixture = "vk.json";
  format.recognises = is_vk;
  format.parse = [](RecordView& record, RecordBatch& batch) { VkResponse(batch).add(record); };
  return format;
}

}  // namespace cahoots
