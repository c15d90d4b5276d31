#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cahoots {

/// An attribute; its value is escaped on writing.
struct Attribute {
  std::string_view name;
  std::string value;
};
using Attributes = std::initializer_list<Attribute>;

/// Writes HTML and SVG elements, nested as they are opened and closed, and is the one place where
/// text and attribute values are escaped (& < > " '). What must not reach a page at all (controls,
/// characters that change direction) is replaced by displayable() before, by `evidence`. Names of
/// elements and attributes are the program's own. One thread.
class MarkupWriter {
 public:
  MarkupWriter& open(std::string_view element, Attributes attributes = {});
  MarkupWriter& close();
  /// An element without content: `<br>` in HTML, `<rect …/>` in SVG.
  MarkupWriter& empty(std::string_view element, Attributes attributes = {});
  /// Text of the program's own.
  MarkupWriter& text(std::string_view text);
  /// `<element …>text</element>`
  MarkupWriter& element(std::string_view element, Attributes attributes, std::string_view text);
  MarkupWriter& element(std::string_view name, std::string_view text) {
    return element(name, {}, text);
  }
  /// Text of the evidence: made displayable, at most `max_characters` of it, and isolated from the
  /// direction of its surroundings (`<bdi>`).
  MarkupWriter& evidence(std::string_view text, std::size_t max_characters = 300);
  /// The document type, and nothing else.
  MarkupWriter& document_type();
  /// The content of a style element, which is not escaped: never anything but a constant.
  MarkupWriter& style_sheet(std::string_view constant_css);
  /// The content of a script element, likewise.
  MarkupWriter& script(std::string_view constant_javascript);

  /// The document so far. Throws std::logic_error where elements are still open.
  std::string take();
  std::size_t depth() const { return open_.size(); }

 private:
  void write_tag(std::string_view element, Attributes attributes);
  void append_escaped(std::string_view text);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace cahoots
