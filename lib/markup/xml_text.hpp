#pragma once

#include <libxml/xmlstring.h>

#include <string_view>

namespace cahoots {

/// libxml2's text as a view; its bytes are UTF-8.
inline std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace cahoots
