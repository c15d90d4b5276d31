#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"

struct _xmlNode;
struct _xmlDoc;

namespace cahoots {

/// One element of a parsed document; valid as long as the document. Names are local names, compared
/// exactly; `namespace_uri` empty = any. Cheap to copy. One thread.
class XmlElement {
 public:
  std::string_view name() const;
  /// The URI of its namespace; empty where it has none.
  std::string_view namespace_uri() const;
  /// The first child element of that name.
  std::optional<XmlElement> child(std::string_view name, std::string_view namespace_uri = {}) const;
  /// All child elements of that name; all of them for an empty one.
  std::vector<XmlElement> children(std::string_view name = {},
                                   std::string_view namespace_uri = {}) const;
  /// All text within, in order, CDATA too; never null. Composed in `arena`.
  std::string_view text(TextArena& arena) const;
  /// The text of the first child of that name; null where there is none.
  std::string_view child_text(std::string_view name, TextArena& arena,
                              std::string_view namespace_uri = {}) const;
  /// The attribute without a namespace of that name (`rdf:about` and the like too where no other
  /// has the local name); null where there is none.
  std::string_view attribute(std::string_view name, TextArena& arena) const;
  /// What stands within, as markup: for Atom's `type="xhtml"`.
  std::string_view inner_markup(TextArena& arena) const;

 private:
  friend class XmlDocument;
  explicit XmlElement(_xmlNode* node) : node_(node) {}
  _xmlNode* node_;
};

/// Why a text is no XML document.
struct XmlError {
  std::string message;
  std::uint64_t line = 1;    ///< from 1, within the text
  std::uint64_t column = 1;  ///< in bytes from 1, within the line
};

/// A well-formed XML 1.0 document (libxml2), in any encoding that its declaration names. Nothing is
/// fetched and no entity is read from elsewhere; a document that declares entities of its own is
/// refused, since their expansion can be made to fill any memory. Nesting is limited to 256. Linear
/// time; the tree takes some 10 times the text. One thread each.
class XmlDocument {
 public:
  /// The document, or nothing: then `error` says why.
  static std::optional<XmlDocument> parse(std::string_view text, XmlError& error);

  XmlElement root() const;

 private:
  explicit XmlDocument(std::shared_ptr<_xmlDoc> document) : document_(std::move(document)) {}
  std::shared_ptr<_xmlDoc> document_;
};

}  // namespace cahoots
