#include "platforms/mastodon.hpp"

#include <fmt/format.h>

#include <map>

#include "platforms/fediverse.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

bool is_mastodon_status(RecordView& object) {
  auto account = object.object("account");
  return account && account->has("acct") && object.has("created_at") &&
         (object.has("content") || object.has("reblog"));
}

bool is_mastodon_account(RecordView& object) {
  return object.has("acct") && object.has("username") && object.has("statuses_count");
}

/// One status, or one page of them.
class MastodonPage {
 public:
  MastodonPage(RecordView& record, RecordBatch& batch)
      : record_(record), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (is_mastodon_account(record_)) return add_account(record_);
    if (record_.has("account")) return add_status(record_);
    if (record_.has("error")) {
      return batch_.reject(
          fmt::format("an error of the API: {}", shown_value(record_.text("error"))));
    }
    // A post stands behind the one it answers: ancestors first.
    const auto lists = {"ancestors", "descendants", "statuses"};
    bool is_page = record_.has("accounts");
    for (RecordView& account : record_.objects("accounts")) add_account(account);
    for (const std::string_view list : lists) {
      is_page = is_page || record_.has(list);
      for (RecordView& status : record_.objects(list)) {
        known_[status.scalar("id", arena_)].uid = uid_of_status(status);
        if (auto account = status.object("account")) {
          accounts_[account->scalar("id", arena_)] =
              author_of_account(*account, status.text("uri")).uid;
        }
      }
    }
    for (const std::string_view list : lists) {
      for (RecordView& status : record_.objects(list)) add_status(status);
    }
    if (!is_page) batch_.reject("neither statuses nor accounts in it");
  }

 private:
  /// What the page tells of a status by the id it has on the server that was asked.
  struct Known {
    Text uid;
    Text conversation_uid;
  };
  struct Author {
    Text uid;
    Text handle;
  };

  Text uid_of_status(RecordView& status) { return fediverse_post_uid(status.text("uri"), arena_); }

  /// NAME@HOST, or NAME of an account of the server whose address `uri` is.
  Author author_of(Text acct, Text uri) {
    const std::size_t at = acct.rfind('@');
    const Text name = acct.substr(0, at);
    const Text host = at == Text::npos ? fediverse_host(uri, arena_) : acct.substr(at + 1);
    const Text uid = fediverse_account_uid(name, host, arena_);
    if (!is_known(uid)) return {};
    return {uid, handle_of(arena_.join({name, "@", host}), arena_)};
  }

  Author author_of_account(RecordView& account, Text status_uri) {
    Text uri = account.text("url");
    if (uri.empty()) uri = account.text("uri");
    return author_of(account.text("acct"), uri.empty() ? status_uri : uri);
  }

  void add_account(RecordView& view, Text status_uri = {}) {
    const Author author = author_of_account(view, status_uri);
    if (!is_known(author.uid)) {
      return batch_.reject("an account without acct, or a local one without a url");
    }
    Account account;
    account.platform = kFediverse;
    account.uid = author.uid;
    account.handle = author.handle;
    account.name = view.text("display_name");
    account.bio = fediverse_plain(view.text("note"), arena_);
    account.url = view.text("url");
    account.avatar = view.text("avatar");
    account.followers = view.integer("followers_count");
    account.following = view.integer("following_count");
    account.posts = view.integer("statuses_count");
    set_fediverse_creation(view.text("created_at"), account);
    batch_.add_account(account);
  }

  void add_status(RecordView& status) {
    const Text uri = status.text("uri");
    if (uri.empty()) return batch_.reject("a status without a uri");
    auto account = status.object("account");
    const Author author = account ? author_of_account(*account, uri) : Author{};
    if (!is_known(author.uid)) {
      return batch_.reject("a status whose account has no acct, or is local and has no url");
    }
    const Text written = status.text("created_at");
    const auto time = parse_timestamp(written);
    if (is_known(written) && !time) {
      return batch_.reject(fmt::format("created_at '{}' is no time", shown_value(written)));
    }
    add_account(*account, uri);
    Post post;
    post.platform = kFediverse;
    post.uid = uid_of_status(status);
    post.account_uid = author.uid;
    post.account_handle = author.handle;
    post.account_name = account->text("display_name");
    if (time) {
      post.created_at_s = time->epoch_s;
      post.created_at_precision_s = time->precision_s;
    }
    post.url = status.text("url");
    post.lang = status.text("language") == "und" ? Text() : status.text("language");
    // A status that was deleted is given back with its plain text instead.
    const Text html = status.has("content") ? status.text("content") : status.text("text");
    set_fediverse_text({status.text("spoiler_text")}, html, post, arena_);
    set_entities(status, author, post);
    set_type(status, *account, post);
    batch_.add_post(post);
    add_quoted(status);
    if (auto reblog = status.object("reblog")) add_status(*reblog);
  }

  void set_entities(RecordView& status, const Author& author, Post& post) {
    for (RecordView& tag : status.objects("tags")) {
      if (!tag.text("name").empty()) post.hashtags.push_back(tag.text("name"));
    }
    const Text reply_to = status.scalar("in_reply_to_account_id", arena_);
    if (const auto found = accounts_.find(reply_to);
        !reply_to.empty() && found != accounts_.end()) {
      post.reply_to_account_uid = found->second;
    }
    auto account = status.object("account");
    if (!reply_to.empty() && account && account->scalar("id", arena_) == reply_to) {
      post.reply_to_account_uid = author.uid;
    }
    for (RecordView& mention : status.objects("mentions")) {
      const Text uid = author_of(mention.text("acct"), mention.text("url")).uid;
      if (!is_known(uid)) continue;
      post.mentions.push_back(uid);
      if (!reply_to.empty() && mention.scalar("id", arena_) == reply_to) {
        post.reply_to_account_uid = uid;
      }
    }
    for (RecordView& media : status.objects("media_attachments")) {
      // The address at the server of the author is the same everywhere, that of a copy is not.
      Text url = media.text("remote_url");
      if (url.empty()) url = media.text("url");
      if (!url.empty()) post.media.push_back(arena_.join({"url:", url}));
    }
  }

  void set_type(RecordView& status, RecordView& account, Post& post) {
    post.post_type = PostType::original;
    if (auto quote = status.object("quote")) {
      post.post_type = PostType::quote;
      auto quoted = quote->object("quoted_status");
      post.quote_of_uid = quoted ? uid_of_status(*quoted) : uid_of_status(*quote);
    }
    const Text parent = status.scalar("in_reply_to_id", arena_);
    if (!parent.empty()) {
      post.post_type = PostType::reply;
      set_parent(status, account, parent, post);
    }
    if (auto reblog = status.object("reblog")) {
      post.post_type = PostType::repost;
      post.repost_of_uid = uid_of_status(*reblog);
      return;
    }
    if (parent.empty()) post.conversation_uid = post.uid;
    known_[status.scalar("id", arena_)] = {post.uid, post.conversation_uid};
    post.replies = status.integer("replies_count");
    post.reposts = status.integer("reblogs_count");
    post.likes = status.integer("favourites_count");
    post.quotes = status.integer("quotes_count");
  }

  void set_parent(RecordView& status, RecordView& account, Text parent, Post& post) {
    if (const auto found = known_.find(parent); found != known_.end()) {
      post.reply_to_uid = found->second.uid;
      post.conversation_uid = found->second.conversation_uid;
      return;
    }
    // A local account that answers itself: both addresses differ in the id only.
    const Text id = status.scalar("id", arena_);
    const Text account_id = account.scalar("id", arena_);
    const Text uri = status.text("uri");
    const bool is_local = account.text("acct").find('@') == Text::npos;
    if (!is_local || id.empty() || account_id.empty()) return;
    if (account_id != status.scalar("in_reply_to_account_id", arena_)) return;
    if (!uri.ends_with(arena_.join({"/statuses/", id}))) return;
    post.reply_to_uid =
        arena_.join({kFediverse, ":", uri.substr(0, uri.size() - id.size()), parent});
  }

  void add_quoted(RecordView& status) {
    auto quote = status.object("quote");
    if (!quote) return;
    auto quoted = quote->object("quoted_status");
    if (quoted) return add_status(*quoted);
    // Akkoma and others give the quoted status itself.
    if (is_mastodon_status(*quote)) add_status(*quote);
  }

  RecordView& record_;
  RecordBatch& batch_;
  TextArena& arena_;
  std::map<Text, Known> known_;
  std::map<Text, Text> accounts_;
};

bool recognises_mastodon(RecordView& first) {
  if (is_mastodon_account(first) || is_mastodon_status(first)) return true;
  for (const std::string_view list : {"statuses", "ancestors", "descendants"}) {
    for (RecordView& status : first.objects(list)) {
      if (is_mastodon_status(status)) return true;
    }
  }
  // A page without results still has the frame of one.
  return (first.has("statuses") && first.has("accounts") && first.has("hashtags")) ||
         (first.has("ancestors") && first.has("descendants"));
}

}  // namespace

Format mastodon_format() {
  Format format;
  format.name = "mastodon";
  format.platform = kFediverse;
  format.description = "Mastodon API: statuses, search results, contexts, accounts (JSON)";
  format.source = "Mastodon documentation: entities Status, Account, Quote, Context, Search";
  format.fixture = "mastodon.jsonl";
  format.recognises = recognises_mastodon;
  format.parse = [](RecordView& record, RecordBatch& batch) { MastodonPage(record, batch).add(); };
  return format;
}

}  // namespace cahoots
