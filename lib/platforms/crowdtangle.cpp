#include "platforms/crowdtangle.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "platforms/crowdtangle_rows.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

/// One post of a page of the API.
class CrowdtanglePost {
 public:
  CrowdtanglePost(RecordView& object, RecordBatch& batch)
      : object_(object), batch_(batch), arena_(batch.arena()) {}

  void add() {
    const Text platform = object_.text("platform");
    post_.platform = arena_.keep(ascii_lower(platform));
    if (post_.platform != "facebook" && post_.platform != "instagram") {
      return batch_.reject(
          fmt::format("a post of '{}': only those of Facebook and Instagram "
                      "name their account",
                      shown_value(platform)));
    }
    post_.url = object_.text("postUrl");
    const Text id = object_.scalar("platformId", arena_);
    set_account(id);
    // The short code of an Instagram post is what its address and other exports have.
    const Text code = is_facebook() ? Text() : crowdtangle_post_code(post_.url);
    if (!id.empty()) post_.uid = arena_.join({post_.platform, ":", code.empty() ? id : code});
    if (!set_time()) return;
    post_.post_type = PostType::original;
    post_.conversation_uid = post_.uid;
    post_.text = object_.text("message");
    if (!is_known(post_.text) && !is_facebook()) post_.text = object_.text("description");
    set_links();
    set_media();
    set_counters();
    batch_.add_post(post_);
    account_.collected_at_s = post_.collected_at_s;
    batch_.add_account(account_);
  }

 private:
  bool is_facebook() const { return post_.platform == "facebook"; }

  void set_account(Text post_id) {
    auto account = object_.object("account");
    Text id = account ? account->scalar("platformId", arena_) : Text();
    // Not shown for people on Facebook; the id of the post holds it all the same.
    const std::size_t mark = post_id.find('_');
    if (id.empty() && mark != Text::npos) {
      id = is_facebook() ? post_id.substr(0, mark) : post_id.substr(mark + 1);
    }
    if (!id.empty()) post_.account_uid = arena_.join({post_.platform, ":", id});
    account_.uid = post_.account_uid;
    account_.platform = post_.platform;
    if (!account) return;
    post_.account_handle = handle_of(account->text("handle"), arena_);
    post_.account_name = account->text("name");
    account_.handle = post_.account_handle;
    account_.name = post_.account_name;
    account_.bio = account->text("pageDescription");
    account_.url = account->text("url");
    account_.avatar = account->text("profileImage");
    account_.verified = account->boolean("verified");
    account_.followers = account->integer("subscriberCount");
    if (const auto created = parse_timestamp(account->scalar("pageCreatedDate", arena_))) {
      account_.created_at_s = created->epoch_s;
      account_.created_at_precision_s = created->precision_s;
    }
  }

  bool set_time() {
    const Text written = object_.text("date");
    const auto created = parse_timestamp(written);
    if (is_known(written) && !created) {
      batch_.reject(fmt::format("date '{}' is no time", shown_value(written)));
      return false;
    }
    if (created) {
      post_.created_at_s = created->epoch_s;
      post_.created_at_precision_s = created->precision_s;
    }
    if (const auto updated = parse_timestamp(object_.text("updated"))) {
      post_.collected_at_s = updated->epoch_s;
    }
    return true;
  }

  void set_links() {
    for (RecordView& link : object_.objects("expandedLinks")) {
      const Text expanded = link.text("expanded");
      add_crowdtangle_link(post_, expanded.empty() ? link.text("original") : expanded);
    }
    // The wiki describes a map from the original to the expanded link, its examples show a list.
    if (auto links = object_.object("expandedLinks")) {
      for (const std::string_view original : links->keys()) {
        const Text expanded = links->text(original);
        add_crowdtangle_link(post_, expanded.empty() ? original : expanded);
      }
    }
    if (post_.urls.empty()) add_crowdtangle_link(post_, object_.text("link"));
    add_crowdtangle_text_urls(post_);
  }

  void set_media() {
    for (RecordView& media : object_.objects("media")) {
      Text url = media.text("full");
      if (url.empty()) url = media.text("url");
      if (!url.empty()) post_.media.push_back(arena_.join({"url:", url}));
    }
  }

  void set_counters() {
    auto statistics = object_.object("statistics");
    auto actual = statistics ? statistics->object("actual") : std::nullopt;
    if (!actual) return;
    post_.likes = actual->integer(is_facebook() ? "likeCount" : "favoriteCount");
    post_.replies = actual->integer("commentCount");
    post_.reposts = actual->integer("shareCount");
  }

  RecordView& object_;
  RecordBatch& batch_;
  TextArena& arena_;
  Post post_;
  Account account_;
};

bool is_crowdtangle_post(RecordView& object) {
  return object.has("platformId") && object.has("platform") && object.object("account") &&
         (object.has("postUrl") || object.has("statistics"));
}

void parse_crowdtangle(RecordView& record, RecordBatch& batch) {
  if (is_crowdtangle_post(record)) return CrowdtanglePost(record, batch).add();
  auto result = record.object("result");
  if (!result) {
    const Text message = record.text("message");
    return batch.reject(is_known(message)
                            ? fmt::format("an error of the API: {}", shown_value(message))
                            : "neither a post nor a page with \"result\"");
  }
  if (!result->has("posts")) return batch.reject("no posts in it");
  for (RecordView& post : result->objects("posts")) CrowdtanglePost(post, batch).add();
}

}  // namespace

Format crowdtangle_format() {
  Format format;
  format.name = "crowdtangle";
  format.platform = "any";
  format.description = "CrowdTangle: pages of the API (JSON), exports and historical data (CSV)";
  format.source = "CrowdTangle/API wiki: Post, Posts, Account; columns as 4CAT reads them";
  format.fixture = "crowdtangle.csv";
  format.recognises = [](RecordView& first) {
    if (is_crowdtangle_post(first)) return true;
    auto result = first.object("result");
    return result && result->has("posts") && first.has("status");
  };
  format.parse = parse_crowdtangle;
  format.recognises_header = is_crowdtangle_header;
  format.bind = bind_crowdtangle_rows;
  return format;
}

}  // namespace cahoots
