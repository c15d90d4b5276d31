#include "render/markup.hpp"

#include <stdexcept>

#include "render/display_text.hpp"

namespace cahoots {
namespace {

/// Elements after which a line feed changes nothing; keeps the source readable.
bool is_block(std::string_view element) {
  constexpr std::string_view kBlocks[] = {
      "html",  "head", "body",  "main", "header", "footer", "nav",     "section",
      "h1",    "h2",   "h3",    "h4",   "p",      "table",  "thead",   "tbody",
      "tr",    "ul",   "ol",    "li",   "figure", "div",    "details", "dl",
      "title", "meta", "style", "svg",  "link",   "script"};
  for (const std::string_view block : kBlocks) {
    if (element == block) return true;
  }
  return false;
}

bool is_html_void(std::string_view element) {
  return element == "br" || element == "meta" || element == "link" || element == "hr" ||
         element == "col" || element == "wbr";
}

}  // namespace

void MarkupWriter::append_escaped(std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out_.append("&amp;");
        break;
      case '<':
        out_.append("&lt;");
        break;
      case '>':
        out_.append("&gt;");
        break;
      case '"':
        out_.append("&quot;");
        break;
      case '\'':
        out_.append("&#39;");
        break;
      default:
        out_.push_back(c);
    }
  }
}

void MarkupWriter::write_tag(std::string_view element, Attributes attributes) {
  out_.append("<").append(element);
  for (const Attribute& attribute : attributes) {
    out_.append(" ").append(attribute.name).append("=\"");
    append_escaped(attribute.value);
    out_.push_back('"');
  }
}

MarkupWriter& MarkupWriter::open(std::string_view element, Attributes attributes) {
  write_tag(element, attributes);
  out_.push_back('>');
  open_.emplace_back(element);
  return *this;
}

MarkupWriter& MarkupWriter::close() {
  if (open_.empty()) throw std::logic_error("no element is open");
  out_.append("</").append(open_.back()).append(">");
  if (is_block(open_.back())) out_.push_back('\n');
  open_.pop_back();
  return *this;
}

MarkupWriter& MarkupWriter::empty(std::string_view element, Attributes attributes) {
  write_tag(element, attributes);
  out_.append(is_html_void(element) ? ">" : "/>");
  if (is_block(element)) out_.push_back('\n');
  return *this;
}

MarkupWriter& MarkupWriter::text(std::string_view text) {
  append_escaped(text);
  return *this;
}

MarkupWriter& MarkupWriter::element(std::string_view element, Attributes attributes,
                                    std::string_view text) {
  return open(element, attributes).text(text).close();
}

MarkupWriter& MarkupWriter::evidence(std::string_view text, std::size_t max_characters) {
  return element("bdi", {}, displayable(text, {max_characters, false}));
}

MarkupWriter& MarkupWriter::document_type() {
  out_.append("<!DOCTYPE html>\n");
  return *this;
}

MarkupWriter& MarkupWriter::style_sheet(std::string_view constant_css) {
  open("style");
  out_.append(constant_css);
  return close();
}

MarkupWriter& MarkupWriter::script(std::string_view constant_javascript) {
  open("script");
  out_.append(constant_javascript);
  return close();
}

std::string MarkupWriter::take() {
  if (!open_.empty()) throw std::logic_error("<" + open_.back() + "> is still open");
  return std::move(out_);
}

}  // namespace cahoots
