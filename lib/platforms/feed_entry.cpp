#include "platforms/feed_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "markup/html_text.hpp"
#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"
#include "url/host.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kFeedPlatforms{{
    {"medium.com", "medium"},
    {"blogger.com", "blogspot"},
    {"livejournal.com", "livejournal"},
    {"tumblr.com", "tumblr"},
    {"wordpress.com", "wordpress"},
    {"youtube.com", "youtube"},
    {"reddit.com", "reddit"},
}};

bool is_web_address(Text url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

std::optional<std::string> host_of_feed_url(Text url) {
  const std::size_t scheme = url.find("://");
  if (scheme == Text::npos) return std::nullopt;
  Text host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != Text::npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  return normal_host(host);
}

bool is_below(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

/// An id that means one thing everywhere: a URI.
bool is_global_id(Text id) {
  const std::size_t colon = id.find(':');
  return colon != Text::npos && colon > 0 && is_ascii_letter(id.front()) && id.find(' ') > colon &&
         id.find('/') > colon;
}

/// The host that makes local names unique.
Text host_of_entry(const FeedEntry& entry, TextArena& arena) {
  const Text host = feed_host(entry.link, arena);
  return is_known(host) ? host : feed_host(entry.feed_url, arena);
}

Text qualified_id(Text id, const FeedEntry& entry, TextArena& arena) {
  if (is_global_id(id)) return id;
  const Text host = host_of_entry(entry, arena);
  return is_known(host) ? arena.join({host, "/", id}) : id;
}

Text account_of_entry(const FeedEntry& entry, TextArena& arena) {
  if (!entry.account_id.empty()) return entry.account_id;
  if (!entry.author_uri.empty()) return entry.author_uri;
  if (!entry.author_name.empty()) {
    const Text host = host_of_entry(entry, arena);
    return is_known(host) ? arena.join({entry.author_name, "@", host}) : entry.author_name;
  }
  return entry.feed_url;
}

Text text_of_entry(const FeedEntry& entry, TextArena& arena) {
  if (entry.title.empty()) return is_known(entry.body) ? entry.body : entry.title;
  if (entry.body.empty()) return entry.title;
  if (entry.body.starts_with(entry.title)) return entry.body;
  return arena.join({entry.title, "\n\n", entry.body});
}

}  // namespace

Text feed_host(Text url, TextArena& arena) {
  const auto host = host_of_feed_url(url);
  return host ? arena.keep(*host) : Text();
}

std::string_view feed_platform(Text url) {
  const auto host = host_of_feed_url(url);
  if (!host) return "web";
  for (const auto& [domain, platform] : kFeedPlatforms) {
    if (is_below(*host, domain)) return platform;
  }
  // NAME.blogspot.com, NAME.blogspot.co.uk, NAME.blogspot.de, …
  const std::size_t label = host->find(".blogspot.");
  return label != std::string::npos && label > 0 ? "blogspot" : "web";
}

Text feed_title(Text html, TextArena& arena) {
  const Text title = has_markup(html) ? arena.keep(html_to_text(html).text) : html;
  return is_known(title) ? trimmed(title) : title;
}

Text feed_plain(Text html, Post& post, TextArena& arena) {
  if (!has_markup(html)) return html;
  const HtmlText plain = html_to_text(html);
  for (const std::string& link : plain.links) post.urls.push_back(arena.keep(link));
  for (const std::string& image : plain.images) add_feed_media(image, post, arena);
  return arena.keep(plain.text);
}

void add_feed_tag(Text category, Post& post) {
  const Text tag = trimmed(category);
  if (tag.empty() || ascii_lower(tag) == "uncategorized") return;
  post.hashtags.push_back(tag);
}

void add_feed_media(Text url, Post& post, TextArena& arena) {
  if (is_web_address(url)) post.media.push_back(arena.join({"url:", url}));
}

void add_feed_entry(FeedEntry& entry, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  Post& post = entry.post;
  const Text address = entry.link.empty() ? entry.feed_url : entry.link;
  post.platform = entry.platform.empty() ? feed_platform(address) : entry.platform;
  const auto uid_of = [&](Text id) {
    return id.empty() ? Text() : arena.join({post.platform, ":", id});
  };
  const Text id = entry.id.empty() ? entry.link : entry.id;
  if (id.empty()) return batch.reject("an entry with neither an id nor a link");
  post.uid = uid_of(entry.native_id.empty() ? qualified_id(id, entry, arena) : entry.native_id);
  post.account_uid = uid_of(account_of_entry(entry, arena));
  if (!is_known(post.account_uid)) {
    return batch.reject("an entry without an author, in a feed without an address");
  }
  if (!entry.author_name.empty()) post.account_name = entry.author_name;
  const auto time = parse_timestamp(entry.written);
  if (!entry.written.empty() && !time) {
    return batch.reject(
        fmt::format("{} '{}' is no time", entry.time_field, shown_value(entry.written)));
  }
  if (time) {
    post.created_at_s = time->epoch_s;
    post.created_at_precision_s = time->precision_s;
  }
  if (!entry.link.empty()) post.url = entry.link;
  post.text = text_of_entry(entry, arena);
  if (!post.post_type) post.post_type = PostType::original;
  if (!entry.parent_id.empty()) {
    post.post_type = PostType::comment;
    post.reply_to_uid = uid_of(qualified_id(entry.parent_id, entry, arena));
    post.conversation_uid = post.reply_to_uid;
  } else if (!is_known(post.conversation_uid)) {
    post.conversation_uid = post.uid;
  }
  if (post.lang == "und" || post.lang.empty()) post.lang = Text();
  // Feeds name a picture in the text and once more in an element of its own.
  std::unordered_set<std::string_view> seen;
  std::erase_if(post.media, [&](Text item) { return !seen.insert(item).second; });
  batch.add_post(post);
}

}  // namespace cahoots
