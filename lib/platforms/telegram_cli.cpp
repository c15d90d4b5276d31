#include "platforms/telegram_cli.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kTelegramCli = "telegram";
constexpr std::size_t kPermanentIdDigits = 48;
constexpr std::size_t kNumberAt = 16;
constexpr std::size_t kNumberDigits = 16;

/// The number of a message in its permanent id; nothing where the id has another form.
std::optional<std::uint64_t> number_of_permanent_id(Text id) {
  if (id.size() != kPermanentIdDigits) return std::nullopt;
  const Text digits = id.substr(kNumberAt, kNumberDigits);
  std::uint64_t number = 0;
  for (std::size_t i = kNumberDigits; i > 0; i -= 2) {  // the lowest byte stands first
    std::uint8_t byte = 0;
    const char* const end = digits.data() + i;
    if (std::from_chars(end - 2, end, byte, 16).ptr != end) return std::nullopt;
    number = number << 8 | byte;
  }
  return number;
}

/// A user, group or channel.
struct TelegramCliPeer {
  Text type;
  Text id;
  Text handle;
  Text name;

  TelegramCliPeer(RecordView& peer, TextArena& arena) {
    type = peer.has("peer_type") ? peer.text("peer_type") : peer.text("type");
    id = peer.scalar(peer.has("peer_id") ? "peer_id" : "id", arena);
    if (!is_ascii_number(id)) id = {};
    handle = handle_of(peer.text("username"), arena);
    const Text title = peer.text("title");
    const Text first = peer.text("first_name");
    const Text last = peer.text("last_name");
    const bool has_both = !first.empty() && !last.empty();
    name = !title.empty() ? title : has_both ? arena.join({first, " ", last}) : first;
    if (name.empty() && !last.empty()) name = last;
    const Text print_name = peer.text("print_name");
    // Of a peer that it does not know, telegram-cli makes up `user#123`.
    if (name.empty() && print_name.find('#') == Text::npos) name = print_name;
  }

  Text uid(TextArena& arena) const {
    return type.empty() || id.empty() ? Text() : arena.join({kTelegramCli, ":", type, id});
  }
};

class TelegramCliMessage {
 public:
  TelegramCliMessage(RecordView& message, RecordBatch& batch)
      : message_(message), batch_(batch), arena_(batch.arena()) {}

  void add() {
    const Text event = message_.text("event");
    if (event == "service") return batch_.pass_over("telegram service message");
    if (event != "message") return reject_or_pass_over(event);
    auto from = message_.object("from");
    auto to = message_.object("to");
    if (!from || !to) return batch_.reject("a message without sender or chat");
    const TelegramCliPeer sender(*from, arena_);
    const TelegramCliPeer receiver(*to, arena_);
    // A talk of two is known by the other, who is the sender of what comes in.
    const bool is_incoming_talk = receiver.type == "user" && message_.boolean("out") == false;
    const TelegramCliPeer& chat = is_incoming_talk ? sender : receiver;
    Post post;
    post.platform = kTelegramCli;
    post.account_uid = sender.uid(arena_);
    if (post.account_uid.empty()) return batch_.reject("a sender without type or id");
    if (!set_time(post)) return;
    post.uid = message_uid(chat, message_.scalar("id", arena_));
    post.account_handle = sender.handle;
    post.account_name = sender.name;
    post.text = message_.text("text");
    set_media(post);
    set_references(chat, post);
    add_account(sender, post.account_uid);
    batch_.add_post(post);
  }

 private:
  void reject_or_pass_over(Text event) {
    if (is_known(event)) return batch_.pass_over("telegram-cli event of another kind");
    const Text error = message_.text("error");
    if (!is_known(error)) return batch_.reject("no event in it");
    batch_.reject(fmt::format("an error of telegram-cli: {}", shown_value(error)));
  }

  Text message_uid(const TelegramCliPeer& chat, Text id) {
    if (chat.id.empty() || id.empty()) return {};
    const auto number = number_of_permanent_id(id);
    const std::string shown = number ? fmt::format("{}", *number) : std::string(id);
    return arena_.join({kTelegramCli, ":", chat.id, "/", shown});
  }

  bool set_time(Post& post) {
    const Text written = message_.scalar("date", arena_);
    const auto time = parse_timestamp(written);
    if (!time) {
      batch_.reject(is_known(written) ? fmt::format("date '{}' is no time", shown_value(written))
                                      : "a message without a date");
      return false;
    }
    post.created_at_s = time->epoch_s;
    post.created_at_precision_s = time->precision_s;
    return true;
  }

  void set_media(Post& post) {
    auto media = message_.object("media");
    if (!media) return;
    if (post.text.empty() && media->has("caption")) post.text = media->text("caption");
    const Text url = media->text("url");
    if (media->text("type") == "webpage" && !url.empty()) post.urls.push_back(url);
  }

  void set_references(const TelegramCliPeer& chat, Post& post) {
    post.post_type = PostType::original;
    post.reply_to_uid = message_uid(chat, message_.scalar("reply_id", arena_));
    if (is_known(post.reply_to_uid)) post.post_type = PostType::reply;
    if (message_.object("fwd_from")) post.post_type = PostType::repost;
  }

  void add_account(const TelegramCliPeer& sender, Text uid) {
    Account account;
    account.platform = kTelegramCli;
    account.uid = uid;
    account.handle = sender.handle;
    account.name = sender.name;
    batch_.add_account(account);
  }

  RecordView& message_;
  RecordBatch& batch_;
  TextArena& arena_;
};

bool is_telegram_cli(RecordView& first) {
  const Text event = first.text("event");
  const bool is_message = event == "message" || event == "service";
  return is_message && first.has("id") && first.object("from") && first.object("to");
}

}  // namespace

Format telegram_cli_format() {
  Format format;
  format.name = "telegram-cli";
  format.platform = kTelegramCli;
  format.description = "telegram-cli --json: messages (JSON Lines)";
  format.source = "json-tg.c of vysheng/tg";
  format.fixture = "telegram_cli.jsonl";
  format.recognises = is_telegram_cli;
  format.parse = [](RecordView& record, RecordBatch& batch) {
    TelegramCliMessage(record, batch).add();
  };
  return format;
}

}  // namespace cahoots
