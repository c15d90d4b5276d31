#include "platforms/feed_rss.hpp"

#include "platforms/feed_entry.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kRss1 = "http://purl.org/rss/1.0/";
constexpr std::string_view kRss09 = "http://my.netscape.com/rdf/simple/0.9/";
constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kRssContent = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kRssSlash = "http://purl.org/rss/1.0/modules/slash/";
constexpr std::string_view kRssMedia = "http://search.yahoo.com/mrss/";
constexpr std::string_view kRssThread = "http://purl.org/syndication/thread/1.0";
constexpr std::string_view kRssAtom = "http://www.w3.org/2005/Atom";
constexpr std::string_view kWordpress = "http://wordpress.org/export/";

/// A child that belongs to RSS itself: the modules have elements of the same names.
std::vector<XmlElement> rss_children(const XmlElement& parent, std::string_view name) {
  std::vector<XmlElement> found = parent.children(name);
  std::erase_if(found, [&](const XmlElement& child) {
    return child.namespace_uri() != parent.namespace_uri();
  });
  return found;
}

Text rss_text(const XmlElement& parent, std::string_view name, TextArena& arena) {
  for (const XmlElement& child : rss_children(parent, name)) return trimmed(child.text(arena));
  return {};
}

Text module_text(const XmlElement& parent, std::string_view name, std::string_view module,
                 TextArena& arena) {
  const Text text = parent.child_text(name, arena, module);
  return is_known(text) ? trimmed(text) : text;
}

/// LiveJournal's namespace has been written in several ways.
Text livejournal_text(const XmlElement& parent, std::string_view name, TextArena& arena) {
  for (const XmlElement& child : parent.children(name)) {
    if (child.namespace_uri().find("livejournal.org/rss/lj/") != std::string_view::npos) {
      return trimmed(child.text(arena));
    }
  }
  return {};
}

/// `editor@example.org (A Name)` is A Name.
Text name_in_author(Text author) {
  const std::size_t open = author.find('(');
  if (open == Text::npos || !author.ends_with(')')) return author;
  const Text name = trimmed(author.substr(open + 1, author.size() - open - 2));
  return name.empty() ? author : name;
}

/// False for what a WordPress export holds besides published posts.
bool is_published_post(const XmlElement& item, TextArena& arena) {
  for (const XmlElement& child : item.children()) {
    if (!child.namespace_uri().starts_with(kWordpress)) continue;
    if (child.name() == "post_type" && child.text(arena) != "post") return false;
    if (child.name() == "status" && child.text(arena) != "publish") return false;
  }
  return true;
}

/// One item and its channel.
class RssItem {
 public:
  RssItem(const XmlElement& channel, const XmlElement& item, RecordBatch& batch)
      : channel_(channel), item_(item), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (!is_published_post(item_, arena_)) {
      return batch_.pass_over("WordPress page, attachment or draft");
    }
    set_addresses();
    set_author();
    entry_.written = rss_text(item_, "pubDate", arena_);
    entry_.time_field = "pubDate";
    if (entry_.written.empty()) {
      entry_.written = module_text(item_, "date", kDublinCore, arena_);
      entry_.time_field = "dc:date";
    }
    entry_.title = feed_title(rss_text(item_, "title", arena_), arena_);
    Text html = item_.child_text("encoded", arena_, kRssContent);
    if (html.empty()) html = rss_text(item_, "description", arena_);
    entry_.body = feed_plain(html, entry_.post, arena_);
    set_lists();
    for (const Text count : {module_text(item_, "comments", kRssSlash, arena_),
                             module_text(item_, "total", kRssThread, arena_),
                             livejournal_text(item_, "reply-count", arena_)}) {
      if (!entry_.post.replies) entry_.post.replies = count_of(count);
    }
    entry_.post.lang = module_text(item_, "language", kDublinCore, arena_);
    if (entry_.post.lang.empty()) entry_.post.lang = rss_text(channel_, "language", arena_);
    add_feed_entry(entry_, batch_);
  }

 private:
  void set_addresses() {
    entry_.link = rss_text(item_, "link", arena_);
    for (const XmlElement& guid : rss_children(item_, "guid")) {
      entry_.id = trimmed(guid.text(arena_));
      const bool is_link = guid.attribute("isPermaLink", arena_) != "false";
      if (entry_.link.empty() && is_link && entry_.id.starts_with("http")) entry_.link = entry_.id;
    }
    if (entry_.id.empty()) entry_.id = item_.attribute("about", arena_);
    for (const XmlElement& link : channel_.children("link", kRssAtom)) {
      if (link.attribute("rel", arena_) == "self") entry_.feed_url = link.attribute("href", arena_);
    }
    if (entry_.feed_url.empty()) entry_.feed_url = rss_text(channel_, "link", arena_);
  }

  void set_author() {
    entry_.author_name = module_text(item_, "creator", kDublinCore, arena_);
    if (entry_.author_name.empty()) {
      entry_.author_name = name_in_author(rss_text(item_, "author", arena_));
    }
    // Sites that run LiveJournal's software have its elements too, and other people's names.
    if (feed_platform(entry_.link) != "livejournal") return;
    entry_.account_id = livejournal_text(item_, "poster", arena_);
    if (entry_.account_id.empty()) {
      entry_.account_id = livejournal_text(channel_, "journal", arena_);
    }
  }

  void set_lists() {
    for (const XmlElement& category : rss_children(item_, "category")) {
      add_feed_tag(category.text(arena_), entry_.post);
    }
    for (const XmlElement& enclosure : rss_children(item_, "enclosure")) {
      add_feed_media(enclosure.attribute("url", arena_), entry_.post, arena_);
    }
    add_media(item_);
    for (const XmlElement& group : item_.children("group", kRssMedia)) add_media(group);
  }

  void add_media(const XmlElement& parent) {
    for (const std::string_view name : {"content", "thumbnail"}) {
      for (const XmlElement& media : parent.children(name, kRssMedia)) {
        add_feed_media(media.attribute("url", arena_), entry_.post, arena_);
      }
    }
  }

  const XmlElement& channel_;
  const XmlElement& item_;
  RecordBatch& batch_;
  TextArena& arena_;
  FeedEntry entry_;
};

bool is_rdf_feed(const XmlElement& root) {
  if (root.name() != "RDF") return false;
  return root.child("channel", kRss1) || root.child("item", kRss1) ||
         root.child("channel", kRss09) || root.child("item", kRss09);
}

void parse_rss(const XmlElement& root, RecordBatch& batch) {
  const auto channel = root.child("channel");
  if (!channel) return batch.reject("a feed without a channel");
  // In RDF, and in RSS 0.90, the items stand beside the channel.
  std::vector<XmlElement> items = channel->children("item");
  for (const XmlElement& item : root.children("item")) items.push_back(item);
  for (const XmlElement& item : items) RssItem(*channel, item, batch).add();
}

}  // namespace

Format feed_rss_format() {
  Format format;
  format.name = "feed-rss";
  format.platform = "any";
  format.description = "RSS 2.0, 0.9x, 1.0; WordPress exports (XML)";
  format.source = "RSS 2.0 Specification; RDF Site Summary 1.0 and modules";
  format.fixture = "feed_rss.xml";
  format.recognises_xml = [](const XmlElement& root) {
    return (root.name() == "rss" && root.child("channel")) || is_rdf_feed(root);
  };
  format.parse_xml = parse_rss;
  return format;
}

}  // namespace cahoots
