#include "platforms/zeeschuimer_instagram.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <map>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "platforms/zeeschuimer_item.hpp"
#include "text/entities.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kInstagramOfWeb = "instagram";

/// One captured post, in either form.
class InstagramItem {
 public:
  InstagramItem(ZeeschuimerItem& item, RecordBatch& batch)
      : item_(item), data_(item.data), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (data_.text("product_type") == "ad") return batch_.pass_over("instagram advertisement");
    const bool is_graph = data_.has("shortcode");
    Post post;
    post.platform = kInstagramOfWeb;
    post.post_type = PostType::original;
    const Text code = data_.text(is_graph ? "shortcode" : "code");
    post.uid = uid(code);
    post.conversation_uid = post.uid;
    if (!code.empty()) post.url = arena_.join({"https://www.instagram.com/p/", code, "/"});
    post.collected_at_s = item_.collected_at_s;
    if (!set_author(post)) return;
    if (is_graph) {
      set_graph_fields(post);
    } else {
      set_v1_fields(post);
    }
    if (data_.boolean("like_and_view_counts_disabled") == true) {
      post.likes.reset();
      post.views.reset();
    }
    const std::string_view time_key = is_graph ? "taken_at_timestamp" : "taken_at";
    if (set_post_time(data_, time_key, post, batch_)) batch_.add_post(post);
  }

 private:
  Text uid(Text id) { return id.empty() ? Text() : arena_.join({kInstagramOfWeb, ":", id}); }

  Text number_of(RecordView& object) {
    const Text number = object.scalar("pk", arena_);
    return number.empty() ? object.scalar("id", arena_) : number;
  }

  std::optional<std::int64_t> count(RecordView& object, std::string_view key) {
    return count_of(object.scalar(key, arena_));
  }

  /// `{"count": N}` under the first of the keys that is there.
  std::optional<std::int64_t> edge_count(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      if (auto edge = data_.object(key)) return count(*edge, "count");
    }
    return std::nullopt;
  }

  /// False, and the item rejected, where it is not clear whose post it is.
  bool set_author(Post& post) {
    auto user = data_.object("user");
    auto owner = data_.object("owner");
    const Text user_id = user ? number_of(*user) : Text();
    const Text owner_id = owner ? number_of(*owner) : Text();
    if (!user_id.empty() && !owner_id.empty() && user_id != owner_id) {
      batch_.reject("user and owner of the post are different accounts");
      return false;
    }
    post.account_uid = uid(user_id.empty() ? owner_id : user_id);
    Account account;
    account.platform = kInstagramOfWeb;
    account.uid = post.account_uid;
    account.collected_at_s = item_.collected_at_s;
    for (auto* profile : {&user, &owner}) {
      if (*profile) add_profile(**profile, account);
    }
    post.account_handle = account.handle;
    post.account_name = account.name;
    batch_.add_account(account);
    return true;
  }

  /// Fills in what is still unknown; either object may be short.
  void add_profile(RecordView& profile, Account& account) {
    if (!is_known(account.handle)) account.handle = handle_of(profile.text("username"), arena_);
    if (!is_known(account.name)) account.name = profile.text("full_name");
    if (!is_known(account.avatar)) account.avatar = profile.text("profile_pic_url");
    if (!account.verified) account.verified = profile.boolean("is_verified");
  }

  void set_v1_fields(Post& post) {
    if (auto caption = data_.object("caption")) post.text = caption->text("text");
    std::vector<RecordView> tagged = tagged_in(data_);
    for (RecordView& part : data_.objects("carousel_media")) {
      add_media(part, post);
      for (const RecordView& tag : tagged_in(part)) tagged.push_back(tag);
    }
    set_mentions(tagged, post);
    if (post.media.empty()) add_media(data_, post);
    add_sound(post);
    post.likes = count(data_, "like_count");
    post.replies = count(data_, "comment_count");
    post.views = count(data_, "play_count");
    if (!post.views) post.views = count(data_, "view_count");
  }

  static std::vector<RecordView> tagged_in(RecordView& picture) {
    auto tags = picture.object("usertags");
    return tags ? tags->objects("in") : std::vector<RecordView>();
  }

  void set_graph_fields(Post& post) {
    for (RecordView& node : nodes_of("edge_media_to_caption")) {
      post.text = node.text("text");
      break;
    }
    std::vector<RecordView> tagged = nodes_of("edge_media_to_tagged_user");
    set_mentions(tagged, post);
    for (RecordView& part : nodes_of("edge_sidecar_to_children")) add_media(part, post);
    if (post.media.empty()) add_media(data_, post);
    post.likes = edge_count({"edge_media_preview_like", "edge_liked_by"});
    post.replies = edge_count(
        {"edge_media_to_comment", "edge_media_to_parent_comment", "edge_media_preview_comment"});
    post.views = count(data_, "video_view_count");
  }

  /// `{"edges": [{"node": {…}}, …]}`
  std::vector<RecordView> nodes_of(std::string_view key) {
    std::vector<RecordView> nodes;
    auto list = data_.object(key);
    if (!list) return nodes;
    for (RecordView& edge : list->objects("edges")) {
      if (auto node = edge.object("node")) nodes.push_back(*node);
    }
    return nodes;
  }

  /// Accounts named in the text, then those tagged in the pictures; one that is both goes by its
  /// number.
  void set_mentions(std::vector<RecordView>& tagged, Post& post) {
    std::map<std::string, Text> uid_of_handle;
    std::vector<Text> tagged_uids;
    for (RecordView& tag : tagged) {
      auto user = tag.object("user");
      if (!user) continue;
      const std::string handle = ascii_lower(user->text("username"));
      Text account = uid(number_of(*user));
      if (account.empty() && !handle.empty()) account = handle_uid(handle);
      if (account.empty()) continue;
      tagged_uids.push_back(account);
      if (!handle.empty()) uid_of_handle.emplace(handle, account);
    }
    thread_local EntityFinder finder;
    for (const std::string_view name : finder.find(post.text).mentions) {
      const std::string handle = ascii_lower(name);
      const auto known = uid_of_handle.find(handle);
      post.mentions.push_back(known == uid_of_handle.end() ? handle_uid(handle) : known->second);
    }
    post.mentions.insert(post.mentions.end(), tagged_uids.begin(), tagged_uids.end());
  }
  Text handle_uid(std::string_view handle) { return arena_.join({kInstagramOfWeb, ":@", handle}); }

  void add_media(RecordView& part, Post& post) {
    const Text number = number_of(part);
    if (!number.empty()) post.media.push_back(arena_.join({"id:", number}));
  }

  /// The sound of a reel is shared by all that use it.
  void add_sound(Post& post) {
    auto clip = data_.object("clips_metadata");
    if (!clip) return;
    Text sound;
    if (auto music = clip->object("music_info")) {
      if (auto asset = music->object("music_asset_info")) {
        sound = asset->scalar("audio_cluster_id", arena_);
      }
    }
    if (auto original = clip->object("original_sound_info"); original && sound.empty()) {
      sound = original->scalar("audio_asset_id", arena_);
    }
    if (!sound.empty()) post.media.push_back(arena_.join({"id:music:", sound}));
  }

  ZeeschuimerItem& item_;
  RecordView& data_;
  RecordBatch& batch_;
  TextArena& arena_;
};

constexpr std::string_view kInstagramModule = "instagram.com";

void parse_instagram_item(RecordView& record, RecordBatch& batch) {
  auto item = zeeschuimer_item(record, batch.arena());
  if (!item) return batch.reject("no item of Zeeschuimer: source_platform or data is missing");
  if (item->source != kInstagramModule) {
    return batch.reject(fmt::format("an item of {}: export each platform to a file of its own",
                                    shown_value(item->source)));
  }
  InstagramItem(*item, batch).add();
}

}  // namespace

Format zeeschuimer_instagram_format() {
  Format format;
  format.name = "zeeschuimer-instagram";
  format.platform = kInstagramOfWeb;
  format.description = "Zeeschuimer or 4CAT: posts and reels (NDJSON)";
  format.source = "Zeeschuimer, module instagram; 4CAT, data source instagram";
  format.fixture = "zeeschuimer_instagram.jsonl";
  format.recognises = [](RecordView& first) {
    TextArena arena;
    const auto item = zeeschuimer_item(first, arena);
    return item && item->source == kInstagramModule;
  };
  format.parse = parse_instagram_item;
  return format;
}

}  // namespace cahoots
