#include "platforms/activitypub.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "platforms/fediverse.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, 4> kCollectionTypes{
    "OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"};
constexpr std::array<std::string_view, 8> kContentTypes{"Note",  "Article", "Question", "Page",
                                                        "Video", "Image",   "Audio",    "Event"};
constexpr std::array<std::string_view, 5> kActorTypes{"Person", "Service", "Group", "Organization",
                                                      "Application"};

template <std::size_t N>
bool is_listed(const std::array<std::string_view, N>& names, Text name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// JSON-LD writes a list of one as the element itself.
std::vector<RecordView> one_or_more(RecordView& view, std::string_view key) {
  std::vector<RecordView> found = view.objects(key);
  if (auto single = view.object(key)) found.push_back(*single);
  return found;
}

/// The id of what a field refers to: it holds the id, or the object, or a list of either.
Text referred_id(RecordView& view, std::string_view key) {
  if (const Text id = view.text(key); is_known(id)) return id;
  for (const Text id : view.texts(key)) return id;
  for (RecordView& object : one_or_more(view, key)) {
    const Text id = object.text("id");
    return id.empty() ? object.text("href") : id;
  }
  return {};
}

std::optional<std::int64_t> items_in(RecordView& view, std::string_view key) {
  auto collection = view.object(key);
  return collection ? collection->integer("totalItems") : std::nullopt;
}

/// Adds what one document holds.
class ActivityDocument {
 public:
  explicit ActivityDocument(RecordBatch& batch) : batch_(batch), arena_(batch.arena()) {}

  void add(RecordView& object) {
    const Text type = object.text("type");
    if (is_listed(kCollectionTypes, type)) return add_items(object);
    if (is_listed(kActorTypes, type)) return add_actor(object);
    if (is_listed(kContentTypes, type)) return add_content(object, {});
    if (type == "Create") return add_created(object);
    if (type == "Announce") return add_announced(object);
    if (object.has("actor")) return batch_.pass_over("other ActivityPub activity");
    batch_.reject(fmt::format("'{}' is no ActivityStreams type that is read", shown_value(type)));
  }

 private:
  void add_items(RecordView& collection) {
    for (const std::string_view list : {"orderedItems", "items"}) {
      for (RecordView& item : collection.objects(list)) add(item);
    }
    if (auto page = collection.object("first")) add_items(*page);
  }

  void add_actor(RecordView& actor) {
    const Text id = actor.text("id");
    Account account;
    account.platform = kFediverse;
    account.uid = fediverse_actor_uid(id, arena_);
    if (!is_known(account.uid)) return batch_.reject("an actor without an id");
    const Text name = actor.text("preferredUsername");
    const Text host = fediverse_host(id, arena_);
    if (!name.empty() && is_known(host)) {
      account.handle = handle_of(arena_.join({name, "@", host}), arena_);
    }
    account.name = actor.text("name");
    account.bio = fediverse_plain(actor.text("summary"), arena_);
    account.url = referred_id(actor, "url");
    for (RecordView& icon : one_or_more(actor, "icon")) account.avatar = icon.text("url");
    set_fediverse_creation(actor.text("published"), account);
    batch_.add_account(account);
  }

  void add_created(RecordView& activity) {
    auto object = activity.object("object");
    if (!object) return batch_.reject("a Create that does not hold its object");
    if (!is_listed(kContentTypes, object->text("type"))) {
      return batch_.pass_over("other ActivityPub object");
    }
    add_content(*object, referred_id(activity, "actor"));
  }

  void add_announced(RecordView& activity) {
    Post post;
    if (!set_origin(activity, referred_id(activity, "actor"), post)) return;
    post.post_type = PostType::repost;
    post.repost_of_uid = fediverse_post_uid(referred_id(activity, "object"), arena_);
    batch_.add_post(post);
    auto object = activity.object("object");
    if (object && is_listed(kContentTypes, object->text("type"))) add_content(*object, {});
  }

  /// What any post has; false where the record was rejected.
  bool set_origin(RecordView& object, Text author, Post& post) {
    post.platform = kFediverse;
    post.uid = fediverse_post_uid(object.text("id"), arena_);
    post.account_uid = fediverse_actor_uid(author, arena_);
    return set_written_time(object.text("published"), "published", post, batch_);
  }

  void add_content(RecordView& object, Text actor) {
    // Mastodon delivers the votes in a poll as notes with a name and no content.
    if (object.text("type") == "Note" && object.has("name") && !object.has("content")) {
      return batch_.pass_over("ActivityPub vote");
    }
    if (auto author = object.object("attributedTo")) add_actor(*author);
    Text author = referred_id(object, "attributedTo");
    if (author.empty()) author = actor;
    Post post;
    if (!set_origin(object, author, post)) return;
    post.url = referred_id(object, "url");
    set_handle(author, post);
    if (auto languages = object.object("contentMap")) {
      const auto keys = languages->keys();
      if (keys.size() == 1 && keys.front() != "und") post.lang = keys.front();
    }
    set_fediverse_text({object.text("name"), object.text("summary")}, object.text("content"), post,
                       arena_);
    set_tags(object, post);
    set_attachments(object, post);
    set_references(object, post);
    post.likes = items_in(object, "likes");
    post.reposts = items_in(object, "shares");
    post.replies = items_in(object, "replies");
    batch_.add_post(post);
  }

  /// `https://HOST/@NAME/ID` confirms what the actor's id suggests.
  void set_handle(Text author, Post& post) {
    const Text name = fediverse_actor_name(author);
    if (name.empty() || !is_known(post.url)) return;
    if (post.url.find(arena_.join({"/@", name, "/"})) == Text::npos) return;
    const Text host = fediverse_host(author, arena_);
    if (is_known(host)) post.account_handle = arena_.join({"@", name, "@", host});
  }

  void set_tags(RecordView& object, Post& post) {
    for (RecordView& tag : one_or_more(object, "tag")) {
      const Text name = tag.text("name");
      if (tag.text("type") == "Hashtag" && !name.empty()) post.hashtags.push_back(name);
      if (tag.text("type") != "Mention") continue;
      const Text uid = fediverse_actor_uid(tag.text("href"), arena_);
      if (is_known(uid)) {
        post.mentions.push_back(uid);
      } else if (const Text handle = handle_of(name, arena_); is_known(handle)) {
        post.mentions.push_back(arena_.join({kFediverse, ":", ascii_lower(handle)}));
      }
    }
  }

  void set_attachments(RecordView& object, Post& post) {
    for (RecordView& attachment : one_or_more(object, "attachment")) {
      const Text link = attachment.text("href");
      if (!link.empty()) post.urls.push_back(link);
      const Text url = referred_id(attachment, "url");
      if (!url.empty()) post.media.push_back(arena_.join({"url:", url}));
    }
  }

  void set_references(RecordView& object, Post& post) {
    post.post_type = PostType::original;
    for (const std::string_view key : {"quote", "quoteUrl", "quoteUri", "_misskey_quote"}) {
      const Text quoted = referred_id(object, key);
      if (quoted.empty()) continue;
      post.quote_of_uid = fediverse_post_uid(quoted, arena_);
      post.post_type = PostType::quote;
      break;
    }
    const Text parent = referred_id(object, "inReplyTo");
    if (parent.empty()) {
      post.conversation_uid = post.uid;
      return;
    }
    post.reply_to_uid = fediverse_post_uid(parent, arena_);
    post.post_type = PostType::reply;
  }

  RecordBatch& batch_;
  TextArena& arena_;
};

bool recognises_activitypub(RecordView& first) {
  const Text type = first.text("type");
  if (is_listed(kCollectionTypes, type)) {
    return first.has("orderedItems") || first.has("items") || first.has("first");
  }
  if (is_listed(kActorTypes, type)) return first.has("inbox") && first.has("id");
  if (is_listed(kContentTypes, type)) return first.has("attributedTo") && first.has("id");
  return first.has("actor") && first.has("object") && first.has("@context");
}

}  // namespace

Format activitypub_format() {
  Format format;
  format.name = "activitypub";
  format.platform = kFediverse;
  format.description = "ActivityPub: outboxes, activities, notes, actors (JSON)";
  format.source = "W3C ActivityPub and Activity Vocabulary; Mastodon documentation: ActivityPub";
  format.fixture = "activitypub.json";
  format.item_key = "orderedItems";
  format.recognises = recognises_activitypub;
  format.parse = [](RecordView& record, RecordBatch& batch) {
    ActivityDocument(batch).add(record);
  };
  return format;
}

}  // namespace cahoots
