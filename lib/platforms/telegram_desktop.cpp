#include "platforms/telegram_desktop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kTelegramDesktop = "telegram";
constexpr std::array<std::string_view, 9> kChatTypes{
    "saved_messages",     "replies",           "personal_chat",   "bot_chat",      "private_group",
    "private_supergroup", "public_supergroup", "private_channel", "public_channel"};

/// Where ids of groups and of channels began, before peers had a prefix.
constexpr std::int64_t kGroupShift = 0x100000000;
constexpr std::int64_t kChannelShift = 0x200000000;
constexpr std::int64_t kShiftEnd = 0x300000000;

bool is_telegram_chat(RecordView& object) {
  const Text type = object.text("type");
  return std::find(kChatTypes.begin(), kChatTypes.end(), type) != kChatTypes.end() &&
         object.has("messages") && object.has("id");
}

/// The messages of one chat.
class TelegramDesktopChat {
 public:
  TelegramDesktopChat(RecordView& chat, RecordBatch& batch)
      : chat_(chat), batch_(batch), arena_(batch.arena()) {
    type_ = chat.text("type");
    name_ = chat.text("name");
    id_ = id_of_chat();
  }

  void add() {
    for (RecordView& message : chat_.objects("messages")) {
      const Text type = message.text("type");
      if (type == "service") {
        batch_.pass_over("Telegram service message");
      } else if (type == "unsupported") {
        batch_.pass_over("unsupported Telegram message");
      } else {
        add_message(message);
      }
    }
  }

 private:
  bool is_channel() const { return type_.ends_with("_channel"); }

  /// Old exports give the id of a group or channel with its kind in it.
  Text id_of_chat() {
    const auto id = chat_.integer("id");
    if (!id) return chat_.text("id");
    const bool is_wide = is_channel() || type_.ends_with("_supergroup");
    if (is_wide && *id >= kChannelShift && *id < kShiftEnd) return number(*id - kChannelShift);
    if (type_ == "private_group" && *id >= kGroupShift && *id < kChannelShift) {
      return number(*id - kGroupShift);
    }
    return number(*id);
  }

  Text number(std::int64_t value) { return arena_.keep(fmt::format("{}", value)); }
  Text message_uid(Text chat_id, Text id) {
    return chat_id.empty() || id.empty() ? Text()
                                         : arena_.join({kTelegramDesktop, ":", chat_id, "/", id});
  }

  Text account_uid(RecordView& message) {
    if (const Text peer = message.text("from_id"); !peer.empty()) {
      return arena_.join({kTelegramDesktop, ":", peer});
    }
    if (const auto id = message.integer("from_id")) {
      const bool is_group = *id >= kGroupShift && *id < kChannelShift;
      if (*id >= kChannelShift) return peer_uid("channel", number(*id - kChannelShift));
      return is_group ? peer_uid("chat", number(*id - kGroupShift)) : peer_uid("user", number(*id));
    }
    return is_channel() ? peer_uid("channel", id_) : Text();
  }
  Text peer_uid(std::string_view kind, Text id) {
    return id.empty() ? Text() : arena_.join({kTelegramDesktop, ":", kind, id});
  }

  void add_message(RecordView& message) {
    Post post;
    post.platform = kTelegramDesktop;
    post.uid = message_uid(id_, message.scalar("id", arena_));
    post.account_uid = account_uid(message);
    post.account_name = message.text("from");
    if (!is_known(post.account_name) && is_channel()) post.account_name = name_;
    const Text written = message.scalar("date_unixtime", arena_);
    if (!set_written_time(written, "date_unixtime", post, batch_)) return;
    set_text(message, post);
    set_type(message, post);
    for (const std::string_view key : {"photo", "file"}) {
      const Text path = message.text(key);
      // In brackets stands why a file was not exported.
      if (path.empty() || path.starts_with('(')) continue;
      post.media.push_back(arena_.join({"id:", id_, "/", path}));
    }
    batch_.add_post(post);
  }

  void set_text(RecordView& message, Post& post) {
    std::vector<ListItem> parts = message.items("text");
    std::vector<ListItem> entities = message.items("text_entities");
    post.text = message.text("text");
    if (!is_known(post.text)) post.text = joined(parts.empty() ? entities : parts);
    for (ListItem& entity : entities.empty() ? parts : entities) {
      if (entity.object) set_entity(*entity.object, post);
    }
  }

  Text joined(std::vector<ListItem>& parts) {
    if (parts.empty()) return {};
    std::string text;
    for (ListItem& part : parts) text.append(part.object ? part.object->text("text") : part.text);
    return arena_.keep(text);
  }

  void set_entity(RecordView& entity, Post& post) {
    const Text type = entity.text("type");
    const Text text = entity.text("text");
    if (type == "link" && !text.empty()) post.urls.push_back(text);
    if (type == "hashtag" && !text.empty()) post.hashtags.push_back(text);
    if (type == "text_link") {
      const Text address = entity.text("href");
      if (!address.empty()) post.urls.push_back(address);
    } else if (type == "mention") {
      const Text handle = handle_of(text, arena_);
      if (!handle.empty()) {
        post.mentions.push_back(arena_.join({kTelegramDesktop, ":", ascii_lower(handle)}));
      }
    } else if (type == "mention_name") {
      const Text uid = peer_uid("user", entity.scalar("user_id", arena_));
      if (is_known(uid)) post.mentions.push_back(uid);
    }
  }

  void set_type(RecordView& message, Post& post) {
    post.post_type = PostType::original;
    const Text parent = message.scalar("reply_to_message_id", arena_);
    if (!parent.empty()) {
      post.post_type = PostType::reply;
      Text chat_id = id_;
      if (const Text peer = message.text("reply_to_peer_id"); !peer.empty()) {
        chat_id = peer.substr(std::min(peer.find_first_of("0123456789"), peer.size()));
      }
      post.reply_to_uid = message_uid(chat_id, parent);
    }
    // The name of who wrote it first is null where that account was deleted.
    const auto keys = message.keys();
    const auto has_key = [&](std::string_view key) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    if (has_key("forwarded_from") || has_key("saved_from")) post.post_type = PostType::repost;
  }

  RecordView& chat_;
  RecordBatch& batch_;
  TextArena& arena_;
  Text type_;
  Text name_;
  Text id_;
};

/// Calls `visit` with each chat of an export, until it gives true.
template <class Visit>
bool any_telegram_chat(RecordView& record, Visit visit) {
  if (is_telegram_chat(record)) return visit(record);
  for (const std::string_view key : {"chats", "left_chats"}) {
    auto chats = record.object(key);
    if (!chats) continue;
    for (RecordView& chat : chats->objects("list")) {
      if (is_telegram_chat(chat) && visit(chat)) return true;
    }
  }
  return false;
}

}  // namespace

Format telegram_desktop_format() {
  Format format;
  format.name = "telegram-desktop";
  format.platform = kTelegramDesktop;
  format.description = "Telegram Desktop: result.json of one chat or of all chats";
  format.source = "Telegram Desktop, export/output/export_output_json.cpp";
  format.fixture = "telegram_desktop.json";
  format.item_key = "messages";
  format.recognises = [](RecordView& first) {
    return any_telegram_chat(first, [](RecordView&) { return true; });
  };
  format.parse = [](RecordView& record, RecordBatch& batch) {
    bool has_chat = false;
    any_telegram_chat(record, [&](RecordView& chat) {
      TelegramDesktopChat(chat, batch).add();
      has_chat = true;
      return false;
    });
    if (!has_chat) batch.reject("no chat with messages in it");
  };
  return format;
}

}  // namespace cahoots
