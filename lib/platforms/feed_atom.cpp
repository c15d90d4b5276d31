#include "platforms/feed_atom.hpp"

#include "platforms/feed_entry.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";
constexpr std::string_view kAtom03 = "http://purl.org/atom/ns#";
constexpr std::string_view kAtomThread = "http://purl.org/syndication/thread/1.0";
constexpr std::string_view kAtomMedia = "http://search.yahoo.com/mrss/";
constexpr std::string_view kYoutubeFeed = "http://www.youtube.com/xml/schemas/2015";
constexpr std::string_view kBlogger2018 = "http://schemas.google.com/blogger/2018";
constexpr std::string_view kBloggerKind = "http://schemas.google.com/blogger/2008/kind#";
constexpr std::string_view kKindScheme = "http://schemas.google.com/g/2005#kind";

/// A text construct (RFC 4287, 3.1) as HTML; `is_html` tells whether it is any.
Text atom_html(const XmlElement& element, TextArena& arena, bool& is_html) {
  const Text type = element.attribute("type", arena);
  is_html = type == "html" || type == "xhtml" || type.starts_with("text/html") ||
            type == "application/xhtml+xml";
  return type == "xhtml" || type == "application/xhtml+xml" ? element.inner_markup(arena)
                                                            : element.text(arena);
}

/// The href of the first link with that relation.
Text atom_link(const XmlElement& parent, std::string_view relation, TextArena& arena) {
  for (const XmlElement& link : parent.children("link", parent.namespace_uri())) {
    Text rel = link.attribute("rel", arena);
    if (rel.empty()) rel = "alternate";
    const Text href = trimmed(link.attribute("href", arena));
    if (rel == relation && !href.empty()) return href;
  }
  return {};
}

/// What Reddit puts between these marks was written by the author.
Text reddit_body(Text html) {
  constexpr std::string_view kBegin = "<!-- SC_OFF -->";
  const std::size_t begin = html.find(kBegin);
  const std::size_t end = html.find("<!-- SC_ON -->");
  if (begin == Text::npos || end == Text::npos || end < begin) return {};
  return html.substr(begin + kBegin.size(), end - begin - kBegin.size());
}

/// One entry and its feed; of a single entry, the entry is both.
class AtomEntry {
 public:
  AtomEntry(const XmlElement& feed, const XmlElement& entry, RecordBatch& batch)
      : feed_(feed), item_(entry), batch_(batch), arena_(batch.arena()) {}

  void add() {
    if (const auto kind = passed_over_kind()) return batch_.pass_over(*kind);
    entry_.id = child_text(item_, "id");
    entry_.link = atom_link(item_, "alternate", arena_);
    entry_.feed_url = atom_link(feed_, "self", arena_);
    if (entry_.feed_url.empty()) entry_.feed_url = atom_link(feed_, "alternate", arena_);
    // On a domain of its own a blog of Blogger is known by its ids.
    if (entry_.id.starts_with("tag:blogger.com,1999:")) entry_.platform = "blogspot";
    if (!set_author()) return;
    if (is_reddit() && entry_.author_name.empty()) return batch_.reject("the author is deleted");
    entry_.written = child_text(item_, "published");
    entry_.time_field = "published";
    if (entry_.written.empty()) {
      entry_.written = child_text(item_, "issued");
      entry_.time_field = "issued";
    }
    set_text();
    set_lists();
    set_thread();
    set_platform_fields();
    add_feed_entry(entry_, batch_);
  }

 private:
  Text child_text(const XmlElement& parent, std::string_view name) {
    const Text text = parent.child_text(name, arena_, item_.namespace_uri());
    return is_known(text) ? trimmed(text) : text;
  }
  Text blogger_text(const XmlElement& parent, std::string_view name) {
    const Text text = parent.child_text(name, arena_, kBlogger2018);
    return is_known(text) ? trimmed(text) : text;
  }

  /// What is neither a published post nor a comment; the names are ours.
  std::optional<std::string_view> passed_over_kind() {
    for (const XmlElement& category : item_.children("category")) {
      Text term = category.attribute("term", arena_);
      if (!term.starts_with(kBloggerKind)) continue;
      term.remove_prefix(kBloggerKind.size());
      if (term != "post" && term != "comment") return "Blogger page, setting or template";
    }
    const Text type = blogger_text(item_, "type");
    if (!type.empty() && type != "POST" && type != "COMMENT") {
      return "Blogger page, setting or template";
    }
    const Text status = blogger_text(item_, "status");
    const auto control = item_.child("control");
    const bool is_draft = control && trimmed(control->child_text("draft", arena_)) == "yes";
    if (is_draft || (!status.empty() && status != "LIVE")) return "unpublished Blogger entry";
    return std::nullopt;
  }

  /// False where the record was rejected.
  bool set_author() {
    auto author = item_.child("author", item_.namespace_uri());
    if (!author) author = feed_.child("author", item_.namespace_uri());
    if (!author) return true;
    if (blogger_text(*author, "type") == "ANONYMOUS") {
      batch_.reject("an anonymous comment: it belongs to no account");
      return false;
    }
    entry_.author_name = child_text(*author, "name");
    entry_.author_uri = child_text(*author, "uri");
    if (entry_.author_uri.empty()) entry_.author_uri = child_text(*author, "url");
    return true;
  }

  void set_text() {
    bool is_html = false;
    if (const auto title = item_.child("title", item_.namespace_uri())) {
      const Text text = atom_html(*title, arena_, is_html);
      entry_.title = is_html ? feed_title(text, arena_) : trimmed(text);
    }
    auto content = item_.child("content", item_.namespace_uri());
    if (!content || content->text(arena_).empty()) {
      content = item_.child("summary", item_.namespace_uri());
    }
    if (!content) return;
    html_ = atom_html(*content, arena_, is_html);
    if (is_reddit()) return set_reddit_text();
    entry_.body = is_html ? feed_plain(html_, entry_.post, arena_) : html_;
  }

  bool is_reddit() const {
    return feed_platform(entry_.link.empty() ? entry_.feed_url : entry_.link) == "reddit";
  }

  void set_reddit_text() {
    Post whole;
    feed_plain(html_, whole, arena_);
    for (const Text url : whole.urls) {
      const bool is_own = url == entry_.link || url.find("reddit.com/user/") != Text::npos ||
                          url.find("reddit.com/r/") != Text::npos;
      if (!is_own) entry_.post.urls.push_back(url);
    }
    Post written;
    entry_.body = feed_plain(reddit_body(html_), written, arena_);
    entry_.post.media = whole.media;
  }

  void set_lists() {
    for (const XmlElement& category : item_.children("category", item_.namespace_uri())) {
      if (category.attribute("scheme", arena_) == kKindScheme || is_reddit()) continue;
      add_feed_tag(category.attribute("term", arena_), entry_.post);
    }
    for (const XmlElement& link : item_.children("link", item_.namespace_uri())) {
      if (link.attribute("rel", arena_) != "enclosure") continue;
      add_feed_media(link.attribute("href", arena_), entry_.post, arena_);
    }
    for (const XmlElement& media : item_.children("thumbnail", kAtomMedia)) {
      add_feed_media(media.attribute("url", arena_), entry_.post, arena_);
    }
    entry_.post.lang = item_.attribute("lang", arena_);
    if (entry_.post.lang.empty()) entry_.post.lang = feed_.attribute("lang", arena_);
    const Text total = item_.child_text("total", arena_, kAtomThread);
    if (is_known(total)) entry_.post.replies = count_of(trimmed(total));
  }

  void set_thread() {
    if (const auto parent = item_.child("in-reply-to", kAtomThread)) {
      entry_.parent_id = parent->attribute("ref", arena_);
    }
    if (entry_.parent_id.empty()) entry_.parent_id = blogger_text(item_, "parent");
  }

  void set_platform_fields() {
    const Text video = item_.child_text("videoId", arena_, kYoutubeFeed);
    if (!video.empty()) {
      entry_.platform = "youtube";
      entry_.native_id = trimmed(video);
      entry_.account_id = item_.child_text("channelId", arena_, kYoutubeFeed);
      if (const auto group = item_.child("group", kAtomMedia)) set_video(*group);
    } else if (is_reddit()) {
      set_reddit();
    }
  }

  void set_video(const XmlElement& group) {
    entry_.body = group.child_text("description", arena_, kAtomMedia);
    const auto community = group.child("community", kAtomMedia);
    const auto statistics =
        community ? community->child("statistics", kAtomMedia) : std::optional<XmlElement>();
    if (statistics) entry_.post.views = count_of(statistics->attribute("views", arena_));
  }

  void set_reddit() {
    entry_.native_id = entry_.id;
    Text name = entry_.author_name;
    if (name.starts_with("/u/")) name.remove_prefix(3);
    entry_.author_name = name;
    entry_.account_id = name;
    if (!entry_.id.starts_with("t1_")) return;
    // Title and thread of a comment are those of its submission.
    entry_.title = {};
    entry_.post.post_type = PostType::comment;
    constexpr std::string_view kThread = "/comments/";
    const std::size_t at = entry_.link.find(kThread);
    if (at == Text::npos) return;
    const Text rest = entry_.link.substr(at + kThread.size());
    entry_.post.conversation_uid = arena_.join({"reddit:t3_", rest.substr(0, rest.find('/'))});
  }

  const XmlElement& feed_;
  const XmlElement& item_;
  RecordBatch& batch_;
  TextArena& arena_;
  FeedEntry entry_;
  Text html_;
};

bool is_atom(const XmlElement& root) {
  const bool is_named = root.name() == "feed" || root.name() == "entry";
  return is_named && (root.namespace_uri() == kAtom || root.namespace_uri() == kAtom03);
}

void parse_atom(const XmlElement& root, RecordBatch& batch) {
  if (root.name() == "entry") return AtomEntry(root, root, batch).add();
  for (const XmlElement& entry : root.children("entry")) AtomEntry(root, entry, batch).add();
}

}  // namespace

Format feed_atom_format() {
  Format format;
  format.name = "feed-atom";
  format.platform = "any";
  format.description = "Atom; Blogger feeds and exports, YouTube and Reddit feeds (XML)";
  format.source = "RFC 4287, RFC 4685; Blogger Data API; Media RSS";
  format.fixture = "feed_atom.xml";
  format.recognises_xml = is_atom;
  format.parse_xml = parse_atom;
  return format;
}

}  // namespace cahoots
