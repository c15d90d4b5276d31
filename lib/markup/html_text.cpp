#include "markup/html_text.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "markup/parser_library.hpp"

namespace cahoots {
namespace {

/// libxml2's text; its bytes are UTF-8.
std::string_view seen_text(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

constexpr std::array<std::string_view, 24> kBlocks{
    "address", "article", "aside", "blockquote", "dd", "div", "dl",      "dt",
    "figure",  "footer",  "form",  "h1",         "h2", "h3",  "h4",      "h5",
    "h6",      "header",  "hr",    "li",         "ol", "pre", "section", "ul"};
constexpr std::array<std::string_view, 5> kRows{"tr", "table", "tbody", "figcaption", "main"};
constexpr std::array<std::string_view, 6> kUnseen{"script", "style",    "head",
                                                  "title",  "template", "noscript"};
constexpr std::array<std::string_view, 6> kMedia{"img",    "video",  "audio",
                                                 "source", "iframe", "embed"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct DocumentCloser {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string attribute_of(xmlNode* element, const char* name) {
  xmlChar* value = xmlGetNoNsProp(element, reinterpret_cast<const xmlChar*>(name));
  std::string copy(seen_text(value));
  xmlFree(value);
  return copy;
}

/// Folds blanks as CSS `white-space: normal` does.
class Page {
 public:
  void add_text(std::string_view text, bool is_preformatted) {
    for (const char c : text) {
      const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
      if (is_blank && !is_preformatted) {
        has_blank_ = true;
        continue;
      }
      if (n_breaks_ > 0) {
        if (!text_.empty()) text_.append(n_breaks_, '\n');
      } else if (has_blank_ && !text_.empty() && text_.back() != '\n') {
        text_.push_back(' ');
      }
      n_breaks_ = 0;
      has_blank_ = false;
      text_.push_back(c);
    }
  }
  /// At least `count` line breaks before the next text.
  void break_line(std::size_t count) { n_breaks_ = std::max(n_breaks_, count); }
  /// One more line break: two `br` make an empty line.
  void add_break() { ++n_breaks_; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t n_breaks_ = 0;
  bool has_blank_ = false;
};

/// One walk over the tree, without recursion: the parser bounds its depth, the walk need not rely
/// on it.
class Walk {
 public:
  HtmlText run(xmlNode* root) {
    xmlNode* node = root;
    while (node != nullptr) {
      const bool descends = enter(node);
      if (descends && node->children != nullptr) {
        node = node->children;
        continue;
      }
      while (node != nullptr) {
        leave(node);
        if (node == root) return finish();
        if (node->next != nullptr) break;
        node = node->parent;
      }
      if (node != nullptr) node = node->next;
    }
    return finish();
  }

 private:
  HtmlText finish() {
    result_.text = page_.take();
    return std::move(result_);
  }

  /// False where nothing within is seen.
  bool enter(xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      page_.add_text(seen_text(node->content), n_preformatted_ > 0);
      return false;
    }
    if (node->type != XML_ELEMENT_NODE) return false;
    const std::string_view name = seen_text(node->name);
    if (is_one_of(kUnseen, name)) return false;
    if (name == "br") page_.add_break();
    if (name == "p") page_.break_line(2);
    if (is_one_of(kBlocks, name) || is_one_of(kRows, name)) page_.break_line(1);
    if (name == "td" || name == "th") page_.add_text(" ", false);
    if (name == "pre") ++n_preformatted_;
    if (name == "a") add_link(attribute_of(node, "href"), result_.links);
    if (is_one_of(kMedia, name)) add_link(attribute_of(node, "src"), result_.images);
    return true;
  }

  void leave(xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return;
    const std::string_view name = seen_text(node->name);
    if (name == "p") page_.break_line(2);
    if (is_one_of(kBlocks, name) || is_one_of(kRows, name)) page_.break_line(1);
    if (name == "pre" && n_preformatted_ > 0) --n_preformatted_;
  }

  static void add_link(std::string url, std::vector<std::string>& list) {
    if (url.starts_with("http://") || url.starts_with("https://")) list.push_back(std::move(url));
  }

  HtmlText result_;
  Page page_;
  std::size_t n_preformatted_ = 0;
};

}  // namespace

bool has_markup(std::string_view text) {
  return text.find_first_of("<&") != std::string_view::npos;
}

HtmlText html_to_text(std::string_view html) {
  HtmlText plain;
  plain.text = html;
  if (!has_markup(html)) return plain;
  if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return plain;
  prepare_parser_library();
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT;
  const std::unique_ptr<xmlDoc, DocumentCloser> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", kOptions));
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  // A document without an element is a comment or nothing.
  if (root == nullptr) return {};
  return Walk().run(root);
}

}  // namespace cahoots
