#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "io/item_splitter.hpp"

namespace cahoots {
namespace {

/// RSS, Atom and LiveJournal's exports call their items so; within an item the names mean nothing.
constexpr std::array<std::string_view, 3> kItemNames{"item", "entry", "comment"};

bool is_xml_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// `atom:entry` is `entry`.
std::string_view local_name_of(std::string_view name) {
  return name.substr(name.rfind(':') + 1);
}

/// XML 1.0, as far as it must be read to know where elements end: tags, attribute values, comments,
/// processing instructions, CDATA sections and the document type. Each piece of markup is held
/// until its end is seen. Elements that end when the head is over kHeadKeptBytes long, such as the
/// thousand tags that a WordPress feed lists before its items, are no longer taken into it.
class XmlItemSplitter final : public ItemSplitter {
 public:
  XmlItemSplitter(const RecordShape& shape, std::uint32_t source) : ItemSplitter(shape, source) {}

  std::size_t split(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out) override {
    std::size_t used = 0;
    for (std::size_t i = scanned_bytes_; i < bytes.size(); ++i) {
      const char c = bytes[i];
      if (!has_given_up()) {
        step(bytes, i, out);
        if (gives_up(i, out)) {
          open_.clear();
          in_item_ = ends_record_ = false;
        }
      }
      advance(c);
      if (ends_record_) finish_item(bytes, i, out);
      if (!is_open_) used = i + 1;
    }
    if (is_last) {
      finish_all(bytes, out);
      used = bytes.size();
    }
    return used_up(used, bytes.size());
  }

 private:
  void step(std::string_view bytes, std::size_t i, std::vector<RecordSlice>& out) {
    const char c = bytes[i];
    if (markup_.empty()) {
      if (c == '<') {
        if (!in_item_) {
          if (head_.empty()) begin_document();
          begin_record(i);
        }
        markup_.push_back(c);
      } else if (!in_item_ && (!is_xml_blank(c) || (!head_.empty() && !has_items_))) {
        if (head_.empty()) begin_document();
        head_.push_back(c);
      }
      return;
    }
    markup_.push_back(c);
    if (ends_markup(c)) return end_markup(i, out);
    shorten_markup();
  }

  /// Of a long piece within an item only its kind and its end matter; outside items it belongs to
  /// the head, which is limited.
  void shorten_markup() {
    constexpr std::size_t kKeptBytes = 16;
    constexpr std::size_t kLongBytes = 4096;
    if (in_item_ && markup_.size() > kLongBytes) {
      markup_.erase(kKeptBytes, markup_.size() - 2 * kKeptBytes);
    } else if (markup_.size() > kHeadLimitBytes) {
      head_.append(std::exchange(markup_, {}));
      is_open_ = false;
    }
  }

  /// True where the piece of markup that is open ends with this byte.
  bool ends_markup(char c) {
    const std::string_view markup = markup_;
    if (markup.starts_with("<!--")) return markup.size() >= 7 && markup.ends_with("-->");
    if (markup.starts_with("<![CDATA[")) return markup.ends_with("]]>");
    if (markup.starts_with("<?")) return markup.ends_with("?>");
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
      return false;
    }
    // Up to here it may still become a comment or a section.
    if (markup.starts_with("<!")) {
      if (c == '[') ++n_brackets_;
      if (c == ']' && n_brackets_ > 0) --n_brackets_;
      return c == '>' && n_brackets_ == 0;
    }
    if (c == '"' || c == '\'') quote_ = c;
    return c == '>';
  }

  void end_markup(std::size_t i, std::vector<RecordSlice>& out) {
    const std::string markup = std::exchange(markup_, {});
    n_brackets_ = 0;
    const bool is_tag = markup[1] != '!' && markup[1] != '?';
    const bool is_closing = is_tag && markup[1] == '/';
    const bool is_empty = is_tag && markup[markup.size() - 2] == '/';
    if (in_item_) {
      if (!is_tag || is_empty) return;
      item_depth_ += is_closing ? -1 : 1;
      ends_record_ = item_depth_ == 0;
      return;
    }
    if (is_tag && !is_closing && is_item(name_of(markup))) return begin_item(is_empty);
    const std::size_t begin_bytes =
        is_closing && !open_.empty() ? open_.back().head_bytes : head_.size();
    if (is_closing && open_.empty()) {
      // Unbalanced: the parser will say so.
    } else if (is_closing) {
      open_.pop_back();
    } else if (is_tag && !is_empty) {
      open_.push_back({name_of(markup), head_.size()});
    }
    is_open_ = false;
    dropped_bytes_ = 0;
    head_.append(markup);
    const bool ends_document = is_tag && open_.empty();
    const bool ends_here = is_closing || is_empty || !is_tag;
    if (ends_here && !open_.empty() && head_.size() > kHeadKeptBytes) head_.resize(begin_bytes);
    if (!ends_document) return;
    if (!has_items_) finish_document(i + 1, out);
    head_.clear();
    has_items_ = false;
  }

  static std::string name_of(std::string_view tag) {
    const std::size_t begin = tag[1] == '/' ? 2 : 1;
    return std::string(tag.substr(begin, tag.find_first_of(" \t\r\n/>", begin) - begin));
  }

  bool is_item(std::string_view name) const {
    return !open_.empty() &&
           std::find(kItemNames.begin(), kItemNames.end(), local_name_of(name)) != kItemNames.end();
  }

  void begin_item(bool is_empty) {
    in_item_ = has_items_ = true;
    item_depth_ = 1;
    const bool is_new = envelope_ == nullptr || envelope_->head != head_;
    if (is_new) {
      auto envelope = std::make_shared<RecordEnvelope>();
      envelope->head = head_;
      for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        envelope->tail.append("</").append(it->name).push_back('>');
      }
      envelope_ = std::move(envelope);
    }
    count_item(*envelope_, is_new);
    ends_record_ = is_empty;
  }

  void finish_item(std::string_view bytes, std::size_t i, std::vector<RecordSlice>& out) {
    finish_record(bytes.substr(open_begin_, i + 1 - open_begin_), out, envelope_);
    in_item_ = ends_record_ = false;
  }

  void finish_all(std::string_view bytes, std::vector<RecordSlice>& out) {
    if (is_open_ && in_item_) {
      finish_record(bytes.substr(open_begin_), out, envelope_);
    } else if (!open_.empty() || is_open_) {
      report_cut_short(bytes.size(), out);
    } else if (!head_.empty()) {
      finish_document(bytes.size(), out);
    }
    is_open_ = false;
  }

  static constexpr std::size_t kHeadKeptBytes = std::size_t{32} << 10;

  struct OpenElement {
    std::string name;
    std::size_t head_bytes;  ///< of the head where it begins
  };

  std::vector<OpenElement> open_;
  std::string markup_;  ///< the piece of markup that is open
  char quote_ = '\0';
  std::size_t n_brackets_ = 0;
  std::ptrdiff_t item_depth_ = 0;
  bool in_item_ = false;
  bool has_items_ = false;
  bool ends_record_ = false;
  std::shared_ptr<const RecordEnvelope> envelope_;
};

}  // namespace

std::unique_ptr<RecordSplitter> make_xml_item_splitter(const RecordShape& shape,
                                                       std::uint32_t source) {
  return std::make_unique<XmlItemSplitter>(shape, source);
}

}  // namespace cahoots
