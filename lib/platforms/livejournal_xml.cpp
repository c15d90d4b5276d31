#include "platforms/livejournal_xml.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string>

#include "base/ascii.hpp"
#include "platforms/feed_entry.hpp"
#include "platforms/field_values.hpp"
#include "platforms/post_time.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kLivejournal = "livejournal";
/// An entry's public number holds a random byte behind its number in the journal.
constexpr std::uint64_t kAnumStates = 256;

std::optional<std::uint64_t> livejournal_number(Text digits) {
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

/// The name in `<lj user="NAME">` or `<lj comm=NAME>`, given what stands between `<lj ` and `>`.
Text name_in_lj_tag(Text attributes) {
  for (const std::string_view key : {"user=", "comm="}) {
    const std::size_t at = attributes.find(key);
    if (at == Text::npos) continue;
    Text value = attributes.substr(at + key.size());
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    const auto is_name = [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; };
    std::size_t size = 0;
    while (size < value.size() && is_name(value[size])) ++size;
    return value.substr(0, size);
  }
  return {};
}

/// What an author typed, as HTML: names for `lj` tags, and line ends where they were typed.
std::string livejournal_html(Text typed, Post& post, TextArena& arena) {
  constexpr std::string_view kTag = "<lj ";
  std::string html;
  html.reserve(typed.size());
  while (!typed.empty()) {
    if (typed.starts_with(kTag)) {
      const std::size_t end = typed.find('>');
      const Text name = name_in_lj_tag(typed.substr(0, end));
      if (end != Text::npos && !name.empty()) {
        html.append(name);
        post.mentions.push_back(arena.join({kLivejournal, ":", name}));
        typed.remove_prefix(end + 1);
        continue;
      }
    }
    if (typed.front() == '\n') html.append("<br>");
    html.push_back(typed.front());
    typed.remove_prefix(1);
  }
  return html;
}

class LivejournalExport {
 public:
  LivejournalExport(const XmlElement& root, RecordBatch& batch)
      : root_(root), batch_(batch), arena_(batch.arena()) {
    journal_ = trimmed_or_unknown(root.attribute("journal", arena_));
  }

  void add() {
    for (const XmlElement& entry : root_.children("entry")) add_entry(entry);
    for (const XmlElement& comment : root_.children("comment")) add_comment(comment);
    for (const XmlElement& list : root_.children("comments")) {
      for (const XmlElement& comment : list.children("comment")) add_comment(comment);
    }
  }

 private:
  static Text trimmed_or_unknown(Text text) { return is_known(text) ? trimmed(text) : text; }

  bool has_journal() {
    if (!journal_.empty()) return true;
    batch_.reject(
        "the export does not say whose journal it is: write the name into its first tag, "
        "<livejournal journal=\"NAME\">");
    return false;
  }

  Text uid(std::string_view kind, std::string_view number) {
    return arena_.join({kLivejournal, ":", journal_, kind, number});
  }

  void add_entry(const XmlElement& entry) {
    if (!has_journal()) return;
    const Text written = trimmed_or_unknown(entry.child_text("itemid", arena_));
    const auto itemid = livejournal_number(written);
    if (!itemid) {
      return batch_.reject(fmt::format("itemid '{}' is no number", shown_value(written)));
    }
    Post post;
    post.uid = uid("/entry/", fmt::format("{}", *itemid / kAnumStates));
    post.account_uid = arena_.join({kLivejournal, ":", journal_});
    post.account_name = journal_;
    post.conversation_uid = post.uid;
    post.post_type = PostType::original;
    if (!set_time(entry.child_text("logtime", arena_), "logtime", post)) return;
    add_text(entry.child_text("subject", arena_), entry.child_text("event", arena_), post);
  }

  void add_comment(const XmlElement& comment) {
    if (!comment.child("body") && !comment.child("date")) {
      return batch_.pass_over("LiveJournal comment without content");
    }
    if (!has_journal()) return;
    const Text id = comment.attribute("id", arena_);
    const Text poster = comment.attribute("posterid", arena_);
    if (id.empty()) return batch_.reject("a comment without an id");
    if (poster.empty()) return batch_.reject("an anonymous comment: it belongs to no account");
    Post post;
    post.uid = uid("/comment/", id);
    const Text name = name_of_poster(poster);
    post.account_uid =
        arena_.join({kLivejournal, name.empty() ? ":#" : ":", name.empty() ? poster : name});
    post.account_name = name;
    post.post_type = PostType::comment;
    const Text entry = comment.attribute("jitemid", arena_);
    if (!entry.empty()) post.conversation_uid = uid("/entry/", entry);
    const Text parent = comment.attribute("parentid", arena_);
    post.reply_to_uid = parent.empty() ? post.conversation_uid : uid("/comment/", parent);
    const Text date = trimmed_or_unknown(comment.child_text("date", arena_));
    if (date.ends_with('Z') && !set_time(date, "date", post)) return;
    add_text(comment.child_text("subject", arena_), comment.child_text("body", arena_), post);
  }

  /// The names stand in the other half of the export, which may have been put in front.
  Text name_of_poster(Text poster) {
    std::vector<XmlElement> maps = root_.children("usermap");
    for (const XmlElement& list : root_.children("usermaps")) {
      for (const XmlElement& map : list.children("usermap")) maps.push_back(map);
    }
    for (const XmlElement& map : maps) {
      if (map.attribute("id", arena_) == poster) return map.attribute("user", arena_);
    }
    return {};
  }

  /// False where the record was rejected.
  bool set_time(Text written, std::string_view field, Post& post) {
    return set_written_time(written.empty() ? Text() : written, field, post, batch_);
  }

  void add_text(Text subject, Text html, Post& post) {
    post.platform = kLivejournal;
    const Text title = feed_title(subject, arena_);
    const bool has_tags = html.find_first_of("<&") != Text::npos;
    const Text body =
        has_tags ? feed_plain(arena_.keep(livejournal_html(html, post, arena_)), post, arena_)
                 : html;
    post.text = title.empty() ? body : body.empty() ? title : arena_.join({title, "\n\n", body});
    batch_.add_post(post);
  }

  const XmlElement& root_;
  RecordBatch& batch_;
  TextArena& arena_;
  Text journal_;
};

}  // namespace

Format livejournal_xml_format() {
  Format format;
  format.name = "livejournal-xml";
  format.platform = kLivejournal;
  format.description = "LiveJournal: exports of journals and of comments (XML)";
  format.source = "LiveJournal, htdocs/export_do.bml and htdocs/export_comments.bml";
  format.fixture = "livejournal_xml.xml";
  format.recognises_xml = [](const XmlElement& root) { return root.name() == "livejournal"; };
  format.parse_xml = [](const XmlElement& root, RecordBatch& batch) {
    LivejournalExport(root, batch).add();
  };
  return format;
}

}  // namespace cahoots
