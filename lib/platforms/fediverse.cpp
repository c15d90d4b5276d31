#include "platforms/fediverse.hpp"

#include <algorithm>
#include <string>

#include "markup/html_text.hpp"
#include "time/timestamp.hpp"
#include "url/host.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kDayPrecision_s = 86400;

/// What follows the host of a URI, from the slash on; `host` is set.
Text split_fediverse_uri(Text uri, Text& host) {
  const std::size_t scheme = uri.find("://");
  if (scheme == Text::npos) return {};
  const Text rest = uri.substr(scheme + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  host = rest.substr(0, end);
  if (const std::size_t port = host.find(':'); port != Text::npos) host = host.substr(0, port);
  return rest.substr(end);
}

/// The value of an attribute of an opening tag, as Mastodon writes them; empty where it has none.
std::string_view attribute_in_tag(std::string_view tag, std::string_view name_and_quote) {
  const std::size_t begin = tag.find(name_and_quote);
  if (begin == std::string_view::npos) return {};
  const std::string_view value = tag.substr(begin + name_and_quote.size());
  return value.substr(0, value.find('"'));
}

/// True for the opening tag of a link to a profile or a hashtag, which is no link to content.
bool is_entity_link(std::string_view tag) {
  const std::string_view classes = attribute_in_tag(tag, " class=\"");
  const std::string_view relation = attribute_in_tag(tag, " rel=\"");
  return classes.find("mention") != std::string_view::npos ||
         classes.find("hashtag") != std::string_view::npos || relation == "tag" ||
         relation.starts_with("tag ") || relation.ends_with(" tag");
}

/// The HTML with the links to profiles and hashtags no links any more; their text stays.
std::string without_entity_links(std::string_view html) {
  constexpr std::string_view kOpening = "<a ";
  std::string kept;
  kept.reserve(html.size());
  while (true) {
    const std::size_t begin = html.find(kOpening);
    const std::size_t end = begin == std::string_view::npos ? begin : html.find('>', begin);
    if (end == std::string_view::npos) return kept.append(html);
    const std::string_view tag = html.substr(begin, end + 1 - begin);
    kept.append(html.substr(0, begin)).append(is_entity_link(tag) ? "<a>" : tag);
    html.remove_prefix(end + 1);
  }
}

}  // namespace

Text fediverse_post_uid(Text uri, TextArena& arena) {
  return uri.empty() ? Text() : arena.join({kFediverse, ":", uri});
}

Text fediverse_host(Text uri, TextArena& arena) {
  Text host;
  split_fediverse_uri(uri, host);
  const auto normal = normal_host(host);
  return normal ? arena.keep(*normal) : Text();
}

Text fediverse_account_uid(Text name, Text host, TextArena& arena) {
  const auto normal = normal_host(host);
  return name.empty() || !normal ? Text() : arena.join({kFediverse, ":", name, "@", *normal});
}

Text fediverse_actor_name(Text uri) {
  Text host;
  Text path = split_fediverse_uri(uri, host);
  for (const std::string_view prefix : {"/users/", "/@"}) {
    if (!path.starts_with(prefix)) continue;
    path.remove_prefix(prefix.size());
    if (path.find_first_of("/?#@") == Text::npos) return path;
  }
  return {};
}

Text fediverse_actor_uid(Text uri, TextArena& arena) {
  Text host;
  split_fediverse_uri(uri, host);
  const Text named = fediverse_account_uid(fediverse_actor_name(uri), host, arena);
  return is_known(named) ? named : fediverse_post_uid(uri, arena);
}

void set_fediverse_text(std::initializer_list<Text> parts, Text html, Post& post,
                        TextArena& arena) {
  Text body = html;
  if (has_markup(html)) {
    const HtmlText plain = html_to_text(without_entity_links(html));
    body = arena.keep(plain.text);
    for (const std::string& link : plain.links) post.urls.push_back(arena.keep(link));
  }
  Text text;
  for (const Text part : parts) {
    if (part.empty()) continue;
    text = text.empty() ? part : arena.join({text, "\n\n", part});
  }
  if (text.empty()) {
    post.text = body;
  } else {
    post.text = body.empty() ? text : arena.join({text, "\n\n", body});
  }
}

Text fediverse_plain(Text html, TextArena& arena) {
  return has_markup(html) ? arena.keep(html_to_text(html).text) : html;
}

void set_fediverse_creation(Text written, Account& account) {
  const auto time = parse_timestamp(written);
  if (!time) return;
  account.created_at_s = time->epoch_s;
  account.created_at_precision_s =
      time->epoch_s % kDayPrecision_s == 0 ? kDayPrecision_s : time->precision_s;
}

}  // namespace cahoots
