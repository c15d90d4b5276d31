#include "platforms/crowdtangle_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/zoned_time.hpp"
#include "text/entities.hpp"
#include "url/canonical.hpp"
#include "url/domain.hpp"

namespace cahoots {
namespace {

/// The columns of one file. What a file lacks reads as unknown.
struct CrowdtangleColumns {
  explicit CrowdtangleColumns(const RowHeader& header)
      : facebook_id(header.find("Facebook Id")),
        name(first_of(header, {"Page Name", "Group Name", "Account"})),
        user_name(header.find("User Name")),
        bio(header.find("Page Description")),
        page_created(header.find("Page Created")),
        followers(header.find("Followers at Posting")),
        created(first_of(header, {"Post Created", "Created"})),
        type(header.find("Type")),
        likes(header.find("Likes")),
        comments(header.find("Comments")),
        shares(header.find("Shares")),
        video_status(header.find("Video Share Status")),
        views(first_of(header, {"Post Views", "Views"})),
        url(header.find("URL")),
        message(header.find("Message")),
        link(header.find("Link")),
        final_link(header.find("Final Link")),
        photo(header.find("Photo")),
        title(header.find("Title")),
        description(header.find("Description")) {}

  bool is_facebook() const { return facebook_id != RowHeader::kNone; }

  static std::size_t first_of(const RowHeader& header,
                              std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (header.has(name)) return header.find(name);
    }
    return RowHeader::kNone;
  }

  std::size_t facebook_id, name, user_name, bio, page_created, followers, created, type, likes,
      comments, shares, video_status, views, url, message, link, final_link, photo, title,
      description;
};

/// One row under the columns of its file.
class CrowdtangleRow {
 public:
  CrowdtangleRow(const CrowdtangleColumns& columns, std::span<const std::string_view> row,
                 RecordBatch& batch)
      : columns_(columns), row_(row), batch_(batch), arena_(batch.arena()) {}

  void add() {
    Post post;
    post.platform = columns_.is_facebook() ? "facebook" : "instagram";
    if (!set_ids(post) || !set_time(post)) return;
    post.url = value(columns_.url);
    post.account_handle = handle_of(value(columns_.user_name), arena_);
    post.account_name = value(columns_.name);
    post.post_type = PostType::original;
    post.conversation_uid = post.uid;
    post.likes = count_of(value(columns_.likes));
    post.replies = count_of(value(columns_.comments));
    post.reposts = count_of(value(columns_.shares));
    if (columns_.is_facebook()) {
      set_facebook(post);
    } else {
      set_instagram(post);
    }
    batch_.add_post(post);
    add_account(post);
  }

 private:
  /// Unknown for an empty cell.
  Text value(std::size_t column) const {
    const Text cell = column < row_.size() ? trimmed(row_[column]) : Text();
    return cell.empty() ? Text() : cell;
  }
  Text cell(std::size_t column) const { return column < row_.size() ? row_[column] : Text(); }

  bool set_ids(Post& post) {
    const Text url = value(columns_.url);
    const Text code = crowdtangle_post_code(url);
    if (code.empty()) {
      batch_.reject(fmt::format("URL '{}' holds no id of a post", shown_value(url)));
      return false;
    }
    if (!columns_.is_facebook()) {
      const std::string user_name = ascii_lower(value(columns_.user_name));
      if (!user_name.empty()) post.account_uid = arena_.join({post.platform, ":@", user_name});
      post.uid = arena_.join({post.platform, ":", code});
      return true;
    }
    const Text id = value(columns_.facebook_id);
    if (is_rounded_id(id)) {
      batch_.reject(
          fmt::format("the Facebook Id '{}' was rounded by a spreadsheet", shown_value(id)));
      return false;
    }
    if (id.empty()) return true;  // add_post rejects it
    post.account_uid = arena_.join({post.platform, ":", id});
    const bool is_whole = code.starts_with(arena_.join({id, "_"}));
    post.uid = is_whole ? arena_.join({post.platform, ":", code})
                        : arena_.join({post.platform, ":", id, "_", code});
    return true;
  }

  bool set_time(Post& post) {
    const Text written = value(columns_.created);
    if (written.empty()) return true;
    const ZonedTime zoned = parse_zoned_time(written);
    if (!zoned.time) {
      batch_.reject("Post Created " + zoned.error);
      return false;
    }
    post.created_at_s = zoned.time->epoch_s;
    post.created_at_precision_s = zoned.time->precision_s;
    return true;
  }

  void set_facebook(Post& post) {
    post.text = cell(columns_.message);
    const Text final_link = value(columns_.final_link);
    add_crowdtangle_link(post, final_link.empty() ? value(columns_.link) : final_link);
    add_crowdtangle_text_urls(post);
    // Without a video the export says 0, which nobody counted.
    const bool has_video =
        columns_.video_status == RowHeader::kNone || !value(columns_.video_status).empty();
    if (has_video) post.views = count_of(value(columns_.views));
  }

  void set_instagram(Post& post) {
    post.text = cell(columns_.description);
    if (post.text.empty() && !value(columns_.title).empty()) post.text = value(columns_.title);
    const Text photo = value(columns_.photo);
    if (!photo.empty()) post.media.push_back(arena_.join({"url:", photo}));
    const Text type = value(columns_.type);
    if (type != "Photo" && type != "Album") post.views = count_of(value(columns_.views));
  }

  void add_account(const Post& post) {
    Account account;
    account.uid = post.account_uid;
    account.platform = post.platform;
    account.handle = post.account_handle;
    account.name = post.account_name;
    account.bio = value(columns_.bio);
    account.followers = count_of(value(columns_.followers));
    if (const auto created = parse_zoned_time(value(columns_.page_created)).time) {
      account.created_at_s = created->epoch_s;
      account.created_at_precision_s = created->precision_s;
    }
    batch_.add_account(account);
  }

  const CrowdtangleColumns& columns_;
  std::span<const std::string_view> row_;
  RecordBatch& batch_;
  TextArena& arena_;
};

}  // namespace

Text crowdtangle_post_code(Text url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  const Text code = url.substr(url.rfind('/') + 1);
  const bool is_code = std::all_of(
      code.begin(), code.end(), [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; });
  return is_code && !code.empty() && code.size() < url.size() ? code : Text();
}

void add_crowdtangle_link(Post& post, Text link) {
  if (link.empty()) return;
  const auto key = canonical_url(link);
  if (key && is_known(post.url) && key == canonical_url(post.url)) return;
  post.urls.push_back(link);
}

void add_crowdtangle_text_urls(Post& post) {
  if (!is_known(post.text) || post.urls.empty()) return;
  const std::string own_host = fmt::format("{}.com", post.platform);
  const bool leads_elsewhere = std::any_of(post.urls.begin(), post.urls.end(), [&](Text url) {
    const auto key = canonical_url(url);
    return key && host_of_url_key(*key) != own_host;
  });
  if (leads_elsewhere) return;
  thread_local EntityFinder finder;
  const TextEntities& found = finder.find(post.text);
  post.urls.insert(post.urls.end(), found.urls.begin(), found.urls.end());
}

bool is_crowdtangle_header(const RowHeader& header) {
  const bool has_frame = header.has("User Name") && header.has("Followers at Posting") &&
                         header.has("Type") && header.has("Likes") && header.has("URL");
  const bool is_facebook = header.has("Facebook Id") && header.has("Message");
  return has_frame && (is_facebook || (header.has("Account") && header.has("Description")));
}

RowParse bind_crowdtangle_rows(const RowHeader& header) {
  return [columns = CrowdtangleColumns(header)](std::span<const std::string_view> row,
                                                RecordBatch& batch) {
    CrowdtangleRow(columns, row, batch).add();
  };
}

}  // namespace cahoots
