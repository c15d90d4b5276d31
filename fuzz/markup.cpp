// HTML and XML: whatever is read of them is text, and points to the web.
#include <string>

#include "base/text_arena.hpp"
#include "base/utf8.hpp"
#include "fuzz_target.hpp"
#include "markup/html_text.hpp"
#include "markup/xml_document.hpp"

namespace cahoots {
namespace {

void check_html_text(std::string_view bytes) {
  const HtmlText read = html_to_text(bytes);
  // Exports that are not UTF-8 are refused before anybody reads HTML in them.
  const bool is_utf8 = first_invalid_utf8(bytes) == bytes.size();
  if (is_utf8) require_utf8(read.text, "the text of HTML is UTF-8");
  for (const auto* addresses : {&read.links, &read.images}) {
    for (const std::string& address : *addresses) {
      if (is_utf8) require_utf8(address, "an address is UTF-8");
      require(address.starts_with("http://") || address.starts_with("https://"),
              "an address is of the web", address);
    }
  }
  if (!has_markup(bytes)) {
    require(bytes.find_first_of("<&") == std::string_view::npos, "what has no markup has none");
  }
}

void visit(const XmlElement& element, TextArena& arena, int depth) {
  require(depth <= 257, "nesting is limited");
  require(!element.name().empty(), "an element has a name");
  require_utf8(element.name(), "a name is UTF-8");
  require_utf8(element.text(arena), "a text is UTF-8");
  require_utf8(element.attribute("href", arena), "an attribute is UTF-8");
  const auto children = element.children();
  for (const XmlElement& child : children) {
    require(element.child(child.name()).has_value(), "a child is found by its name");
    visit(child, arena, depth + 1);
  }
  arena.clear();
}

void check_xml_document(std::string_view bytes) {
  XmlError error;
  const auto document = XmlDocument::parse(bytes, error);
  if (!document) {
    require(!error.message.empty(), "what is no document has its reason");
    require(error.line >= 1 && error.column >= 1, "lines and columns count from 1");
    return;
  }
  TextArena arena;
  visit(document->root(), arena, 1);
  require_utf8(document->root().inner_markup(arena), "markup is UTF-8");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"html-text", check_html_text, "tests/fixtures/platforms/*.xml", "markup.dict"},
      {"xml-document", check_xml_document, "tests/fixtures/platforms/*.xml", "markup.dict"},
  };
}

}  // namespace cahoots
