#include "markup/xml_document.hpp"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/utf8.hpp"
#include "markup/parser_library.hpp"

namespace cahoots {
namespace {

/// libxml2's text; its bytes are UTF-8.
std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_element(const xmlNode* node, std::string_view name, std::string_view namespace_uri) {
  if (node->type != XML_ELEMENT_NODE) return false;
  if (!name.empty() && view_of(node->name) != name) return false;
  if (namespace_uri.empty()) return true;
  return node->ns != nullptr && view_of(node->ns->href) == namespace_uri;
}

/// The message with a question mark for each byte that is not UTF-8: libxml2 quotes names as they
/// are.
std::string readable(std::string message) {
  const std::string_view text = message;
  for (std::size_t at = first_invalid_utf8(text); at < text.size();
       at += first_invalid_utf8(text.substr(at))) {
    message[at] = '?';
  }
  return message;
}

/// Where a document type declares entities. Comments and sections may hold the word; a feed that
/// does is refused as well, which costs nobody a thing: it has no document type.
bool declares_entities(std::string_view text) {
  const std::size_t doctype = text.find("<!DOCTYPE");
  return doctype != std::string_view::npos &&
         text.find("<!ENTITY", doctype) != std::string_view::npos;
}

XmlError entities_error() {
  return {"it declares entities of its own, which could be made to expand without limit", 1, 1};
}

XmlError error_of(const xmlError* error) {
  XmlError found;
  std::string message(error != nullptr && error->message != nullptr ? error->message
                                                                    : "unreadable");
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
  found.message = readable(std::move(message));
  if (error != nullptr) {
    found.line = static_cast<std::uint64_t>(std::max(error->line, 1));
    found.column = static_cast<std::uint64_t>(std::max(error->int2, 1));
  }
  return found;
}

}  // namespace

std::string_view XmlElement::name() const {
  return view_of(node_->name);
}

std::string_view XmlElement::namespace_uri() const {
  return node_->ns == nullptr ? std::string_view() : view_of(node_->ns->href);
}

std::optional<XmlElement> XmlElement::child(std::string_view name,
                                            std::string_view namespace_uri) const {
  for (xmlNode* node = node_->children; node != nullptr; node = node->next) {
    if (is_element(node, name, namespace_uri)) return XmlElement(node);
  }
  return std::nullopt;
}

std::vector<XmlElement> XmlElement::children(std::string_view name,
                                             std::string_view namespace_uri) const {
  std::vector<XmlElement> found;
  for (xmlNode* node = node_->children; node != nullptr; node = node->next) {
    if (is_element(node, name, namespace_uri)) found.push_back(XmlElement(node));
  }
  return found;
}

std::string_view XmlElement::text(TextArena& arena) const {
  xmlChar* content = xmlNodeGetContent(node_);
  const std::string_view kept = arena.keep(view_of(content));
  xmlFree(content);
  return kept;
}

std::string_view XmlElement::child_text(std::string_view name, TextArena& arena,
                                        std::string_view namespace_uri) const {
  const auto found = child(name, namespace_uri);
  return found ? found->text(arena) : std::string_view();
}

std::string_view XmlElement::attribute(std::string_view name, TextArena& arena) const {
  const xmlAttr* chosen = nullptr;
  for (const xmlAttr* attribute = node_->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (view_of(attribute->name) != name) continue;
    if (chosen == nullptr || attribute->ns == nullptr) chosen = attribute;
  }
  if (chosen == nullptr) return {};
  xmlChar* content = xmlNodeListGetString(node_->doc, chosen->children, 1);
  const std::string_view kept = arena.keep(view_of(content));
  xmlFree(content);
  return kept;
}

std::string_view XmlElement::inner_markup(TextArena& arena) const {
  xmlBuffer* buffer = xmlBufferCreate();
  for (xmlNode* node = node_->children; node != nullptr; node = node->next) {
    xmlNodeDump(buffer, node_->doc, node, 0, 0);
  }
  const std::string_view kept = arena.keep(view_of(xmlBufferContent(buffer)));
  xmlBufferFree(buffer);
  return kept;
}

std::optional<XmlDocument> XmlDocument::parse(std::string_view text, XmlError& error) {
  prepare_parser_library();
  if (declares_entities(text)) {
    error = entities_error();
    return std::nullopt;
  }
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    error = {"a document of more than 2 GiB", 1, 1};
    return std::nullopt;
  }
  constexpr int kOptions =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
  xmlResetLastError();
  const std::shared_ptr<xmlDoc> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, kOptions),
      [](xmlDoc* opened) { xmlFreeDoc(opened); });
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) {
    error = error_of(xmlGetLastError());
    return std::nullopt;
  }
  // In another encoding than that of the name above, such as UTF-16.
  const xmlDtd* const type = document->intSubset;
  if (type != nullptr && type->entities != nullptr &&
      xmlHashSize(static_cast<xmlHashTable*>(type->entities)) > 0) {
    error = entities_error();
    return std::nullopt;
  }
  return XmlDocument(document);
}

XmlElement XmlDocument::root() const {
  return XmlElement(xmlDocGetRootElement(document_.get()));
}

}  // namespace cahoots
